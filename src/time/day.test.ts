import { describe, expect, it } from 'vitest'
import { addMonths, day, daysBetween, readDay } from './day.ts'
import { yearEnding } from './census-year.ts'

describe('a day', () => {
  it('is refused where the calendar has none', () => {
    expect(readDay('2027-02-29')).toBeNull()
    expect(readDay('2028-02-29')).toBe('2028-02-29')
    expect(readDay('31/02/2026')).toBeNull()
  })

  it('keeps to the end of a shorter month', () => {
    expect(addMonths(day('2027-08-31'), 6)).toBe('2028-02-29')
  })

  it('counts over the change to summer time', () => {
    expect(daysBetween(day('2027-03-27'), day('2027-03-29'))).toBe(2)
  })

  it('ends a year on any day', () => {
    expect(yearEnding(day('2025-09-30'))).toEqual({ from: '2024-10-01', until: '2025-09-30' })
    expect(yearEnding(day('2024-02-28'))).toEqual({ from: '2023-03-01', until: '2024-02-28' })
  })
})
