import { addDays, daysBetween, later, type Day } from '../../time/day.ts'
import { extendedUntil, isEnded, stateOn, startedOn, type EnrolmentFacts, type EnrolmentState } from './enrolment-state.ts'
import type { ProgrammeDocument } from './programme.ts'
import { monthOn, phaseOn, scheduleOf, type Schedule, type ScheduledPhase } from './schedule.ts'

export type RunFactsHeld = EnrolmentFacts & { id: number; personId: number; plannedStart: Day; hours: readonly { from: Day; fte: number }[] }
export type Beside = { personId: number; kind: string; withPersonId: number; startedOn: Day; endedOn: Day | null }

/** Where somebody stands on a day: what the board, the person's page, the lists of what is due and the command line all show. */
export function overviewOf(run: RunFactsHeld, document: ProgrammeDocument, beside: readonly Beside[], on: Day, done: ReadonlySet<string> = NOTHING): RunOverview {
  const state = stateOn(run, on)
  const start = startedOn(run) ?? run.plannedStart
  const schedule = scheduleOf(document, { startedOn: start, hours: run.hours.map((step, index) => (index === 0 ? { ...step, from: start } : step)), pauses: run.pauses, on }, extendedUntil(run, on))
  const own = beside.filter((one) => one.personId === run.personId)
  const inForce = own.filter((one) => one.startedOn <= on && (one.endedOn === null || one.endedOn >= on))
  return {
    state, schedule, startsOn: start, lengthMonths: document.lengthMonths, month: isEnded(state) ? document.lengthMonths : monthOn(schedule, document.lengthMonths, on), phase: phaseOn(schedule, on),
    with: (kind) => inForce.find((one) => one.kind === kind)?.withPersonId ?? null,
    daysWithoutMentor: daysWithout(own, 'mentor', start, state, on),
    hasReviews: done.has('reviews'), due: dueOf(state, schedule, run, on, done),
  }
}

/** Days that somebody on the programme has now been without a mentor; null where there is one, or none is needed yet (C003). */
function daysWithout(own: readonly Beside[], kind: string, start: Day, state: EnrolmentState, on: Day): number | null {
  if (isEnded(state) || on < start || state === 'planned' || state === 'registered') return null
  const past = own.filter((one) => one.kind === kind && one.startedOn <= on)
  if (past.some((one) => one.endedOn === null || one.endedOn >= on)) return null
  const lastDay = past.reduce<Day | null>((latest, one) => (one.endedOn !== null && (latest === null || one.endedOn > latest) ? one.endedOn : latest), null)
  return daysBetween(lastDay === null ? start : later(start, addDays(lastDay, 1)), on) + 1
}

/**
 * What is still to be done, the overdue first; nothing while the clock stands still. An optional review is never overdue
 * (docs/rules/academy.md, "What is due"). `done` names what other parts of the academy recorded: `review 3-month`, `reflection 6`, and
 * `reviews` and `evidence` where they recorded any of the run at all; without that nobody is called late for what may well have been held.
 */
function dueOf(state: EnrolmentState, schedule: Schedule, run: RunFactsHeld, on: Day, done: ReadonlySet<string>): DueItem[] {
  if (isEnded(state) || state === 'paused') return []
  if (state === 'planned' || state === 'registered') {
    const items: DueItem[] = state === 'planned' ? [item('registration', 'Registration with Social Work England', run.plannedStart, run.plannedStart, on)] : []
    return [...items, item('start', 'Start of the programme', run.plannedStart, run.plannedStart, on)]
  }
  const reviews = schedule.reviews
    .filter(({ isOptional, windowUntil }) => (!isOptional && done.has('reviews')) || windowUntil >= on)
    .map((review) => ({ ...item(`review ${review.key}`, review.isOptional ? `${review.label} (optional)` : review.label, review.meetOn, review.windowUntil, on) }))
  const reflections = state === 'ready-for-panel' ? [] : schedule.reflections.filter(({ dueOn }) => done.has('evidence') || dueOn >= on).map(({ month, dueOn }) => item(`reflection ${month}`, `Critical reflection at ${month} months`, dueOn, dueOn, on))
  const last = state === 'ready-for-panel' ? [] : [item('portfolio', 'Portfolio handed in', schedule.handInOn, schedule.handInOn, on)]
  return [...reviews, ...reflections, ...last, item('panel', 'Decision of the panel', schedule.endsOn, schedule.endsOn, on)].filter(({ key }) => !done.has(key)).sort((a, b) => (a.dueOn < b.dueOn ? -1 : a.dueOn > b.dueOn ? 1 : 0))
}

const NOTHING: ReadonlySet<string> = new Set()

/** Overdue from the day after the window closes. */
function item(key: string, label: string, dueOn: Day, lastDay: Day, on: Day): DueItem {
  return { key, label, dueOn, days: daysBetween(on, dueOn), isOverdue: on > lastDay }
}

/** "Overdue 9 days", "Due today", "Due in 14 days". */
export function describeDue({ days, isOverdue }: Pick<DueItem, 'days' | 'isOverdue'>): string {
  if (days === 0) return 'Due today'
  const many = `${Math.abs(days)} ${Math.abs(days) === 1 ? 'day' : 'days'}`
  if (days > 0) return `Due in ${many}`
  return isOverdue ? `Overdue ${many}` : `Was due ${many} ago, within its window`
}

export type DueItem = { key: string; label: string; dueOn: Day; days: number; isOverdue: boolean }
export type RunOverview = {
  state: EnrolmentState
  schedule: Schedule
  startsOn: Day
  lengthMonths: number
  month: number
  phase: ScheduledPhase | null
  with: (kind: 'line-manager' | 'mentor' | 'practice-lead' | 'assessor') => number | null
  daysWithoutMentor: number | null
  /** Whether any review of the run is recorded here: only then is one that is past late. */
  hasReviews: boolean
  due: readonly DueItem[]
}
