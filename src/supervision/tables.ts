import type { ColumnType, Generated } from 'kysely'
import type { Day } from '../time/day.ts'
import type { OpeningGround } from './rules/reflection.ts'
import type { ActionOwner, CancelReason, SessionAnswer, SessionKind, SessionState } from './rules/session.ts'

type Written = ColumnType<string, string | undefined, string>
type Fixed<T> = ColumnType<T, T, never>

export type SupervisionTables = {
  supervision_cadence: { id: Generated<number>; authority_id: number; valid_from: Fixed<Day>; document: ColumnType<unknown, string, never>; made_by: Fixed<string>; made_at: Generated<Date> }
  supervision_session: {
    id: Generated<number>
    authority_id: number
    person_id: Fixed<number>
    supervisor_person_id: Fixed<number>
    kind: SessionKind
    series: ColumnType<string | null, string | null | undefined, never>
    gathering: ColumnType<string | null, string | null | undefined, never>
    planned_on: Day
    planned_at: Written
    place: Written
    state: ColumnType<SessionState, SessionState | undefined, SessionState>
    held_on: Day | null
    minutes: number | null
    cancel_reason: CancelReason | null
    recorded_by: string
    recorded_on: Day
    version: Generated<number>
  }
  supervision_answer: {
    id: Generated<number>
    authority_id: number
    session_id: number
    person_id: number
    session_version: number
    answer: SessionAnswer
    said_on: Day
    said_at: Generated<Date>
  }
  supervision_action: {
    id: Generated<number>
    authority_id: number
    session_id: number
    person_id: number
    supervisor_person_id: number
    what: string
    owner: ActionOwner
    due_on: Day | null
    done_on: Day | null
    version: Generated<number>
  }
  reflection: {
    id: Generated<number>
    authority_id: number
    session_id: Fixed<number>
    person_id: Fixed<number>
    supervisor_person_id: Fixed<number>
    author_person_id: Fixed<number>
    kept_at: ColumnType<Date | null, never, Date>
    version: Generated<number>
    changed_at: ColumnType<Date, never, Date>
  }
  reflection_text: { reflection_id: Fixed<number>; authority_id: number; person_id: Fixed<number>; body: string }
  reflection_share: {
    id: Generated<number>
    authority_id: number
    reflection_id: Fixed<number>
    person_id: Fixed<number>
    with_person_id: Fixed<number>
    shared_at: Generated<Date>
    withdrawn_at: ColumnType<Date | null, never, Date>
  }
  reflection_opening: {
    id: Generated<number>
    authority_id: number
    reflection_id: Fixed<number>
    person_id: Fixed<number>
    supervisor_person_id: Fixed<number>
    ground: Fixed<OpeningGround>
    reference: Fixed<string>
    asked_by_user: Fixed<number>
    asked_by: Fixed<string>
    asked_at: Generated<Date>
    approved_by_user: ColumnType<number | null, never, number>
    approved_by: ColumnType<string | null, never, string>
    approved_at: ColumnType<Date | null, never, Date>
    opens_until: ColumnType<Date | null, never, Date>
  }
}
