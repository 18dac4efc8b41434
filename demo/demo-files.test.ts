import { expect, test } from 'vitest'
import { areaYears } from '../src/measures/rules/published-areas.ts'
import { isPublishedFile, readPublishedFile } from '../src/measures/published-file.ts'
import { council } from './council.ts'
import { allFiles } from './demo-files.ts'
import { inventedName } from './names.ts'
import { simulate, spellsOf } from './simulation/simulate.ts'

test('the files are the same, byte for byte, for a seed, and others for another', () => {
  const [once, again, other] = [allFiles(1), allFiles(1), allFiles(2)]
  expect(once.map(({ name, text }) => ({ name, text }))).toEqual(again.map(({ name, text }) => ({ name, text })))
  expect(other.find(({ kind }) => kind === 'people')?.text).not.toBe(once.find(({ kind }) => kind === 'people')?.text)
}, 120_000)

test('the council has a number that no authority has, and nobody an address outside .invalid', async () => {
  const published = await readPublishedFile('data/published/csww_indicators_2017_to_2025.csv')
  if (!isPublishedFile(published)) throw new Error('the shipped figures cannot be read')
  expect(areaYears(published.figures).some(({ laNumber }) => laNumber?.includes(council.dfeNumber))).toBe(false)
  const addresses = allFiles(1).flatMap(({ text }) => text.match(/[^\s,;"<>]+@[^\s,;"<>]+/g) ?? [])
  expect(addresses.length).toBeGreaterThan(400)
  expect(addresses.filter((address) => !address.endsWith('.invalid'))).toEqual([])
}, 120_000)

test('no two people have one name before every name is used', () => {
  const names = Array.from({ length: 3_000 }, (_, at) => Object.values(inventedName(at + 1)).join(' '))
  expect(new Set(names).size).toBe(names.length)
})

test('every post has one holder at a time and nobody two posts at once', () => {
  const history = simulate(1)
  const byPost = new Map<object, { from: number; until: number }[]>()
  for (const spell of spellsOf(history)) {
    let last = -Infinity
    for (const stint of spell.stints) {
      expect(stint.from).toBeGreaterThan(last)
      last = stint.until ?? Infinity
      const end = Math.min(stint.until ?? Infinity, spell.endedOn ?? Infinity)
      byPost.set(stint.post, [...(byPost.get(stint.post) ?? []), { from: stint.from, until: end }])
    }
  }
  for (const stretches of byPost.values()) {
    const ordered = stretches.toSorted((a, b) => a.from - b.from)
    for (const [at, stretch] of ordered.entries()) expect(stretch.from).toBeGreaterThan(ordered[at - 1]?.until ?? -Infinity)
  }
})
