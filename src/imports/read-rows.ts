import { findHeader } from '../files/find-header.ts'
import type { Limits } from '../files/limits.ts'
import { usualDigits } from '../files/read-number.ts'
import { isRefusal, openTable } from '../files/read-table.ts'
import { Refused, type FileRefusal } from '../files/refusal.ts'
import { columnLetters, EMPTY_CELL, isBlank, type Cell, type SheetFacts, type TableFile, type TableRow } from '../files/table.ts'
import type { Day } from '../time/day.ts'
import type { FileSource, Note } from './adapter.ts'
import type { KnownColumn } from './rules/columns/known-column.ts'
import { columnsOf, type TableShape } from './rules/columns.ts'
import { dateColumn, refuseOrder, type DecidedOrder } from './rules/date-columns.ts'
import { refuseDayAhead } from './rules/day-ahead.ts'
import { dayInName } from './rules/day-in-name.ts'
import { noMapping, overlay, readMapping, type ChosenOrder, type Mapping } from './rules/mapping.ts'
import { fillMerged } from './rules/fill-merged.ts'
import { matchTable, refuseMatch, type TableMatch } from './rules/match-table.ts'
import { refuseOtherKind } from './rules/other-kind.ts'
import { readCell } from './rules/read-cell.ts'

/** Reads a table of one kind whole: chooses sheet and columns, decides the order of its dates, and turns every cell into a value or a listed problem. */
export async function readRows(source: FileSource, shapes: readonly TableShape[]): Promise<ReadTable | FileRefusal> {
  const prepared = await prepareTable(source, shapes)
  if (isRefusal(prepared)) return prepared
  try {
    return await readPrepared(prepared, source)
  } catch (error) {
    if (error instanceof Refused) return { ...error.refusal, file: source.name }
    throw error
  }
}

/** Opens a file and says which column is which, before any row is read. */
export async function prepareTable(source: FileSource, shapes: readonly TableShape[], limits: Partial<Limits> = {}): Promise<PreparedTable | FileRefusal> {
  const chosen = readMapping(source.mapping)
  if (isRefusal(chosen)) return chosen
  const kept = readMapping(source.keptMapping ?? null)
  const ahead = shapes.includes('positions') ? null : refuseDayAhead(dayOfFile(chosen, source).asOf, source.today)
  if (ahead) return { ...ahead, file: source.name }
  const table = await openTable(source, limits)
  if (isRefusal(table)) return table
  const choice = chooseSheets(table, shapes, chosen, isRefusal(kept) ? noMapping : kept)
  return isRefusal(choice) ? { ...choice, file: source.name } : { table, chosen, kept: isRefusal(kept) ? noMapping : kept, ...choice }
}

/** The day that the file speaks of: said in the mapping, else in its name, else today. */
export function dayOfFile(mapping: Mapping, source: FileSource): { asOf: Day; note: Note | null } {
  if (mapping.asOf !== null) return { asOf: mapping.asOf, note: null }
  const named = dayInName(source.name)
  if (named !== null) return { asOf: named, note: null }
  return { asOf: source.today, note: { kind: 'note', message: `Neither the mapping nor the file's name says which day it speaks of: it was taken as today's. Say it where the columns are chosen (in a mapping: asOf), or put the day into the file's name.` } }
}

/** A file without one usable row would say that nobody is there any more, so it is refused. */
export function noRows(name: string, rows: number, notes: readonly Note[]): FileRefusal {
  const [first] = notes.filter((note) => note.kind === 'problem')
  return {
    kind: 'no-rows',
    message: rows === 0 ? 'The file has a header and no row below it.' : `None of the ${rows} rows can be used.${first === undefined ? '' : ` The first problem: ${first.message}`}`,
    file: name,
    ...(first?.sheet === undefined ? {} : { sheet: first.sheet }),
    ...(first?.row === undefined ? {} : { row: first.row }),
    ...(first?.column === undefined ? {} : { column: first.column }),
    ...(first?.value === undefined ? {} : { value: first.value }),
    mend: 'Check the report and its dates, export it again and send it again.',
  }
}

async function readPrepared(prepared: PreparedTable, source: FileSource): Promise<ReadTable | FileRefusal> {
  const { table, sheets, shape } = prepared
  const columns = new Map(columnsOf[shape].map((column) => [column.key, column]))
  const gathered: { row: TableRow; sheet: ChosenSheet }[] = []
  const notes: Note[] = [...table.facts.notes.map((message): Note => ({ kind: 'note', message })), ...prepared.notes]
  let hidden = 0
  for (const sheet of sheets) {
    const own: TableRow[] = []
    for await (const row of table.rows(sheet.index)) {
      if (row.row <= sheet.headerRow) continue
      if (row.looksLike === 'totals') {
        notes.push({ kind: 'problem', message: 'The row looks like a totals row and is left out. Delete it, if that is right.', ...at(sheet, row.row), ...firstFilled(row, sheet) })
        continue
      }
      if (row.hidden) hidden += 1
      own.push(row)
      await source.onRows?.(gathered.length + own.length)
    }
    const filled = fillMerged(own, table.merged(sheet.index), placesOf(sheet, columns))
    notes.push(...filled.notes.slice(0, MOST_LISTED).map((note): Note => ({ ...note, ...at(sheet, note.row) })))
    for (const row of filled.rows) gathered.push({ row, sheet })
  }
  notes.push(...layoutNotes(sheets, gathered, columns))
  if (hidden > 0) notes.push({ kind: 'note', message: `${hidden} rows are hidden in the workbook, by hand or by a filter; they are read like the others.` })
  const orders = decideOrders(prepared, gathered, columns)
  if (isRefusal(orders)) return { ...orders, file: source.name }
  for (const [key, decided] of Object.entries(orders)) notes.push(...orderNotes(key, decided, columns.get(key)))
  const digits = usualLengths(gathered, columns)

  const listed = new Map<string, number>()
  const rows = gathered.map(({ row, sheet }): ReadRow => {
    const values: Record<string, string | number | null> = {}
    for (const [key, place] of Object.entries(sheet.match.places)) {
      const column = columns.get(key)
      if (!column) continue
      const cell = row.cells[place.index] ?? EMPTY_CELL
      const read = readCell(cell, column.kind, { order: orders[key]?.order ?? 'day-first', digits: digits.get(`${sheet.index} ${key}`) ?? null, isBirth: key === 'birthDate' })
      values[key] = read.value
      const said = read.problem ?? read.note
      if (said === undefined) continue
      const count = (listed.get(key) ?? 0) + 1
      listed.set(key, count)
      if (count <= MOST_LISTED) {
        notes.push({ kind: read.problem === undefined ? 'note' : 'problem', message: `${column.label}: ${said}`, ...at(sheet, row.row), column: place.header, value: cell.text.slice(0, 80) })
      }
    }
    return { row: row.row, sheet: sheet.name, values, cells: row.cells }
  })
  for (const [key, count] of listed) {
    if (count > MOST_LISTED) notes.push({ kind: 'problem', message: `${columns.get(key)?.label ?? key}: ${count - MOST_LISTED} more cells have the like.`, column: key })
  }
  const used = overlay(prepared.kept, prepared.chosen)
  return {
    shape,
    mapping: { ...used, columns: { ...Object.fromEntries(Object.entries(used.columns).filter(([, header]) => header === '')), ...Object.fromEntries(sheets.flatMap((sheet) => Object.entries(sheet.match.places).map(([key, place]) => [key, place.header]))) } },
    orders,
    rows,
    notes,
    headers: sheets[0]?.headers ?? [],
    header: (key) => sheets[0]?.match.places[key]?.header ?? key,
    has: (key) => sheets.some((sheet) => Object.hasOwn(sheet.match.places, key)),
    others: sheets[0]?.match.others ?? [],
  }
}

function placesOf(sheet: ChosenSheet, columns: ReadonlyMap<string, KnownColumn>): Map<number, { column: KnownColumn; header: string }> {
  return new Map(Object.entries(sheet.match.places).flatMap(([key, { index, header }]) => {
    const column = columns.get(key)
    return column === undefined ? [] : [[index, { column, header }] as const]
  }))
}

/** What a person should know of headers and rows, where it does not stop the file. */
function layoutNotes(sheets: readonly ChosenSheet[], rows: readonly { row: TableRow; sheet: ChosenSheet }[], columns: ReadonlyMap<string, KnownColumn>): Note[] {
  const notes: Note[] = []
  for (const sheet of sheets) {
    const place = at(sheet, sheet.headerRow)
    const missing = [...columns.values()].filter((column) => !Object.hasOwn(sheet.match.places, column.key)).map((column) => column.label)
    if (missing.length > 0) notes.push({ kind: 'note', message: `Columns that are missing, and not needed to go on: ${missing.join(', ')}.`, ...place })
    for (const header of sheet.match.doubled) notes.push({ kind: 'note', message: `"${header}" is a duplicate: the header stands over more than one column, and the one that the mapping names is read.`, ...place, column: header })
    for (const header of sheet.match.unusedDoubles) notes.push({ kind: 'note', message: `"${header}" is a duplicate: the header stands over more than one column. None of them is read.`, ...place, column: header })
  }
  const wide = rows.filter(({ row, sheet }) => row.cells.findLastIndex((cell) => !isBlank(cell)) >= sheet.headers.length)
  for (const { row, sheet } of wide.slice(0, MOST_LISTED)) {
    notes.push({ kind: 'problem', message: 'The row has more cells than the header. A comma inside a cell without quotation marks moves every cell behind it: check the row.', ...at(sheet, row.row), value: row.cells[sheet.headers.length]?.text.slice(0, 80) ?? '' })
  }
  return notes
}

function chooseSheets(table: TableFile, shapes: readonly TableShape[], chosen: Mapping, kept: Mapping): Choice | FileRefusal {
  const named = chosen.sheets.length > 0 ? chosen.sheets : kept.sheets.filter((name) => table.sheets.some((sheet) => sheet.name === name))
  const absent = table.facts.format === 'xlsx' ? chosen.sheets.find((name) => !table.sheets.some((sheet) => sheet.name === name)) : undefined
  if (absent !== undefined) {
    return { kind: 'no-such-sheet', message: `The mapping names the sheet "${absent}"; the workbook has ${table.sheets.map((sheet) => `"${sheet.name}"`).join(', ')}.`, mend: 'Correct the name of the sheet.' }
  }
  const visible = table.sheets.map((sheet, index) => ({ sheet, index })).filter(({ sheet }) => !sheet.hidden && sheet.sample.length > 0)
  const candidates = (visible.length > 0 ? visible : table.sheets.map((sheet, index) => ({ sheet, index })))
    .filter(({ sheet }) => named.length === 0 || table.facts.format === 'csv' || named.includes(sheet.name))
    .flatMap(({ sheet, index }) => shapes.map((shape) => matchSheet(sheet, index, shape, columnsFor(sheet, chosen, table), kept, table.facts.format)))
    .filter((candidate) => candidate !== null)
  const [best] = [...candidates].sort((a, b) => problemsOf(a.match) - problemsOf(b.match) || score(b.match) - score(a.match))
  if (!best) {
    const seen = table.sheets.flatMap((sheet) => sheet.sample[0]?.cells.map((cell) => cell.text.trim()).filter((text) => text !== '') ?? []).slice(0, 20)
    const [shape = 'people'] = shapes
    const wanted = columnsOf[shape].filter((column) => column.required).concat(columnsOf[shape].slice(0, 2)).slice(0, 3).map((column) => `"${column.names[0] ?? ''}"`)
    return { kind: 'no-header', message: `No row has the headers of this kind of file, such as ${wanted.join(', ')}. The first row reads ${seen.map((text) => `"${text.slice(0, 40)}"`).join(', ')}.`, mend: 'Put the column names in one row above the data, or name them in the mapping.' }
  }
  const place = best.name === null ? { row: best.headerRow } : { sheet: best.name, row: best.headerRow }
  const other = refuseOtherKind(best.headers, best.match.shape)
  if (other) return { ...other, ...place }
  const refusal = refuseMatch(best.match, best.headers, place)
  if (refusal) return refusal
  const unfit = candidates.find((candidate) => candidate.name !== null && chosen.sheets.includes(candidate.name) && candidate.match.shape === best.match.shape && problemsOf(candidate.match) > 0)
  if (unfit) return refuseMatch(unfit.match, unfit.headers, { sheet: unfit.name ?? '', row: unfit.headerRow }) ?? { kind: 'no-header', message: `The sheet "${unfit.name}" cannot be read like the others.`, mend: 'Leave the sheet out.' }
  const sheets = named.length > 0 ? candidates.filter((candidate) => candidate.match.shape === best.match.shape && problemsOf(candidate.match) === 0) : [best]
  const unread = candidates.filter((candidate) => candidate.match.shape === best.match.shape && problemsOf(candidate.match) === 0 && !sheets.includes(candidate))
  const notes = unread.map((candidate): Note => ({ kind: 'note', message: `The sheet "${candidate.name}" has the same columns as "${best.name}" and was not read. To read both, tick it where the columns are chosen (in a mapping: sheets).`, ...(candidate.name === null ? {} : { sheet: candidate.name }) }))
  return { shape: best.match.shape, sheets, notes }
}

/** Of several sheets each needs only those of the chosen headers that it has: leavers have an end date, staff have none. What no sheet has stays, and is refused. */
function columnsFor(sheet: SheetFacts, chosen: Mapping, table: TableFile): Mapping {
  if (chosen.sheets.length < 2) return chosen
  const has = (one: SheetFacts, header: string): boolean => one.sample.some((row) => row.cells.some((cell) => cell.text.trim() === header.trim()))
  const read = table.sheets.filter((one) => chosen.sheets.includes(one.name))
  return { ...chosen, columns: Object.fromEntries(Object.entries(chosen.columns).filter(([, header]) => header === '' || has(sheet, header) || !read.some((one) => has(one, header)))) }
}

function matchSheet(sheet: SheetFacts, index: number, shape: TableShape, chosen: Mapping, kept: Mapping, format: 'csv' | 'xlsx'): ChosenSheet | null {
  const wanted = columnsOf[shape].map((column) => ({ key: column.key, required: column.required, names: [...[chosen.columns[column.key], kept.columns[column.key]].flatMap((name) => (name ? [name] : [])), ...column.names] }))
  const headerRow = findHeader(sheet.sample, wanted).headerRow ?? sheet.headerRow
  const row = sheet.sample.find((candidate) => candidate.row === headerRow)
  if (!row || headerRow === null) return null
  const headers = row.cells.map((cell) => cell.text)
  // what was kept from an earlier file counts where this file has that header too
  const held = Object.fromEntries(Object.entries(kept.columns).filter(([key, header]) => !Object.hasOwn(chosen.columns, key) && (header === '' || headers.some((text) => text.trim() === header))))
  const match = matchTable(headers, shape, { ...held, ...chosen.columns })
  return { index, name: format === 'csv' ? null : sheet.name, headerRow, headers, match }
}

function decideOrders(prepared: PreparedTable, rows: readonly { row: TableRow; sheet: ChosenSheet }[], columns: ReadonlyMap<string, KnownColumn>): Record<string, DecidedOrder> | FileRefusal {
  const dateSystem = prepared.table.facts.format === 'xlsx' ? prepared.table.facts.dateSystem : 1900
  const orders: Record<string, DecidedOrder> = {}
  for (const key of new Set(prepared.sheets.flatMap((sheet) => Object.keys(sheet.match.places)))) {
    if (columns.get(key)?.kind !== 'date') continue
    const judge = dateColumn({ dateSystem, chosen: prepared.chosen.dates[key] ?? null, kept: prepared.kept.dates[key] ?? null })
    for (const { row, sheet } of rows) {
      const cell = row.cells[sheet.match.places[key]?.index ?? -1]
      if (cell !== undefined && !isBlank(cell)) judge.add(row.row, cell)
    }
    orders[key] = judge.decide()
  }
  return refuseUndecided(orders, prepared.sheets[0], columns) ?? orders
}

/** The refusal of the first column of dates that nothing decides. */
export function refuseUndecided(orders: Readonly<Record<string, DecidedOrder>>, sheet: ChosenSheet | undefined, columns: ReadonlyMap<string, KnownColumn>): FileRefusal | null {
  for (const [key, decided] of Object.entries(orders)) {
    if (decided.blocks === null) continue
    const others = Object.entries(orders).filter(([other, order]) => other !== key && order.from === 'proved' && order.blocks === null && order.verdict.order === 'day-first').map(([other]) => columns.get(other)?.label ?? other)
    const refusal = refuseOrder(key, sheet?.match.places[key]?.header ?? key, columns.get(key)?.label ?? key, decided.verdict, decided.blocks, others)
    return sheet === undefined || sheet.name === null ? refusal : { ...refusal, sheet: sheet.name }
  }
  return null
}

export function orderNotes(key: string, decided: DecidedOrder, column: KnownColumn | undefined): Note[] {
  if (decided.verdict.filled === 0) return []
  const order = ORDERS[decided.order]
  const from = decided.from === 'chosen' ? 'as the mapping says' : decided.from === 'kept' ? 'as was chosen for the last file' : decided.verdict.evidence
  return [{ kind: 'note', message: `${column?.label ?? key}: read ${order}. ${decided.from === 'proved' ? from : `${from.charAt(0).toUpperCase()}${from.slice(1)}.`}`, column: key }]
}

function usualLengths(rows: readonly { row: TableRow; sheet: ChosenSheet }[], columns: ReadonlyMap<string, KnownColumn>): Map<string, number> {
  const lengths = new Map<string, number>()
  for (const sheet of new Set(rows.map((entry) => entry.sheet))) {
    for (const [key, place] of Object.entries(sheet.match.places)) {
      if (columns.get(key)?.kind !== 'reference') continue
      const digits = usualDigits(rows.filter((entry) => entry.sheet === sheet).map((entry) => entry.row.cells[place.index]?.text ?? ''))
      if (digits !== null) lengths.set(`${sheet.index} ${key}`, digits)
    }
  }
  return lengths
}

function problemsOf(match: TableMatch): number {
  return match.missing.length + match.notFound.length
}

function score(match: TableMatch): number {
  return Object.values(match.places).reduce((sum, place) => sum + place.confidence, 0)
}

function at(sheet: ChosenSheet, row: number): { sheet?: string; row: number } {
  return sheet.name === null ? { row } : { sheet: sheet.name, row }
}

function firstFilled(row: TableRow, sheet: ChosenSheet): { column: string; value: string } {
  const index = row.cells.findIndex((cell) => !isBlank(cell))
  return { column: sheet.headers[index]?.trim() || columnLetters(Math.max(0, index)), value: row.cells[index]?.text.slice(0, 80) ?? '' }
}

const MOST_LISTED = 500
const ORDERS: Readonly<Record<ChosenOrder, string>> = {
  iso: 'as year, month, day', 'day-first': 'with the day first', 'month-first': 'with the month first', 'serial-1900': 'as dates of the spreadsheet', 'serial-1904': 'as dates of the spreadsheet, counted from 1904',
}

type Choice = { shape: TableShape; sheets: ChosenSheet[]; notes: Note[] }
export type ChosenSheet = { index: number; name: string | null; headerRow: number; headers: string[]; match: TableMatch }
export type PreparedTable = Choice & { table: TableFile; chosen: Mapping; kept: Mapping }
export type ReadRow = { row: number; sheet: string | null; values: Record<string, string | number | null>; cells: readonly Cell[] }
export type ReadTable = {
  shape: TableShape
  /** The choices made and the columns used: what is kept for the next file. */
  mapping: Mapping
  orders: Readonly<Record<string, DecidedOrder>>
  rows: readonly ReadRow[]
  notes: readonly Note[]
  headers: readonly string[]
  /** The file's own header of a column, for a problem's place. */
  header(key: string): string
  has(key: string): boolean
  others: readonly { index: number; header: string }[]
}
