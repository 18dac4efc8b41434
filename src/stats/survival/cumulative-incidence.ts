import type { RiskTable } from './risk-table.ts'

/**
 * The share gone by each cause after each exit time, all causes competing (Aalen and Johansen 1978): with the share still there
 * they add up to 1, which one minus a curve for each cause alone does not. The error is the delta method's, in the form of a
 * recursion over the times: each step moves a multinomial share of those still there (Andersen et al. 1993, IV.4; the variance of
 * SAS and lifelines). One pair of lists for each list of `table.byCause`, in its order.
 */
export function cumulativeIncidence({ atRisk, events, byCause }: RiskTable): Incidence[] {
  return byCause.map((ofCause) => {
    const rows = atRisk.length
    const result: Incidence = { value: new Float64Array(rows), se: new Float64Array(rows) }
    let [survival, value] = [1, 0]
    // Variances of what is left and of what this cause has taken, and how the two vary together.
    let [left, both, taken] = [0, 0, 0]
    let hasOthers = false
    for (let at = 0; at < rows; at += 1) {
      const d = events[at] ?? 0
      if (d > 0) {
        const n = atRisk[at] ?? 0
        const own = (ofCause[at] ?? 0) / n
        const stay = 1 - d / n
        const square = (survival * survival) / n
        taken += 2 * own * both + own * own * left + square * own * (1 - own)
        both = stay * (both + own * left) - square * own * stay
        left = stay * stay * left + square * (1 - stay) * stay
        value += survival * own
        survival *= stay
        if (d > (ofCause[at] ?? 0)) hasOthers = true
      }
      result.value[at] = value
      // While no other cause has taken anybody the two are one and the same number, and rounding is kept out of it.
      result.se[at] = Math.sqrt(Math.max(0, hasOthers ? taken : left))
    }
    return result
  })
}

export type Incidence = { value: Float64Array; se: Float64Array }
