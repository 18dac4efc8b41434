import { averageLoss, bandOf, chooseMethod, forecastRate, pinball, type Case, type Count, type Method } from './rate-forecast.ts'

/**
 * Rolling-origin forecasts of leavers on published figures, a year ahead: every number that a forecast takes, and every setting of the method, is of years
 * before the one that is forecast (docs/rules/outlook.md, "Back-test"). Of the target year only the headcount in post is used, as the published rate is
 * leavers over people in post at the end of the year; `withoutInPost` takes last year's headcount in its place.
 */
export function backTest(counts: readonly AuthorityCount[], national: ReadonlyMap<number, Count>): BackTest {
  const cases = casesOf(counts, national)
  const years = [...new Set(cases.map((one) => one.year))].filter((year) => year > Math.min(...cases.map((one) => one.year))).sort((a, b) => a - b)
  const rows = years.flatMap((year) => {
    const method = chooseMethod(cases.filter((one) => one.year < year))
    return cases.filter((one) => one.year === year).map((one) => rowOf(one, method))
  })
  return {
    rows,
    withInPost: scoreOf(rows, 'withInPost'),
    withoutInPost: scoreOf(rows, 'withoutInPost'),
    lastYearsRate: averageLoss(rows, (row) => Math.abs(row.lastRate - row.actualRate)) * 100,
    nationalRate: averageLoss(rows, (row) => Math.abs(row.nationalRate - row.actualRate)) * 100,
    years: years.map((year) => {
      const own = rows.filter((row) => row.year === year)
      return { year, ...scoreOf(own, 'withInPost'), method: own[0]!.method }
    }),
  }
}

/**
 * What can be forecast: an authority with at least 40 people in post in the target year and in at least two of the three years before it, the last among
 * them. Figures of an authority whose code changed begin anew.
 */
function casesOf(counts: readonly AuthorityCount[], national: ReadonlyMap<number, Count>): Case[] {
  const byArea = new Map<string, Map<number, AuthorityCount>>()
  for (const count of counts) {
    if (count.inPost < MINIMUM_IN_POST) continue
    const years = byArea.get(count.area)
    if (years) years.set(count.year, count)
    else byArea.set(count.area, new Map([[count.year, count]]))
  }
  return [...byArea.values()].flatMap((years) => [...years.values()].flatMap((target): Case[] => {
    const history = [target.year - 3, target.year - 2, target.year - 1].flatMap((year) => years.get(year) ?? [])
    const last = years.get(target.year - 1)
    const england = national.get(target.year - 1)
    return last === undefined || england === undefined || history.length < 2 ? [] : [{ year: target.year, area: target.area, name: target.name, target, history, last, national: england }]
  }))
}

function rowOf(one: Case, method: Method): ForecastRow {
  const rate = forecastRate(one.history, one.national, method.priorLeavers)
  return {
    year: one.year, area: one.area, name: one.name, method, forecastRate: rate, actualRate: one.target.leavers / one.target.inPost, leavers: one.target.leavers,
    lastRate: one.last.leavers / one.last.inPost, nationalRate: one.national.leavers / one.national.inPost,
    withInPost: bandOf(rate * one.target.inPost, method.cv), withoutInPost: bandOf(rate * one.last.inPost, method.cv),
  }
}

function scoreOf(rows: readonly ForecastRow[], band: 'withInPost' | 'withoutInPost'): Score {
  return {
    forecasts: rows.length,
    maePoints: averageLoss(rows, (row) => Math.abs(row.forecastRate - row.actualRate)) * 100,
    maeLeavers: averageLoss(rows, (row) => Math.abs(row[band].mean - row.leavers)),
    coverage80: averageLoss(rows, (row) => (row[band].quantiles[0]! <= row.leavers && row.leavers <= row[band].quantiles[4]! ? 1 : 0)) * 100,
    pinball: averageLoss(rows, (row) => pinball(row.leavers, row[band].quantiles)),
  }
}

/** Smaller authorities' rates jump by ten points when two people leave. */
const MINIMUM_IN_POST = 40

export type AuthorityCount = Count & { year: number; area: string; name: string }
export type Score = {
  forecasts: number
  /** Mean absolute error of the turnover rate, in percentage points. */
  maePoints: number
  maeLeavers: number
  /** Per cent of forecasts whose outcome lies in the band from the 10th to the 90th percentile. */
  coverage80: number
  pinball: number
}
export type ForecastRow = {
  year: number
  area: string
  name: string
  method: Method
  forecastRate: number
  actualRate: number
  leavers: number
  lastRate: number
  nationalRate: number
  withInPost: { mean: number; quantiles: readonly number[] }
  withoutInPost: { mean: number; quantiles: readonly number[] }
}
export type BackTest = {
  rows: readonly ForecastRow[]
  withInPost: Score
  withoutInPost: Score
  lastYearsRate: number
  nationalRate: number
  years: readonly (Score & { year: number; method: Method })[]
}
