import { expect, test } from 'vitest'
import { coarseGrid, refine } from './rules/option-grid.ts'
import { newsvendor } from './rules/intakes.ts'
import { nonDominated, type JudgedOption } from './rules/judge-option.ts'
import { searchIntakes } from './search-intakes.ts'
import { openSimulationPool } from './simulation-pool.ts'
import { intakeOf, smallAuthority } from './testing/small-authority.ts'

const band = (mean: number) => ({ mean, p10: mean, p25: mean, p50: mean, p75: mean, p90: mean })
const option = (total: number, cost: number, vacancies: number, supportShort: number, over: number): JudgedOption => ({
  offers: [total], total, vacancies: band(0), chances: { vacancies, supportShort, over }, failures: [], cost: band(cost), costs: new Int32Array(1), most: { over: band(0), seatsShort: band(0), newlyQualified: band(0) }, leavers: band(0),
})

test('the grid holds what is planned now, and every option adds up to its total', () => {
  const grid = coarseGrid(smallAuthority())
  expect(grid[0]).toEqual([12, 16])
  expect(grid.length).toBeGreaterThanOrEqual(17)
  expect(grid.length).toBeLessThanOrEqual(22)
  expect(new Set(grid.map((offers) => offers[0]! + offers[1]!)).size).toBe(7)
  expect(coarseGrid(smallAuthority({ intakes: [intakeOf('2026-09', 20)] })).length).toBe(21)
  for (const offers of refine([[12, 16]], grid)) expect(Math.abs(offers[0]! - 12) + Math.abs(offers[1]! - 16)).toBeLessThanOrEqual(2)
})

test('an option that another beats in everything is left out, one that is better in anything stays', () => {
  const [cheap, safe, beaten] = [option(30, 100, 0.8, 0.1, 0.1), option(34, 120, 0.9, 0.1, 0.1), option(32, 130, 0.85, 0.2, 0.1)]
  expect(nonDominated([cheap, safe, beaten])).toEqual([cheap, safe])
})

// .565 for costs of 26 and 20, .394 for 26 and 40
test('the newsvendor quantile is the cost of one short over both costs', () => {
  expect(newsvendor({ money: { shortAYear: 26_000, overAYear: 20_000 } }, null).quantile).toBeCloseTo(26 / 46, 12)
  expect(newsvendor({ money: { shortAYear: 26_000, overAYear: 40_000 } }, null).quantile).toBeCloseTo(26 / 66, 12)
  expect(newsvendor({ money: { shortAYear: 1, overAYear: 1 } }, Int32Array.of(5, 9, 7, 3))).toEqual({ quantile: 0.5, starters: 7 })
})

test('a search says what is wanted: the same for a seed, mentors move the limit of support, a payment is paid to many who would have stayed', async () => {
  const scenario = smallAuthority({
    months: 24, levers: [{ key: 'retention-payment', from: '2026-01', until: null, grades: null, service: null, median: 0.77, low: 0.7, high: 0.85, costEachAYear: 2_000 }],
    limits: { vacancies: { month: 24, most: 40, chance: 0.5 }, support: { chance: 0.05 }, over: { most: 6, chance: 0.2 } }, otherPlaces: [{ places: 2, until: null }],
  })
  const search = async () => await searchIntakes(openSimulationPool(0), { scenario, sources: [] }, 3, 150)
  const found = await search()
  expect(JSON.stringify(await search())).toBe(JSON.stringify(found))
  expect(found.current.offers).toEqual([12, 16])
  expect(found.current.costAgainstCurrent).toEqual({ mean: 0, p10: 0, p25: 0, p50: 0, p75: 0, p90: 0 })
  expect(found.options.length).toBeGreaterThan(21)
  // more offers, fewer vacancies and more support wanted
  const of = (total: number) => found.options.filter((one) => one.total === total)[0]!
  const [few, many] = [Math.min(...found.options.map((one) => one.total)), Math.max(...found.options.map((one) => one.total))]
  expect(of(many).vacancies.mean).toBeLessThan(of(few).vacancies.mean)
  expect(of(many).chances.supportShort).toBeGreaterThan(of(few).chances.supportShort)
  expect(found.twoMoreMentors.places).toBe(4)
  expect(found.twoMoreMentors.mostThen!).toBeGreaterThanOrEqual(found.twoMoreMentors.mostNow!)
  const [payment] = found.levers
  expect(payment!.leaversAverted.mean).toBeGreaterThan(5)
  expect(payment!.eligible).toBe(268)
  expect(payment!.deadweight).toBeGreaterThan(0.8)
  expect(JSON.stringify(found)).not.toMatch(/null,"mean"|NaN/)
})
