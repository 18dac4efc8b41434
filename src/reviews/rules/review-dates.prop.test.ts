import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { addDays, daysBetween, day } from '../../time/day.ts'
import { isWorkingDay } from '../../time/working-days.ts'
import { workingDayBeside } from './review-dates.ts'

test('the day beside is a working day, and no working day is nearer', () => {
  fc.assert(fc.property(fc.integer({ min: 0, max: 20_000 }), (offset) => {
    const on = addDays(day('2012-01-01'), offset)
    const beside = workingDayBeside(on)
    const away = Math.abs(daysBetween(on, beside))
    expect(isWorkingDay(beside)).toBe(true)
    for (let nearer = 0; nearer < away; nearer += 1) expect([isWorkingDay(addDays(on, nearer)), isWorkingDay(addDays(on, -nearer))]).toEqual([false, false])
  }), { numRuns: 5_000 })
})
