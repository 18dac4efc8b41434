import { expect, test } from 'vitest'
import { day } from '../../time/day.ts'
import { agreedCaseload } from './agreed-caseload.ts'

const nottingham = { cap: 15, percent: null }

test.each([
  // Nottingham, 2018: no more than 15 cases (C129); part-time in proportion.
  { fte: 1, children: 15, why: '15 children' },
  { fte: 0.6, children: 9, why: '15 children x 0.6 FTE' },
  { fte: 0.5, children: 7, why: '15 children x 0.5 FTE' },
  { fte: null, children: null, why: 'FTE not known' },
])('a cap of 15 at $fte FTE is $children', ({ fte, children, why }) => {
  expect(agreedCaseload({ personal: null, rule: nottingham, fte, fullCaseload: null })).toEqual({ children, why })
})

test('90 % of a full caseload of 17 (Durham and Nottingham: 15.3) is 15 whole children', () => {
  expect(agreedCaseload({ personal: null, rule: { cap: null, percent: 90 }, fte: 1, fullCaseload: 17 })).toEqual({ children: 15, why: '90% of a full caseload of 17' })
})

test('of a cap and a share the lower one holds', () => {
  expect(agreedCaseload({ personal: null, rule: { cap: 15, percent: 80 }, fte: 1, fullCaseload: 17 }).children).toBe(13)
  expect(agreedCaseload({ personal: null, rule: { cap: 15, percent: 100 }, fte: 1, fullCaseload: 17 }).children).toBe(15)
})

test('a share without a full caseload says what is missing', () => {
  expect(agreedCaseload({ personal: null, rule: { cap: null, percent: 90 }, fte: 1, fullCaseload: null })).toEqual({
    children: null, why: '90% of a full caseload, and the council has not said what a full caseload is',
  })
})

test('what was agreed for the person goes before the programme', () => {
  const personal = { children: 6, startedOn: day('2025-01-06'), endedOn: day('2025-03-31'), reason: 'start' as const }
  expect(agreedCaseload({ personal, rule: nottingham, fte: null, fullCaseload: null })).toEqual({ children: 6, why: 'agreed for this person until 31 Mar 2025: start of work here' })
})

test('who is in no programme and has no agreement has no agreed caseload', () => {
  expect(agreedCaseload({ personal: null, rule: null, fte: 1, fullCaseload: 17 })).toEqual({ children: null, why: 'no agreed caseload' })
})
