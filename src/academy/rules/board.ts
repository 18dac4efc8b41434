import type { Sheet, SheetColumn } from '../../files/sheet.ts'
import type { Day } from '../../time/day.ts'
import { isEnded, stateLabels } from './enrolment-state.ts'
import { describeDue, type RunOverview } from './overview.ts'

/** A row of the academy's board: what academy knows, and what other parts of it add by the key of their column (users.md 3.1). */
export type BoardRow = {
  enrolmentId: number
  personId: number
  name: string
  cohort: string
  team: string
  pattern: string
  overview: RunOverview
  mentor: string | null
  manager: string | null
  lead: string | null
  probationEndsOn: Day | null
  note: string
  more: BoardValues
}

export type BoardValues = Readonly<Record<string, string | number | null>>

/** Columns of another part, in their place on the board, filled by person. */
export type BoardPart = { columns: readonly { key: string; title: string; kind: 'text' | 'number' | 'day' }[] }

/** One definition for the page, its print and its file. No overall rating: what is late stands first and is said in words. */
export function boardSheet(rows: readonly BoardRow[], parts: readonly BoardPart[], on: Day, seesNotes: boolean): Sheet<BoardRow> {
  const columns: SheetColumn<BoardRow>[] = [
    { key: 'name', title: 'Name', kind: 'text', value: (row) => row.name },
    { key: 'cohort', title: 'Cohort', kind: 'text', value: (row) => row.cohort },
    { key: 'team', title: 'Team', kind: 'text', value: (row) => row.team },
    { key: 'month', title: 'Month', kind: 'text', value: (row) => saidMonth(row) },
    { key: 'mentor', title: 'Mentor', kind: 'text', value: (row) => row.mentor ?? saidWithout(row.overview.daysWithoutMentor) },
    { key: 'manager', title: 'Manager', kind: 'text', value: (row) => row.manager ?? 'none' },
    { key: 'lead', title: 'Practice lead', kind: 'text', value: (row) => row.lead ?? 'none' },
    { key: 'next', title: 'Next due', kind: 'text', value: (row) => row.overview.due[0]?.label ?? '' },
    { key: 'when', title: 'When', kind: 'text', value: (row) => saidDue(row) },
    { key: 'date', title: 'Date', kind: 'day', value: (row) => row.overview.due[0]?.dueOn ?? null },
    ...parts.flatMap(({ columns: added }) => added.map(({ key, title, kind }): SheetColumn<BoardRow> => ({ key, title, kind, value: (row) => row.more[key] ?? (kind === 'text' ? '' : null) }))),
    { key: 'probation', title: 'Probation ends', kind: 'day', value: (row) => row.probationEndsOn },
  ]
  return { name: `Academy ${on}`, columns: seesNotes ? [...columns, { key: 'note', title: 'Note', kind: 'text', value: (row) => row.note }] : columns, rows: inOrder(rows) }
}

/** Overdue first, then by the next date; whoever has nothing due, or is paused, at the end. */
function inOrder(rows: readonly BoardRow[]): BoardRow[] {
  const rank = ({ overview }: BoardRow): string => `${overview.due[0]?.isOverdue === true ? 0 : 1} ${overview.due[0]?.dueOn ?? '9999'}`
  return [...rows].sort((a, b) => rank(a).localeCompare(rank(b)) || a.name.localeCompare(b.name, 'en-GB'))
}

export function saidMonth({ overview, pattern }: Pick<BoardRow, 'overview' | 'pattern'>): string {
  if (overview.state === 'planned' || overview.state === 'registered') return `${stateLabels[overview.state]}${pattern}`
  if (isEnded(overview.state)) return stateLabels[overview.state]
  const paused = overview.state === 'paused' ? ', paused' : overview.state === 'active' ? '' : `, ${stateLabels[overview.state].toLowerCase()}`
  return `${overview.month} of ${overview.lengthMonths}${pattern}${paused}`
}

export function saidWithout(days: number | null): string {
  return days === null ? 'not yet' : `none ${days} ${days === 1 ? 'day' : 'days'}`
}

function saidDue({ overview }: BoardRow): string {
  const [next] = overview.due
  return next === undefined ? (overview.state === 'paused' ? 'Paused' : '') : describeDue(next)
}
