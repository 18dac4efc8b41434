import { expect, it } from 'vitest'
import { londonDay, whenText } from './instant.ts'

it('an instant is written as the clock in London shows it, in summer too', () => {
  expect(whenText(new globalThis.Date('2026-07-01T23:30:00Z'))).toBe('2 Jul 2026, 00:30')
  expect(whenText(new globalThis.Date('2026-11-22T09:05:00Z'))).toBe('22 Nov 2026, 09:05')
  expect(londonDay(new globalThis.Date('2026-07-01T23:30:00Z'))).toBe('2026-07-02')
})
