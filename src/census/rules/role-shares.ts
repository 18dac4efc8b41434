import { DFE_ROLES } from '../../measures/rules/population.ts'
import { censusDay, yearEnding } from '../../time/census-year.ts'
import { standingOf } from './count-return.ts'
import type { CensusWorker } from './record.ts'

/** The share of each of DfE's six roles in the FTE of staff in post, now and a year before, with the change in percentage points. */
export function compareRoles(now: readonly CensusWorker[], before: readonly CensusWorker[], year: number): { label: string; now: string; before: string; change: string }[] {
  const [is, was] = [sharesOf(now, year), sharesOf(before, year - 1)]
  return Object.entries(DFE_ROLES).map(([role, label]) => {
    const [a, b] = [is?.get(role) ?? (is ? 0 : null), was?.get(role) ?? (was ? 0 : null)]
    return { label, now: percent(a), before: percent(b), change: a === null || b === null ? '' : `${a - b > 0 ? '+' : ''}${(a - b).toFixed(1)}` }
  })
}

function sharesOf(workers: readonly CensusWorker[], year: number): Map<string, number> | null {
  const period = yearEnding(censusDay(year))
  const inPost = workers.filter((worker) => worker.agency !== true && worker.role !== null && standingOf(worker, period).inPost)
  const all = inPost.reduce((sum, worker) => sum + (worker.fte ?? 0), 0)
  if (all === 0) return null
  const shares = new Map<string, number>()
  for (const worker of inPost) shares.set(worker.role ?? '', (shares.get(worker.role ?? '') ?? 0) + (100 * (worker.fte ?? 0)) / all)
  return shares
}

function percent(share: number | null): string {
  return share === null ? 'not known' : `${share.toFixed(1)}%`
}
