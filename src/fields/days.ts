import { formatDay, type Day } from '../time/day.ts'
import { dayFromNumbers, readWrittenDay } from '../time/written-day.ts'
import { ok, sentence, singleField, stringsAt, wrong, type Field, type Read } from './field.ts'

type DayRange = { from?: Day; until?: Day }

/** The GOV.UK date input: `started-on-day`, `started-on-month`, `started-on-year`; a problem names the first part that is wrong. */
export function dayInThreeParts(what: string, range: DayRange = {}): Field<Day> {
  return {
    names: (name) => PARTS.map((part) => `${name}-${part}`),
    read(name, strings) {
      const given = PARTS.map((part) => ({ part, texts: stringsAt(strings, `${name}-${part}`).map((text) => text.trim()) }))
      const twice = given.find(({ texts }) => texts.length > 1)
      if (twice) return wrong(`${name}-${twice.part}`, `${sentence(what)} was given more than once. Give it once`)
      const missing = given.filter(({ texts }) => (texts[0] ?? '') === '').map(({ part }) => part)
      const first = missing[0]
      if (missing.length === 3) return wrong(`${name}-day`, `Enter ${what}`)
      if (first !== undefined) return wrong(`${name}-${first}`, `${sentence(what)} must include a ${missing.join(' and ')}`)
      const [date, month, year] = given.map(({ texts }) => texts[0] ?? '') as [string, string, string]
      if (!/^\d{1,2}$/.test(date) || Number(date) < 1 || Number(date) > 31) return wrong(`${name}-day`, `${sentence(what)} must be a real date`)
      const monthNumber = monthOfText(month)
      if (monthNumber === null) return wrong(`${name}-month`, `${sentence(what)} must be a real date`)
      if (!/^\d{4}$/.test(year)) return wrong(`${name}-year`, 'Year must include 4 numbers')
      return dayInRange(what, `${name}-day`, dayFromNumbers(Number(year), monthNumber, Number(date)), range)
    },
  }
}

/** One text: 2026-09-30, 30/9/2026 (day first, as in this country) or 30 September 2026. */
export function dayText(what: string, range: DayRange = {}): Field<Day> {
  return singleField(what, `Enter ${what}`, (given, name) => {
    const written = readWrittenDay(given)
    if (!written || written.time.kind === 'time' || written.time.kind === 'zoned') {
      return wrong(name, `${sentence(what)} must be a date, like 30/9/2026`)
    }
    if (written.shortYear) return wrong(name, `${sentence(what)} must have a year of 4 numbers, like 30/9/2026`)
    const [month, date] = written.kind === 'numbers' ? [written.second, written.first] : [written.month, written.date]
    return dayInRange(what, name, dayFromNumbers(written.year, month, date), range)
  })
}

const PARTS = ['day', 'month', 'year'] as const

function dayInRange(what: string, name: string, on: Day | null, { from, until }: DayRange): Read<Day> {
  if (on === null) return wrong(name, `${sentence(what)} must be a real date`)
  if (from !== undefined && until !== undefined && (on < from || on > until)) {
    return wrong(name, `${sentence(what)} must be between ${formatDay(from)} and ${formatDay(until)}`)
  }
  if (from !== undefined && on < from) return wrong(name, `${sentence(what)} must be the same as or after ${formatDay(from)}`)
  if (until !== undefined && on > until) return wrong(name, `${sentence(what)} must be the same as or before ${formatDay(until)}`)
  return ok(on)
}

/** People also type "Sep" in the month's box (GOV.UK Design System, date input). */
function monthOfText(text: string): number | null {
  if (/^\d{1,2}$/.test(text)) return Number(text) >= 1 && Number(text) <= 12 ? Number(text) : null
  const named = readWrittenDay(`1 ${text} 2000`)
  return named?.kind === 'named' ? named.month : null
}
