import { addDays, daysBetween, type Day } from '../../time/day.ts'
import { isWorkingDay } from '../../time/working-days.ts'
import { dayAfter, type RunFacts } from './programme-clock.ts'
import type { Phase, ProgrammeDocument, ReviewPoint } from './programme.ts'

/** The dates that a programme gives to one run of it. `extendedUntil` is the day that an extension named. */
export function scheduleOf(document: ProgrammeDocument, run: Omit<RunFacts, 'partTime'>, extendedUntil: Day | null = null): Schedule {
  const facts: RunFacts = { ...run, partTime: document.partTime }
  const end = laterOf(dayAfter(facts, { unit: 'months', count: document.lengthMonths }), extendedUntil)
  const phases = phasesOf(document, facts, end)
  return {
    startsOn: run.startedOn,
    endsOn: end,
    phases,
    reviews: document.reviewPoints.map((point) => {
      const dueOn = dayAfter(facts, { unit: 'months', count: point.offsetMonths })
      return reviewOf(point, point.isFinal ? laterOf(dueOn, extendedUntil) : dueOn, document.reviewWindowDays)
    }),
    reflections: document.evidence.reflectionMonths.map((month) => ({ month, dueOn: dayAfter(facts, { unit: 'months', count: month }) })),
    handInOn: addDays(end, -7 * document.panel.handInWeeks),
  }
}

/**
 * A review's date, its window, and the working day on which it can be held: where the date is no working day, the nearest one beside it
 * (the later of two as near), within the window (docs/rules/academy.md, "Reviews").
 */
export function reviewOf(point: ReviewPoint, dueOn: Day, windowDays: number): ScheduledReview {
  const [windowFrom, windowUntil] = [addDays(dueOn, -windowDays), addDays(dueOn, windowDays)]
  return { key: point.key, label: point.label, offsetMonths: point.offsetMonths, isOptional: point.isOptional, isFinal: point.isFinal, dueOn, meetOn: workingDayBeside(dueOn, windowDays), windowFrom, windowUntil }
}

export function workingDayBeside(on: Day, windowDays: number): Day {
  for (let distance = 0; distance <= windowDays; distance += 1) {
    if (isWorkingDay(addDays(on, distance))) return addDays(on, distance)
    if (isWorkingDay(addDays(on, -distance))) return addDays(on, -distance)
  }
  return on
}

/** The phase in force on a day; null before the start and after the end. */
export function phaseOn(schedule: Schedule, on: Day): ScheduledPhase | null {
  return schedule.phases.find((phase) => on >= phase.from && on < phase.until) ?? null
}

function phasesOf(document: ProgrammeDocument, facts: RunFacts, end: Day): ScheduledPhase[] {
  let [from, before] = [facts.startedOn, null as Phase['until'] | null]
  return document.phases.map((phase, index) => {
    const until = index === document.phases.length - 1 ? end : dayAfter(facts, phase.until)
    const count = sessionsIn(phase, before)
    const scheduled: ScheduledPhase = {
      name: phase.name, from, until, workloadPercent: phase.workloadPercent, cap: phase.cap, cadence: phase.supervision,
      supervision: sessionDays(phase, before, count, facts, until),
    }
    from = until
    before = phase.until
    return scheduled
  })
}

/**
 * How many supervisions a phase asks for: its length by its cadence, to the nearest whole one. The ASYE's 6 weekly, 10 fortnightly
 * (from week 6 to month 6 are 20 weeks) and 6 monthly ones are 22 (Skills for Care, "Supervision"; GOV.UK ASYE framework). The
 * clock stretches the phase and not the count.
 */
export function sessionsIn(phase: Phase, before: Phase['until'] | null): number {
  if (phase.supervision === null) return 0
  const unit = phase.supervision.unit
  const length = inUnit(phase.until, unit) - (before === null ? 0 : inUnit(before, unit))
  return Math.max(1, Math.round(length / phase.supervision.every))
}

function inUnit(time: Phase['until'], unit: 'weeks' | 'months'): number {
  if (time.unit === unit) return time.count
  return unit === 'weeks' ? (time.count * 52) / 12 : (time.count * 12) / 52
}

/** By the clock, each a cadence after the one before; the last at the end of the phase at the latest. */
function sessionDays(phase: Phase, before: Phase['until'] | null, count: number, facts: RunFacts, until: Day): Day[] {
  const supervision = phase.supervision
  if (supervision === null) return []
  const start = before === null ? 0 : inUnit(before, supervision.unit)
  return Array.from({ length: count }, (_, index) => {
    const on = dayAfter(facts, { unit: supervision.unit, count: start + supervision.every * (index + 1) })
    return on > until ? until : on
  })
}

/** Whole months of programme time that are over: "month 4 of 12". */
export function monthOn(schedule: Schedule, lengthMonths: number, on: Day): number {
  if (on < schedule.startsOn) return 0
  const share = daysBetween(schedule.startsOn, on) / Math.max(1, daysBetween(schedule.startsOn, schedule.endsOn))
  return Math.min(lengthMonths, Math.floor(share * lengthMonths) + 1)
}

function laterOf(a: Day, b: Day | null): Day {
  return b !== null && b > a ? b : a
}

export type Schedule = {
  startsOn: Day
  /** The day on which the programme's time is complete. */
  endsOn: Day
  phases: readonly ScheduledPhase[]
  reviews: readonly ScheduledReview[]
  reflections: readonly { month: number; dueOn: Day }[]
  /** The portfolio is in by then. */
  handInOn: Day
}

/** From its first day up to, and without, the first day of the next. */
export type ScheduledPhase = {
  name: string
  from: Day
  until: Day
  workloadPercent: number | null
  cap: number | null
  cadence: Phase['supervision']
  /** By when each is due. */
  supervision: readonly Day[]
}

export type ScheduledReview = { key: string; label: string; offsetMonths: number; isOptional: boolean; isFinal: boolean; dueOn: Day; meetOn: Day; windowFrom: Day; windowUntil: Day }
