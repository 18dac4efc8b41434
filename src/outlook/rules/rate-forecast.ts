import { negativeBinomialQuantiles } from '../../stats/negative-binomial.ts'

/**
 * The rate of leaving of the next year: the own rate of up to three years pooled, drawn towards England's last rate as if `priorLeavers` of
 * England's leavers had been seen as well (a Gamma-Poisson posterior mean; docs/rules/outlook.md, "Rate of leaving").
 */
export function forecastRate(history: readonly Count[], national: Count, priorLeavers: number): number {
  const leavers = history.reduce((sum, year) => sum + year.leavers, 0)
  const inPost = history.reduce((sum, year) => sum + year.inPost, 0)
  return (leavers + priorLeavers) / (inPost + (priorLeavers * national.inPost) / national.leavers)
}

/** The 10th, 25th, 50th, 75th and 90th percentile of next year's leavers: chance alone is far too narrow, so the year itself varies too. */
export function bandOf(mean: number, cv: number): { mean: number; quantiles: number[] } {
  return { mean, quantiles: negativeBinomialQuantiles(mean, cv, BAND_LEVELS) }
}

/** How far to draw the rate and how wide to make the band: what served best on the forecasts of the years before, and nothing later. */
export function chooseMethod(past: readonly Case[]): Method {
  const priorLeavers = best(PRIORS, (prior) => averageLoss(past, (one) => Math.abs(forecastRate(one.history, one.national, prior) - one.target.leavers / one.target.inPost)))
  const means = past.map((one) => forecastRate(one.history, one.national, priorLeavers) * one.target.inPost)
  const cv = best(VARIATIONS, (cv) => averageLoss(past, (one, at) => pinball(one.target.leavers, bandOf(means[at]!, cv).quantiles)))
  return { priorLeavers, cv }
}

/** Mean over the five percentiles of the pinball loss (Koenker and Bassett 1978), in leavers. */
export function pinball(actual: number, quantiles: readonly number[]): number {
  return BAND_LEVELS.reduce((sum, level, at) => sum + (actual - quantiles[at]!) * (actual >= quantiles[at]! ? level : level - 1), 0) / BAND_LEVELS.length
}

export function averageLoss<T>(list: readonly T[], loss: (one: T, at: number) => number): number {
  return list.reduce((sum, one, at) => sum + loss(one, at), 0) / list.length
}

function best(choices: readonly number[], loss: (choice: number) => number): number {
  const losses = choices.map(loss)
  return choices[losses.indexOf(Math.min(...losses))]!
}

const BAND_LEVELS = [0.1, 0.25, 0.5, 0.75, 0.9] as const
const PRIORS = [20, 30, 40, 50, 60, 80, 100, 150, 200]
const VARIATIONS = [0.15, 0.18, 0.2, 0.22, 0.24, 0.26, 0.27, 0.28, 0.3, 0.32, 0.35, 0.4]

export type Method = { priorLeavers: number; cv: number }

/** Headcount of leavers in a year and of people in post at its end. */
export type Count = { leavers: number; inPost: number }
/** One council's year to forecast, with the years before it and England's last. */
export type Case = { year: number; area: string; name: string; target: Count; history: readonly Count[]; last: Count; national: Count }
