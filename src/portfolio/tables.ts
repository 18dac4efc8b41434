import type { ColumnType, Generated } from 'kysely'
import type { Day } from '../time/day.ts'
import type { EvidenceKind, EvidenceOrigin, EvidenceState } from './rules/evidence.ts'
import type { Stage } from './rules/observation-stages.ts'
import type { Audience } from './rules/feedback-forms.ts'

export type PortfolioTables = {
  evidence: {
    id: Generated<number>
    authority_id: number
    enrolment_id: number
    person_id: number
    kind: EvidenceKind
    title: string
    on_day: Day
    says: Generated<string>
    state: Generated<EvidenceState>
    origin: Generated<EvidenceOrigin>
    author_user: number | null
    author_name: string
    submitted_to: number | null
    submitted_to_name: string | null
    submitted_at: Date | null
    decided_by: string | null
    decided_at: Date | null
    reason: string | null
    version: Generated<number>
    changed_by: string
    changed_at: Generated<Date>
  }
  evidence_standard: { evidence_id: number; standard_id: number; authority_id: number; person_id: number }
  evidence_file: {
    id: Generated<number>
    authority_id: number
    evidence_id: number
    person_id: number
    name: string
    type: 'word' | 'pdf' | 'jpeg' | 'png' | 'text'
    bytes: number
    sha256: string
    readable: string | null
    added_by: string
    added_at: Generated<Date>
  }
  evidence_chunk: { file_id: number; number: number; authority_id: number; content: Buffer }
  evidence_event: {
    id: Generated<number>
    authority_id: number
    evidence_id: number
    person_id: number
    action: 'made' | 'changed' | 'submitted' | 'returned' | 'accepted' | 'received' | 'name-removed' | 'file-removed'
    note: Generated<string>
    by_user: number | null
    by_name: string
    at: Generated<Date>
  }
  direct_observation: {
    id: Generated<number>
    authority_id: number
    enrolment_id: number
    person_id: number
    title: string
    planned_for: Day
    observer_person_id: number
    observer_name: string
    evidence_id: number | null
    version: Generated<number>
    changed_by: string
    changed_at: Generated<Date>
  }
  observation_stage: {
    observation_id: number
    stage: Stage
    authority_id: number
    person_id: number
    by_user: number
    by_name: string
    says: string
    signed_at: Date | null
    reopened_at: Date | null
    version: Generated<number>
    changed_at: Generated<Date>
  }
  observation_event: { id: Generated<number>; authority_id: number; observation_id: number; person_id: number; what: string; note: Generated<string>; by_user: number; by_name: string; at: Generated<Date> }
  feedback_request: {
    id: Generated<number>
    authority_id: number
    enrolment_id: number
    person_id: number
    audience: Audience
    about: string
    link_hash: ColumnType<never, Buffer, never>
    code_hash: ColumnType<never, Buffer, never>
    made_by_user: number
    made_by: string
    made_at: Generated<Date>
    expires_at: Date
    revoked_at: Date | null
    answered_at: ColumnType<Date | null, never, never>
    evidence_id: ColumnType<number | null, never, never>
  }
  name_kept: { evidence_id: number; found: string; authority_id: number; person_id: number; kept_by: string; kept_at: Generated<Date> }
  names_cleared: { id: Generated<number>; authority_id: number; enrolment_id: number; person_id: number; sha256: string; by_user: number; cleared_by: string; cleared_at: Generated<Date> }
}
