import type { ColumnType, Generated } from 'kysely'
import type { Day } from '../time/day.ts'

/** NUMERIC comes as text, so that no digit is lost on the way. */
type Numeric = ColumnType<string, string | number, string | number>
type NullableNumeric = ColumnType<string | null, string | number | null | undefined, string | number | null>

export type WorkforceTables = {
  service: { id: Generated<number>; authority_id: number; name: string; sort: ColumnType<number, number | undefined, number>; from_file: ColumnType<boolean, boolean | undefined, boolean> }
  team: { id: Generated<number>; authority_id: number; service_id: number | null; name: string; opened_on: Day | null; closed_on: Day | null; from_file: ColumnType<boolean, boolean | undefined, boolean> }
  person: {
    id: Generated<number>
    authority_id: number
    registration_number: string | null
    staff_number: string | null
    email: string | null
    given_name: string | null
    family_name: string | null
    registered_until: Day | null
    qualification_level: string | null
    qualification_institution: string | null
    is_step_up: boolean | null
    is_frontline: boolean | null
    other_identifiers: Generated<string[]>
    identity_note: ColumnType<string, string | undefined, string>
    /** Made here and not brought by a file. */
    is_entered: ColumnType<boolean, boolean | undefined, never>
    version: Generated<number>
  }
  person_protected: { person_id: number; authority_id: number; birth_date: Day | null; sex: string | null; gender: string | null; ethnicity: string | null }
  post: { id: Generated<number>; authority_id: number; kind: 'position' | 'grid'; position_number: string; from_file: ColumnType<boolean, boolean | undefined, boolean>; version: Generated<number> }
  post_period: {
    id: Generated<number>
    authority_id: number
    post_id: number
    team_id: number | null
    title: string
    grade: string | null
    dfe_role: number | null
    funded_fte: Numeric
    cost_code: string | null
    funding_source: string | null
    funding_ends_on: Day | null
    stage: ColumnType<string, string | undefined, string>
    started_on: Day
    ended_on: Day | null
  }
  employment: {
    id: Generated<number>
    authority_id: number
    person_id: number
    basis: 'employed' | 'agency'
    ordinal: number
    started_on: Day
    ended_on: Day | null
    start_origin: number | null
    leaver_destination: number | null
    leaving_reason: number | null
    contract_kind: string | null
    supplier: string | null
    charge: NullableNumeric
    charge_unit: string | null
    cap_group: string | null
    is_day_only: boolean
    source: string
    version: Generated<number>
  }
  observation: {
    id: Generated<number>
    authority_id: number
    person_id: number
    employment_id: number
    on_day: Day
    source: string
    rank: number
    fte: NullableNumeric
    dfe_role: number | null
    cases: number | null
    days_lost: NullableNumeric
    contract_weeks: NullableNumeric
    base_salary: NullableNumeric
    retention_payments: NullableNumeric
    other_payments: NullableNumeric
    is_absent: boolean | null
    absence_reasons: string[] | null
    framework_status: number | null
    extra: ColumnType<Record<string, string> | null, string | null, string | null>
  }
  unconfirmed_period: { id: Generated<number>; authority_id: number; person_id: number; employment_id: number; started_on: Day; ended_on: Day | null; reason: string }
  assignment: {
    id: Generated<number>
    authority_id: number
    person_id: number
    employment_id: number
    post_id: number | null
    team_id: number | null
    title: string | null
    grade: string | null
    dfe_role: number | null
    fte: NullableNumeric
    kind: string
    started_on: Day
    ended_on: Day | null
    source: string
    version: Generated<number>
  }
  absence: {
    id: Generated<number>
    authority_id: number
    person_id: number
    started_on: Day
    ended_on: Day | null
    category: string
    working_days: NullableNumeric
    source: string
  }
  statement: {
    id: Generated<number>
    authority_id: number
    item: string
    on_day: Day
    value: string
    source: string
    recorded_at: Generated<Date>
    retracted_at: ColumnType<Date | null, never, Date | null>
  }
  conflict: {
    id: Generated<number>
    authority_id: number
    person_id: number | null
    field: string
    on_day: Day | null
    kept: string | null
    kept_source: string
    set_aside: string | null
    set_aside_source: string
  }
}
