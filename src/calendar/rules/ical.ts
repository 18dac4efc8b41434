import { addDays, type Day } from '../../time/day.ts'

/**
 * Dates as an iCalendar file (RFC 5545): its identifier is the same in every download, so that a calendar moves an entry and adds none. An
 * entry without a time is a whole day; times are London's, and the rule of summer time is written beside them.
 */
export function calendarOf(name: string, entries: readonly CalendarEntry[], made: Day): string {
  const lines = [
    'BEGIN:VCALENDAR', 'VERSION:2.0', 'PRODID:-//Throughline//Academy//EN', 'CALSCALE:GREGORIAN', `X-WR-CALNAME:${escaped(name)}`, 'REFRESH-INTERVAL;VALUE=DURATION:PT12H',
    ...(entries.some(({ times }) => times !== undefined) ? LONDON : []),
    ...entries.flatMap(({ id, on, title, times, place }) => [
      'BEGIN:VEVENT', `UID:${id}@throughline.invalid`, `DTSTAMP:${compact(made)}T000000Z`,
      ...(times === undefined
        ? [`DTSTART;VALUE=DATE:${compact(on)}`, `DTEND;VALUE=DATE:${compact(addDays(on, 1))}`]
        : [`DTSTART;TZID=Europe/London:${compact(on)}T${clock(times.from)}`, `DTEND;TZID=Europe/London:${compact(on)}T${clock(times.until)}`]),
      `SUMMARY:${escaped(title)}`, ...(place === undefined || place === '' ? [] : [`LOCATION:${escaped(place)}`]), 'END:VEVENT',
    ]),
    'END:VCALENDAR',
  ]
  return lines.map((line) => `${folded(line)}\r\n`).join('')
}

/** "15:30" after so many minutes; midnight is the last that a day holds. */
export function timesFrom(from: string, minutes: number): { from: string; until: string } {
  const end = Math.min(Number(from.slice(0, 2)) * 60 + Number(from.slice(3)) + minutes, 23 * 60 + 59)
  return { from, until: `${String(Math.floor(end / 60)).padStart(2, '0')}:${String(end % 60).padStart(2, '0')}` }
}

/** "R.S.": in somebody's calendar elsewhere, enough to know with whom. */
export function initials(name: string): string {
  return name.split(/[\s-]+/).filter((part) => part !== '').map((part) => `${Array.from(part)[0]}.`).join('')
}

function compact(on: Day): string {
  return on.replaceAll('-', '')
}

function clock(at: string): string {
  return `${at.replace(':', '')}00`
}

function escaped(text: string): string {
  return text.replaceAll(/[\\;,]/g, (mark) => `\\${mark}`).replaceAll('\n', '\\n')
}

/** At most 75 bytes a line; a continuation begins with a space. */
function folded(line: string): string {
  let [text, bytes] = ['', 0]
  for (const letter of line) {
    const size = new TextEncoder().encode(letter).length
    if (bytes + size > 74) {
      text += '\r\n '
      bytes = 1
    }
    text += letter
    bytes += size
  }
  return text
}

/** Summer time of the United Kingdom: from the last Sunday of March to the last of October (Summer Time Order 2002). */
const LONDON = [
  'BEGIN:VTIMEZONE', 'TZID:Europe/London',
  'BEGIN:DAYLIGHT', 'TZOFFSETFROM:+0000', 'TZOFFSETTO:+0100', 'TZNAME:BST', 'DTSTART:19960331T010000', 'RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU', 'END:DAYLIGHT',
  'BEGIN:STANDARD', 'TZOFFSETFROM:+0100', 'TZOFFSETTO:+0000', 'TZNAME:GMT', 'DTSTART:19961027T020000', 'RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU', 'END:STANDARD',
  'END:VTIMEZONE',
]

export type CalendarEntry = { id: string; on: Day; title: string; times?: { from: string; until: string }; place?: string }
