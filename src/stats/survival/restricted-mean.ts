import type { RiskTable } from './risk-table.ts'

/**
 * The mean time there within the first `until` (Irwin 1949; Royston and Parmar 2013): the area under the curve up to it, in the
 * unit of the times, and its error (as R's `survmean`). Times begin at 0, or at the first exit where that lies before. After the
 * last exit the curve goes on flat.
 */
export function restrictedMean({ times, atRisk, events }: RiskTable, survival: ArrayLike<number>, until: number): RestrictedMean {
  let rows = 0
  while (rows < times.length && (times[rows] ?? 0) <= until) rows += 1
  const share = (at: number) => (at < 0 ? 1 : (survival[at] ?? 1))
  const areas = Array.from({ length: rows + 1 }, (_, at) => {
    const from = at === 0 ? Math.min(0, times[0] ?? 0) : (times[at - 1] ?? 0)
    return ((at === rows ? until : (times[at] ?? 0)) - from) * share(at - 1)
  })
  let [later, variance] = [0, 0]
  for (let at = rows - 1; at >= 0; at -= 1) {
    later += areas[at + 1] ?? 0
    const [n, d] = [atRisk[at] ?? 0, events[at] ?? 0]
    if (n > d) variance += (later * later * d) / (n * (n - d))
  }
  return { until, value: areas.reduce((sum, area) => sum + area, Math.min(0, times[0] ?? 0)), se: Math.sqrt(variance) }
}

export type RestrictedMean = { until: number; value: number; se: number }
