import { addDays, addMonths, type Day } from '../../time/day.ts'
import { isWorkingDay } from '../../time/working-days.ts'
import type { Frequency } from './cadence.ts'

/** The days of a series from its first on; who would meet on a weekend or a bank holiday meets on the working day after. At most a year's worth. */
export function daysOfSeries(first: Day, frequency: Frequency, until: Day): Day[] {
  const days: Day[] = []
  for (let step = 0; step < MOST; step += 1) {
    const planned = frequency.unit === 'weeks' ? addDays(first, step * frequency.every * 7) : addMonths(first, step * frequency.every)
    if (planned > until) break
    days.push(workingDayFrom(planned))
  }
  return [...new Set(days)]
}

export const MOST = 60

function workingDayFrom(on: Day): Day {
  return isWorkingDay(on) ? on : workingDayFrom(addDays(on, 1))
}
