import fc from 'fast-check'
import { expect, test } from 'vitest'
import { countRisk } from './count-risk.ts'
import { cumulativeIncidence } from './cumulative-incidence.ts'
import { hazardBands } from './hazard-bands.ts'
import { kaplanMeier } from './kaplan-meier.ts'
import { medianTime } from './median-time.ts'
import { restrictedMean } from './restricted-mean.ts'
import { riskTable } from './risk.ts'
import { sortRisk } from './sort-risk.ts'
import type { Spells } from './spells.ts'

const CAUSES = [1, 2, 3]
const spell = fc.record({ entry: fc.integer({ min: 0, max: 40 }), stay: fc.integer({ min: 1, max: 40 }), cause: fc.integer({ min: 0, max: 3 }), weight: fc.integer({ min: 1, max: 4 }) })
const list = fc.array(spell, { minLength: 1, maxLength: 40 })

test('who is left and who is gone by each cause add up to one, at every time', () => {
  fc.assert(fc.property(list, (rows) => {
    const table = riskTable(spellsOf(rows), CAUSES)
    const { survival } = kaplanMeier(table)
    const gone = cumulativeIncidence(table)
    survival.forEach((share, at) => expect(share + gone.reduce((sum, { value }) => sum + (value[at] ?? 0), 0)).toBeCloseTo(1, 12))
  }))
})

test('the order of the rows does not matter', () => {
  fc.assert(fc.property(list.chain((rows) => fc.tuple(fc.constant(rows), fc.shuffledSubarray(rows, { minLength: rows.length }))), ([rows, mixed]) => {
    expect(describeAll(spellsOf(mixed))).toEqual(describeAll(spellsOf(rows)))
  }))
})

test('a weight is a repetition', () => {
  fc.assert(fc.property(list, (rows) => {
    const repeated = rows.flatMap((row) => Array.from({ length: row.weight }, () => ({ ...row, weight: 1 })))
    expect(describeAll(spellsOf(rows))).toEqual(describeAll(spellsOf(repeated)))
  }))
})

test('counting and sorting find the same', () => {
  fc.assert(fc.property(list, (rows) => {
    expect(sortRisk(spellsOf(rows), CAUSES)).toEqual(countRisk(spellsOf(rows), CAUSES))
  }))
})

test('where everybody is seen from the beginning and nobody is censored, survival is the share that is left', () => {
  fc.assert(fc.property(list, (rows) => {
    const simple = rows.map((row) => ({ ...row, entry: 0, cause: 1, weight: 1 }))
    const table = riskTable(spellsOf(simple))
    kaplanMeier(table).survival.forEach((share, at) => expect(share).toBeCloseTo(simple.filter(({ stay }) => stay > (table.times[at] ?? 0)).length / simple.length, 12))
  }))
})

test('where nobody leaves the curve stays at one and has no median', () => {
  fc.assert(fc.property(list, (rows) => {
    const table = riskTable(spellsOf(rows.map((row) => ({ ...row, cause: 0 }))))
    const curve = kaplanMeier(table)
    expect(curve.survival.every((share) => share === 1)).toBe(true)
    expect(medianTime(table.times, curve).value).toBeNull()
  }))
})

test('limits hold the curve between them, and errors and variances are never negative', () => {
  fc.assert(fc.property(list, fc.constantFrom('log' as const, 'log-log' as const), (rows, how) => {
    const table = riskTable(spellsOf(rows), CAUSES)
    const { survival, lo, hi } = kaplanMeier(table, how)
    survival.forEach((share, at) => {
      if (!Number.isNaN(lo[at])) expect((lo[at] ?? 1) <= share + 1e-12 && share <= (hi[at] ?? 0) + 1e-12 && (lo[at] ?? -1) >= 0 && (hi[at] ?? 2) <= 1).toBe(true)
    })
    for (const { se } of cumulativeIncidence(table)) expect(se.every((error) => error >= 0)).toBe(true)
    expect(restrictedMean(table, survival, 60).value).toBeLessThanOrEqual(60 + 1e-9)
  }))
})

test('bands share out all exits and all the time that anybody was there', () => {
  fc.assert(fc.property(list, (rows) => {
    const spells = spellsOf(rows)
    const bands = hazardBands(spells, [0, 12, 24, 36, Infinity])
    expect(bands.reduce((sum, { events }) => sum + events, 0)).toBe(rows.reduce((sum, row) => sum + (row.cause > 0 ? row.weight : 0), 0))
    expect(bands.reduce((sum, { exposure }) => sum + exposure, 0)).toBeCloseTo(rows.reduce((sum, row) => sum + row.stay * row.weight, 0), 9)
  }))
})

function spellsOf(rows: readonly { entry: number; stay: number; cause: number; weight: number }[]): Spells {
  return { entry: rows.map((row) => row.entry), exit: rows.map((row) => row.entry + row.stay), cause: rows.map((row) => row.cause), weight: rows.map((row) => row.weight) }
}

function describeAll(spells: Spells) {
  const table = riskTable(spells, CAUSES)
  return { table, curve: kaplanMeier(table), gone: cumulativeIncidence(table) }
}
