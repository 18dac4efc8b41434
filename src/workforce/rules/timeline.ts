import { leaverDestination, reasonForLeaving, startOrigin } from '../../census/rules/layouts/code-sets.ts'
import { addDays, formatDay, shortDay, type Day } from '../../time/day.ts'
import type { Absence } from './absence.ts'
import { footingOf } from './post-stage.ts'
import type { Employment, Workforce } from './record.ts'

/** What happened to one person here, newest first: spells of work, posts and teams, absences, gaps that a file leaves open. */
export function timelineOf(record: Workforce, personId: number, absences: readonly Absence[]): TimelineEntry[] {
  const employments = record.employments.filter((employment) => employment.personId === personId)
  const teams = new Map(record.teams.map((team) => [team.id, team.name]))
  const posts = new Map(record.posts.map((post) => [post.postId, post.positionNumber]))
  const entries: TimelineEntry[] = [
    ...employments.flatMap(spellEntries),
    ...record.assignments.filter((assignment) => assignment.personId === personId).map((assignment): TimelineEntry => ({
      on: assignment.startedOn, until: assignment.endedOn, kind: 'post', source: assignment.source,
      what: [assignment.title, assignment.grade, teams.get(assignment.teamId ?? 0), posts.get(assignment.postId ?? 0)].filter((part) => part !== null && part !== undefined).join(', ') || 'A post',
      detail: [footingOf(assignment.kind, null), assignment.fte === null ? null : `${assignment.fte} FTE`].filter((part) => part !== null).join(', '),
    })),
    ...record.unconfirmed.filter((gap) => gap.personId === personId).map((gap): TimelineEntry => ({ on: gap.startedOn, until: gap.endedOn, kind: 'not confirmed', what: 'Not confirmed', detail: gap.reason, source: '' })),
    ...absences.filter((absence) => absence.personId === personId).map((absence): TimelineEntry => ({
      on: absence.startedOn, until: absence.endedOn, kind: 'absence', what: 'Away', detail: absence.workingDays === null ? '' : absence.workingDays === 1 ? '1 working day' : `${absence.workingDays} working days`, source: absence.source,
    })),
  ]
  return entries.sort((a, b) => (a.on < b.on ? 1 : a.on > b.on ? -1 : ORDER.indexOf(a.kind) - ORDER.indexOf(b.kind)))
}

/** What the sources saw of the person on each of their days: FTE, role, cases. */
export function yearsOf(record: Workforce, personId: number): YearSeen[] {
  return record.observations
    .filter((observation) => observation.personId === personId)
    .map((observation) => ({ on: observation.onDay, source: observation.source, fte: observation.fte, dfeRole: observation.dfeRole, cases: observation.cases, daysLost: observation.daysLost }))
    .sort((a, b) => (a.on < b.on ? 1 : a.on > b.on ? -1 : 0))
}

function spellEntries(employment: Employment): TimelineEntry[] {
  const isAgency = employment.basis === 'agency'
  if (employment.isDayOnly) return [{ on: employment.startedOn, until: employment.startedOn, kind: 'work', what: 'Agency worker', detail: 'seen on this day; start and end are not known', source: employment.source }]
  const began: TimelineEntry = {
    on: employment.startedOn, until: null, kind: 'work', source: employment.source,
    what: isAgency ? `Placed by ${employment.supplier ?? 'an agency'}` : 'Joined', detail: isAgency ? '' : labelOf(startOrigin, employment.startOrigin),
  }
  if (employment.endedOn === null) return [began]
  return [began, {
    on: employment.endedOn, until: null, kind: 'left', source: employment.source, what: isAgency ? 'Placement ended' : `Left; first day away ${shortDay(addDays(employment.endedOn, 1))}`,
    detail: [labelOf(reasonForLeaving, employment.leavingReason), labelOf(leaverDestination, employment.leaverDestination)].filter((part) => part !== '').join('; '),
  }]
}

function labelOf(codes: readonly { code: string; label: string }[], code: number | null): string {
  return code === null ? '' : (codes.find((one) => one.code === String(code))?.label ?? `code ${code}`)
}

export function saidPeriod(entry: Pick<TimelineEntry, 'on' | 'until'>): string {
  return entry.until === null || entry.until === entry.on ? formatDay(entry.on) : `${formatDay(entry.on)} to ${formatDay(entry.until)}`
}

const ORDER = ['left', 'work', 'post', 'not confirmed', 'absence']

export type TimelineEntry = { on: Day; until: Day | null; kind: 'work' | 'left' | 'post' | 'not confirmed' | 'absence'; what: string; detail: string; source: string }
export type YearSeen = { on: Day; source: string; fte: number | null; dfeRole: number | null; cases: number | null; daysLost: number | null }
