import { expect, test } from 'vitest'
import { day } from '../../time/day.ts'
import { calendarOf } from './calendar.ts'

test('a date is a whole-day event that ends on the day after, with marks escaped and long lines folded', () => {
  const text = calendarOf([{ id: '7-panel', on: day('2026-12-31'), title: `Panel, room 2; bring: ${'ä'.repeat(60)}` }], day('2026-11-16'))
  expect(text.split('\r\n').slice(4, 9)).toEqual(['BEGIN:VEVENT', 'UID:7-panel@throughline.invalid', 'DTSTAMP:20261116T000000Z', 'DTSTART;VALUE=DATE:20261231', 'DTEND;VALUE=DATE:20270101'])
  expect(text).toContain('SUMMARY:Panel\\, room 2\\; bring: ')
  expect(text.split('\r\n').every((line) => Buffer.byteLength(line) <= 75)).toBe(true)
  expect(text.replaceAll('\r\n ', '')).toContain('ä'.repeat(60))
})
