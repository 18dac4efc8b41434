import { expect, test } from 'vitest'
import { day } from '../../time/day.ts'
import { describeDue, overviewOf, type Beside } from './overview.ts'
import { shippedProgrammes } from './shipped/programmes.ts'

const document = shippedProgrammes[0]?.document
if (!document) throw new Error('no programme is shipped')
const run = { id: 1, personId: 10, plannedStart: day('2026-09-07'), hours: [{ from: day('2026-09-07'), fte: 1 }], pauses: [], events: [{ id: 1, kind: 'started' as const, onDay: day('2026-09-07'), untilDay: null, reason: null }] }
const mentor = (from: string, until: string | null): Beside => ({ personId: 10, kind: 'mentor', withPersonId: 20, startedOn: day(from), endedOn: until === null ? null : day(until) })
const at = (on: string, beside: Beside[] = [], done: ReadonlySet<string> = new Set(['reviews', 'evidence'])) => overviewOf(run, document, beside, day(on), done)

test('days without a mentor are counted from the start, or from the day after the last one', () => {
  expect(at('2026-09-06').daysWithoutMentor).toBeNull()
  expect(at('2026-09-07').daysWithoutMentor).toBe(1)
  expect(at('2026-09-27', [mentor('2026-09-14', null)]).daysWithoutMentor).toBeNull()
  expect(at('2026-10-31', [mentor('2026-09-14', '2026-10-10')]).daysWithoutMentor).toBe(21)
  // another person's mentor is nobody's
  expect(at('2026-09-08', [{ ...mentor('2026-09-07', null), personId: 11 }]).daysWithoutMentor).toBe(2)
})

test('a review is due until its window closes and overdue from the day after, unless it was held', () => {
  expect(at('2026-12-07').due[0]).toEqual({ key: 'review 3-month', label: '3-month review', dueOn: '2026-12-07', days: 0, isOverdue: false })
  expect([at('2026-12-21').due[0]?.isOverdue, at('2026-12-22').due[0]?.isOverdue]).toEqual([false, true])
  expect(at('2026-12-22', [], new Set(['reviews', 'review 3-month'])).due.map(({ key }) => key).slice(0, 2)).toEqual(['reflection 6', 'review 6-month'])
  // no review of the run is recorded: nobody is late for one, nor for a reflection while there is no evidence
  expect(at('2026-12-22', [], new Set()).due[0]?.key).toBe('reflection 6')
  expect(at('2027-06-01', [], new Set()).due.map(({ key }) => key)).not.toContain('reflection 6')
  // an optional review is never overdue
  expect(at('2027-09-01', [], new Set(['reviews', 'evidence', 'review 3-month', 'review 6-month', 'reflection 6'])).due.map(({ key }) => key)).toEqual(['portfolio', 'review final', 'reflection 12', 'panel'])
})

test('nothing is due while the clock stands still', () => {
  const paused = overviewOf({ ...run, pauses: [{ from: day('2026-10-01'), until: null }] }, document, [], day('2026-11-01'))
  expect([paused.state, paused.due]).toEqual(['paused', []])
})

test('what is due is said in words', () => {
  expect([describeDue({ days: -9, isOverdue: true }), describeDue({ days: 14, isOverdue: false }), describeDue({ days: 0, isOverdue: false }), describeDue({ days: -1, isOverdue: false })]).toEqual([
    'Overdue 9 days', 'Due in 14 days', 'Due today', 'Was due 1 day ago, within its window',
  ])
})
