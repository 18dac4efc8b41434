import fc from 'fast-check'
import { expect, test } from 'vitest'
import { addDays, addMonths, daysBetween, dayOf, type Day } from '../../time/day.ts'
import { isWorkingDay } from '../../time/working-days.ts'
import { pausedDaysBefore } from './programme-clock.ts'
import { scheduleOf } from './schedule.ts'
import { shippedProgrammes } from './shipped/programmes.ts'

const asye = shippedProgrammes[0]?.document
if (!asye) throw new Error('no programme is shipped')
const start = fc.record({ year: fc.integer({ min: 2020, max: 2032 }), offset: fc.integer({ min: 0, max: 365 }) }).map(({ year, offset }) => addDays(dayOf(year, 1, 1), offset))
/** Pauses one after the other, each some days after the one before. */
const pauses = fc.array(fc.record({ gap: fc.integer({ min: 0, max: 150 }), days: fc.integer({ min: 1, max: 120 }) }), { maxLength: 4 })

function laidOut(from: Day, drawn: readonly { gap: number; days: number }[]): { from: Day; until: Day }[] {
  let at = from
  return drawn.map(({ gap, days }) => {
    const first = addDays(at, gap)
    at = addDays(first, days)
    return { from: first, until: addDays(first, days - 1) }
  })
}

test('without pauses and at full time every date is the calendar’s own', () => {
  fc.assert(fc.property(start, (startedOn) => {
    const schedule = scheduleOf(asye, { startedOn, hours: [{ from: startedOn, fte: 1 }], pauses: [], on: startedOn })
    expect(schedule.reviews.map(({ dueOn }) => dueOn)).toEqual([3, 6, 9, 12].map((months) => addMonths(startedOn, months)))
    expect(schedule.phases.map(({ supervision }) => supervision.length)).toEqual([6, 10, 6])
    // phases follow each other without gap
    expect(schedule.phases.map(({ from }) => from)).toEqual([startedOn, ...schedule.phases.slice(0, -1).map(({ until }) => until)])
    expect(schedule.phases.at(-1)?.until).toBe(schedule.endsOn)
  }))
})

test('the end is as many days later as there are days of pauses before it, no more and no fewer', () => {
  fc.assert(fc.property(start, pauses, fc.constantFrom(1, 0.8, 0.6, 0.5), (startedOn, drawn, fte) => {
    const laid = laidOut(startedOn, drawn)
    const hours = [{ from: startedOn, fte }]
    const plain = scheduleOf(asye, { startedOn, hours, pauses: [], on: startedOn })
    const moved = scheduleOf(asye, { startedOn, hours, pauses: laid, on: startedOn })
    expect(daysBetween(plain.endsOn, moved.endsOn)).toBe(pausedDaysBefore({ startedOn, pauses: laid, on: startedOn }, moved.endsOn))
    // no date falls into a pause: the clock stands still there
    for (const on of [moved.endsOn, ...moved.reviews.map(({ dueOn }) => dueOn)]) expect(laid.some((pause) => pause.from <= on && on <= pause.until)).toBe(false)
  }))
})

test('dates keep their order, fewer hours never bring one forward, and a review is met on a working day within its window', () => {
  fc.assert(fc.property(start, pauses, fc.double({ min: 0.2, max: 1, noNaN: true }), (startedOn, drawn, fte) => {
    const facts = { startedOn, pauses: laidOut(startedOn, drawn), on: startedOn }
    const [part, full] = [fte, 1].map((share) => scheduleOf(asye, { ...facts, hours: [{ from: startedOn, fte: share }] }))
    if (!part || !full) throw new Error('no schedule')
    const days = part.phases.flatMap(({ supervision }) => supervision)
    expect([...days].sort()).toEqual(days)
    expect(part.endsOn >= full.endsOn).toBe(true)
    for (const { dueOn, meetOn, windowFrom, windowUntil } of part.reviews) {
      expect(isWorkingDay(meetOn) && meetOn >= windowFrom && meetOn <= windowUntil).toBe(true)
      expect(Math.abs(daysBetween(dueOn, meetOn))).toBeLessThanOrEqual(5)
    }
  }))
})
