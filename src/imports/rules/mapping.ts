import type { DateOrder } from '../../files/date-order.ts'
import type { FileRefusal } from '../../files/refusal.ts'
import { readDay, type Day } from '../../time/day.ts'

/** A person's choices for one kind of file; what is left out is guessed. The JSON is described in docs/files.md. */
export type Mapping = {
  /** Column key to the header in the file; "Team (2)" is the second column of that header, "" says that the file has none. */
  columns: Readonly<Record<string, string>>
  dates: Readonly<Record<string, ChosenOrder>>
  endMeans: EndMeans | null
  /** Role title as the file has it to the DfE role, 0 for a title that is no social work role. */
  roles: Readonly<Record<string, number>>
  asOf: Day | null
  /** Sheets of a workbook, read one after another. */
  sheets: readonly string[]
  /** For a file of one kind of subject that has no column for it. */
  subjectKind: 'child' | 'carer-household' | null
}

export type ChosenOrder = Extract<DateOrder, 'iso' | 'day-first' | 'month-first' | 'serial-1900' | 'serial-1904'>
/** Whether a file's end is the last day in force or the first day after it. */
export type EndMeans = 'last-day' | 'day-after'

export const noMapping: Mapping = { columns: {}, dates: {}, endMeans: null, roles: {}, asOf: null, sheets: [], subjectKind: null }

/** Reads the mapping's JSON, saying what is wrong with it in a sentence. */
export function readMapping(json: Readonly<Record<string, unknown>> | null): Mapping | FileRefusal {
  if (json === null) return noMapping
  const unknown = Object.keys(json).find((key) => !Object.hasOwn(noMapping, key))
  if (unknown !== undefined) return wrong(unknown, `"${unknown}" is not part of a mapping`, `Use ${Object.keys(noMapping).join(', ')}.`)
  const columns = texts(json['columns'])
  if (columns === null) return wrong('columns', '"columns" must name a header for each column', 'Write {"columns": {"staffNumber": "Employee No"}}.')
  const dates = texts(json['dates'])
  if (dates === null || !Object.values(dates).every(isOrder)) return wrong('dates', '"dates" must give an order for each column', `Write one of ${ORDERS.join(', ')}.`)
  const roles = numbers(json['roles'])
  if (roles === null) return wrong('roles', '"roles" must give a DfE role from 1 to 6 for each title, or 0 for a title that is no social work role', 'Write {"roles": {"Social Worker L2": 5}}.')
  const endMeans = json['endMeans'] ?? null
  if (endMeans !== null && endMeans !== 'last-day' && endMeans !== 'day-after') return wrong('endMeans', '"endMeans" says whether an end is the last day or the day after', 'Write "last-day" or "day-after".')
  const asOf = json['asOf'] ?? null
  const day = typeof asOf === 'string' ? readDay(asOf) : null
  if (asOf !== null && day === null) return wrong('asOf', '"asOf" must be the day that the file speaks of', 'Write it as 2026-10-31.')
  const sheets = json['sheets'] ?? []
  if (!Array.isArray(sheets) || !sheets.every((sheet) => typeof sheet === 'string')) return wrong('sheets', '"sheets" must be a list of sheet names', 'Write ["Staff", "Leavers"].')
  const subjectKind = json['subjectKind'] ?? null
  if (subjectKind !== null && subjectKind !== 'child' && subjectKind !== 'carer-household') return wrong('subjectKind', '"subjectKind" says whom the cases are of', 'Write "child" or "carer-household".')
  return { columns, dates: dates as Record<string, ChosenOrder>, endMeans, roles, asOf: day, sheets, subjectKind }
}

/** What is kept for the next file of the kind: not the day, which is this file's own. */
export function mappingToKeep(mapping: Mapping): Record<string, unknown> {
  const { asOf: _, sheets, ...rest } = mapping
  return { ...rest, ...(sheets.length > 0 ? { sheets } : {}) }
}

/** The kept choices under the ones made now. */
export function overlay(kept: Mapping, chosen: Mapping): Mapping {
  return {
    columns: { ...kept.columns, ...chosen.columns },
    dates: { ...kept.dates, ...chosen.dates },
    endMeans: chosen.endMeans ?? kept.endMeans,
    roles: { ...kept.roles, ...chosen.roles },
    asOf: chosen.asOf,
    sheets: chosen.sheets.length > 0 ? chosen.sheets : kept.sheets,
    subjectKind: chosen.subjectKind ?? kept.subjectKind,
  }
}

const ORDERS: readonly string[] = ['iso', 'day-first', 'month-first', 'serial-1900', 'serial-1904'] satisfies ChosenOrder[]

function isOrder(text: string): boolean {
  return ORDERS.includes(text)
}

function texts(value: unknown): Record<string, string> | null {
  if (value === undefined || value === null) return {}
  if (typeof value !== 'object' || Array.isArray(value)) return null
  return Object.values(value).every((text) => typeof text === 'string') ? (value as Record<string, string>) : null
}

function numbers(value: unknown): Record<string, number> | null {
  if (value === undefined || value === null) return {}
  if (typeof value !== 'object' || Array.isArray(value)) return null
  return Object.values(value).every((role) => Number.isInteger(role) && role >= 0 && role <= 6) ? (value as Record<string, number>) : null
}

function wrong(column: string, message: string, mend: string): FileRefusal {
  return { kind: 'bad-mapping', message: `The mapping cannot be used: ${message}.`, column, mend }
}
