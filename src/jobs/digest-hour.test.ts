import { expect, test } from 'vitest'
import { isDigestHour } from './digest-hour.ts'

test.each([
  // 22 June 2026 is a Monday in summer time, 23 November 2026 one in winter time
  ['2026-06-22T05:59:59Z', false],
  ['2026-06-22T06:00:00Z', true],
  ['2026-11-23T06:59:59Z', false],
  ['2026-11-23T07:00:00Z', true],
  ['2026-11-22T23:59:59Z', true],
  ['2026-11-23T00:00:00Z', false],
])('at %s it is the hour of the digest: %s', (at, expected) => {
  expect(isDigestHour(new Date(at))).toBe(expected)
})
