import { describe, expect, it } from 'vitest'
import { day } from './day.ts'
import { addWorkingDays, bankHolidays, isWorkingDay, workingDaysBetween } from './working-days.ts'

/** England and Wales as published at gov.uk/bank-holidays. */
const PUBLISHED: [number, string[]][] = [
  [2019, ['01-01', '04-19', '04-22', '05-06', '05-27', '08-26', '12-25', '12-26']],
  [2020, ['01-01', '04-10', '04-13', '05-08', '05-25', '08-31', '12-25', '12-28']],
  [2021, ['01-01', '04-02', '04-05', '05-03', '05-31', '08-30', '12-27', '12-28']],
  [2022, ['01-03', '04-15', '04-18', '05-02', '06-02', '06-03', '08-29', '09-19', '12-26', '12-27']],
  [2023, ['01-02', '04-07', '04-10', '05-01', '05-08', '05-29', '08-28', '12-25', '12-26']],
  [2024, ['01-01', '03-29', '04-01', '05-06', '05-27', '08-26', '12-25', '12-26']],
  [2025, ['01-01', '04-18', '04-21', '05-05', '05-26', '08-25', '12-25', '12-26']],
  [2026, ['01-01', '04-03', '04-06', '05-04', '05-25', '08-31', '12-25', '12-28']],
  [2027, ['01-01', '03-26', '03-29', '05-03', '05-31', '08-30', '12-27', '12-28']],
]

describe('working days', () => {
  it.each(PUBLISHED)('leave out the bank holidays of %i', (year, days) => {
    expect(bankHolidays(year)).toEqual(days.map((date) => `${year}-${date}`))
  })

  it('are Monday to Friday', () => {
    expect(isWorkingDay(day('2026-11-20'))).toBe(true)
    expect(isWorkingDay(day('2026-11-21'))).toBe(false)
    expect(isWorkingDay(day('2026-12-28'))).toBe(false)
  })

  it('are counted over Easter', () => {
    expect(addWorkingDays(day('2026-04-02'), 3)).toBe('2026-04-09')
    expect(addWorkingDays(day('2026-04-04'), 0)).toBe('2026-04-04')
    expect(workingDaysBetween(day('2026-04-02'), day('2026-04-09'))).toBe(3)
    expect(workingDaysBetween(day('2026-04-09'), day('2026-04-02'))).toBe(0)
    expect(() => addWorkingDays(day('2026-04-02'), -1)).toThrow('working days')
  })
})
