import { chiSquareQuantile } from './chi-square.ts'
import type { Interval } from './interval.ts'
import { Z95 } from './normal.ts'

/**
 * Limits of the expected number behind a count (Garwood 1936, Biometrika 28): exact, and so never narrower than it says.
 * `count` is a whole number of events from 0; `level` the share of cases in which the limits hold, 0.95 unless told.
 */
export function poissonInterval(count: number, level = 0.95): Interval {
  requireCount(count)
  const tail = (1 - level) / 2
  return { lo: count === 0 ? 0 : chiSquareQuantile(tail, 2 * count) / 2, hi: chiSquareQuantile(1 - tail, 2 * count + 2) / 2 }
}

/** Byar's approximation to the same (Breslow and Day 1987, p. 69): what public health publishes; good from about 5 events. */
export function byarInterval(count: number): Interval {
  requireCount(count)
  const limit = (n: number, turn: number) => (n === 0 ? 0 : n * (1 - 1 / (9 * n) + (turn * Z95) / (3 * Math.sqrt(n))) ** 3)
  return { lo: Math.max(0, limit(count, -1)), hi: limit(count + 1, 1) }
}

function requireCount(count: number): void {
  if (!Number.isInteger(count) || count < 0) throw new RangeError(`a count is a whole number from 0, not ${count}`)
}
