import { EMPTY_CELL, isBlank, type MergedCells, type TableRow } from '../../files/table.ts'
import type { KnownColumn } from './columns/known-column.ts'

/**
 * Rows with what merged cells hide: a team written once for the rows below it is the team of each of them (docs/files.md, "What every kind
 * has in common"). An amount is not repeated, because it would be counted again.
 */
export function fillMerged(rows: readonly TableRow[], merged: readonly MergedCells[], columns: ReadonlyMap<number, { column: KnownColumn; header: string }>): { rows: readonly TableRow[]; notes: MergedNote[] } {
  const notes: MergedNote[] = []
  const cells = new Map(rows.map((row) => [row.row, row.cells]))
  for (const { column: index, from, until } of merged) {
    const known = columns.get(index)
    const anchor = cells.get(from)?.[index]
    const below = rows.filter(({ row }) => row > from && row <= until)
    if (!known || anchor === undefined || isBlank(anchor) || below.length === 0) continue
    const { column, header } = known
    const place = { row: from, column: header, value: anchor.text.slice(0, 80) }
    if (AMOUNTS.has(column.kind)) {
      notes.push({ kind: 'problem', message: `${column.label}: rows ${from} to ${until} are one merged cell, and the amount is read for row ${from} alone. Unmerge the cells and fill in each row.`, ...place })
      continue
    }
    for (const { row } of below) cells.set(row, filledAt(cells.get(row) ?? [], index, anchor))
    notes.push({ kind: 'note', message: `${column.label}: rows ${from} to ${until} are one merged cell, and each of them is read with its value.`, ...place })
  }
  return { rows: rows.map((row) => ({ ...row, cells: cells.get(row.row) ?? row.cells })), notes }
}

const AMOUNTS: ReadonlySet<KnownColumn['kind']> = new Set(['fte', 'number'])

function filledAt(cells: TableRow['cells'], index: number, value: TableRow['cells'][number]): TableRow['cells'] {
  return [...cells, ...Array.from({ length: Math.max(0, index + 1 - cells.length) }, () => EMPTY_CELL)].with(index, value)
}

/** What is said of one merged cell. */
export type MergedNote = { kind: 'note' | 'problem'; message: string; row: number; column: string; value: string }
