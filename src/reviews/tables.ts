import type { ColumnType, Generated } from 'kysely'
import type { Day } from '../time/day.ts'
import type { AgreementDocument } from './rules/agreement.ts'
import type { Party } from './rules/parties.ts'
import type { FactOwner, ReviewFact } from './rules/review-facts.ts'

type When = ColumnType<Date, Date | undefined, Date>
type Once = ColumnType<Date, Date | undefined, never>

export type ReviewTables = {
  review: {
    id: Generated<number>
    authority_id: number
    enrolment_id: number
    person_id: number
    point: string
    title: string
    nqsw_name: string
    manager_person_id: number | null
    manager_name: string | null
    assessor_person_id: number | null
    assessor_name: string | null
    reason: string | null
    booked_on: Day | null
    held_on: Day | null
    due_when_held: Day | null
    facts: ColumnType<readonly ReviewFact[] | null, string | null, string | null>
    is_on_track: boolean | null
    support_plan: string | null
    version: Generated<number>
    changed_by: string
    changed_at: When
  }
  review_view: {
    review_id: number
    authority_id: number
    party: Party
    person_id: number
    author_user: number
    says: string
    shared_at: Date | null
    version: Generated<number>
    changed_at: When
  }
  review_action: {
    id: Generated<number>
    authority_id: number
    review_id: number
    person_id: number
    what: string
    owner: Party
    due_on: Day
    done_on: Day | null
    version: Generated<number>
    changed_by: string
    changed_at: When
  }
  review_signature: {
    review_id: number
    authority_id: number
    party: Party
    person_id: number
    content_sha256: string
    signed_by_user: number
    signed_by: string
    signed_at: Once
  }
  review_note: {
    id: Generated<number>
    authority_id: number
    review_id: number
    person_id: number
    fact_key: string
    fact: string
    owner: FactOwner
    says: string
    asked_by: string
    asked_by_user: number
    asked_at: Once
    answer: string | null
    answered_by: string | null
    answered_at: Date | null
    version: Generated<number>
  }
  review_file: {
    id: Generated<number>
    authority_id: number
    review_id: number
    person_id: number
    name: string
    type: 'word' | 'pdf'
    bytes: number
    sha256: string
    content: ColumnType<Buffer, Buffer, never>
    added_by: string
    added_at: Once
  }
  agreement: {
    id: Generated<number>
    authority_id: number
    enrolment_id: number
    person_id: number
    number: number
    document: ColumnType<AgreementDocument, string, never>
    manager_person_id: number | null
    assessor_person_id: number | null
    made_by: string
    made_at: Once
  }
  agreement_signature: { agreement_id: number; authority_id: number; party: Party; person_id: number; signed_by_user: number; signed_by: string; signed_at: Once }
  probation_date: {
    id: Generated<number>
    authority_id: number
    person_id: number
    what: string
    on_day: Day
    outcome: string | null
    version: Generated<number>
    changed_by: string
    changed_at: When
  }
  concern: {
    id: Generated<number>
    authority_id: number
    person_id: number
    raised_by_user: number
    raised_by: string
    to_user: number
    to_name: string
    about: ConcernAbout
    says: string
    raised_at: Once
    answer: string | null
    answered_at: Date | null
    version: Generated<number>
  }
}

export type ConcernAbout = 'workload' | 'supervision' | 'support' | 'assessment' | 'something-else'
