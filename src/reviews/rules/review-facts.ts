import { formatDay, type Day } from '../../time/day.ts'

/** One thing that a review says by itself: what, how it stands, where it comes from, on which day, and who can mend it. */
export type ReviewFact = { key: string; label: string; value: string; source: string; on: Day; owner: FactOwner }

/** Who is told "this is wrong": the part of the academy that keeps the source. */
export type FactOwner = 'team-manager' | 'practice-lead' | 'academy-coordinator'

export const ownerLabels: Readonly<Record<FactOwner, string>> = { 'team-manager': 'the team manager', 'practice-lead': 'the practice lead', 'academy-coordinator': 'the academy coordinator' }

/** Children held against the agreed caseload; nothing where either is not known (design: import, never be the case record). */
export function caseloadFact(held: { children: number; asOf: Day } | null, agreed: number | null): ReviewFact | null {
  if (held === null) return null
  return {
    key: 'caseload', label: 'Caseload', owner: 'team-manager', on: held.asOf,
    value: agreed === null ? `${counted(held.children, 'child', 'children')} held; no agreed caseload is recorded` : `${held.children} of ${counted(agreed, 'child', 'children')} agreed`,
    source: 'allocations from the case system, agreed caseload of the programme',
  }
}

/** Individual supervision held of what was asked for since the start, by the printed rule (docs/rules/supervision.md, "n of N"). */
export function supervisionFact(held: { n: number; of: number; reflective: number }, since: Day, on: Day): ReviewFact {
  return {
    key: 'supervision', label: 'Supervision', owner: 'team-manager', on, source: 'supervision record',
    value: `${held.n} of ${held.of} held since ${formatDay(since)}, ${held.reflective} reflective`,
  }
}

/** Academy days had of those offered on this programme, by the printed rule (docs/rules/academy-days.md, "Attended of offered"); nothing where none was offered. */
export function trainingFact(attendance: { n: number; total: number; caughtUp: number }, on: Day): ReviewFact | null {
  if (attendance.total === 0) return null
  return {
    key: 'training', label: 'Academy days', owner: 'academy-coordinator', on, source: 'registers of academy days',
    value: `${attendance.n} of ${attendance.total}${attendance.caughtUp === 0 ? '' : `, ${attendance.caughtUp} by catching up`}`,
  }
}

/** Evidence accepted of what the programme asks for, kind by kind; nothing where it asks for nothing. */
export function evidenceFact(lines: readonly { label: string; have: number; of: number }[], on: Day): ReviewFact | null {
  if (lines.length === 0) return null
  return { key: 'evidence', label: 'Evidence accepted', owner: 'practice-lead', on, source: 'portfolio', value: lines.map((line) => `${line.label.toLowerCase()} ${line.have} of ${line.of}`).join('; ') }
}

/**
 * Only the working days by which pauses moved the dates. The reason of an absence never reaches a review or a panel: it would risk
 * discrimination for disability or pregnancy (Equality Act 2010; docs/rules/people.md, Absence and assessment).
 */
export function movedDaysFact(workingDays: number, on: Day): ReviewFact {
  return {
    key: 'moved-days', label: 'Days that moved the dates', owner: 'academy-coordinator', on, source: 'programme record',
    value: workingDays === 0 ? 'None' : counted(workingDays, 'working day', 'working days'),
  }
}

/** What was agreed before, and how it stands: "2 of 3 done, 1 overdue". */
export function earlierActionsFact(actions: readonly { dueOn: Day; doneOn: Day | null }[], on: Day): ReviewFact {
  const done = actions.filter((action) => action.doneOn !== null).length
  const late = actions.filter((action) => action.doneOn === null && action.dueOn < on).length
  return {
    key: 'earlier-actions', label: 'Earlier actions', owner: 'practice-lead', on, source: 'earlier reviews',
    value: actions.length === 0 ? 'None agreed' : `${done} of ${actions.length} done${late === 0 ? '' : `, ${late} overdue`}`,
  }
}

/** "Source: earlier reviews, on 16 November 2026". */
export function factSource(fact: ReviewFact): string {
  return `${fact.source}, on ${formatDay(fact.on)}`
}

function counted(number: number, one: string, many: string): string {
  return `${number} ${number === 1 ? one : many}`
}
