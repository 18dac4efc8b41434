import { columnOf, columnsOf, cutTable, emptyTable, type RiskTable } from './risk-table.ts'
import type { Spells } from './spells.ts'

/**
 * The risk table of whole days: counted in arrays, in one pass over the spells and one over the days. Null where a time is not
 * whole, or where the days are strewn so thinly that sorting is better.
 */
export function countRisk(spells: Spells, causes: readonly number[]): RiskTable | null {
  const { entry, exit, cause, weight } = spells
  const n = exit.length
  let [first, last] = [Infinity, -Infinity]
  for (let at = 0; at < n; at += 1) {
    const [from, until] = [entry[at] ?? 0, exit[at] ?? 0]
    if (from !== Math.floor(from) || until !== Math.floor(until)) return null
    if (from < first) first = from
    if (until > last) last = until
  }
  const days = n === 0 ? 0 : last - first + 1
  if (days > MOST_DAYS + 4 * n) return null
  const width = causes.length + 1
  const column = columnsOf(causes)
  const entered = new Float64Array(days + 1)
  const gone = new Float64Array(days * width)
  for (let at = 0; at < n; at += 1) {
    const count = weight === undefined ? 1 : (weight[at] ?? 1)
    const day = (entry[at] ?? 0) - first
    entered[day] = (entered[day] ?? 0) + count
    const cell = ((exit[at] ?? 0) - first) * width + columnOf(column, cause[at] ?? 0)
    gone[cell] = (gone[cell] ?? 0) + count
  }
  return sweep(entered, gone, { first, days, width })
}

/** From the first day to the last: at risk on a day are all who entered before it and are not gone before it. */
function sweep(entered: Float64Array, gone: Float64Array, { first, days, width }: { first: number; days: number; width: number }): RiskTable {
  const table = emptyTable(days, width - 1)
  let rows = 0
  let here = 0
  for (let day = 0; day < days; day += 1) {
    const base = day * width
    const censored = gone[base] ?? 0
    let events = 0
    for (let at = 1; at < width; at += 1) events += gone[base + at] ?? 0
    if (censored + events > 0) {
      table.times[rows] = first + day
      table.atRisk[rows] = here
      table.events[rows] = events
      table.censored[rows] = censored
      for (let at = 1; at < width; at += 1) (table.byCause[at - 1] ?? table.events)[rows] = gone[base + at] ?? 0
      rows += 1
    }
    here += (entered[day] ?? 0) - events - censored
  }
  return cutTable(table, rows)
}

const MOST_DAYS = 100_000
