import { expect, test } from 'vitest'
import { readShippedFigures } from '../../measures/read-published.ts'
import { backTest, type AuthorityCount } from './back-test.ts'
import { publishedCounts } from './published-counts.ts'
import { forecastRate, type Count } from './rate-forecast.ts'

const { authorities, national } = publishedCounts((await readShippedFigures()).figures)
const tested = backTest(authorities, national)

test('865 forecasts on the published figures err by less than 4.40 points, and their 80 % bands hold 77 to 83 % of what came', () => {
  expect(tested.withInPost.forecasts).toBe(865)
  expect(tested.withInPost.maePoints).toBeLessThanOrEqual(4.4)
  expect(tested.withInPost.coverage80).toBeGreaterThanOrEqual(77)
  expect(tested.withInPost.coverage80).toBeLessThanOrEqual(83)
  // what an analysis of the same file in Python gave for the two simple forecasts
  expect(tested.lastYearsRate).toBeCloseTo(5.2597, 3)
  expect(tested.nationalRate).toBeCloseTo(4.6556, 3)
})

test('nothing of a later year is in a forecast: with other figures for a year, its forecasts and those of the years before stay', () => {
  const wild = (count: AuthorityCount): AuthorityCount => (count.year < 2023 ? count : { ...count, leavers: count.leavers * 3 + 7 })
  const altered = backTest(authorities.map(wild), new Map([...national].map(([year, count]): [number, Count] => [year, year < 2023 ? count : { ...count, leavers: count.leavers * 3 }])))
  const said = (rows: typeof tested.rows) => rows.filter((row) => row.year <= 2023).map(({ area, year, forecastRate, withInPost, withoutInPost }) => ({ area, year, forecastRate, withInPost, withoutInPost }))
  expect(said(altered.rows)).toEqual(said(tested.rows))
  expect(altered.withInPost.maePoints).toBeGreaterThan(tested.withInPost.maePoints)
})

test('of the target year people in post move the number that is expected and never the rate; without them not even the number', () => {
  const doubled = backTest(authorities.map((count) => (count.year === 2025 ? { ...count, inPost: count.inPost * 2 } : count)), national)
  const of2025 = (rows: typeof tested.rows) => rows.filter((row) => row.year === 2025)
  const before = new Map(of2025(tested.rows).map((row) => [row.area, row]))
  for (const row of of2025(doubled.rows)) {
    const was = before.get(row.area)
    // councils that were too small come in
    if (was === undefined) continue
    expect(row.forecastRate).toBe(was.forecastRate)
    expect(row.withInPost.mean).toBeCloseTo(was.withInPost.mean * 2, 9)
    expect(row.withoutInPost).toEqual(was.withoutInPost)
  }
})

test('a rate is drawn to England\'s as if so many of its leavers had been seen', () => {
  expect(forecastRate([{ leavers: 3, inPost: 20 }], { leavers: 15, inPost: 100 }, 18)).toBeCloseTo(0.15, 12)
  expect(forecastRate([{ leavers: 31, inPost: 403.7 }], { leavers: 139, inPost: 1_000 }, 40)).toBeCloseTo(0.10268, 5)
})

test('no figures, no forecasts', () => {
  expect(backTest([], new Map()).rows).toEqual([])
})
