import type { ColumnType, Generated } from 'kysely'
import type { Day } from '../time/day.ts'
import type { Decision, Recommendation } from './rules/decisions.ts'
import type { ReadingSheet, ReaderView } from './rules/reading-sheet.ts'

type When = ColumnType<Date, Date | undefined, Date>
type Once = ColumnType<Date, Date | undefined, never>

export type PanelTables = {
  panel: {
    id: Generated<number>
    authority_id: number
    held_on: Day
    place: string
    quorum: number
    hand_in_weeks: number
    full_read_share: number
    draw_seed: number
    confirms: Confirms
    drawn_at: Date | null
    version: Generated<number>
    changed_by: string
    changed_at: When
  }
  panel_seat: {
    panel_id: number
    authority_id: number
    user_id: number
    member_person_id: number | null
    name: string
    is_chair: boolean
    is_present: boolean | null
    version: Generated<number>
  }
  panel_case: {
    id: Generated<number>
    authority_id: number
    panel_id: number
    enrolment_id: number
    person_id: number
    nqsw_name: string
    team_name: string
    programme: string
    assessor_person_id: number | null
    assessor_name: string
    ties: ColumnType<readonly Tie[], string, string>
    assessed_until: Day
    position: number
    handed_in_on: Day | null
    is_full_read: boolean | null
    reader_1: number | null
    reader_2: number | null
    version: Generated<number>
    changed_by: string
    changed_at: When
  }
  panel_recommendation: {
    case_id: number
    authority_id: number
    person_id: number
    recommends: Recommendation
    reasons: string
    recommended_by_user: number
    recommended_by: string
    recommended_at: Once
  }
  panel_conflict: { case_id: number; authority_id: number; user_id: number; says: string; declared_at: Once }
  panel_reading: {
    case_id: number
    authority_id: number
    reader_user: number
    reader_name: string
    sheet: ColumnType<ReadingSheet, string, string>
    view: ReaderView | null
    handed_in_at: Date | null
    version: Generated<number>
    changed_at: When
  }
  panel_hr_step: {
    case_id: number
    authority_id: number
    person_id: number
    person_name: string
    asked_by: string
    asked_at: Once
    done_on: Day | null
    done_by: string | null
    note: string | null
    version: Generated<number>
  }
  panel_decision: {
    case_id: number
    authority_id: number
    person_id: number
    decision: Decision
    until_on: Day | null
    reasons: string
    needs_confirmation: boolean
    decided_on: Day
    decided_by_user: number
    decided_by: string
    recommended_by_user: number | null
    decided_at: Once
  }
  panel_confirmation: {
    case_id: number
    authority_id: number
    person_id: number
    decided_by_user: number
    confirmed_by_user: number
    confirmed_by: string
    confirmed_on: Day
    confirmed_at: Once
  }
  panel_amendments_seen: { case_id: number; authority_id: number; person_id: number; seen_on: Day; seen_by_user: number; seen_by: string }
  panel_outcome: { case_id: number; authority_id: number; person_id: number; event: 'passed' | 'failed' | 'deferred' | 'extended'; recorded_at: Once }
  panel_appeal: {
    case_id: number
    authority_id: number
    person_id: number
    made_on: Day
    grounds: string
    recorded_by: string
    outcome: AppealOutcome | null
    outcome_on: Day | null
    outcome_reasons: string | null
    outcome_by: string | null
    version: Generated<number>
  }
  panel_moderation: {
    case_id: number
    authority_id: number
    person_id: number
    agrees: boolean
    note: string
    moderated_on: Day
    moderated_by_user: number
    moderated_by: string
  }
  pay_notice: {
    id: Generated<number>
    authority_id: number
    person_id: number
    person_name: string
    case_id: number
    effective_on: Day
    reason: string
    entered_on: Day
    entered_by: string
    state: ColumnType<'expected' | 'done', 'expected' | undefined, 'expected' | 'done'>
    done_on: Day | null
    done_by: string | null
    version: Generated<number>
  }
  career_plan: { id: Generated<number>; authority_id: number; person_id: number; case_id: number; from_on: Day; until_on: Day; opened_on: Day; version: Generated<number> }
}

export type Confirms = 'panel' | 'head-of-service'
export type AppealOutcome = 'upheld' | 'not-upheld' | 'withdrawn'
export type Tie = { personId: number; as: string }
