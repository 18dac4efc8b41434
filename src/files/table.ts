/**
 * `text` is what a person sees in the cell, except that no digit of a number is rounded away.
 * `date` cells show the day as 21/11/2026 and carry the serial of the 1900 date system, whatever the workbook's own.
 */
export type Cell = {
  text: string
  kind: 'text' | 'number' | 'date' | 'boolean' | 'error' | 'formulaWithoutValue' | 'empty'
  number?: number
}

/** `row` counts as the spreadsheet shows it, from 1; rows without any content are left out. */
export type TableRow = { row: number; cells: Cell[]; hidden?: true; looksLike?: 'totals' }

/** Cells of the first column of a merged range, whose value stands in its first row alone. */
export type MergedCells = { column: number; from: number; until: number }

export type SheetFacts = {
  name: string
  hidden: boolean
  /** The first rows, for choosing the header and the columns. */
  sample: TableRow[]
  /** The row that looks like the header when no column names are known; see `findHeader` for when they are. */
  headerRow: number | null
  /** Rows with content above the header. */
  titleRows: number[]
}

export type TableFacts =
  | { format: 'csv'; encoding: string; delimiter: ',' | ';' | '\t' | '|'; lineEnds: 'LF' | 'CRLF' | 'CR' | 'mixed' | 'none'; notes: string[] }
  | { format: 'xlsx'; dateSystem: 1900 | 1904; notes: string[] }

export type TableFile = {
  name: string
  facts: TableFacts
  sheets: SheetFacts[]
  /** Streams in flat memory; throws `Refused` where the file turns out bad further down, so apply nothing before the end. */
  rows(sheet: number): AsyncIterable<TableRow>
  /** The same rows, some hundreds at a time, for loading in bulk. */
  batches(sheet: number): AsyncIterable<TableRow[]>
  /** What is merged downwards; known once the sheet was read to its end. */
  merged(sheet: number): readonly MergedCells[]
}

export const EMPTY_CELL: Cell = Object.freeze({ text: '', kind: 'empty' })

export function isBlank(cell: Cell | undefined): boolean {
  return cell === undefined || (cell.text.trim() === '' && cell.kind !== 'formulaWithoutValue')
}

/** True where a row has content to the right of the header, as an unquoted comma inside a name leaves it: every cell may be one off. */
export function hasCellsBeyond(cells: readonly Cell[], headers: number): boolean {
  return cells.slice(headers).some((cell) => !isBlank(cell))
}

/** "Total", "Grand total:", "Sub-totals" in the first filled cell: a sum and not one more person. */
export function looksLikeTotals(cells: readonly Cell[]): boolean {
  const first = cells.find((cell) => !isBlank(cell))
  return first !== undefined && first.text.length < 40 && /^(?:grand |sub[- ]?|overall )?totals?\b ?[:=]?(?: .{0,20})?$/i.test(first.text.trim())
}

/** 0 is A, 26 is AA. */
export function columnLetters(index: number): string {
  const letter = String.fromCharCode(65 + (index % 26))
  return index < 26 ? letter : columnLetters(Math.floor(index / 26) - 1) + letter
}
