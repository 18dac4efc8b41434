import { day, type Day } from './day.ts'

/** "22 Nov 2026, 09:14" in London: when something was done. */
export function whenText(at: Date): string {
  return WHEN.format(at).replace(' at ', ', ')
}

/** The calendar day in London on which something was done. */
export function londonDay(at: Date): Day {
  return day(ISO_DAY.format(at))
}

const WHEN = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short', year: 'numeric', hour: '2-digit', minute: '2-digit', timeZone: 'Europe/London' })
// Sweden writes a day as the standard does
const ISO_DAY = new Intl.DateTimeFormat('sv-SE', { dateStyle: 'short', timeZone: 'Europe/London' })
