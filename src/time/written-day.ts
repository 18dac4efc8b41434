import { readDay, type Day } from './day.ts'

/** A date as somebody wrote it, before anyone has decided which of two numbers is the month. */
export type WrittenDay = {
  year: number
  /** "24" was written, so the century is a guess. */
  shortYear: boolean
  time: WrittenTime
} & ({ kind: 'iso' | 'named'; month: number; date: number } | { kind: 'numbers'; first: number; second: number })

/** `zoned` times can belong to the day before or after in England, so nobody should guess. */
export type WrittenTime = { kind: 'none' } | { kind: 'midnight' } | { kind: 'time' | 'zoned'; text: string }

/** Reads 2026-11-21, 20261121, 21/11/2026, 21.11.26, 21 Nov 2026, November 21, 2026, with or without a time; else null. */
export function readWrittenDay(text: string): WrittenDay | null {
  const tidy = text.replace(/[\s\u00a0]+/g, ' ').trim()
  if (tidy.length === 0 || tidy.length > 60) return null
  const parts = TIME.exec(tidy)
  const time = parts ? timeOf(parts) : NO_TIME
  const date = parts ? tidy.slice(0, parts.index) : tidy
  if (time === null) return null
  return isoDay(date, time) ?? numbersDay(date, time) ?? namedDay(date, time)
}

/** The day of three numbers, or null where the calendar has none. */
export function dayFromNumbers(year: number, month: number, date: number): Day | null {
  return readDay(`${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(date).padStart(2, '0')}`)
}

const NO_TIME: WrittenTime = { kind: 'none' }
const TIME = /(?:T| |, )(\d{1,2}):(\d{2})(?::(\d{2})(\.\d+)?)? ?([ap]\.?m\.?)? ?(Z|[+-]\d{2}:?\d{2})?$/i

function timeOf(parts: RegExpExecArray): WrittenTime | null {
  const [written, hours, minutes, seconds = '0', fraction = '', half = '', zone] = parts
  if (Number(hours) > 24 || Number(minutes) > 59 || Number(seconds) > 59) return null
  const text = written.replace(/^[T, ]+/i, '')
  if (zone !== undefined) return { kind: 'zoned', text }
  const hour = half === '' ? Number(hours) : (Number(hours) % 12) + (/^p/i.test(half) ? 12 : 0)
  return hour + Number(minutes) + Number(seconds) + Number(`0${fraction}`) === 0 ? { kind: 'midnight' } : { kind: 'time', text }
}

function isoDay(text: string, time: WrittenTime): WrittenDay | null {
  const parts = /^(\d{4})([-/.])(\d{1,2})\2(\d{1,2})$/.exec(text) ?? /^((?:19|20|21)\d{2})()(\d{2})(\d{2})$/.exec(text)
  return parts && { kind: 'iso', year: Number(parts[1]), month: Number(parts[3]), date: Number(parts[4]), shortYear: false, time }
}

function numbersDay(text: string, time: WrittenTime): WrittenDay | null {
  const parts = /^(\d{1,2}) ?([-/. ]) ?(\d{1,2}) ?\2 ?(\d{2}|\d{4})$/.exec(text)
  if (!parts) return null
  return { kind: 'numbers', first: Number(parts[1]), second: Number(parts[3]), year: Number(parts[4]), shortYear: parts[4]?.length === 2, time }
}

function namedDay(text: string, time: WrittenTime): WrittenDay | null {
  const bare = text.replace(/^(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*[, ]+/i, '')
  const dateFirst = /^(\d{1,2})(?:st|nd|rd|th)?[ -]?(?:of )?([a-z]{3,9})\.?,?[ -]?(\d{2}|\d{4})$/i.exec(bare)
  const monthFirst = /^([a-z]{3,9})\.? ?(\d{1,2})(?:st|nd|rd|th)?,? (\d{2}|\d{4})$/i.exec(bare)
  const [date, name, year] = dateFirst ? dateFirst.slice(1) : monthFirst ? [monthFirst[2], monthFirst[1], monthFirst[3]] : []
  if (name === undefined || year === undefined) return null
  const month = monthNamed(name)
  return month === null ? null : { kind: 'named', year: Number(year), month, date: Number(date), shortYear: year.length === 2, time }
}

/** 1 to 12 for January, Jan or Sept. */
function monthNamed(name: string): number | null {
  const lower = name.toLowerCase()
  if (lower === 'sept') return 9
  const index = MONTHS.findIndex((month) => month === lower || month.slice(0, 3) === lower)
  return index < 0 ? null : index + 1
}

const MONTHS = ['january', 'february', 'march', 'april', 'may', 'june', 'july', 'august', 'september', 'october', 'november', 'december']
