/**
 * Who is at risk and who goes, one element of each list a distinct exit, ascending; `byCause` has one list for each cause asked
 * for. All are counts of people.
 */
export type RiskTable = {
  times: Float64Array
  /** entry < t <= exit. */
  atRisk: Float64Array
  /** Exits of every cause at t. */
  events: Float64Array
  /** Out of sight at t, after the events of the same t. */
  censored: Float64Array
  byCause: Float64Array[]
}

export function emptyTable(rows: number, causes: number): RiskTable {
  const list = () => new Float64Array(rows)
  return { times: list(), atRisk: list(), events: list(), censored: list(), byCause: Array.from({ length: causes }, list) }
}

export function cutTable(table: RiskTable, rows: number): RiskTable {
  return {
    times: table.times.subarray(0, rows), atRisk: table.atRisk.subarray(0, rows), events: table.events.subarray(0, rows),
    censored: table.censored.subarray(0, rows), byCause: table.byCause.map((list) => list.subarray(0, rows)),
  }
}

/** By cause its column: 0 the censored, then `causes` in their order. */
export function columnsOf(causes: readonly number[]): Columns {
  return Object.fromEntries([[0, 0], ...causes.map((cause, at) => [cause, at + 1])])
}

export function columnOf(columns: Columns, cause: number): number {
  const column = columns[cause]
  if (column === undefined) throw new RangeError(`cause ${cause} has no column`)
  return column
}

type Columns = Readonly<Record<number, number>>
