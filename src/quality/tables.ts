import type { ColumnType, Generated } from 'kysely'
import type { Day } from '../time/day.ts'
import type { Grade } from './rules/case-audits.ts'
import type { Question } from './rules/questionnaires.ts'

type Json<T> = ColumnType<T, string, string>

export type QualityTables = {
  questionnaire: { id: Generated<number>; authority_id: number; name: string; asked: string[]; questions: Json<Question[]>; opened_on: Day; closed_on: Day; made_by: string }
  questionnaire_taken: { questionnaire_id: number; user_id: number; authority_id: number }
  focus_group: { id: Generated<number>; authority_id: number; held_on: Day; with_whom: string; people: number; notes: string; written_by: string; recorded_at: Generated<Date> }
  quotation: { id: Generated<number>; authority_id: number; said: string; said_by: string; consent_on: Day; withdrawn_on: Day | null; recorded_by: string; version: Generated<number> }
  case_audit: { id: Generated<number>; authority_id: number; audited_on: Day; person_id: number; grade: Grade; theme: ColumnType<string, string | undefined, string>; recorded_by: string; recorded_at: Generated<Date> }
  quality_action: { id: Generated<number>; authority_id: number; year: number; what: string; owner: string; due_on: Day; done_on: Day | null; came_from: ColumnType<string, string | undefined, string>; version: Generated<number> }
  visit: { id: Generated<number>; authority_id: number; kind: VisitKind; on_day: Day; who: string; viewed: string; person_ids: number[]; recorded_by: string; recorded_at: Generated<Date> }
}

export type VisitKind = 'visit' | 'inspection' | 'peer-review'
