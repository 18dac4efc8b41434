import type { ColumnType, Generated } from 'kysely'
import type { Day } from '../time/day.ts'

export type AllocationKind = 'lead' | 'co-worker' | 'cover' | 'duty'
export type SubjectKind = 'child' | 'carer-household'
export type OverAnswerKind = 'plan' | 'exception'
export type HolderKind = 'worker' | 'tray' | 'other'

export type CaseloadTables = {
  child: { id: Generated<number>; authority_id: number; subject_kind: SubjectKind; reference_hmac: Buffer }
  child_reference: { child_id: number; authority_id: number; sealed: Buffer }
  case_holder: {
    id: Generated<number>
    authority_id: number
    holder_key: string
    registration_number: string | null
    staff_number: string | null
    email: string | null
    name: string | null
    team: string | null
    person_id: number | null
    kind: ColumnType<HolderKind, HolderKind | undefined, HolderKind>
  }
  allocation: {
    id: Generated<number>
    authority_id: number
    child_id: number
    holder_id: number
    person_id: number | null
    team_id: number | null
    kind: AllocationKind
    started_on: Day
    ended_on: Day | null
    change_reason: string | null
    case_type: string | null
    sibling_group: string | null
    first_seen_on: Day
    recorded_at: Generated<Date>
    retracted_at: ColumnType<Date | null, never, Date | null>
    import_id: number | null
    retracted_by: ColumnType<number | null, never, number | null>
  }
  caseload_count: {
    id: Generated<number>
    authority_id: number
    holder_id: number
    person_id: number | null
    team_id: number | null
    on_day: Day
    children: number
    families: number | null
    source: string
    recorded_at: Generated<Date>
    retracted_at: ColumnType<Date | null, never, Date | null>
    import_id: number | null
    retracted_by: ColumnType<number | null, never, number | null>
  }
  agreed_caseload: {
    id: Generated<number>
    authority_id: number
    person_id: number
    children: number
    reason: string
    started_on: Day
    ended_on: Day | null
    agreed_by: string
    version: ColumnType<number, number | undefined, number>
  }
  over_agreed_answer: {
    id: Generated<number>
    authority_id: number
    person_id: number
    on_day: Day
    reason: string
    kind: OverAnswerKind
    plan: string | null
    until_day: Day
    answered_by: string
    recorded_at: Generated<Date>
    retracted_at: ColumnType<Date | null, never, Date | null>
  }
}
