import { addDays, dayOf, weekday, yearOf, type Day } from './day.ts'

/** Monday to Friday and no bank holiday of England and Wales. */
export function isWorkingDay(on: Day): boolean {
  return weekday(on) <= 5 && !holidaysOf(yearOf(on)).has(on)
}

/** The day some working days later: three working days after Good Friday's Thursday is the Thursday after. Zero gives the day itself. */
export function addWorkingDays(on: Day, days: number): Day {
  if (!Number.isInteger(days) || days < 0) throw new RangeError(`not a number of working days: ${days}`)
  let at = on
  for (let left = days; left > 0; ) {
    at = addDays(at, 1)
    if (isWorkingDay(at)) left -= 1
  }
  return at
}

/** Working days after `from` up to and with `until`; nought where `until` is not later. */
export function workingDaysBetween(from: Day, until: Day): number {
  let count = 0
  for (let at = addDays(from, 1); at <= until; at = addDays(at, 1)) if (isWorkingDay(at)) count += 1
  return count
}

/**
 * The bank holidays of England and Wales in a year, right from 2012 (Banking and Financial Dealings Act 1971, schedule 1;
 * New Year's Day, early May and the years that differ by royal proclamation: gov.uk/bank-holidays).
 */
export function bankHolidays(year: number): Day[] {
  const easter = easterSunday(year)
  const moved = PROCLAIMED.find((proclaimed) => proclaimed.year === year)
  const may = moved?.earlyMay ?? firstMonday(year, 5)
  const spring = moved?.spring ?? lastMonday(year, 5)
  const christmas = [dayOf(year, 12, 25), dayOf(year, 12, 26)]
  const days = [offWeekend(dayOf(year, 1, 1), []), addDays(easter, -2), addDays(easter, 1), may, spring, lastMonday(year, 8), ...(moved?.extra ?? [])]
  const kept = christmas.filter((on) => weekday(on) <= 5)
  const substitutes = christmas.filter((on) => weekday(on) > 5).reduce<Day[]>((found, on) => [...found, offWeekend(on, [...kept, ...found])], [])
  return [...days, ...kept, ...substitutes].sort()
}

const PROCLAIMED: { year: number; earlyMay?: Day; spring?: Day; extra?: Day[] }[] = [
  { year: 2012, spring: dayOf(2012, 6, 4), extra: [dayOf(2012, 6, 5)] },
  { year: 2020, earlyMay: dayOf(2020, 5, 8) },
  { year: 2022, spring: dayOf(2022, 6, 2), extra: [dayOf(2022, 6, 3), dayOf(2022, 9, 19)] },
  { year: 2023, extra: [dayOf(2023, 5, 8)] },
]

const known = new Map<number, ReadonlySet<Day>>()

function holidaysOf(year: number): ReadonlySet<Day> {
  const holidays = known.get(year) ?? new Set(bankHolidays(year))
  known.set(year, holidays)
  return holidays
}

/** The day itself, or the next weekday that is not a holiday already. */
function offWeekend(on: Day, taken: readonly Day[]): Day {
  let at = on
  while (weekday(at) > 5 || taken.includes(at)) at = addDays(at, 1)
  return at
}

function firstMonday(year: number, month: number): Day {
  const first = dayOf(year, month, 1)
  return addDays(first, (8 - weekday(first)) % 7)
}

function lastMonday(year: number, month: number): Day {
  const last = dayOf(year, month, month === 5 || month === 8 ? 31 : 30)
  return addDays(last, 1 - weekday(last))
}

/** The Gregorian computus (Meeus, Astronomical Algorithms, 2nd edition, chapter 8). */
function easterSunday(year: number): Day {
  const golden = year % 19
  const century = Math.floor(year / 100)
  const rest = year % 100
  const correction = Math.floor((century - Math.floor((century + 8) / 25) + 1) / 3)
  const epact = (19 * golden + century - Math.floor(century / 4) - correction + 15) % 30
  const offset = (32 + 2 * (century % 4) + 2 * Math.floor(rest / 4) - epact - (rest % 4)) % 7
  const shift = Math.floor((golden + 11 * epact + 22 * offset) / 451)
  const sum = epact + offset - 7 * shift + 114
  return dayOf(year, Math.floor(sum / 31), (sum % 31) + 1)
}
