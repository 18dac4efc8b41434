import type { ColumnType, Generated } from 'kysely'
import type { Day } from '../time/day.ts'
import type { EnrolmentEventKind } from './rules/enrolment-state.ts'
import type { FrameworkFile } from './rules/framework-file.ts'

type Numeric = ColumnType<string, string | number | undefined, string | number>
type Written = ColumnType<string, string | undefined, string>
type Json<T> = ColumnType<T, string, string>

export type AcademyTables = {
  programme: { id: Generated<number>; authority_id: number; code: string; label: string; version: Generated<number> }
  programme_version: {
    id: Generated<number>
    authority_id: number
    programme_id: number
    number: number
    document: Json<unknown>
    valid_from: Day
    valid_to: Day | null
    is_provisional: ColumnType<boolean, boolean | undefined, never>
    note: Written
    made_by: string
    made_at: Generated<Date>
  }
  framework: {
    id: Generated<number>
    authority_id: number
    code: string
    label: string
    edition: Written
    source: Written
    is_provisional: ColumnType<boolean, boolean | undefined, boolean>
    note: Written
    valid_from: Day | null
    valid_to: Day | null
    version: Generated<number>
  }
  framework_import: {
    id: Generated<number>
    authority_id: number
    file_name: string
    content: Json<FrameworkFile>
    state: ColumnType<'waiting' | 'applied' | 'discarded', 'waiting' | undefined, 'applied' | 'discarded'>
    made_by: string
    made_at: Generated<Date>
    settled_by: ColumnType<string | null, null | undefined, string>
    settled_at: ColumnType<Date | null, null | undefined, Date>
  }
  framework_standard: {
    id: Generated<number>
    authority_id: number
    framework_id: number
    code: string
    label: string
    level: string | null
    grouping: string | null
    description: Written
    sort: ColumnType<number, number | undefined, number>
  }
  standard_mapping: {
    id: Generated<number>
    authority_id: number
    from_standard_id: number
    to_standard_id: number
    note: Written
    is_provisional: ColumnType<boolean, boolean | undefined, boolean>
  }
  cohort: {
    id: Generated<number>
    authority_id: number
    name: string
    programme_id: number
    planned_start: Day | null
    label: Written
    capacity: number | null
    kind: ColumnType<CohortKind, CohortKind | undefined, CohortKind>
    closed_on: Day | null
    version: Generated<number>
  }
  enrolment: {
    id: Generated<number>
    authority_id: number
    person_id: number
    cohort_id: number
    programme_version_id: number
    planned_start: Day
    route: EnrolmentRoute | null
    fte: Numeric
    team_id: number | null
    post_id: number | null
    probation_ends_on: Day | null
    /** The day of the event that ended it, or null: holds everybody to one run at a time. */
    closed_on: Day | null
    version: Generated<number>
  }
  enrolment_event: {
    id: Generated<number>
    authority_id: number
    enrolment_id: number
    person_id: number
    kind: EnrolmentEventKind
    on_day: Day
    until_day: Day | null
    reason: string | null
    note: Written
    actor: string
    recorded_at: Generated<Date>
    retracted_at: ColumnType<Date | null, never, Date>
    retracted_by: ColumnType<string | null, never, string>
    retracted_reason: ColumnType<string | null, never, string>
  }
  enrolment_fte: { id: Generated<number>; authority_id: number; enrolment_id: number; person_id: number; started_on: Day; fte: Numeric }
  enrolment_pause: {
    id: Generated<number>
    authority_id: number
    enrolment_id: number
    person_id: number
    started_on: Day
    ended_on: Day | null
    recorded_by: string
    recorded_at: Generated<Date>
    version: Generated<number>
  }
  enrolment_pause_reason: { enrolment_pause_id: number; authority_id: number; person_id: number; reason: PauseReason; note: Written }
  relationship: {
    id: Generated<number>
    authority_id: number
    person_id: number
    kind: RelationshipKind
    with_person_id: number
    started_on: Day
    ended_on: Day | null
    handover_note: Written
    handed_over_on: Day | null
    review_on: Day | null
    recorded_by: string
    recorded_at: Generated<Date>
    version: Generated<number>
  }
  mentor_place: {
    person_id: number
    authority_id: number
    least: ColumnType<number, number | undefined, number>
    most: ColumnType<number, number | undefined, number>
    started_on: Day | null
    ended_on: Day | null
    version: Generated<number>
  }
  trainee: {
    id: Generated<number>
    authority_id: number
    person_id: number
    route: TraineeRoute
    course: Written
    institution: Written
    course_started_on: Day | null
    award_expected_on: Day | null
    award_confirmed_on: Day | null
    registration_applied_on: Day | null
    registration_confirmed_on: Day | null
    temporary_post: string | null
    temporary_team_id: number | null
    temporary_from: Day | null
    converts_on: Day | null
    cohort_id: number | null
    ended_on: Day | null
    ended_reason: TraineeEnd | null
    version: Generated<number>
  }
  enrolment_note: { enrolment_id: number; authority_id: number; person_id: number; note: string; written_by: string; written_at: ColumnType<Date, Date | undefined, Date>; version: Generated<number> }
  academy_figure: {
    id: Generated<number>
    authority_id: number
    measure: string
    cohort_id: number | null
    said: string
    n: number
    total: number
    definition: Json<Record<string, string>>
    as_at: Day
    published_on: Day
    published_where: Written
    supersedes_id: number | null
    reason: Written
    recorded_by: string
    recorded_at: Generated<Date>
  }
}

export type CohortKind = 'mixed' | 'open' | 'frontline' | 'step-up' | 'apprentice' | 'grow-our-own'
export type EnrolmentRoute = 'open' | 'frontline' | 'step-up' | 'apprentice' | 'grow-our-own' | 'return' | 'other'
export type PauseReason = 'sickness' | 'bereavement' | 'family-leave' | 'inadequate-support' | 'career-break' | 'other'
export type RelationshipKind = 'line-manager' | 'mentor' | 'practice-lead' | 'assessor' | 'consultant'
export type TraineeRoute = 'frontline' | 'step-up' | 'apprentice' | 'grow-our-own' | 'student' | 'other'
export type TraineeEnd = 'enrolled' | 'withdrew' | 'did-not-pass' | 'went-elsewhere' | 'other'
