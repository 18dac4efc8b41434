import { gammaAbove, gammaQuantile } from './gamma.ts'
import type { Interval } from './interval.ts'

/**
 * A small unit's own rate drawn towards a known one (Gamma-Poisson; Clayton and Kaldor 1987, Biometrics 43). `events` in
 * `exposure` person-years; `priorRate` per person-year; `priorEvents` says how many events the known rate is worth.
 */
export function shrunkRate({ events, exposure, priorRate, priorEvents }: RateEvidence): ShrunkRate {
  if (!(events >= 0 && exposure >= 0 && priorRate > 0 && priorEvents > 0)) {
    throw new RangeError(`a rate is shrunk with events and exposure from 0 and a prior above 0, not ${events} in ${exposure} to ${priorRate} worth ${priorEvents}`)
  }
  const shape = events + priorEvents
  const rate = exposure + priorEvents / priorRate
  return {
    mean: shape / rate,
    shape,
    exposure: rate,
    interval: (level) => ({ lo: gammaQuantile((1 - level) / 2, shape, rate), hi: gammaQuantile((1 + level) / 2, shape, rate) }),
    chanceAbove: (threshold) => gammaAbove(threshold, shape, rate),
  }
}

export type RateEvidence = { events: number; exposure: number; priorRate: number; priorEvents: number }

/** The posterior, a gamma distribution of the rate per person-year. */
export type ShrunkRate = {
  mean: number
  shape: number
  /** Own person-years and those that the prior is worth. */
  exposure: number
  interval(level: number): Interval
  /** The probability that the rate lies above `threshold`. */
  chanceAbove(threshold: number): number
}
