import { addDays, type Day } from '../../time/day.ts'
import { isWorkingDay } from '../../time/working-days.ts'

/**
 * The working day beside: the day itself, else the nearest working day; the earlier of two equally near, so that nothing becomes late
 * by a holiday (docs/rules/reviews.md, Dates).
 */
export function workingDayBeside(on: Day): Day {
  for (let away = 0; away < 15; away += 1) {
    const before = addDays(on, -away)
    if (isWorkingDay(before)) return before
    const after = addDays(on, away)
    if (isWorkingDay(after)) return after
  }
  throw new RangeError(`no working day within two weeks of ${on}`)
}

/** The days on which a review counts as held in time: around the due day, `days` calendar days to either side (C091; docs/rules/reviews.md, Dates). */
export function reviewWindow(due: Day, days = WINDOW_DAYS): Window {
  return { from: addDays(due, -days), until: addDays(due, days) }
}

/** Two weeks to either side, where the council has not set another number. */
export const WINDOW_DAYS = 14

/**
 * The day to propose for a review whose booked day fell into a pause: the due day that the pause has moved, but not before two
 * working weeks after the return (a missed review is rescheduled on return: statutory teacher induction, 2026).
 */
export function dayAfterPause(movedDue: Day, pauseEndedOn: Day): Day {
  const settledIn = addDays(pauseEndedOn, 15)
  return workingDayBeside(movedDue > settledIn ? movedDue : settledIn)
}

export type Window = { from: Day; until: Day }
