import { expect, test } from 'vitest'
import { day } from '../../time/day.ts'
import { dayAfterPause, movedWorkingDays } from './review-dates.ts'

// Bank holidays of England and Wales as gov.uk/bank-holidays lists them.
test('after a pause the moved due day is proposed, but not before somebody has settled in', () => {
  expect(dayAfterPause(day('2027-03-01'), day('2026-12-31'))).toBe('2027-03-01')
  expect(dayAfterPause(day('2027-01-04'), day('2026-12-31'))).toBe('2027-01-15')
  expect(dayAfterPause(day('2027-03-28'), day('2026-12-31'))).toBe('2027-03-30')
})

test('days that moved the dates are working days, from the start on and up to today', () => {
  const pauses = [{ from: day('2026-12-21'), until: day('2027-01-03') }, { from: day('2027-02-01'), until: null }]
  // 21 to 24 December are four, 25 and 28 are holidays, 29 to 31 three, 1 January is a holiday
  expect(movedWorkingDays(pauses, day('2026-08-31'), day('2027-01-15'))).toBe(7)
  expect(movedWorkingDays(pauses, day('2026-08-31'), day('2027-02-05'))).toBe(12)
  expect(movedWorkingDays(pauses, day('2026-12-30'), day('2027-01-15'))).toBe(2)
  expect(movedWorkingDays([], day('2026-08-31'), day('2027-01-15'))).toBe(0)
})
