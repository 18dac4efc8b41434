import { expect, test } from 'vitest'
import { day } from '../../time/day.ts'
import type { Mark, Place } from './academy-day.ts'
import { resourceLines } from './academy-day.ts'
import { attendanceOf, mayBecomeEvidence, registerOf, standingOf } from './attendance.ts'
import { daysValues } from './board-part.ts'

const on = day('2026-11-16')
const days = new Map([
  [1, { onDay: day('2026-09-18'), cancelledReason: null }],
  [2, { onDay: day('2026-10-16'), cancelledReason: null }],
  [3, { onDay: day('2026-11-13'), cancelledReason: null }],
  [4, { onDay: day('2026-10-30'), cancelledReason: 'too-few' as const }],
  [5, { onDay: day('2026-12-11'), cancelledReason: null }],
])
const place = (dayId: number, mark: Mark | null, more: Partial<Place> = {}): Place => ({ dayId, personId: 7, isCatchUp: false, mark, catchUpDayId: null, catchUpNote: null, caughtUpOn: null, version: 1, ...more })

test('attended of offered: late counts, absent does not, what was not needed or cancelled was not offered', () => {
  expect(attendanceOf([place(1, 'attended'), place(2, 'late'), place(3, 'absent'), place(4, null), place(5, null)], days, on)).toEqual({ n: 2, total: 3, caughtUp: 0, unmarked: 0, toCatchUp: 1 })
  expect(attendanceOf([place(1, 'not-needed'), place(2, 'attended'), place(3, null)], days, on)).toEqual({ n: 1, total: 2, caughtUp: 0, unmarked: 1, toCatchUp: 0 })
  expect(attendanceOf([], days, on)).toEqual({ n: 0, total: 0, caughtUp: 0, unmarked: 0, toCatchUp: 0 })
})

test('a day that was missed is had once it was caught up, and the later day is not counted again', () => {
  const missed = place(1, 'absent', { catchUpDayId: 3 })
  const planned = [missed, place(3, null, { isCatchUp: true })]
  expect([standingOf(missed, planned, days, on), attendanceOf(planned, days, on)]).toEqual(['catch-up-planned', { n: 0, total: 1, caughtUp: 0, unmarked: 0, toCatchUp: 1 }])
  const done = [missed, place(3, 'attended', { isCatchUp: true })]
  expect([standingOf(missed, done, days, on), attendanceOf(done, days, on)]).toEqual(['caught-up', { n: 1, total: 1, caughtUp: 1, unmarked: 0, toCatchUp: 0 }])
  const missedTwice = [missed, place(3, 'absent', { isCatchUp: true })]
  expect(standingOf(missed, missedTwice, days, on)).toBe('to-catch-up')
  const cancelled = [place(1, 'absent', { catchUpDayId: 4 }), place(4, null, { isCatchUp: true })]
  expect(standingOf(cancelled[0] as Place, cancelled, days, on)).toBe('to-catch-up')
})

test('what was done instead counts from its day on', () => {
  const noted = place(1, 'absent', { catchUpNote: 'Went through the slides with the mentor', caughtUpOn: day('2026-11-20') })
  expect([standingOf(noted, [noted], days, on), standingOf(noted, [noted], days, day('2026-11-20'))]).toEqual(['to-catch-up', 'caught-up'])
})

test('who was there, or caught up, may make evidence of a day, and nobody else', () => {
  expect((['had', 'caught-up', 'not-needed', 'to-catch-up', 'catch-up-planned', 'invited', 'not-marked', 'cancelled'] as const).filter(mayBecomeEvidence)).toEqual(['had', 'caught-up'])
})

test('the register of a day', () => {
  expect(registerOf([{ mark: 'attended' }, { mark: 'late' }, { mark: 'absent' }, { mark: 'not-needed' }, { mark: null }])).toEqual({ there: 2, needed: 4, invited: 5, unmarked: 1 })
})

test('a line that ends with a link of https is a link; nothing else is', () => {
  expect(resourceLines('Reading list: https://council.invalid/list\nBring your diary\n\nhttps://council.invalid/slides\njavascript:alert(1)\nOld http://council.invalid')).toEqual([
    { text: 'Reading list', href: 'https://council.invalid/list' }, { text: 'Bring your diary', href: null }, { text: 'https://council.invalid/slides', href: 'https://council.invalid/slides' },
    { text: 'javascript:alert(1)', href: null }, { text: 'Old http://council.invalid', href: null },
  ])
})

test('the board says n of N and what is to be caught up, and nothing where nothing was offered', () => {
  const values = daysValues(new Map([[7, [place(1, 'attended'), place(2, 'absent')]], [8, [place(5, null)]]]), days, on)
  expect([values.get(7), values.get(8)]).toEqual([{ days: '1 of 2, 1 to catch up' }, { days: '' }])
})
