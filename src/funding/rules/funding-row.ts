import type { ProgrammeDocument } from '../../academy/rules/programme.ts'
import type { Day } from '../../time/day.ts'
import type { Payment } from './claims-due.ts'
import type { FundingState } from './eligibility.ts'

export type Claim = {
  id: number
  batchId: number
  enrolmentId: number
  personId: number
  payment: Payment
  pounds: number
  claimedOn: Day
  receivedOn: Day | null
  receivedPounds: number | null
  version: number
}

/** One run of a programme and its money. */
export type FundingRow = {
  enrolmentId: number
  personId: number
  cohort: string
  programme: string
  startedOn: Day | null
  /** How it ended; null while it runs. */
  outcome: string | null
  passedOn: Day | null
  funding: ProgrammeDocument['funding']
  suggestion: { state: FundingState; reasons: readonly string[] }
  decision: { id: number; state: FundingState; reason: string; decidedOn: Day; decidedBy: string } | null
  claims: readonly Claim[]
}

export const fundingStates: Readonly<Record<FundingState, string>> = { eligible: 'Funded', 'not-eligible': 'Not funded', 'not-known': 'Not known yet' }
export const payments: Readonly<Record<Payment, string>> = { registration: 'At registration', completion: 'At completion' }
