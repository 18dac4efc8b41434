import { expect, test } from 'vitest'
import { day } from '../time/day.ts'
import { readCatchUp, readDayForm, readRegister } from './forms.ts'
import type { AcademyDay, Place } from './rules/academy-day.ts'

const today = day('2026-11-16')
const held = { id: 1, onDay: day('2026-11-13') } as AcademyDay
const form = { title: 'Court work', 'on-day-day': '14', 'on-day-month': '1', 'on-day-year': '2027', 'starts-at': '9:30', 'ends-at': '16:00', mode: 'hybrid', place: 'Room 2', link: 'https://meet.invalid/a' }
const place = (personId: number, mark: Place['mark'], version = 1): Place => ({ dayId: 1, personId, isCatchUp: false, mark, catchUpDayId: null, catchUpNote: null, caughtUpOn: null, version })
const messages = (read: { ok: boolean; problems?: readonly { field: string; message: string }[] }) => (read.problems ?? []).map(({ field, message }) => `${field}: ${message}`)

test('a day is read, its times on two digits', () => {
  const read = readDayForm(form, today)
  expect(read.ok && read.value).toEqual({ title: 'Court work', onDay: '2027-01-14', startsAt: '09:30', endsAt: '16:00', mode: 'hybrid', place: 'Room 2', link: 'https://meet.invalid/a', seats: null, resources: null })
})

test.each([
  [{ 'ends-at': '09:30' }, 'ends-at: The time at which it ends must be after 09:30'],
  [{ 'starts-at': '25:00' }, 'starts-at: The time at which it starts must be on the 24-hour clock, like 14:30'],
  [{ link: 'http://meet.invalid/a' }, 'link: The link to join must begin with https:// and hold no spaces'],
  [{ link: 'javascript:alert(1)' }, 'link: The link to join must begin with https:// and hold no spaces'],
  [{ mode: 'in-the-room' }, 'link: A day in the room has no link to join: choose online or both, or take the link away'],
  [{ place: ' ' }, 'place: Enter the place, such as a room and building'],
  [{ seats: '0' }, 'seats: The number of places must be between 1 and 500'],
])('%o is refused with a sentence', (wrong, message) => {
  expect(messages(readDayForm({ ...form, ...wrong }, today))).toEqual([message])
})

test('the register: one tick for the rest, a choice for who was not simply there, nothing for what stays', () => {
  const places = [place(1, null), place(2, null, 3), place(3, 'attended')]
  const fields = { rest: 'attended', 'mark-1': '', 'version-1': '1', 'mark-2': 'absent', 'version-2': '3', 'mark-3': 'attended', 'version-3': '1' }
  expect(readRegister(fields, places, held, today)).toEqual({ rows: [{ personId: 1, version: 1, mark: 'attended' }, { personId: 2, version: 3, mark: 'absent' }], problems: [] })
  expect(readRegister({ ...fields, rest: '' }, places, held, today).rows).toEqual([{ personId: 2, version: 3, mark: 'absent' }])
  expect(readRegister({ 'mark-1': 'ill' }, places, held, today)).toMatchObject({ rows: [], problems: [{ field: 'mark-1' }] })
  expect(readRegister(fields, places, { onDay: day('2026-11-17') }, today)).toMatchObject({ rows: [], problems: [{ field: 'rest' }] })
})

test('catch-up: a later day or what was done, with its day, never both and never in the future', () => {
  const places = [place(1, 'absent'), place(2, 'attended')]
  const read = (fields: Record<string, string>) => readCatchUp({ 'version-1': '1', 'version-2': '1', ...fields }, places, held, [5], today)
  expect(read({ 'later-1': '5', 'later-2': '5' })).toEqual({ rows: [{ personId: 1, version: 1, by: { kind: 'day', dayId: 5 } }], problems: [] })
  expect(read({ 'note-1': 'Slides with the mentor', 'on-1': '16/11/2026' }).rows).toEqual([{ personId: 1, version: 1, by: { kind: 'note', note: 'Slides with the mentor', on: '2026-11-16' } }])
  expect(read({}).rows).toEqual([])
  expect(read({ 'later-1': '6' }).problems).toEqual([{ field: 'later-1', message: 'Select the later day from the list' }])
  expect(read({ 'later-1': '5', 'note-1': 'x' }).problems).toEqual([{ field: 'later-1', message: 'Choose a later day, or say what was done, not both' }])
  expect(read({ 'note-1': 'x', 'on-1': '17/11/2026' }).problems).toMatchObject([{ field: 'on-1' }])
  expect(read({ 'note-1': 'x' }).problems).toEqual([{ field: 'on-1', message: 'Enter the day on which it was done' }])
})
