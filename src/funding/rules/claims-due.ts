import type { ProgrammeDocument } from '../../academy/rules/programme.ts'
import { dayOf, yearOf, type Day } from '../../time/day.ts'
import type { FundingState } from './eligibility.ts'

export type Payment = 'registration' | 'completion'

export type FundedRun = {
  enrolmentId: number
  personId: number
  startedOn: Day | null
  /** The day on which the programme was passed; null before, or on any other end. */
  passedOn: Day | null
  isOver: boolean
  state: FundingState | null
  funding: ProgrammeDocument['funding']
  claimed: readonly Payment[]
}

/**
 * What can be claimed on a day: the first payment once somebody has started, the second on passing; in the last month of a programme's
 * last funded year the second for everyone who is still on it (GOV.UK, 26 February 2026: £1,000 and £1,000; paid for all still on
 * the programme in March 2027).
 */
export function claimsDue(runs: readonly FundedRun[], payment: Payment, on: Day): { enrolmentId: number; personId: number; pounds: number; why: string }[] {
  return runs.flatMap((run) => {
    const pounds = run.funding.payments.find(({ at }) => at === payment)?.pounds
    if (pounds === undefined || run.state !== 'eligible' || run.claimed.includes(payment) || run.startedOn === null || run.startedOn > on) return []
    const why = payment === 'registration' ? 'Started' : whyComplete(run, on)
    return why === null ? [] : [{ enrolmentId: run.enrolmentId, personId: run.personId, pounds, why }]
  })
}

function whyComplete(run: FundedRun, on: Day): string | null {
  if (run.passedOn !== null && run.passedOn <= on) return 'Passed'
  const last = run.funding.lastFundedStart
  return last !== null && !run.isOver && on >= dayOf(yearOf(last), 3, 1) ? 'On the programme at the end of its last funded year' : null
}

/** What was claimed, what came and what is still missing, in pounds; `late`: claimed more than 60 days ago and nothing has come. */
export function sumClaims(claims: readonly { pounds: number; receivedPounds: number | null; claimedOn: Day }[], lateBefore: Day): { claimed: number; received: number; missing: number; late: number } {
  const claimed = claims.reduce((sum, claim) => sum + claim.pounds, 0)
  const received = claims.reduce((sum, claim) => sum + (claim.receivedPounds ?? 0), 0)
  const missing = claims.reduce((sum, claim) => sum + Math.max(0, claim.pounds - (claim.receivedPounds ?? 0)), 0)
  return { claimed, received, missing, late: claims.filter((claim) => claim.receivedPounds === null && claim.claimedOn < lateBefore).length }
}

/** The year that begins on 1 April: 2026 for 1 April 2026 to 31 March 2027. */
export function financialYear(on: Day): number {
  return on < dayOf(yearOf(on), 4, 1) ? yearOf(on) - 1 : yearOf(on)
}

export function financialYearLabel(year: number): string {
  return `${year} to ${year + 1}`
}
