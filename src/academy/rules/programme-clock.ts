import { addDays, addMonths, daysBetween, type Day } from '../../time/day.ts'

/** Hours and pauses of one run of a programme, on a day: an open pause is as long as it has lasted. */
export type RunFacts = {
  startedOn: Day
  /** From which day on which share of full time; the first is the start's. */
  hours: readonly { from: Day; fte: number }[]
  pauses: readonly { from: Day; until: Day | null }[]
  partTime: 'pro-rata' | 'none'
  /** The day on which an open pause is looked at. */
  on: Day
}

/**
 * The day on which so much programme time is over: months are counted from the start, so that 31 August and six months is the last day
 * of February; part-time hours stretch it, and each day of a pause moves it by one day (docs/rules/academy.md, "The clock").
 */
export function dayAfter(run: RunFacts, time: { unit: 'weeks' | 'months'; count: number }): Day {
  return shift(run, stretched(run, time))
}

/** How many days of pauses lie before a day. */
export function pausedDaysBefore(run: Pick<RunFacts, 'startedOn' | 'pauses' | 'on'>, before: Day): number {
  return closedPauses(run).reduce((sum, pause) => sum + Math.max(0, daysBetween(pause.from, pause.until < before ? addDays(pause.until, 1) : before)), 0)
}

/** Pauses move what was to come: a pause that begins after the day leaves it where it is. */
function shift(run: RunFacts, unpaused: Day): Day {
  let at = unpaused
  for (const pause of closedPauses(run)) if (pause.from <= at) at = addDays(at, daysBetween(pause.from, pause.until) + 1)
  return at
}

function closedPauses(run: Pick<RunFacts, 'startedOn' | 'pauses' | 'on'>): { from: Day; until: Day }[] {
  return run.pauses
    .map(({ from, until }) => ({ from: from < run.startedOn ? run.startedOn : from, until: until ?? run.on }))
    .filter(({ from, until }) => until >= from)
    .sort((a, b) => (a.from < b.from ? -1 : 1))
}

/** Without pauses: each stretch of hours uses up its share of the time. */
function stretched(run: RunFacts, time: { unit: 'weeks' | 'months'; count: number }): Day {
  const add = time.unit === 'months' ? addPartMonths : addWeeks
  const between = time.unit === 'months' ? partMonthsBetween : weeksBetween
  const steps = run.partTime === 'none' ? [] : hoursOnTheClock(run)
  let [left, at, fte] = [time.count, run.startedOn, 1]
  for (const step of steps) {
    if (step.from > at) {
      const used = fte * between(at, step.from)
      if (used >= left - TINY) break
      left -= used
      at = step.from
    }
    fte = step.fte
  }
  return add(at, left / fte)
}

/** Changes of hours by the clock without pauses: what changed during a pause changes where the clock stood still. */
function hoursOnTheClock(run: RunFacts): { from: Day; fte: number }[] {
  return [...run.hours]
    .sort((a, b) => (a.from < b.from ? -1 : 1))
    .map(({ from, fte }) => {
      if (!(fte > 0 && fte <= 1)) throw new RangeError(`not a share of full time: ${fte}`)
      return { from: from <= run.startedOn ? run.startedOn : addDays(from, -pausedDaysBefore(run, from)), fte }
    })
}

/** Whole months by the calendar; what is left over as a share of the next month, to the day that completes it. */
function addPartMonths(from: Day, months: number): Day {
  const whole = Math.floor(months + TINY)
  const part = months - whole
  const at = addMonths(from, whole)
  return part <= TINY ? at : addDays(at, Math.ceil(part * daysBetween(at, addMonths(from, whole + 1)) - TINY))
}

function partMonthsBetween(from: Day, until: Day): number {
  let whole = 0
  while (addMonths(from, whole + 1) <= until) whole += 1
  const at = addMonths(from, whole)
  return whole + daysBetween(at, until) / daysBetween(at, addMonths(from, whole + 1))
}

function addWeeks(from: Day, weeks: number): Day {
  return addDays(from, Math.ceil(weeks * 7 - TINY))
}

function weeksBetween(from: Day, until: Day): number {
  return daysBetween(from, until) / 7
}

/** 12 / 0.6 is 20 months, whatever the last binary digit says. */
const TINY = 1e-6
