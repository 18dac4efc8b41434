import { dayOf, monthOf, yearOf, type Day } from '../../time/day.ts'
import type { AbsenceRow } from './absence-row.ts'

/**
 * The absences that all lists in force give together. A list holds every absence that ended since the earliest end in it, and every one
 * that goes on: what an older list says of that time gives way to it, so that a corrected or deleted absence is not counted twice. An
 * absence that went on in the older list only is known to its day and no further.
 */
export function foldAbsences(files: readonly AbsenceFile[]): FoldedAbsence[] {
  const folded: FoldedAbsence[] = []
  let reach: Day | null = null
  let newest = true
  for (const file of [...files].sort((a, b) => (a.asOf < b.asOf ? 1 : a.asOf > b.asOf ? -1 : 0))) {
    for (const row of file.rows) {
      const isHeldByNewer = row.endedOn !== null && reach !== null && row.endedOn >= reach
      const isStillHeld = row.endedOn === null && !newest && folded.some((other) => other.startedOn === row.startedOn && isSamePerson(other, row))
      if (isHeldByNewer || isStillHeld) continue
      const knownUntil = row.endedOn ?? (newest ? null : file.asOf < row.startedOn ? row.startedOn : file.asOf)
      folded.push({ ...row, endedOn: knownUntil })
    }
    const from = earliestEnd(file.rows)
    if (from !== null && (reach === null || from < reach)) reach = from
    newest = false
  }
  return folded
}

/** The first day that a list can speak of: the first of the month in which its earliest absence ended, as lists are made by month or year; else its own day. */
export function reachOf(rows: readonly AbsenceRow[], asOf: Day): Day {
  const from = earliestEnd(rows)
  return from === null || from > asOf ? asOf : dayOf(yearOf(from), monthOf(from), 1)
}

function earliestEnd(rows: readonly AbsenceRow[]): Day | null {
  return rows.reduce<Day | null>((earliest, row) => (row.endedOn !== null && (earliest === null || row.endedOn < earliest) ? row.endedOn : earliest), null)
}

function isSamePerson(a: AbsenceRow, b: AbsenceRow): boolean {
  return (['registrationNumber', 'staffNumber', 'email'] as const).some((key) => a[key] !== null && a[key] === b[key])
}

export type AbsenceFile = { asOf: Day; rows: readonly AbsenceRow[] }
export type FoldedAbsence = AbsenceRow
/** An absence of a person of the record. */
export type WantedAbsence = Omit<FoldedAbsence, 'registrationNumber' | 'staffNumber' | 'email'> & { personId: number }
/** `removed`: ids of stored rows; `unknown`: rows of people who are not in the record. */
export type AbsencePlan = { created: readonly WantedAbsence[]; removed: readonly number[]; unknown: number }
