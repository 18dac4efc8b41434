import { Temporal } from 'temporal-polyfill'
import { day, type Day } from '../time/day.ts'

/** Today's calendar day in London; THROUGHLINE_TODAY sets another for demonstrations and tests. */
export function londonToday(): Day {
  const pretended = process.env['THROUGHLINE_TODAY']
  return day(pretended ?? Temporal.Now.plainDateISO('Europe/London').toString())
}
