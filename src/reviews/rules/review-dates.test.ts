import { expect, test } from 'vitest'
import { day } from '../../time/day.ts'
import { dayAfterPause, reviewWindow, workingDayBeside } from './review-dates.ts'

// Bank holidays of England and Wales as gov.uk/bank-holidays lists them.
test.each([
  ['a Thursday', '2026-12-03', '2026-12-03'],
  ['a Saturday', '2026-11-28', '2026-11-27'],
  ['a Sunday', '2026-11-29', '2026-11-30'],
  ['Good Friday', '2027-03-26', '2027-03-25'],
  ['Easter Sunday', '2027-03-28', '2027-03-30'],
  ['Easter Monday', '2027-03-29', '2027-03-30'],
  ['Christmas Day, a Friday', '2026-12-25', '2026-12-24'],
  ['Boxing Day, a Saturday with its substitute on the Monday', '2026-12-26', '2026-12-24'],
  ['the summer bank holiday', '2026-08-31', '2026-09-01'],
])('%s goes to the working day beside', (_, on, beside) => {
  expect(workingDayBeside(day(on))).toBe(beside)
})

test('a window lies around the day, across a leap day too', () => {
  expect(reviewWindow(day('2028-02-20'))).toEqual({ from: '2028-02-06', until: '2028-03-05' })
})

test('after a pause the moved due day is proposed, but not before somebody has settled in', () => {
  expect(dayAfterPause(day('2027-03-01'), day('2026-12-31'))).toBe('2027-03-01')
  expect(dayAfterPause(day('2027-01-04'), day('2026-12-31'))).toBe('2027-01-15')
})
