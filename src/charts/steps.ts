import type { StepsData } from './chart-data.ts'

type Series = StepsData['series'][number]

/** Where a falling share stands at a time: 1 before its first step, null outside the stretch that the curve speaks of. */
export function stepAt(series: Series, at: number): { share: number; lo: number | null; hi: number | null } | null {
  if (at < series.from || at > series.until) return null
  return series.steps.filter((step) => step.at <= at).at(-1) ?? { share: 1, lo: null, hi: null }
}

export function percentOf(share: number): string {
  return `${(100 * share).toFixed(0)} %`
}
