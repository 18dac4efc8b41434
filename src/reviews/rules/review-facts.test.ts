import { expect, test } from 'vitest'
import { day } from '../../time/day.ts'
import { caseloadFact, earlierActionsFact, evidenceFact, factSource, movedDaysFact, supervisionFact } from './review-facts.ts'

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
