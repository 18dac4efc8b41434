import type { WrittenColumn, WrittenValue } from './write-table.ts'

/** A list that a page shows and a file holds: one definition of rows and columns for both, so that they cannot differ. */
export type Sheet<Row> = { name: string; columns: readonly SheetColumn<Row>[]; rows: readonly Row[] }

export type SheetColumn<Row> = {
  /** In the address, as in `?sort=-children`. */
  key: string
  title: string
  kind: WrittenColumn['kind']
  value: (row: Row) => WrittenValue
  /** Decimals on the page; the file keeps the number as it is. */
  decimals?: number
}

/** The rows in the order of `?sort=key`, or `-key` for the other way round; rows without a value stand last either way. */
export function sortSheet<Row>(sheet: Sheet<Row>, sort: string | undefined): Sheet<Row> {
  const column = sheet.columns.find(({ key }) => key === sort?.replace(/^-/, ''))
  if (!column) return sheet
  const turn = sort?.startsWith('-') ? -1 : 1
  return { ...sheet, rows: [...sheet.rows].sort((a, b) => compare(column.value(a), column.value(b), turn)) }
}

export function* valuesOf<Row>(sheet: Sheet<Row>): Generator<WrittenValue[]> {
  for (const row of sheet.rows) yield sheet.columns.map((column) => column.value(row))
}

function compare(a: WrittenValue, b: WrittenValue, turn: number): number {
  const [hasA, hasB] = [a !== null && a !== '', b !== null && b !== '']
  if (!hasA || !hasB) return Number(hasB) - Number(hasA)
  if (typeof a === 'number' && typeof b === 'number') return turn * (a - b)
  return turn * String(a).localeCompare(String(b), 'en-GB', { numeric: true })
}
