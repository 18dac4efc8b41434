import type { Day } from '../src/time/day.ts'

/** Days as whole numbers (0 is 1 January 1970), so that a simulation of years counts quickly. Calendar days are days of UTC here, which has no summer time. */
export type DayNumber = number

export function numberOf(day: Day | string): DayNumber {
  return Date.parse(`${day}T00:00:00Z`) / 86_400_000
}

const texts = new Map<DayNumber, Day>()

export function dayOf(number: DayNumber): Day {
  let text = texts.get(number)
  if (text === undefined) {
    text = new Date(number * 86_400_000).toISOString().slice(0, 10) as Day
    texts.set(number, text)
  }
  return text
}

/** The first day of a month counted from January of year 0: 2026 * 12 is January 2026. */
export function firstOfMonth(month: number): DayNumber {
  return Date.UTC(Math.floor(month / 12), ((month % 12) + 12) % 12, 1) / 86_400_000
}

export function monthOf(number: DayNumber): number {
  const date = new Date(number * 86_400_000)
  return date.getUTCFullYear() * 12 + date.getUTCMonth()
}

/** 1 Monday to 7 Sunday. */
export function weekdayOf(number: DayNumber): number {
  return ((number + 3) % 7) + 1
}

/** The day itself, or the Monday after a weekend. */
export function workingDay(number: DayNumber): DayNumber {
  const weekday = weekdayOf(number)
  return weekday > 5 ? number + 8 - weekday : number
}
