import { day, isLeapYear, yearOf, type Day } from '../../time/day.ts'

/**
 * Working days in a year that DfE divides sickness absence by: 253, and 254 where the year holds a 29 February
 * (DfE LAIT data dictionary; the published rates of 2020 and 2024 fit 254 and the others 253).
 */
export function workingDaysIn(year: { from: Day; until: Day }): number {
  for (let at = yearOf(year.from); at <= yearOf(year.until); at += 1) {
    if (!isLeapYear(at)) continue
    const leapDay = day(`${at}-02-29`)
    if (leapDay >= year.from && leapDay <= year.until) return 254
  }
  return 253
}
