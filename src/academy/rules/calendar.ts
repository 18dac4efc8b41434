import { addDays, type Day } from '../../time/day.ts'

/** Dates as an iCalendar file (RFC 5545): each a whole day, its identifier the same in every download, so that a calendar moves it and adds none. */
export function calendarOf(entries: readonly { id: string; on: Day; title: string }[], made: Day): string {
  const lines = [
    'BEGIN:VCALENDAR', 'VERSION:2.0', 'PRODID:-//Throughline//Academy//EN', 'CALSCALE:GREGORIAN',
    ...entries.flatMap(({ id, on, title }) => [
      'BEGIN:VEVENT', `UID:${id}@throughline.invalid`, `DTSTAMP:${compact(made)}T000000Z`, `DTSTART;VALUE=DATE:${compact(on)}`, `DTEND;VALUE=DATE:${compact(addDays(on, 1))}`, `SUMMARY:${escaped(title)}`, 'END:VEVENT',
    ]),
    'END:VCALENDAR',
  ]
  return lines.map((line) => `${folded(line)}\r\n`).join('')
}

function compact(on: Day): string {
  return on.replaceAll('-', '')
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
