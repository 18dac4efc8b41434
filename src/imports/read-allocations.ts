import type { Limits } from '../files/limits.ts'
import { readReference } from '../files/read-number.ts'
import { isRefusal } from '../files/read-table.ts'
import type { FileRefusal } from '../files/refusal.ts'
import { EMPTY_CELL, isBlank, type Cell, type TableRow } from '../files/table.ts'
import type { Day } from '../time/day.ts'
import type { FileSource, Note } from './adapter.ts'
import { orderNotes, prepareTable, readRows, refuseUndecided, type ChosenSheet, type PreparedTable } from './read-rows.ts'
import { allocationKindOf, changeReasonOf, subjectKindOf } from './rules/allocation-words.ts'
import { childDataInHeader, childDataJudge, refuseChildData } from './rules/child-data.ts'
import { columnsOf } from './rules/columns.ts'
import { dateColumn, type DecidedOrder } from './rules/date-columns.ts'
import { holderOf, type Holder } from './rules/holders.ts'
import { overlay, type Mapping } from './rules/mapping.ts'
import { plain, readCell } from './rules/read-cell.ts'

/** Opens an allocation file, refuses a child's particulars, and decides the order of its dates: one pass over the rows, in flat memory. */
export async function surveyAllocations(source: FileSource): Promise<AllocationFile | FileRefusal> {
  const files = await tellApart(source)
  if (isRefusal(files)) return files
  const { involvements, professionals } = files
  const prepared = await prepareTable(involvements, ['allocations'], ALLOCATION_LIMITS)
  if (isRefusal(prepared)) return prepared
  const [sheet] = prepared.sheets
  if (!sheet) throw new Error('a table that was matched has a sheet')
  const hasOwnNumbers = ['registrationNumber', 'staffNumber', 'email', 'worker'].some((key) => Object.hasOwn(sheet.match.places, key))
  if (!hasOwnNumbers && professionals === null) {
    return { kind: 'needs-professionals', message: 'The file names its workers by "invo_professional_id" only, which the table of professionals explains.', file: source.name, mend: 'Load ssd_involvements and ssd_professionals together, in one go.' }
  }
  const header = headerRefusal(sheet)
  if (header) return { ...header, file: involvements.name }
  const survey = await surveyRows(prepared, sheet)
  if (isRefusal(survey)) return { ...survey, file: involvements.name }
  const known = professionals === null ? null : await readProfessionals(professionals)
  if (known !== null && isRefusal(known)) return known
  const columns = new Map(columnsOf.allocations.map((column) => [column.key, column]))
  const notes = [...prepared.notes, ...Object.entries(survey.orders).flatMap(([key, decided]) => orderNotes(key, decided, columns.get(key)))]
  const used = overlay(prepared.kept, prepared.chosen)
  return { prepared, sheet, orders: survey.orders, professionals: known, notes, mapping: { ...used, columns: Object.fromEntries(Object.entries(sheet.match.places).map(([key, place]) => [key, place.header])) } }
}

/** The rows of a surveyed file, some hundreds at a time; what is wrong in a row is told to `say` and the row is left out. */
export async function* allocationRows(file: AllocationFile, say: (note: Note) => void): AsyncGenerator<AllocationRow[]> {
  const { prepared, sheet } = file
  const read = rowReader(file, say)
  for await (const batch of prepared.table.batches(sheet.index)) {
    const rows: AllocationRow[] = []
    for (const row of batch) {
      if (row.row <= sheet.headerRow) continue
      if (row.looksLike === 'totals') {
        say({ kind: 'problem', message: 'The row looks like a totals row and is left out.', row: row.row, ...(sheet.name === null ? {} : { sheet: sheet.name }) })
        continue
      }
      const allocation = read(row)
      if (allocation) rows.push(allocation)
    }
    if (rows.length > 0) yield rows
  }
}

/** A case history of ten years is up to 200 MB; more rows than an Excel sheet holds come as CSV. */
const ALLOCATION_LIMITS: Partial<Limits> = { fileBytes: 1_000_000_000, unpackedBytes: 2_000_000_000, rows: 10_000_000 }

function rowReader(file: AllocationFile, say: (note: Note) => void): (row: TableRow) => AllocationRow | null {
  const { sheet, mapping, orders } = file
  const indexOf = (key: string): number => sheet.match.places[key]?.index ?? -1
  const at = Object.fromEntries(columnsOf.allocations.map((column) => [column.key, indexOf(column.key)])) as Record<string, number>
  const cellAt = (row: TableRow, key: string): Cell => row.cells[at[key] ?? -1] ?? EMPTY_CELL
  const text = (row: TableRow, key: string): string | null => {
    const given = cellAt(row, key).text
    return given === '' ? null : plain(given) || null
  }
  const days = { startedOn: remembered((cell: Cell) => readCell(cell, 'date', { order: orders['startedOn']?.order ?? 'day-first', digits: null })), endedOn: remembered((cell: Cell) => readCell(cell, 'date', { order: orders['endedOn']?.order ?? 'day-first', digits: null })) }
  const words = { kind: remembered((cell: Cell) => allocationKindOf(plain(cell.text) || null)), reason: remembered((cell: Cell) => changeReasonOf(plain(cell.text) || null)), subject: remembered((cell: Cell) => subjectKindOf(plain(cell.text) || null, mapping.subjectKind ?? 'child')), type: remembered((cell: Cell) => plain(cell.text).slice(0, 60) || null) }
  const holders = new Map<string, Holder | null>()
  const problem = (row: TableRow, key: string, message: string): null => {
    const cell = cellAt(row, key)
    say({ kind: 'problem', message, row: row.row, ...(sheet.name === null ? {} : { sheet: sheet.name }), column: sheet.match.places[key]?.header ?? key, value: key === 'reference' ? '' : cell.text.slice(0, 80) })
    return null
  }
  return (row) => {
    const reference = readReference(cellAt(row, 'reference'))
    if (!reference.ok) return problem(row, 'reference', `${reference.message} ${reference.mend} The row is left out.`)
    if (reference.value === '') return problem(row, 'reference', 'The row has no case reference. It is left out.')
    const start = days.startedOn(cellAt(row, 'startedOn'))
    if (start.value === null) return problem(row, 'startedOn', `${start.problem ?? 'The row has no start date.'} The row is left out.`)
    const endCell = cellAt(row, 'endedOn')
    const end = isBlank(endCell) ? { value: null } : days.endedOn(endCell)
    if (end.problem !== undefined) return problem(row, 'endedOn', `${end.problem} The row is left out, as nobody can say whether it is over.`)
    if (end.value !== null && end.value < start.value) return problem(row, 'endedOn', `The end (${end.value}) is before the start (${start.value}). The row is left out; correct one of the two.`)
    const key = `${cellAt(row, 'registrationNumber').text}|${cellAt(row, 'staffNumber').text}|${cellAt(row, 'email').text}|${cellAt(row, 'worker').text}|${cellAt(row, 'professional').text}|${cellAt(row, 'team').text}`
    let holder = holders.get(key)
    if (holder === undefined) {
      holder = findHolder(row)
      holders.set(key, holder)
    }
    if (holder === null) return problem(row, 'worker', 'The row names neither a worker nor a team. It is left out.')
    return {
      row: row.row,
      reference: reference.value.toUpperCase(),
      subjectKind: words.subject(cellAt(row, 'subjectKind')),
      holder,
      team: text(row, 'team'),
      kind: words.kind(cellAt(row, 'kind')),
      startedOn: start.value as Day,
      endedOn: end.value as Day | null,
      changeReason: words.reason(cellAt(row, 'changeReason')),
      caseType: words.type(cellAt(row, 'caseType')),
      siblingGroup: text(row, 'siblingGroup')?.slice(0, 60) ?? null,
    }
  }

  function findHolder(row: TableRow): Holder | null {
    const professional = text(row, 'professional')
    const known = professional === null ? undefined : file.professionals?.get(professional)
    const said = {
      registrationNumber: text(row, 'registrationNumber') ?? known?.registrationNumber ?? null,
      staffNumber: text(row, 'staffNumber') ?? known?.staffNumber ?? null,
      email: text(row, 'email'),
      worker: text(row, 'worker') ?? known?.worker ?? (professional === null ? null : `professional ${professional}`),
      team: text(row, 'team'),
    }
    return holderOf(said)
  }
}

/** A reader that remembers what it made of a text: an extract has few different days and words, and many rows. */
function remembered<T>(read: (cell: Cell) => T): (cell: Cell) => T {
  const known = new Map<string, T>()
  return (cell) => {
    const key = cell.kind === 'text' ? cell.text : `${cell.kind} ${cell.text}`
    const held = known.get(key)
    if (held !== undefined) return held
    if (known.size > MOST_REMEMBERED) known.clear()
    const value = read(cell)
    known.set(key, value)
    return value
  }
}

async function surveyRows(prepared: PreparedTable, sheet: ChosenSheet): Promise<{ orders: Record<string, DecidedOrder> } | FileRefusal> {
  const dateSystem = prepared.table.facts.format === 'xlsx' ? prepared.table.facts.dateSystem : 1900
  const dates = columnsOf.allocations.filter((column) => column.kind === 'date' && Object.hasOwn(sheet.match.places, column.key)).map((column) => ({
    key: column.key, index: sheet.match.places[column.key]?.index ?? -1, seen: new Set<string>(),
    judge: dateColumn({ dateSystem, chosen: prepared.chosen.dates[column.key] ?? null, kept: prepared.kept.dates[column.key] ?? null }),
  }))
  const watched = [
    ...sheet.match.others.map(({ index, header }) => ({ index, header, judge: childDataJudge({ isReference: false }) })),
    ...['reference', 'caseType', 'siblingGroup', 'changeReason', 'kind'].flatMap((key) => {
      const place = sheet.match.places[key]
      return place === undefined ? [] : [{ index: place.index, header: place.header, judge: childDataJudge({ isReference: true }) }]
    }),
  ]
  let rows = 0
  const start = dates.find((column) => column.key === 'startedOn')?.index ?? -1
  for await (const batch of prepared.table.batches(sheet.index)) {
    for (const row of batch) {
      if (row.row <= sheet.headerRow || row.looksLike === 'totals') continue
      rows += 1
      for (const column of dates) {
        const cell = row.cells[column.index]
        if (cell === undefined || cell.text === '' || column.seen.has(cell.text)) continue
        if (column.seen.size < MOST_REMEMBERED) column.seen.add(cell.text)
        column.judge.add(row.row, cell)
      }
      if (rows <= WATCHED_ROWS) for (const column of watched) column.judge.add(row.cells[column.index]?.text ?? '', isoOf(row.cells[start]?.text ?? ''))
    }
  }
  for (const column of watched) {
    const what = column.judge.verdict()
    if (what !== null) return refuseChildData(column.header.trim(), what, sheet.name === null ? {} : { sheet: sheet.name })
  }
  const orders = Object.fromEntries(dates.map((column) => [column.key, column.judge.decide()]))
  return refuseUndecided(orders, sheet, new Map(columnsOf.allocations.map((column) => [column.key, column]))) ?? { orders }
}

/** Only the year is used, to see whether dates lie years before the work began. */
function isoOf(text: string): string | null {
  const year = /(?<!\d)((?:19|20)\d{2})(?!\d)/.exec(text)?.[1]
  return year === undefined ? null : `${year}-01-01`
}

function headerRefusal(sheet: ChosenSheet): FileRefusal | null {
  const reference = sheet.match.places['reference']
  for (const header of [...sheet.match.others.map((other) => other.header), ...(reference ? [reference.header] : [])]) {
    const what = childDataInHeader(header)
    if (what !== null) return refuseChildData(header, what, { ...(sheet.name === null ? {} : { sheet: sheet.name }), row: sheet.headerRow })
  }
  return null
}

/** Of two files of one load: which has the involvements, and which the professionals. */
async function tellApart(source: FileSource): Promise<{ involvements: FileSource; professionals: FileSource | null } | FileRefusal> {
  const [other] = source.also ?? []
  const none: FileSource = { ...source, also: [] }
  if (other === undefined) return { involvements: none, professionals: null }
  const second: FileSource = { ...none, ...other }
  if ((source.also ?? []).length > 1) return { kind: 'too-many-files', message: 'Allocations come in one file, or in two: ssd_involvements and ssd_professionals.', mend: 'Load one extract at a time.' }
  for (const [professionals, involvements] of [[second, none], [none, second]] as const) {
    const prepared = await prepareTable({ ...professionals, mapping: null, keptMapping: null }, ['professionals'])
    if (!isRefusal(prepared)) return { involvements, professionals }
  }
  return { kind: 'no-professionals', message: `Neither ${source.name} nor ${other.name} has the columns of ssd_professionals (prof_professional_id, prof_staff_id, prof_social_worker_registration_no).`, mend: 'Load one allocation file at a time, or ssd_involvements together with ssd_professionals.' }
}

async function readProfessionals(source: FileSource): Promise<Map<string, Professional> | FileRefusal> {
  const table = await readRows({ ...source, mapping: null, keptMapping: null }, ['professionals'])
  if (isRefusal(table)) return table
  const text = (value: string | number | null | undefined): string | null => (value === null || value === undefined ? null : String(value))
  return new Map(table.rows.flatMap(({ values }) => {
    const id = text(values['professional'])
    return id === null ? [] : [[id, { staffNumber: text(values['staffNumber']), registrationNumber: text(values['registrationNumber']), worker: text(values['worker']) }]]
  }))
}

// Some 130 years of days; beyond that a column is not dates.
const MOST_REMEMBERED = 50_000
const WATCHED_ROWS = 20_000

type Professional = { staffNumber: string | null; registrationNumber: string | null; worker: string | null }
export type AllocationFile = {
  prepared: PreparedTable
  sheet: ChosenSheet
  orders: Readonly<Record<string, DecidedOrder>>
  professionals: ReadonlyMap<string, Professional> | null
  notes: readonly Note[]
  mapping: Mapping
}
export type AllocationRow = {
  row: number
  reference: string
  subjectKind: 'child' | 'carer-household'
  holder: Holder
  team: string | null
  kind: 'lead' | 'co-worker' | 'cover' | 'duty'
  startedOn: Day
  endedOn: Day | null
  changeReason: string | null
  caseType: string | null
  siblingGroup: string | null
}
