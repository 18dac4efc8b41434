import type { ColumnType, Generated } from 'kysely'
import type { Day } from '../time/day.ts'
import type { CancelReason, DayMode, Mark } from './rules/academy-day.ts'

export type AcademyDayTables = {
  academy_day: {
    id: Generated<number>
    authority_id: number
    title: string
    on_day: Day
    starts_at: string
    ends_at: string
    mode: DayMode
    place: string
    seats: number | null
    resources: string
    cancelled_reason: CancelReason | null
    version: Generated<number>
    changed_by: string
    changed_at: Generated<Date>
  }
  academy_day_link: { academy_day_id: number; authority_id: number; link: string }
  academy_day_cohort: { academy_day_id: number; cohort_id: number; authority_id: number }
  academy_day_standard: { academy_day_id: number; standard_id: number; authority_id: number }
  academy_day_place: {
    academy_day_id: number
    person_id: number
    authority_id: number
    is_catch_up: ColumnType<boolean, boolean | undefined, boolean>
    mark: Mark | null
    catch_up_day_id: number | null
    catch_up_note: string | null
    caught_up_on: Day | null
    version: Generated<number>
    changed_by: string
    changed_at: Generated<Date>
  }
  academy_day_evidence: { academy_day_id: number; person_id: number; authority_id: number; evidence_id: number | null }
}
