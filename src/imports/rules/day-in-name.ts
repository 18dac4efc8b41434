import { readDay, type Day } from '../../time/day.ts'
import { dayFromNumbers, readWrittenDay } from '../../time/written-day.ts'

/** The day in a file's name: "HR_2026-10-31.xlsx", "staff 20261031.csv", "31.10.2026", "31 October 2026"; null where it has none. */
export function dayInName(name: string): Day | null {
  const stem = name.replace(/\.[a-z0-9]{1,5}$/i, '')
  const iso = /(?<!\d)((?:19|20)\d{2})[-_. ]?(0[1-9]|1[0-2])[-_. ]?(0[1-9]|[12]\d|3[01])(?!\d)/.exec(stem)
  if (iso) return readDay(`${iso[1]}-${iso[2]}-${iso[3]}`)
  const british = /(?<!\d)(0?[1-9]|[12]\d|3[01])[-_. ](0?[1-9]|1[0-2])[-_. ]((?:19|20)\d{2})(?!\d)/.exec(stem) ?? /(?<!\d)(0[1-9]|[12]\d|3[01])(0[1-9]|1[0-2])(20\d{2})(?!\d)/.exec(stem)
  if (british) return dayFromNumbers(Number(british[3]), Number(british[2]), Number(british[1]))
  const named = /(?<!\d)(\d{1,2}(?:st|nd|rd|th)?)[-_. ]?([A-Za-z]{3,9})[-_. ]?(20\d{2})(?!\d)/.exec(stem)
  const written = named ? readWrittenDay(`${named[1]} ${named[2]} ${named[3]}`) : null
  return written?.kind === 'named' ? dayFromNumbers(written.year, written.month, written.date) : null
}
