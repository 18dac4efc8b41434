import { addDays, day, type Day } from '../time/day.ts'

/** The days between the two systems: 1 January 1904 is serial 1,462 of the 1900 system. */
export const SERIALS_1904_LATER = 1_462

/** 60 is 29 February 1900, which never was; before it Excel and the calendar differ by a day, so nobody can say which is meant. */
export const FIRST_SAFE_SERIAL = 61

/** The day of an Excel serial, or null for one before 1 March 1900 or after 2199: 46347 is 21 November 2026. */
export function dayOfSerial(serial: number, system: 1900 | 1904 = 1900): Day | null {
  const days = Math.floor((system === 1904 ? serial + SERIALS_1904_LATER : serial) + HALF_SECOND)
  if (days < FIRST_SAFE_SERIAL || days > LAST_SERIAL) return null
  const known = KNOWN.get(days)
  if (known !== undefined) return known
  const on = addDays(FIRST_SAFE_DAY, days - FIRST_SAFE_SERIAL)
  KNOWN.set(days, on)
  return on
}

/** A column of a million dates has some thousand days, and the calendar sum is the slowest part of a date cell. */
const KNOWN = new Map<number, Day>()

/** "14:30:05" of a serial's fraction, or null at midnight; to the second, which is finer than a serial can be trusted. */
export function timeOfSerial(serial: number): string | null {
  const seconds = Math.round((serial - Math.floor(serial)) * 86_400) % 86_400
  if (seconds === 0) return null
  const parts = [Math.floor(seconds / 3_600), Math.floor(seconds / 60) % 60, seconds % 60]
  const [hours, minutes, rest] = parts.map((part) => String(part).padStart(2, '0'))
  return rest === '00' ? `${hours}:${minutes}` : `${hours}:${minutes}:${rest}`
}

/** What a person in this country sees in a date cell: 21/11/2026. */
export function shownDay(on: Day): string {
  return `${on.slice(8)}/${on.slice(5, 7)}/${on.slice(0, 4)}`
}

/** Serial 61. */
const FIRST_SAFE_DAY = day('1900-03-01')
/** 31 December 2199. */
const LAST_SERIAL = 109_574
/** Half a second, so that 23:59:59.9 is the next day's midnight and not the last one's. */
const HALF_SECOND = 0.5 / 86_400
