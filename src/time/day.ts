import { Temporal } from 'temporal-polyfill'

/** A calendar day as `YYYY-MM-DD`. Days compare with `<` and `>` because the text sorts as the calendar does. */
export type Day = string & { readonly __day: unique symbol }

const DAY = /^(\d{4})-(\d{2})-(\d{2})$/

/** The day in an ISO text, or null where there is no such day (2027-02-30, text, empty). Years 1900 to 2200. */
export function readDay(text: string): Day | null {
  const parts = DAY.exec(text)
  if (!parts) return null
  const [year, month, date] = [Number(parts[1]), Number(parts[2]), Number(parts[3])]
  if (year < 1900 || year > 2200 || month < 1 || month > 12) return null
  return date >= 1 && date <= daysInMonth(year, month) ? (text as Day) : null
}

/** A day that the code itself writes; throws on a text that is none. */
export function day(text: string): Day {
  const read = readDay(text)
  if (read === null) throw new RangeError(`not a day: ${text}`)
  return read
}

export function dayOf(year: number, month: number, date: number): Day {
  return day(`${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(date).padStart(2, '0')}`)
}

export function yearOf(on: Day): number {
  return Number(on.slice(0, 4))
}

export function monthOf(on: Day): number {
  return Number(on.slice(5, 7))
}

export function isLeapYear(year: number): boolean {
  return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0
}

export function daysInMonth(year: number, month: number): number {
  if (month === 2) return isLeapYear(year) ? 29 : 28
  return [4, 6, 9, 11].includes(month) ? 30 : 31
}

export function addDays(on: Day, days: number): Day {
  return Temporal.PlainDate.from(on).add({ days }).toString() as Day
}

/** The same date some months on; the last day of the month where that date does not exist (31 Aug + 6 = 28 or 29 Feb). */
export function addMonths(on: Day, months: number): Day {
  return Temporal.PlainDate.from(on).add({ months }).toString() as Day
}

/** Whole days from one day to another; negative where `until` is earlier. */
export function daysBetween(from: Day, until: Day): number {
  return Temporal.PlainDate.from(from).until(until, { largestUnit: 'day' }).days
}

export function earlier(a: Day, b: Day): Day {
  return a < b ? a : b
}

export function later(a: Day, b: Day): Day {
  return a > b ? a : b
}

/** 1 Monday to 7 Sunday. */
export function weekday(on: Day): number {
  return Temporal.PlainDate.from(on).dayOfWeek
}

/** "30 September 2025", the GOV.UK style of a date. */
export function formatDay(on: Day): string {
  return `${Number(on.slice(8))} ${MONTHS[monthOf(on) - 1]} ${yearOf(on)}`
}

/** "30 Sep 2025", for tables. */
export function shortDay(on: Day): string {
  return `${Number(on.slice(8))} ${(MONTHS[monthOf(on) - 1] ?? '').slice(0, 3)} ${yearOf(on)}`
}

const MONTHS = [
  'January', 'February', 'March', 'April', 'May', 'June',
  'July', 'August', 'September', 'October', 'November', 'December',
]
