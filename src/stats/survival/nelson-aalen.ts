import type { RiskTable } from './risk-table.ts'

/** The cumulative hazard after each exit time and its error (Nelson 1972; Aalen 1978): sums of d/n and of d/n squared. */
export function nelsonAalen({ atRisk, events }: RiskTable): CumulativeHazard {
  const hazard: CumulativeHazard = { value: new Float64Array(atRisk.length), se: new Float64Array(atRisk.length) }
  let [value, variance] = [0, 0]
  for (let at = 0; at < atRisk.length; at += 1) {
    const [n, d] = [atRisk[at] ?? 0, events[at] ?? 0]
    if (d > 0) {
      value += d / n
      variance += d / (n * n)
    }
    hazard.value[at] = value
    hazard.se[at] = Math.sqrt(variance)
  }
  return hazard
}

export type CumulativeHazard = { value: Float64Array; se: Float64Array }
