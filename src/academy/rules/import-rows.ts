import { choice } from '../../fields/choices.ts'
import { dayText } from '../../fields/days.ts'
import { optional } from '../../fields/field.ts'
import { fte } from '../../fields/numbers.ts'
import { readFields, type FieldsOf } from '../../fields/read-fields.ts'
import { registrationNumber, text } from '../../fields/text.ts'
import type { Day } from '../../time/day.ts'
import type { EnrolmentEventKind } from './enrolment-state.ts'

/** The columns of an academy that runs already, and what else may stand beside them. docs/rules/academy.md, "The bulk load". */
const spec = {
  person: text('the person'),
  cohort: text('the cohort', { max: 100 }),
  programme: text('the programme'),
  started_on: dayText('the start'),
  outcome: choice('the outcome', ['passed', 'failed', 'withdrawn', 'redeployed', 'in_progress']),
  ended_on: optional(dayText('the end')),
  left_on: optional(dayText('the day of leaving the council')),
  left_reason: optional(choice('the reason for leaving', ['agency', 'left_profession', 'other_authority', 'retired', 'other'])),
  returned_on: optional(dayText('the day of coming back')),
  registration_number: optional(registrationNumber()),
  team: optional(text('the team')),
  fte: optional(fte('the hours')),
  route: optional(choice('the route', ['open', 'frontline', 'step-up', 'apprentice', 'grow-our-own', 'return', 'other'])),
  cohort_label: optional(text('the period of the cohort', { max: 100 })),
  manager: optional(text('the line manager')),
  mentor: optional(text('the mentor')),
  practice_lead: optional(text('the practice lead')),
  assessor: optional(text('the assessor')),
}

export const importColumns = Object.keys(spec)
export const neededColumns = ['person', 'cohort', 'programme', 'started_on', 'outcome'] as const
export type AcademyRow = FieldsOf<typeof spec>

/** One row, or what is wrong with it: column, value and how to mend it. */
export function readAcademyRow(strings: Readonly<Record<string, string>>, today: Day): { ok: true; row: AcademyRow } | { ok: false; problems: RowProblem[] } {
  const read = readFields(spec, strings)
  if (!read.ok) return { ok: false, problems: read.problems.map(({ field, message }) => ({ column: field, value: strings[field] ?? '', message: `${message}.` })) }
  const row = read.value
  const problems = rulesOf(row, today).map(({ column, message }) => ({ column, value: strings[column] ?? '', message }))
  return problems.length > 0 ? { ok: false, problems } : { ok: true, row }
}

function rulesOf(row: AcademyRow, today: Day): { column: string; message: string }[] {
  const problems: { column: string; message: string }[] = []
  const refuse = (column: string, message: string): void => void problems.push({ column, message })
  if (row.ended_on !== null && row.ended_on < row.started_on) refuse('ended_on', `It ended before it started (${row.started_on}): correct one of the two days.`)
  if (row.left_on !== null && row.left_on < row.started_on) refuse('left_on', `The person left before the programme started (${row.started_on}): correct one of the two days.`)
  if (row.outcome === 'passed' && row.ended_on === null) refuse('ended_on', 'A programme that was passed has the day on which it was: fill in ended_on.')
  if (row.outcome === 'in_progress' && row.ended_on !== null) refuse('ended_on', 'A programme in progress has no end: empty ended_on, or say how it ended under outcome.')
  if (['failed', 'withdrawn', 'redeployed'].includes(row.outcome) && row.ended_on === null && row.left_on === null) refuse('ended_on', `Say on which day it ended (outcome ${row.outcome}): fill in ended_on.`)
  if (row.outcome === 'passed' && row.left_on !== null && row.ended_on !== null && row.left_on < row.ended_on) refuse('left_on', `The person left before passing (${row.ended_on}): correct one of the two days, or the outcome.`)
  if (row.left_on === null && row.left_reason !== null) refuse('left_reason', 'There is a reason for leaving and no day: fill in left_on, or empty left_reason.')
  if (row.returned_on !== null && (row.left_on === null || row.returned_on <= row.left_on)) refuse('returned_on', 'Somebody comes back after the day of leaving: correct left_on or returned_on.')
  for (const column of ['ended_on', 'left_on', 'returned_on'] as const) {
    const on = row[column]
    if (on !== null && on > today) refuse(column, `${on} is still to come: a file holds what has happened by ${today}.`)
  }
  if (row.fte === 0) refuse('fte', 'The hours must be above 0: 1 is full time.')
  return problems
}

/** What happened, as the events of a run. Who left in the middle of the programme left it by leaving. */
export function eventsOf(row: AcademyRow): { kind: EnrolmentEventKind; onDay: Day; reason: string | null }[] {
  const ended = row.ended_on ?? row.left_on
  const outcome = row.outcome === 'in_progress' || ended === null ? [] : [{ kind: row.outcome, onDay: ended, reason: null } as const]
  const left = row.left_on === null ? [] : [{ kind: 'left' as const, onDay: row.left_on, reason: row.left_reason }]
  const returned = row.returned_on === null ? [] : [{ kind: 'returned' as const, onDay: row.returned_on, reason: null }]
  return [{ kind: 'started', onDay: row.started_on, reason: null }, ...outcome, ...left, ...returned]
}

/** The day on which a run is over, or null while it goes on. */
export function closedOn(row: AcademyRow): Day | null {
  if (row.outcome === 'in_progress') return row.left_on
  return row.ended_on ?? row.left_on
}

export type RowProblem = { column: string; value: string; message: string }
