import { columnOf, columnsOf, cutTable, emptyTable, type RiskTable } from './risk-table.ts'
import type { Spells } from './spells.ts'

/** The risk table of times that are not whole days: exits and entries sorted and walked together. */
export function sortRisk(spells: Spells, causes: readonly number[]): RiskTable {
  const { entry, exit, cause } = spells
  const n = exit.length
  const byEntry = orderOf(entry)
  const byExit = orderOf(exit)
  const weightOf = (at: number) => spells.weight?.[at] ?? 1
  const column = columnsOf(causes)
  const table = emptyTable(n, causes.length)
  let [rows, here, next] = [0, 0, 0]
  for (let from = 0; from < n;) {
    const time = exit[byExit[from] ?? 0] ?? 0
    for (; next < n && (entry[byEntry[next] ?? 0] ?? 0) < time; next += 1) here += weightOf(byEntry[next] ?? 0)
    table.times[rows] = time
    table.atRisk[rows] = here
    for (; from < n && exit[byExit[from] ?? 0] === time; from += 1) {
      const at = byExit[from] ?? 0
      const of = columnOf(column, cause[at] ?? 0)
      add(of === 0 ? table.censored : table.events, rows, weightOf(at))
      if (of > 0) add(table.byCause[of - 1] ?? table.events, rows, weightOf(at))
    }
    here -= (table.events[rows] ?? 0) + (table.censored[rows] ?? 0)
    rows += 1
  }
  return cutTable(table, rows)
}

function orderOf(times: ArrayLike<number>): Uint32Array {
  return Uint32Array.from({ length: times.length }, (_, at) => at).sort((a, b) => (times[a] ?? 0) - (times[b] ?? 0))
}

function add(list: Float64Array, at: number, count: number): void {
  list[at] = (list[at] ?? 0) + count
}
