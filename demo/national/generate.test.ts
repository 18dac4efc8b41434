import { beforeAll, describe, expect, test } from 'vitest'
import { countReturn } from '../../src/census/rules/count-return.ts'
import { definitions, type Counts } from '../../src/measures/rules/definitions.ts'
import type { AreaYear } from '../../src/measures/rules/published-areas.ts'
import { countColumns, publishedRates } from '../../src/measures/rules/published-figure.ts'
import { partsOf, roundedTenths } from '../../src/measures/rules/published-parts.ts'
import { authorityReturn, returnFacts } from './authority-files.ts'
import { authorityYears, type AuthorityYear } from './authority-years.ts'
import { filesOf, listAuthorities, type Authority } from './generate.ts'
import { hiddenCounts } from './hidden-counts.ts'

const YEARS = [2021, 2022, 2023, 2024, 2025]
let authorities: Authority[] = []

beforeAll(async () => {
  authorities = await listAuthorities('data/published/csww_indicators_2017_to_2025.csv', YEARS)
})

describe('the nation', () => {
  test('is every authority that DfE publishes, a joint return once', () => {
    expect(authorities.length).toBeGreaterThanOrEqual(150)
    expect(authorities.find(({ number }) => number === '314')?.numbers).toEqual(['314', '318'])
    // Westminster could not report in 2025
    expect(authorities.find(({ number }) => number === '213')?.areas.map(({ year }) => year)).toEqual([2021, 2022, 2023, 2024])
  })

  test('gives every published rate and count of every authority and year, worked out of the rows by the product', { timeout: 180_000 }, () => {
    const wrong: string[] = []
    let compared = 0
    for (const authority of authorities) {
      for (const [at, year] of yearsOf(authority).entries()) {
        const area = authority.areas[at]
        if (!area) throw new Error('a year without its figures')
        const { workers, laBlock } = returnFacts(authority.number, year)
        const counts = countReturn(workers.map((worker, index) => ({ ...worker, position: index + 1, line: 0 })), laBlock, area.year)
        compared += compareWith(area, counts, `${authority.name} ${area.year}`, wrong)
      }
    }
    expect(wrong).toEqual([])
    expect(compared).toBeGreaterThan(750 * 16)
  })

  test('keeps its people: who is in post stays, or leaves, and carries the same facts from return to return', () => {
    const authority = find('840')
    const [before, after] = yearsOf(authority).slice(-2)
    if (!before || !after) throw new Error('two years are needed')
    const stayed = after.inPost.filter((row) => before.inPost.some((one) => one.person === row.person))
    const left = after.leavers.filter((row) => before.inPost.some((one) => one.person === row.person))
    expect(stayed.length).toBeGreaterThan(before.inPost.length * 0.75)
    expect(left.length).toBe(after.leavers.length)
    for (const row of left) expect(row.fteBefore).toBe(before.inPost.find((one) => one.person === row.person)?.fte)
    for (const row of after.inPost.filter((one) => stayed.includes(one))) expect(row.fteBefore).toBe(before.inPost.find((one) => one.person === row.person)?.fte)
  })

  test('is the same, byte for byte, for a seed, and other people with the same totals for another', () => {
    const authority = find('335')
    const [once, again, other] = [filesOf(authority, { seed: 1, people: true }), filesOf(authority, { seed: 1, people: true }), filesOf(authority, { seed: 2, people: true })]
    expect(once.map(({ text }) => text)).toEqual(again.map(({ text }) => text))
    expect(other[0]?.text).not.toBe(once[0]?.text)
  })
})

describe('the counts behind the printed ones', () => {
  test('print as DfE prints them and give every rate that DfE gives', () => {
    for (const authority of authorities) for (const area of authority.areas) expect.soft(hiddenCounts(area).missedRates, `${authority.name} ${area.year}`).toBe(0)
  })
})

test('a return names its authority in its file name and header', () => {
  const file = authorityReturn('840', yearsOf(find('840'))[0] as AuthorityYear)
  expect(file.name).toBe('CSWW_840_2021.xml')
  expect(file.text).toContain('<LEA>840</LEA>')
})

function find(number: string): Authority {
  const authority = authorities.find((one) => one.number === number)
  if (!authority) throw new Error(`no authority ${number}`)
  return authority
}

function yearsOf(authority: Authority): AuthorityYear[] {
  return authorityYears(authority.areas.map(hiddenCounts), `1 ${authority.number}`)
}

/** Rates rounded half up from the rows' own sums, and the counts as they would be printed. */
function compareWith(area: AreaYear, counts: Counts, name: string, wrong: string[]): number {
  let compared = 0
  const scaled = Object.fromEntries(Object.entries(counts).map(([key, value]) => [key, value === null || key === 'workingDays' ? value : Math.round(value * 100)])) as Counts
  for (const { measure, basis, column } of publishedRates) {
    const definition = definitions.find((one) => one.measure === measure && one.basis === basis)
    const published = area.tenths.get(column) ?? null
    const parts = definition && published !== null ? partsOf(definition, scaled) : null
    if (!definition || !parts) continue
    compared += 1
    if (roundedTenths(definition, parts) !== published) wrong.push(`${name}: ${column} ${roundedTenths(definition, parts)} for ${published}`)
  }
  for (const [count, column] of Object.entries(countColumns)) {
    const published = area.tenths.get(column) ?? null
    const value = counts[count as keyof Counts]
    if (published === null || value === null) continue
    compared += 1
    if (Math.floor(value * 10 + 0.500001) !== published) wrong.push(`${name}: ${column} ${value} for ${published / 10}`)
  }
  return compared
}

