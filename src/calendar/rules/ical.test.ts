import { expect, test } from 'vitest'
import { day } from '../../time/day.ts'
import { calendarOf, initials, timesFrom } from './ical.ts'

test('a date is a whole-day event that ends on the day after, with marks escaped and long lines folded', () => {
  const text = calendarOf('My year', [{ id: '7-panel', on: day('2026-12-31'), title: `Panel, room 2; bring: ${'ä'.repeat(60)}` }], day('2026-11-16'))
  expect(text.split('\r\n').slice(6, 11)).toEqual(['BEGIN:VEVENT', 'UID:7-panel@throughline.invalid', 'DTSTAMP:20261116T000000Z', 'DTSTART;VALUE=DATE:20261231', 'DTEND;VALUE=DATE:20270101'])
  expect(text).toContain('SUMMARY:Panel\\, room 2\\; bring: ')
  expect(text.split('\r\n').every((line) => Buffer.byteLength(line) <= 75)).toBe(true)
  expect(text.replaceAll('\r\n ', '')).toContain('ä'.repeat(60))
  expect(text).not.toContain('VTIMEZONE')
})

test('a time is London’s, with the rule of summer time beside it', () => {
  const text = calendarOf('My dates', [{ id: 'day-1', on: day('2026-07-03'), title: 'Academy day', times: { from: '09:30', until: '16:00' }, place: 'Room 2, second floor' }], day('2026-11-16'))
  expect(text).toContain('DTSTART;TZID=Europe/London:20260703T093000\r\nDTEND;TZID=Europe/London:20260703T160000\r\n')
  expect(text).toContain('LOCATION:Room 2\\, second floor\r\n')
  expect(text).toContain('BEGIN:VTIMEZONE\r\nTZID:Europe/London\r\n')
})

test('an end after so many minutes, within the day; initials of a name', () => {
  expect([timesFrom('14:30', 60), timesFrom('23:30', 60)]).toEqual([{ from: '14:30', until: '15:30' }, { from: '23:30', until: '23:59' }])
  expect([initials('Rush Sedge'), initials('Fern Sallow-Dell'), initials('')]).toEqual(['R.S.', 'F.S.D.', ''])
})
