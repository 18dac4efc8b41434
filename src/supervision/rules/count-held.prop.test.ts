import fc from 'fast-check'
import { expect, test } from 'vitest'
import { addDays, day, daysBetween, type Day } from '../../time/day.ts'
import { dueIn, nextDue, type Away } from './count-held.ts'
import type { Stretch } from './cadence.ts'

const first = day('2026-01-01')
const dayAt = (most: number) => fc.integer({ min: 0, max: most }).map((days) => addDays(first, days))
const periods = fc.array(fc.tuple(dayAt(400), fc.integer({ min: 0, max: 60 }), fc.boolean()), { maxLength: 6 }).map((list) => list.map(([from, days, isOpen]): Away => ({ from, until: isOpen && days === 0 ? null : addDays(from, days) })))
const stretches = fc.array(fc.tuple(fc.integer({ min: 1, max: 120 }), fc.constantFrom(7, 14, 21, 28, 30, null)), { minLength: 1, maxLength: 5 }).map((parts) => {
  let from: Day = first
  return parts.map(([days, everyDays], index): Stretch => {
    const stretch = { from, until: index === parts.length - 1 ? null : addDays(from, days - 1), everyDays, why: '' }
    from = addDays(from, days)
    return stretch
  })
})
const window = fc.tuple(dayAt(300), fc.integer({ min: 0, max: 200 })).map(([from, days]) => ({ from, until: addDays(from, days) }))

test('N is what counting day by day gives', () => {
  fc.assert(fc.property(window, stretches, periods, (asked, inForce, away) => {
    let due = 0
    for (let at = asked.from; at <= asked.until; at = addDays(at, 1)) {
      const everyDays = inForce.find(({ from, until }) => from <= at && (until === null || until >= at))?.everyDays ?? null
      if (everyDays !== null && !away.some(({ from, until }) => from <= at && (until === null || until >= at))) due += 1 / everyDays
    }
    expect(dueIn(asked, inForce, away)).toBe(Math.floor(due + 1e-9))
  }))
})

test('more days away never ask for more, and two windows never ask for more than the window of both', () => {
  fc.assert(fc.property(window, stretches, periods, periods, fc.integer({ min: 0, max: 200 }), (asked, inForce, away, more, at) => {
    expect(dueIn(asked, inForce, [...away, ...more])).toBeLessThanOrEqual(dueIn(asked, inForce, away))
    const cut = addDays(asked.from, at)
    if (cut >= asked.until) return
    const parts = dueIn({ from: asked.from, until: cut }, inForce, away) + dueIn({ from: addDays(cut, 1), until: asked.until }, inForce, away)
    expect([0, 1]).toContain(dueIn(asked, inForce, away) - parts)
  }))
})

test('the next is due after the last, at least the cadence later, and later with every day away', () => {
  fc.assert(fc.property(dayAt(300), stretches, periods, (last, inForce, away) => {
    const [free, moved] = [nextDue(last, { stretches: inForce, away: [] }), nextDue(last, { stretches: inForce, away })]
    if (free === null || moved === null) return
    expect(free > last).toBe(true)
    expect(moved >= free).toBe(true)
    expect(daysBetween(last, free)).toBeGreaterThanOrEqual(Math.min(...inForce.flatMap(({ everyDays }) => everyDays ?? [])))
  }))
})
