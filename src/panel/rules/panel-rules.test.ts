import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { day } from '../../time/day.ts'
import { conflictsOf } from './conflicts.ts'
import { isPassed, refusalOf, type CaseFacts } from './decisions.ts'
import { drawFullReads } from './full-read-sample.ts'
import { handInDay, incrementFrom } from './panel-dates.ts'

describe('conflicts', () => {
  const candidate = { personId: 1, ties: [{ personId: 2, as: 'mentor' }, { personId: 2, as: 'line manager' }, { personId: 3, as: 'assessor' }], declared: [{ userId: 40, says: 'we share a house' }] }
  test('nobody decides on themselves or on whom they supervise, mentor or assess, and what they declare counts', () => {
    expect(conflictsOf(candidate, { userId: 10, personId: 1 })).toEqual(['this is the own portfolio'])
    expect(conflictsOf(candidate, { userId: 20, personId: 2 })).toEqual(['is or was the mentor', 'is or was the line manager'])
    expect(conflictsOf(candidate, { userId: 40, personId: 4 })).toEqual(['declared: we share a house'])
    expect(conflictsOf(candidate, { userId: 50, personId: null })).toEqual([])
  })
})

describe('a decision', () => {
  const facts: CaseFacts = { on: day('2026-11-16'), panelOn: day('2026-11-16'), recommendedBy: 7, decidedBy: 8, chairConflicts: [], present: 3, quorum: 3, isFullRead: true, sheets: 2, hasHrStep: false }
  const decide = (decision: 'pass' | 'fail' | 'defer', change: Partial<CaseFacts> = {}) => refusalOf({ decision, until: null }, { ...facts, ...change })
  test('is refused for what makes it no decision of two, of a panel, or of readers', () => {
    expect(decide('pass')).toBeNull()
    expect(decide('pass', { on: day('2026-11-15') })).toEqual({ kind: 'too-early' })
    expect(decide('pass', { decidedBy: 7 })).toEqual({ kind: 'same-person' })
    expect(decide('pass', { recommendedBy: null })).toEqual({ kind: 'no-recommendation' })
    expect(decide('pass', { present: 2 })).toEqual({ kind: 'no-quorum', present: 2, quorum: 3 })
    expect(decide('pass', { sheets: 1 })).toEqual({ kind: 'not-read', sheets: 1 })
    expect(decide('pass', { sheets: 0, isFullRead: false })).toBeNull()
    expect(decide('pass', { chairConflicts: ['is or was the mentor'] })).toEqual({ kind: 'conflict', why: ['is or was the mentor'] })
  })
  test('a fail waits for an HR step; a deferral needs neither readers nor recommendation', () => {
    expect(decide('fail')).toEqual({ kind: 'needs-hr-step' })
    expect(decide('fail', { hasHrStep: true })).toBeNull()
    expect(decide('defer', { sheets: 0, recommendedBy: null })).toBeNull()
  })
  test('amendments make a pass when the chair has seen them', () => {
    expect([isPassed('pass', null), isPassed('pass-with-amendments', null), isPassed('pass-with-amendments', day('2026-12-01')), isPassed('defer', null)]).toEqual([true, false, true, false])
  })
})

describe('full reading', () => {
  const cases = Array.from({ length: 10 }, (_, at) => ({ id: at + 1, recommendation: at === 4 ? 'fail' : 'pass' }))
  test('reads what is no pass, and of the passes a share that everybody can draw again', () => {
    const drawn = drawFullReads(cases, { seed: 7, share: 25 })
    expect(drawn.has(5)).toBe(true)
    expect(drawn.size).toBe(1 + 3)
    expect(drawFullReads([...cases].reverse(), { seed: 7, share: 25 })).toEqual(drawn)
    expect(drawFullReads([], { seed: 7, share: 25 }).size).toBe(0)
  })
  test('takes at least one pass and never more than there are', () => {
    fc.assert(fc.property(fc.array(fc.constantFrom('pass', 'fail', null), { minLength: 1, maxLength: 30 }), fc.integer({ min: 0, max: 100 }), fc.integer(), (given, share, seed) => {
      const listed = given.map((recommendation, id) => ({ id, recommendation }))
      const drawn = drawFullReads(listed, { seed, share })
      const passes = listed.filter((one) => one.recommendation === 'pass')
      const read = passes.filter((one) => drawn.has(one.id)).length
      expect(read).toBe(passes.length === 0 ? 0 : Math.max(1, Math.ceil((passes.length * share) / 100)))
      expect(listed.filter((one) => one.recommendation !== 'pass').every((one) => drawn.has(one.id))).toBe(true)
    }))
  })
})

test('portfolios are in four weeks before, on the working day before a holiday; the increment counts from the day after the year', () => {
  expect(handInDay(day('2027-04-26'), 4)).toBe('2027-03-25')
  expect(handInDay(day('2026-12-07'), 3)).toBe('2026-11-16')
  expect(incrementFrom(day('2028-02-29'))).toBe('2028-03-01')
})
