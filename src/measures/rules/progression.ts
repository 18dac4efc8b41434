import { formatDay, yearOf, monthOf, type Day } from '../../time/day.ts'
import { indexRecord } from '../../workforce/rules/on-day.ts'
import type { Assignment, Employment, Observation, Workforce } from '../../workforce/rules/record.ts'
import { DFE_ROLES } from './population.ts'

/**
 * Moves within the council in a period, both days included (C109, C115, C159: "19 advanced, 6 moved"). A promotion is a more senior
 * DfE role or a higher grade; a sideways move is another post, team or role that is neither. A role that only returns tell of changes
 * on the day of the return that first has it. Down-grading is neither and is not listed.
 */
export function listMoves(record: Workforce, from: Day, until: Day): Move[] {
  const index = indexRecord(record)
  return record.employments
    .filter((employment) => employment.basis === 'employed')
    .flatMap((employment) => movesOf(employment, index.assignments.get(employment.id) ?? [], index.observations.get(employment.id) ?? []))
    .filter((move) => move.on >= from && move.on <= until)
}

function movesOf(employment: Employment, assignments: readonly Assignment[], observations: readonly Observation[]): Move[] {
  const steps = stepsOf(assignments, observations).filter((step) => step.on >= employment.startedOn && (employment.endedOn === null || step.on <= employment.endedOn))
  return steps.slice(1).flatMap((step, at) => {
    const before = steps[at] as Step
    const kind = judge(before, step)
    return kind === null ? [] : [{
      kind, on: step.on, personId: employment.personId, employmentId: employment.id, startOrigin: employment.startOrigin, startedOn: employment.startedOn, endedOn: employment.endedOn,
      teamId: step.teamId, dfeRole: step.dfeRole, months: monthsBetween(employment.startedOn, step.on), what: `${said(before)} to ${said(step)}, ${formatDay(step.on)}`,
    }]
  })
}

/** What is known of role, grade, post and team, in order of days: dated by assignments where there are any, else by what returns saw. */
function stepsOf(assignments: readonly Assignment[], observations: readonly Observation[]): Step[] {
  const dated = assignments.map((one): Step => ({ on: one.startedOn, dfeRole: one.dfeRole, grade: one.grade, postId: one.postId, teamId: one.teamId, title: one.title }))
  const [first] = dated.map((step) => step.on).sort()
  const seen = observations
    .filter((one) => one.dfeRole !== null && (first === undefined || one.onDay < first))
    .map((one): Step => ({ on: one.onDay, dfeRole: one.dfeRole, grade: null, postId: null, teamId: null, title: null }))
  return [...seen, ...dated].sort((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0))
}

function judge(before: Step, after: Step): Move['kind'] | null {
  const role = compareRoles(before.dfeRole, after.dfeRole)
  const grade = compareGrades(before.grade, after.grade)
  if (role > 0 || (grade > 0 && role === 0)) return 'promotion'
  if (role < 0 || grade < 0) return null
  const isOther = (a: number | string | null, b: number | string | null) => a !== null && b !== null && a !== b
  return isOther(before.dfeRole, after.dfeRole) || isOther(before.postId, after.postId) || isOther(before.teamId, after.teamId) ? 'sideways' : null
}

/**
 * DfE's roles 1 (senior manager) to 5 (case holder) are in order of seniority. Role 6 (reviewing officers, quality assurance and others)
 * stands beside them at many grades: moving there is sideways, moving from there up to 1 to 4 is a promotion.
 */
function compareRoles(before: number | null, after: number | null): number {
  if (before === null || after === null || before === after || after === 6) return 0
  return Math.min(before, 5) - after
}

/** "G9" and "G10", "Grade 7" and "Grade 8": same words, another number. Other grades are not compared. */
function compareGrades(before: string | null, after: string | null): number {
  const [a, b] = [before, after].map((grade) => /^(\D*)(\d+)(\D*)$/.exec(grade?.trim().toLowerCase() ?? ''))
  if (!a || !b || a[1] !== b[1] || a[3] !== b[3]) return 0
  return Number(b[2]) - Number(a[2])
}

function said(step: Step): string {
  return [step.dfeRole === null ? null : DFE_ROLES[step.dfeRole], step.grade, step.title].filter((word) => word !== null && word !== undefined).join(', ') || 'another post'
}

/** Whole months, as people count them. */
export function monthsBetween(from: Day, until: Day): number {
  const months = (yearOf(until) - yearOf(from)) * 12 + monthOf(until) - monthOf(from)
  return until.slice(8) < from.slice(8) ? months - 1 : months
}

type Step = { on: Day; dfeRole: number | null; grade: string | null; postId: number | null; teamId: number | null; title: string | null }

export type Move = {
  kind: 'promotion' | 'sideways'
  on: Day
  personId: number
  employmentId: number
  startOrigin: number | null
  startedOn: Day
  endedOn: Day | null
  teamId: number | null
  dfeRole: number | null
  /** Whole months since the spell began. */
  months: number
  what: string
}
