import { describe, expect, it } from 'vitest'
import { yearEnding } from '../../time/census-year.ts'
import { day } from '../../time/day.ts'
import { workingDaysIn } from './working-days.ts'

describe('the working days of a year', () => {
  /** 2020 and 2024 are the two years whose published absence rates fit 254. */
  it.each([['2019-09-30', 253], ['2020-09-30', 254], ['2021-09-30', 253], ['2024-09-30', 254], ['2025-09-30', 253]])('that ends on %s are %i', (end, days) => {
    expect(workingDaysIn(yearEnding(day(end)))).toBe(days)
  })

  it.each([['2024-02-28', 253], ['2024-02-29', 254], ['2025-02-27', 254], ['2025-02-28', 253]])('go by the 29 February that the year to %s holds', (end, days) => {
    expect(workingDaysIn(yearEnding(day(end)))).toBe(days)
  })
})
