import { addDays, dayOf, monthOf, yearOf, type Day } from './day.ts'

/** The collection year of a day: 1 October 2024 to 30 September 2025 is 2025 (DfE specification 2024-25, section 2). */
export function censusYearOf(on: Day): number {
  return monthOf(on) >= 10 ? yearOf(on) + 1 : yearOf(on)
}

export function censusDay(year: number): Day {
  return dayOf(year, 9, 30)
}

/** The year that ends on a day, both days included: 30 September 2025 gives 1 October 2024 to 30 September 2025. */
export function yearEnding(on: Day): { from: Day; until: Day } {
  const dayAfter = addDays(on, 1)
  const year = yearOf(dayAfter) - 1
  const date = dayAfter.endsWith('02-29') ? '03-01' : dayAfter.slice(5)
  return { from: `${String(year).padStart(4, '0')}-${date}` as Day, until: on }
}
