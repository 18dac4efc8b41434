import { addDays, daysBetween, earlier, later, type Day } from '../../time/day.ts'
import { addWorkingDays } from '../../time/working-days.ts'
import type { Stretch } from './cadence.ts'
import type { Session } from './session.ts'

/**
 * n of N in a window, both supervisors together (users' guide to supervision: docs/rules/supervision.md, "n of N"). N is the days at
 * work in the window divided by the days between two sessions, without the fraction that is left; days away are no days at work.
 * n counts sessions planned in the window that were held, up to five working days late. Group sessions supplement and are counted apart.
 */
export function countHeld(window: Period, facts: { stretches: readonly Stretch[]; away: readonly Away[]; sessions: readonly Session[] }): Held {
  const counted = facts.sessions.filter((session) => session.plannedOn >= window.from && session.plannedOn <= window.until)
  const held = counted.filter(isCounted)
  const individual = held.filter(({ kind }) => kind === 'reflective' || kind === 'management')
  return {
    n: individual.length,
    of: dueIn(window, facts.stretches, facts.away),
    reflective: individual.filter(({ kind }) => kind === 'reflective').length,
    late: individual.filter(isLate).length,
    group: held.filter(({ kind }) => kind === 'group').length,
    mappings: held.filter(({ kind }) => kind === 'case-mapping').length,
    cancelled: counted.filter(({ state, kind, cancelReason }) => state === 'cancelled' && kind !== 'case-mapping' && !NO_SESSION.has(cancelReason ?? '')).length,
    rows: individual,
  }
}

/** Over many people: of what was due, what was held; one person's extra session hides nobody's missing one. */
export function totalHeld(each: readonly Pick<Held, 'n' | 'of'>[]): { held: number; due: number } {
  return { held: each.reduce((sum, { n, of }) => sum + Math.min(n, of), 0), due: each.reduce((sum, { of }) => sum + of, 0) }
}

/** How many are due in a window, part sessions left out. Added as whole numbers, so that 28 days of every 28 are one session and not 0.9999. */
export function dueIn(window: Period, stretches: readonly Stretch[], away: readonly Away[]): number {
  const parts = stretches.flatMap(({ from, until, everyDays }) => {
    if (everyDays === null) return []
    const part = cut({ from, until: until ?? window.until }, window)
    return part === null ? [] : [{ days: daysAtWork(part, away), everyDays }]
  })
  const whole = parts.reduce((product, { everyDays }) => lowest(product, everyDays), 1)
  return Math.floor(parts.reduce((sum, { days, everyDays }) => sum + days * (whole / everyDays), 0) / whole)
}

/** The day by which the next session is due: so many days at work after the last that was held, or after the first day. Null where none is asked for. */
export function nextDue(last: Day | null, facts: { stretches: readonly Stretch[]; away: readonly Away[] }): Day | null {
  const [first] = facts.stretches.filter(({ everyDays }) => everyDays !== null)
  if (first === undefined) return null
  const start = last ?? first.from
  const inForce = facts.stretches.find(({ from, until }) => from <= start && (until === null || until >= start)) ?? first
  const everyDays = inForce.everyDays ?? first.everyDays
  if (everyDays === null) return null
  let due = addDays(later(start, inForce.from), everyDays)
  for (const period of merged(facts.away)) {
    if (period.from > due || (period.until !== null && period.until <= start)) continue
    if (period.until === null) return null
    due = addDays(due, daysBetween(later(period.from, addDays(start, 1)), period.until) + 1)
  }
  return due
}

/** Held, not disputed, and not later than five working days after the day for which it was planned. */
export function isCounted(session: Session): boolean {
  return session.state === 'held' && session.heldOn !== null && !session.isReopened && session.heldOn <= addWorkingDays(session.plannedOn, WORKING_DAYS_LATE)
}

export function isLate(session: Session): boolean {
  return session.heldOn !== null && session.heldOn > session.plannedOn
}

export const WORKING_DAYS_LATE = 5

/** Days of a window on which the person was not at work. */
export function daysAwayIn(window: Period, away: readonly Away[]): number {
  return daysBetween(window.from, window.until) + 1 - daysAtWork(window, away)
}

function daysAtWork(part: Period, away: readonly Away[]): number {
  const gaps = away.flatMap(({ from, until }) => cut({ from, until: until ?? part.until }, part) ?? []).sort((a, b) => (a.from < b.from ? -1 : 1))
  let [days, next] = [daysBetween(part.from, part.until) + 1, part.from]
  for (const gap of gaps) {
    const from = later(gap.from, next)
    if (from > gap.until) continue
    days -= daysBetween(from, gap.until) + 1
    next = addDays(gap.until, 1)
  }
  return days
}

/** An absence within a pause is one stretch of days, not two. */
function merged(away: readonly Away[]): Away[] {
  const periods: Away[] = []
  for (const next of [...away].sort((a, b) => (a.from < b.from ? -1 : 1))) {
    const last = periods.at(-1)
    if (last === undefined || (last.until !== null && addDays(last.until, 1) < next.from)) periods.push({ ...next })
    else last.until = last.until === null || next.until === null ? null : later(last.until, next.until)
  }
  return periods
}

function cut(period: Period, window: Period): Period | null {
  const both = { from: later(period.from, window.from), until: earlier(period.until, window.until) }
  return both.until < both.from ? null : both
}

function lowest(a: number, b: number): number {
  const common = (x: number, y: number): number => (y === 0 ? x : common(y, x % y))
  return (a / common(a, b)) * b
}

/** Planned again on another day, by somebody else, or never meant: no session was missed. */
const NO_SESSION: ReadonlySet<string> = new Set(['moved', 'handed-over', 'planned-in-error'])

export type Period = { from: Day; until: Day }
export type Away = { from: Day; until: Day | null }
export type Held = { n: number; of: number; reflective: number; late: number; group: number; mappings: number; cancelled: number; rows: readonly Session[] }
