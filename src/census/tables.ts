import type { ColumnType, Generated } from 'kysely'
import type { Counts } from '../measures/rules/definitions.ts'
import type { Day } from '../time/day.ts'
import type { Severity } from './rules/checks/check.ts'

/** JSON goes in as text and comes out parsed. */
type Json<T> = ColumnType<T, string, string>
type When = ColumnType<Date, Date | undefined, Date>

export type CensusTables = {
  return_step: {
    authority_id: number
    year: number
    step: StepName
    due_on: Day | null
    done_on: Day | null
    version: Generated<number>
    changed_by: string
    changed_at: When
  }
  team_list: {
    id: Generated<number>
    authority_id: number
    year: number
    team_id: number
    people: Json<unknown>
    sent_by: string
    sent_at: When
    confirmed_by: string | null
    confirmed_at: Date | null
    version: Generated<number>
  }
  team_list_change: {
    id: Generated<number>
    authority_id: number
    team_list_id: number
    team_id: number
    employment_id: number | null
    who: string
    says: string
    asked_by: string
    asked_at: ColumnType<Date, never, never>
    answer: string | null
    answered_by: string | null
    answered_at: Date | null
    version: Generated<number>
  }
  finding_note: {
    id: Generated<number>
    authority_id: number
    year: number
    check_id: string
    row_key: string
    note: string
    owner: string
    state: NoteState
    version: Generated<number>
    changed_by: string
    changed_at: When
  }
  rule_number: { authority_id: number; check_id: string; dfe: string; version: Generated<number>; changed_by: string; changed_at: When }
  return_items: { authority_id: number; year: number; items: Json<Readonly<Record<string, string>>>; version: Generated<number>; changed_by: string; changed_at: When }
  layout_override: { authority_id: number; year: number; layout: Json<unknown>; version: Generated<number>; changed_by: string; changed_at: When }
  frozen_return: {
    id: Generated<number>
    authority_id: number
    year: number
    number: number
    sha256: string
    bytes: number
    layout_status: 'known' | 'unverified'
    workers: number
    errors: number
    queries: number
    counts: ColumnType<{ now: Counts; before: Counts | null }, string, never>
    findings: ColumnType<readonly FrozenFinding[], string, never>
    note: string
    frozen_by: string
    frozen_by_user: number
    frozen_at: ColumnType<Date, never, never>
  }
  frozen_return_file: { frozen_return_id: number; authority_id: number; xml: ColumnType<Buffer, Buffer, never> }
  return_sign_off: {
    frozen_return_id: number
    authority_id: number
    frozen_by_user: number
    signed_by: string
    signed_by_user: number
    signed_at: ColumnType<Date, never, never>
    note: string
  }
  return_sent: { frozen_return_id: number; authority_id: number; sent_on: Day; recorded_by: string; recorded_at: ColumnType<Date, never, never>; note: string }
}

export type StepName = 'extract' | 'managers' | 'checks' | 'notes' | 'sign-off' | 'sent'
export type NoteState = 'open' | 'being-mended' | 'explained'
export type FrozenFinding = { check: string; severity: Severity; rowKey: string; personId: number | null }
