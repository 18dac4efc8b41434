import fc from 'fast-check'
import { expect, test } from 'vitest'
import { addDays, day, weekday } from '../../time/day.ts'
import { minutesUntilRetry, weekOf, writeDigest } from './digest.ts'

const facts = { week: day('2026-11-23'), council: 'Umberstead', address: 'https://workforce.example.gov.uk', choicePath: '/account/mail' }

test('a digest counts, leads there, and says how to stop it', () => {
  expect(writeDigest({ ...facts, lines: [{ count: 2, text: 'reviews to sign', path: '/reviews' }, { count: 0, text: 'nothing', path: '/' }, { count: 1, text: 'notice not yet in the HR file', path: '/data/expected' }] })).toEqual({
    subject: '3 things wait for you in Throughline',
    body: [
      'Week of 23 November 2026, Umberstead',
      '',
      '2 reviews to sign',
      '  https://workforce.example.gov.uk/reviews',
      '',
      '1 notice not yet in the HR file',
      '  https://workforce.example.gov.uk/data/expected',
      '',
      'You get this once a week. To stop it: https://workforce.example.gov.uk/account/mail',
    ].join('\n'),
  })
})

test('where nothing waits there is no message', () => {
  expect(writeDigest({ ...facts, lines: [] })).toBeNull()
})

test('a week begins on its Monday', () => {
  fc.assert(fc.property(fc.integer({ min: 0, max: 40_000 }), (days) => {
    const on = addDays(day('1990-01-01'), days)
    const monday = weekOf(on)
    expect(weekday(monday)).toBe(1)
    expect(monday <= on && on < addDays(monday, 7)).toBe(true)
  }))
})

test('tries grow apart and come to an end', () => {
  const waits = [1, 2, 3, 4, 5, 6, 7].map((tries) => minutesUntilRetry(tries) ?? 0)
  expect([...waits].sort((a, b) => a - b)).toEqual(waits)
  expect(minutesUntilRetry(8)).toBeNull()
})
