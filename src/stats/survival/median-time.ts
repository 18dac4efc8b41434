import type { SurvivalCurve } from './kaplan-meier.ts'

/**
 * The time by which half are gone, and its limits: where the curve and the limits of the curve come to a half (Brookmeyer and
 * Crowley 1982). As R prints it: where the curve stands exactly at a half and falls later, the middle of that flat stretch; null
 * where it never comes down to a half.
 */
export function medianTime(times: ArrayLike<number>, { survival, lo, hi }: SurvivalCurve): MedianTime {
  return { value: firstAtHalf(times, survival), lo: firstAtHalf(times, lo), hi: firstAtHalf(times, hi) }
}

function firstAtHalf(times: ArrayLike<number>, shares: Float64Array): number | null {
  const at = shares.findIndex((share) => share < 0.5 + TOLERANCE)
  const [share, time] = [shares[at], times[at]]
  if (share === undefined || time === undefined) return null
  if (Math.abs(share - 0.5) >= TOLERANCE) return time
  const next = times[shares.findIndex((later, place) => place > at && later < share)]
  return next === undefined ? time : (time + next) / 2
}

const TOLERANCE = Math.sqrt(Number.EPSILON)

export type MedianTime = { value: number | null; lo: number | null; hi: number | null }
