import writeXlsxFile from 'write-excel-file/node'
import { daysBetween, day, type Day } from '../time/day.ts'
import { withGuard } from './formula-guard.ts'
import { LIMITS } from './limits.ts'
import { FIRST_SAFE_SERIAL } from './serial-day.ts'

/** `day` values are `Day` strings; a workbook gets them as real dates, a CSV as 2026-11-21. */
export type WrittenColumn = { title: string; kind: 'text' | 'number' | 'day' }
export type WrittenValue = string | number | null
export type WrittenRows = Iterable<readonly WrittenValue[]> | AsyncIterable<readonly WrittenValue[]>
export type WrittenSheet = { name: string; columns: readonly WrittenColumn[]; rows: WrittenRows }

/** CSV as Excel in this country opens it right: UTF-8 with its mark, commas, CRLF; in pieces of some hundred rows. */
export async function* writeCsv(columns: readonly WrittenColumn[], rows: WrittenRows): AsyncGenerator<string> {
  let piece = `\uFEFF${columns.map(({ title }) => csvText(title)).join(',')}\r\n`
  for await (const row of rows) {
    piece += `${columns.map((column, index) => csvValue(column, row[index] ?? null)).join(',')}\r\n`
    if (piece.length < 65_536) continue
    yield piece
    piece = ''
  }
  if (piece !== '') yield piece
}

/**
 * A workbook of visible sheets with the columns given and nothing else: no author, path, formula, comment or link.
 * The library that writes it adds none of them; a test unpacks the file and looks.
 */
export async function writeXlsx(sheets: readonly WrittenSheet[]): Promise<Buffer> {
  const written = []
  for (const { name, columns, rows } of sheets) {
    const data: XlsxCell[][] = [columns.map(({ title }) => ({ type: String, value: xlsxText(title), fontWeight: 'bold' }))]
    for await (const row of rows) data.push(columns.map((column, index) => xlsxValue(column, row[index] ?? null)))
    written.push({ sheet: sheetName(name), data, stickyRowsCount: 1 })
  }
  return writeXlsxFile(written).toBuffer()
}

type XlsxCell = { type: StringConstructor; value: string; fontWeight?: 'bold' } | { type: NumberConstructor; value: number; format?: string } | null

function csvValue(column: WrittenColumn, value: WrittenValue): string {
  if (value === null || value === '') return ''
  return column.kind === 'number' ? String(numberOf(column, value)) : csvText(String(value))
}

function csvText(text: string): string {
  const safe = withGuard(writable(text))
  return /[",;|\t\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}

function xlsxValue(column: WrittenColumn, value: WrittenValue): XlsxCell {
  if (value === null || value === '') return null
  if (column.kind === 'number') return { type: Number, value: numberOf(column, value) }
  if (column.kind === 'day' && String(value) >= FIRST_SAFE_DAY) {
    return { type: Number, value: FIRST_SAFE_SERIAL + daysBetween(FIRST_SAFE_DAY, day(String(value))), format: 'dd/mm/yyyy' }
  }
  return { type: String, value: xlsxText(String(value)) }
}

function numberOf(column: WrittenColumn, value: WrittenValue): number {
  if (typeof value !== 'number' || !Number.isFinite(value)) throw new TypeError(`the column ${column.title} takes numbers`)
  return value
}

/**
 * Characters that XML loses or the library drops are written as ST_Xstring escapes (ECMA-376 part 1, 22.9.2.19), and so is a text
 * that looks like one. A text such as "constructor" too: write-excel-file 4.1.1 looks its strings up in a plain object and would
 * write a reference to nowhere.
 */
function xlsxText(text: string): string {
  const escaped = withGuard(writable(text)).replace(/_(?=x[0-9A-Fa-f]{4}_)/g, '_x005F_').replace(/(?![\t\n])\p{Cc}|\uFFFD/gu, escapeOf)
  return escaped in Object.prototype ? escapeOf(escaped.charAt(0)) + escaped.slice(1) : escaped
}

function escapeOf(letter: string): string {
  return `_x${letter.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}_`
}

/** What no format can carry becomes the replacement character; what no cell can hold is cut and says so. */
function writable(text: string): string {
  const clean = text.replaceAll('\0', '\uFFFD').replace(/\p{Cs}|\p{Noncharacter_Code_Point}/gu, '\uFFFD')
  return clean.length > LONGEST ? `${clean.slice(0, LONGEST - 1)}…` : clean
}

/** Room for the apostrophe in front. */
const LONGEST = LIMITS.cellCharacters - 1
const FIRST_SAFE_DAY: Day = day('1900-03-01')

/** Excel takes 31 characters and none of these signs. */
function sheetName(name: string): string {
  const safe = name.replace(/[[\]:*?/\\]/g, ' ').replace(/^'+|'+$/g, '').trim().slice(0, 31)
  return safe === '' ? 'Sheet' : safe
}
