import { isRefusal } from '../files/read-table.ts'
import type { FileRefusal } from '../files/refusal.ts'
import type { ClaimSource } from '../workforce/rules/claims.ts'
import type { Adapter, FileSource, Note, StagedFile } from './adapter.ts'
import { dayOfFile, noRows, readRows, type ReadTable } from './read-rows.ts'
import { mappingToKeep } from './rules/mapping.ts'
import { workRowOf, type Said, type WorkRow } from './rules/people-row.ts'
import { listRoles, roleOfTitle } from './rules/roles.ts'
import { claimsOf, endMeansOf, firstDayOf, withLastDays, withoutRepeats } from './rules/work-rows.ts'

/** An HR extract: the council's own people in their posts, and who left. */
export const peopleAdapter: Adapter = {
  kind: 'people',
  read: async (source) => readWork(source, 'people'),
  claims: (file) => claimsOfFile(file, { kind: 'people', label: 'HR' }),
}

/** The agency vendor's placements: between Septembers nothing else records agency. */
export const agencyAdapter: Adapter = {
  kind: 'agency',
  read: async (source) => readWork(source, 'agency'),
  claims: (file) => claimsOfFile(file, { kind: 'agency', label: 'agency' }),
}

function claimsOfFile(file: Parameters<NonNullable<Adapter['claims']>>[0], { kind, label }: { kind: 'people' | 'agency'; label: string }) {
  const on = file.asOf
  if (on === null) throw new Error(`the file ${file.id} was kept without its day`)
  const from = typeof file.header['from'] === 'string' ? (file.header['from'] as typeof on) : on
  const source: ClaimSource = { label: `${label} ${on}`, kind, rank: 2, on, from }
  return { source, claims: claimsOf(file.rows.map((row) => row.content as unknown as WorkRow), source, kind === 'agency' ? 'agency' : 'employed') }
}

async function readWork(source: FileSource, kind: 'people' | 'agency'): Promise<StagedFile | FileRefusal> {
  const table = await readRows(source, [kind])
  if (isRefusal(table)) return table
  const { asOf, note } = dayOfFile(table.mapping, source)
  const notes: Note[] = [...table.notes, ...(note === null ? [] : [note])]
  const listed = (said: Said, row: number, sheet: string | null): void => void notes.push(noteOf(said, row, sheet, table))
  const read: WorkRow[] = []
  for (const { row, sheet, values } of table.rows) {
    const result = workRowOf(values, { row, sheet, roles: table.mapping.roles, nameIsIdentity: kind === 'agency', asOf })
    for (const said of result.said) listed(said, row, sheet)
    if (result.row !== null) read.push(kind === 'people' && !table.has('endedOn') && result.row.endedOn === null ? { ...result.row, endedOn: result.row.postEndedOn } : result.row)
  }
  const { endMeans, guess } = endMeansOf(read, table.mapping.endMeans)
  if (read.some((row) => row.endedOn !== null || row.postEndedOn !== null)) notes.push({ kind: 'note', message: endSentence(endMeans, guess, table.mapping.endMeans !== null) })
  const social = read.filter((row) => !isOtherWork(row, table.mapping.roles))
  const distinct = withoutRepeats(social.map((row) => withLastDays(row, endMeans)))
  for (const said of distinct.said) listed(said, said.row, said.sheet)
  if (distinct.rows.length === 0) return noRows(source.name, table.rows.length, notes)
  const roles = listRoles(read.flatMap((row) => row.title ?? []), table.mapping.roles)
  notes.push(...roleNotes(roles, read, social))
  return {
    year: null,
    asOf,
    isProvisional: false,
    header: {
      from: firstDayOf(distinct.rows, asOf), endMeans, roles, teams: distinctTexts(distinct.rows, 'team'), services: distinctTexts(distinct.rows, 'service'),
      columns: table.mapping.columns, dates: Object.fromEntries(Object.entries(table.orders).map(([key, decided]) => [key, decided.order])),
    },
    rows: distinct.rows.map((row, index) => ({ position: index + 1, line: row.row, content: { ...row } })),
    notes,
    statements: [],
    mapping: mappingToKeep(table.mapping),
  }
}

/** Support staff without a social worker's registration are not of this workforce; a mapping of the title to 0 says so of anybody. */
function isOtherWork(row: WorkRow, roles: Readonly<Record<string, number>>): boolean {
  if (row.title === null || roleOfTitle(row.title, roles) !== 0) return false
  return row.registrationNumber === null || roleOfTitle(row.title, {}) !== 0 || Object.keys(roles).some((title) => title.trim().toLowerCase() === row.title?.toLowerCase())
}

function roleNotes(roles: ReturnType<typeof listRoles>, read: readonly WorkRow[], social: readonly WorkRow[]): Note[] {
  const notes: Note[] = []
  const kept = new Set(social.map((row) => row.title))
  for (const { title, count, role } of roles) {
    if (role === null) notes.push({ kind: 'problem', message: `The title "${title}" (${count} rows) says no DfE role. Its people are counted, without a role; choose one where the columns are chosen, or say that it is no social work role (in a mapping: roles).`, column: 'title', value: title })
    else if (role === 0 && !kept.has(title)) notes.push({ kind: 'note', message: `The title "${title}" (${count} rows) is no social work role: its rows are left out. If it is one, choose its role where the columns are chosen (in a mapping: roles).`, column: 'title', value: title })
  }
  const left = read.length - social.length
  if (left > 0) notes.push({ kind: 'note', message: `${left} rows of ${read.length} are of other work than social work.` })
  return notes
}

function endSentence(endMeans: string, guess: { pairs: number; equal: number }, isChosen: boolean): string {
  const what = endMeans === 'day-after' ? 'An end is the day after the last: one day was taken off each' : 'An end is the last day'
  const why = isChosen ? 'as the mapping says' : guess.pairs === 0 ? 'as no two rows follow one another' : `${guess.equal} of ${guess.pairs} ends that another row follows equal its start`
  return `${what} (${why}).`
}

export function noteOf(said: Said, row: number, sheet: string | null, table: ReadTable): Note {
  const { kind, message, column, value } = said
  return { kind, message, row, ...(sheet === null ? {} : { sheet }), column: table.header(column), value: value.slice(0, 80) }
}

function distinctTexts(rows: readonly WorkRow[], key: 'team' | 'service'): string[] {
  return [...new Set(rows.flatMap((row) => row[key] ?? []))].sort()
}
