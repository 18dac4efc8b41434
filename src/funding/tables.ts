import type { ColumnType, Generated } from 'kysely'
import type { Day } from '../time/day.ts'
import type { Payment } from './rules/claims-due.ts'
import type { FundingState } from './rules/eligibility.ts'

export type FundingTables = {
  funding_decision: {
    id: Generated<number>
    authority_id: number
    enrolment_id: number
    person_id: number
    decided_on: Day
    state: FundingState
    reason: string
    decided_by: string
    recorded_at: Generated<Date>
    retracted_at: ColumnType<Date | null, never, Date | null>
  }
  funding_batch: { id: Generated<number>; authority_id: number; payment: Payment; made_on: Day; made_by: string; recorded_at: Generated<Date> }
  funding_claim: {
    id: Generated<number>
    authority_id: number
    batch_id: number
    enrolment_id: number
    person_id: number
    payment: Payment
    pounds: number
    received_on: Day | null
    received_pounds: number | null
    version: Generated<number>
  }
  budget_line: {
    id: Generated<number>
    authority_id: number
    financial_year: number
    kind: 'income' | 'cost'
    label: string
    planned: number
    actual: number | null
    version: Generated<number>
  }
}
