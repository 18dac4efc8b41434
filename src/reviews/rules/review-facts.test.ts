import { expect, test } from 'vitest'
import { day } from '../../time/day.ts'
import { caseloadFact, earlierActionsFact, evidenceFact, factSource, movedDaysFact, supervisionFact, trainingFact } from './review-facts.ts'

const on = day('2026-11-16')

test('each fact says how it stands, its source and its day', () => {
  expect(caseloadFact({ children: 13, asOf: on }, 14)?.value).toBe('13 of 14 children agreed')
  expect(caseloadFact({ children: 1, asOf: on }, null)?.value).toBe('1 child held; no agreed caseload is recorded')
  expect(caseloadFact(null, 14)).toBeNull()
  expect(supervisionFact({ n: 14, of: 17, reflective: 9 }, day('2026-02-09'), on).value).toBe('14 of 17 held since 9 February 2026, 9 reflective')
  expect(evidenceFact([{ label: 'Direct observations', have: 1, of: 3 }, { label: 'Written reports', have: 0, of: 3 }], on)?.value).toBe('direct observations 1 of 3; written reports 0 of 3')
  expect(evidenceFact([], on)).toBeNull()
  expect(movedDaysFact(12, on).value).toBe('12 working days')
  expect(factSource(movedDaysFact(0, on))).toBe('programme record, on 16 November 2026')
  expect(earlierActionsFact([{ dueOn: day('2026-10-01'), doneOn: null }, { dueOn: day('2026-12-01'), doneOn: null }, { dueOn: day('2026-10-01'), doneOn: day('2026-10-02') }], on).value).toBe('1 of 3 done, 1 overdue')
  expect(earlierActionsFact([], on).value).toBe('None agreed')
})

test('academy days had of those offered, and nothing where none was', () => {
  expect([trainingFact({ n: 5, total: 6, caughtUp: 1 }, on)?.value, trainingFact({ n: 2, total: 3, caughtUp: 0 }, on)?.value, trainingFact({ n: 0, total: 0, caughtUp: 0 }, on)]).toEqual(['5 of 6, 1 by catching up', '2 of 3', null])
})
