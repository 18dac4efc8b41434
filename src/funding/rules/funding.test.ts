import { expect, test } from 'vitest'
import { day } from '../../time/day.ts'
import { claimsDue, financialYear, sumClaims, type FundedRun } from './claims-due.ts'
import { suggestEligibility, type EligibilityFacts } from './eligibility.ts'

// The child and family ASYE of 2026-27: GOV.UK, 26 February 2026.
const asye = {
  eligibility: { mustBeRegistered: true, mustBeStatutory: true, mayBeAgency: true, withinYearsOfQualifying: 4, note: '' },
  funding: { payments: [{ at: 'registration' as const, pounds: 1000 }, { at: 'completion' as const, pounds: 1000 }], lastFundedStart: day('2027-03-31'), note: '' },
}
const starter: EligibilityFacts = { startedOn: day('2026-09-07'), isRegistered: true, isAgency: false, qualifiedOn: day('2026-07-01'), wasFundedBefore: false }

test.each([
  { name: 'who meets every rule', facts: {}, state: 'eligible' },
  { name: 'who qualified four years ago to the day', facts: { qualifiedOn: day('2022-09-07') }, state: 'eligible' },
  { name: 'who qualified a day earlier', facts: { qualifiedOn: day('2022-09-06') }, state: 'not-eligible' },
  { name: 'who is not registered', facts: { isRegistered: false }, state: 'not-eligible' },
  { name: 'whose registration is not known', facts: { isRegistered: null }, state: 'not-known' },
  { name: 'whose qualification is not known', facts: { qualifiedOn: null }, state: 'not-known' },
  { name: 'who starts after the last funded day', facts: { startedOn: day('2027-04-01') }, state: 'not-eligible' },
  { name: 'who was funded before', facts: { wasFundedBefore: true }, state: 'not-eligible' },
])('$name: $state', ({ facts, state }) => {
  expect(suggestEligibility(asye, { ...starter, ...facts }).state).toBe(state)
})

test('a programme whose payments are not known funds nobody yet', () => {
  expect(suggestEligibility({ ...asye, funding: { payments: [], lastFundedStart: null, note: '' } }, starter)).toEqual({ state: 'not-known', reasons: ['What the programme pays is not known.'] })
})

const run: FundedRun = { enrolmentId: 1, personId: 2, startedOn: day('2026-09-07'), passedOn: null, isOver: false, state: 'eligible', funding: asye.funding, claimed: [] }

test('the first payment is due from the start, once', () => {
  expect(claimsDue([run], 'registration', day('2026-09-06'))).toEqual([])
  expect(claimsDue([run], 'registration', day('2026-09-07'))).toEqual([{ enrolmentId: 1, personId: 2, pounds: 1000, why: 'Started' }])
  expect(claimsDue([{ ...run, claimed: ['registration'] }], 'registration', day('2026-09-07'))).toEqual([])
})

test('the second is due on passing, and in March 2027 for everyone still on the programme', () => {
  expect(claimsDue([run], 'completion', day('2027-02-28'))).toEqual([])
  expect(claimsDue([run], 'completion', day('2027-03-01')).map(({ why }) => why)).toEqual(['On the programme at the end of its last funded year'])
  expect(claimsDue([{ ...run, isOver: true }], 'completion', day('2027-03-01'))).toEqual([])
  expect(claimsDue([{ ...run, passedOn: day('2026-12-01'), isOver: true }], 'completion', day('2026-12-01')).map(({ why }) => why)).toEqual(['Passed'])
})

test('who is not decided to be eligible is never claimed for', () => {
  for (const state of [null, 'not-known', 'not-eligible'] as const) expect(claimsDue([{ ...run, state }], 'registration', day('2026-09-07'))).toEqual([])
})

test('what came short is missing, and what never came is late', () => {
  const claims = [
    { pounds: 1000, receivedPounds: 1000, claimedOn: day('2026-04-01') },
    { pounds: 1000, receivedPounds: 400, claimedOn: day('2026-04-01') },
    { pounds: 1000, receivedPounds: null, claimedOn: day('2026-04-01') },
    { pounds: 1000, receivedPounds: null, claimedOn: day('2026-06-20') },
  ]
  expect(sumClaims(claims, day('2026-06-01'))).toEqual({ claimed: 4000, received: 1400, missing: 2600, late: 1 })
})

test('the financial year begins on 1 April', () => {
  expect([financialYear(day('2027-03-31')), financialYear(day('2027-04-01'))]).toEqual([2026, 2027])
})
