import { Z95 } from '../normal.ts'
import type { RiskTable } from './risk-table.ts'

/**
 * The share still there after each exit time (Kaplan and Meier 1958; Greenwood's error; for delayed entry Tsai, Jewell and Wang
 * 1987). Each list has an element for each time of the table. Limits by the log-log way unless told (Kalbfleisch and Prentice 1980),
 * or by R's default "log", cut off at 1. NaN stands where R gives NA: error and limits where nobody is left, and log-log limits
 * before the first event.
 */
export function kaplanMeier({ atRisk, events }: RiskTable, how: IntervalKind = 'log-log', z = Z95): SurvivalCurve {
  const rows = atRisk.length
  const curve: SurvivalCurve = { survival: new Float64Array(rows), se: new Float64Array(rows), lo: new Float64Array(rows), hi: new Float64Array(rows) }
  let survival = 1
  let greenwood = 0
  let limits: readonly [number, number] = how === 'log' ? [1, 1] : NOTHING
  for (let at = 0; at < rows; at += 1) {
    const n = atRisk[at] ?? 0
    const d = events[at] ?? 0
    if (d > 0) {
      survival *= 1 - d / n
      greenwood += d / (n * (n - d))
      limits = survival > 0 ? limitsOf(survival, Math.sqrt(greenwood), how, z) : NOTHING
    }
    curve.survival[at] = survival
    curve.se[at] = survival > 0 ? survival * Math.sqrt(greenwood) : NaN
    curve.lo[at] = limits[0]
    curve.hi[at] = limits[1]
  }
  return curve
}

/** `error` is that of the logarithm of survival. */
function limitsOf(survival: number, error: number, how: IntervalKind, z: number): readonly [number, number] {
  if (how === 'log') return [survival * Math.exp(-z * error), Math.min(1, survival * Math.exp(z * error))]
  const log = Math.log(survival)
  const factor = Math.exp((z * error) / log)
  // `log` is below 0, so `factor` is below 1 and belongs to the upper limit.
  return [Math.exp(log / factor), Math.exp(log * factor)]
}

const NOTHING = [NaN, NaN] as const

export type IntervalKind = 'log-log' | 'log'

export type SurvivalCurve = { survival: Float64Array; se: Float64Array; lo: Float64Array; hi: Float64Array }

/** The value of a step function at a time: that of the last step at or before it, `before` in front of the first. */
export function valueAt(times: ArrayLike<number>, values: ArrayLike<number>, time: number, before: number): number {
  let [low, high] = [0, times.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if ((times[middle] ?? 0) <= time) low = middle + 1
    else high = middle
  }
  return low === 0 ? before : (values[low - 1] ?? before)
}
