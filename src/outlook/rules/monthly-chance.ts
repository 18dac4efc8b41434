import { portableExp, portableLog } from '../../stats/portable.ts'

/** The chance a month that gives a chance a year: 1 - (1 - annual)^(1/12). From a table of 4,096 steps up to the cap, straight between them. */
export function monthlyChance(annual: number): number {
  const at = Math.min(Math.max(annual, 0), HIGHEST_ANNUAL) * STEPS_A_UNIT
  const step = Math.floor(at)
  const low = TABLE[step]!
  return low + (at - step) * (TABLE[step + 1]! - low)
}

/** No rate that a year, a lever and a caseload make together goes above this. */
export const HIGHEST_ANNUAL = 0.95
const STEPS_A_UNIT = 4_096 / HIGHEST_ANNUAL
const TABLE = Float64Array.from({ length: 4_098 }, (_, step) => 1 - portableExp(portableLog(1 - step / STEPS_A_UNIT) / 12))
