import { workingDayBeside } from '../../academy/rules/schedule.ts'
import { addDays, earlier, later, type Day } from '../../time/day.ts'
import { workingDaysBetween } from '../../time/working-days.ts'

/**
 * The day to propose for a review whose booked day fell into a pause: the due day that the pause has moved, but not before two
 * weeks after the return (a missed review is rescheduled on return: statutory teacher induction guidance; docs/rules/reviews.md, Pauses).
 */
export function dayAfterPause(movedDue: Day, pauseEndedOn: Day): Day {
  return workingDayBeside(later(movedDue, addDays(pauseEndedOn, 15)), SEARCH)
}

/** Working days by which pauses have moved the dates so far: the one thing about an absence that a review says. */
export function movedWorkingDays(pauses: readonly Pause[], startedOn: Day, on: Day): number {
  return pauses.reduce((sum, pause) => {
    const from = later(pause.from, startedOn)
    const until = earlier(pause.until ?? on, on)
    return until < from ? sum : sum + workingDaysBetween(addDays(from, -1), until)
  }, 0)
}

const SEARCH = 10

export type Pause = { from: Day; until: Day | null }
