import { addDays, addMonths, daysBetween, later, type Day } from '../../time/day.ts'
import type { Absence } from '../../workforce/rules/absence.ts'
import { groupBy } from '../../workforce/rules/group-by.ts'
import { isInPost } from '../../workforce/rules/on-day.ts'
import type { Workforce } from '../../workforce/rules/record.ts'
import { stintsOf } from './retention-spells.ts'

/**
 * Whose stay conversation is due, by rules that are the same for everyone and read nothing of a person but days: three months after
 * passing the programme, at 18, 24 and 30 months' service, four weeks after the team has another manager or a panel deferred or did not pass,
 * two weeks after the return from a long absence (C114, C157; UK GDPR Articles 22A to 22D: no score, no ranking, nobody is judged). Listed from
 * `AHEAD` days before the due day until it is closed, `KEPT` days at most.
 */
export function promptsDue(record: Workforce, academy: AcademyDays, closed: readonly ClosedPrompt[], on: Day): Prompt[] {
  const teams = teamsOf(record, on)
  const isClosed = new Set(closed.map(keyOf))
  const changes = managerChanges(record, on)
  const returns = returnsOf(record.absences, on)
  return stintsOf(record.employments.filter((employment) => isInPost(employment, record.unconfirmed.filter((gap) => gap.employmentId === employment.id), on)))
    .flatMap((stint): Prompt[] => {
      const teamId = teams.get(stint.personId)?.teamId ?? null
      const passed = academy.passedOn.get(stint.personId)
      const refused = academy.refusedOn.get(stint.personId)
      const found: { rule: PromptRule; dueOn: Day }[] = [
        ...SERVICE.map(([rule, months]) => ({ rule, dueOn: addMonths(stint.startedOn, months) })),
        ...(passed === undefined || passed < stint.startedOn ? [] : [{ rule: 'passed' as const, dueOn: addMonths(passed, 3) }]),
        ...changes.filter((change) => change.teamId === teamId && change.personId !== stint.personId && (teams.get(stint.personId)?.since ?? on) < change.on).map((change) => ({ rule: 'new-manager' as const, dueOn: addDays(change.on, 28) })),
        ...(refused === undefined || refused < stint.startedOn || refused > on ? [] : [{ rule: 'panel-not-passed' as const, dueOn: addDays(refused, 28) }]),
        ...(returns.get(stint.personId) ?? []).filter((back) => back > stint.startedOn).map((back) => ({ rule: 'back-from-absence' as const, dueOn: addDays(back, 14) })),
      ]
      return found.map((prompt) => ({ ...prompt, personId: stint.personId, teamId })).filter((prompt) => prompt.dueOn >= addDays(on, -KEPT) && prompt.dueOn <= addDays(on, AHEAD) && !isClosed.has(keyOf(prompt)))
    })
    .sort((a, b) => (a.dueOn < b.dueOn ? -1 : a.dueOn > b.dueOn ? 1 : a.personId - b.personId || a.rule.localeCompare(b.rule)))
}

/** One prompt, as a form names it. */
export function keyOf(prompt: { personId: number; rule: PromptRule; dueOn: Day }): string {
  return `${prompt.personId} ${prompt.rule} ${prompt.dueOn}`
}

/** Days on which a team got another first-line manager (DfE role 3), having had one before. */
export function managerChanges(record: Workforce, on: Day): { teamId: number; personId: number; on: Day }[] {
  const managing = record.assignments.filter((assignment) => assignment.dfeRole === FIRST_LINE_MANAGER && assignment.teamId !== null && assignment.startedOn <= on)
  return managing.flatMap((assignment) => {
    const before = managing.some((other) => other.teamId === assignment.teamId && other.personId !== assignment.personId && other.startedOn < assignment.startedOn && other.endedOn !== null && other.endedOn <= addDays(assignment.startedOn, 31))
    return before && assignment.teamId !== null ? [{ teamId: assignment.teamId, personId: assignment.personId, on: assignment.startedOn }] : []
  })
}

/**
 * By person the days of return from an absence of four weeks or more, whatever it was for: why somebody was away is not read. Absences with a weekend or less
 * between them are one; who is still away has not come back.
 */
function returnsOf(absences: readonly Absence[], on: Day): Map<number, Day[]> {
  return new Map([...groupBy(absences, (one) => one.personId)].map(([personId, own]) => {
    const spans: { from: Day; until: Day | null }[] = []
    for (const { startedOn, endedOn } of [...own].sort((a, b) => (a.startedOn < b.startedOn ? -1 : 1))) {
      const last = spans.at(-1)
      if (last && (last.until === null || startedOn <= addDays(last.until, 3))) last.until = last.until === null || endedOn === null ? null : later(last.until, endedOn)
      else spans.push({ from: startedOn, until: endedOn })
    }
    return [personId, spans.flatMap(({ from, until }) => (until === null || until >= on || daysBetween(from, until) + 1 < LONG_ABSENCE ? [] : [addDays(until, 1)]))]
  }))
}

/** By team who manages it on a day. */
export function managersOf(record: Workforce, on: Day): Map<number, number[]> {
  const managing = record.assignments.filter((one) => one.dfeRole === FIRST_LINE_MANAGER && one.teamId !== null && one.startedOn <= on && (one.endedOn === null || one.endedOn >= on))
  return new Map([...groupBy(managing, (one) => one.teamId ?? 0)].map(([teamId, ones]) => [teamId, [...new Set(ones.map((one) => one.personId))]]))
}

function teamsOf(record: Workforce, on: Day): Map<number, { teamId: number | null; since: Day }> {
  const places = record.assignments.filter((one) => one.startedOn <= on && (one.endedOn === null || one.endedOn >= on)).sort((a, b) => (a.startedOn < b.startedOn ? -1 : 1))
  return new Map(places.map((one) => [one.personId, { teamId: one.teamId, since: one.startedOn }]))
}

export const promptLabels: Readonly<Record<PromptRule, string>> = {
  passed: '3 months after passing', 'service-18': '18 months here', 'service-24': '2 years here', 'service-30': '2½ years here', 'new-manager': 'The team has a new manager',
  'panel-not-passed': 'A panel deferred or did not pass', 'back-from-absence': 'Back after a long absence',
}

const SERVICE = [['service-18', 18], ['service-24', 24], ['service-30', 30]] as const
const FIRST_LINE_MANAGER = 3
const AHEAD = 42
/** Days: four weeks, from which on employers speak of long absence. */
const LONG_ABSENCE = 28
const KEPT = 182

/** By person the last day on which a panel's decision passed them, and on which one deferred or did not pass them. */
export type AcademyDays = { passedOn: ReadonlyMap<number, Day>; refusedOn: ReadonlyMap<number, Day> }
export type PromptRule = 'passed' | 'service-18' | 'service-24' | 'service-30' | 'new-manager' | 'panel-not-passed' | 'back-from-absence'
export type Prompt = { personId: number; rule: PromptRule; dueOn: Day; teamId: number | null }
export type ClosedPrompt = { personId: number; rule: PromptRule; dueOn: Day; outcome: 'held' | 'declined'; onDay: Day }
