import { expect, it } from 'vitest'
import { day } from '../../time/day.ts'
import { refuseDayAhead } from './day-ahead.ts'

it('refuses a day more than a month ahead, which is a slip in the year', () => {
  const today = day('2026-11-22')
  expect([day('2020-01-01'), today, day('2026-11-30'), day('2026-12-23')].map((asOf) => refuseDayAhead(asOf, today))).toEqual([null, null, null, null])
  for (const asOf of [day('2026-12-24'), day('2031-01-01')]) expect(refuseDayAhead(asOf, today)).toMatchObject({ kind: 'day-ahead', value: asOf, message: expect.stringMatching(/still to come\.$/) })
})
