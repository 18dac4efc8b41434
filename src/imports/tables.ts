import type { ColumnType, Generated } from 'kysely'
import type { Day } from '../time/day.ts'

/** JSON goes in as text and comes out parsed. */
type Json<T> = ColumnType<T, string | undefined, string>

export type ImportState = 'read' | 'planned' | 'applied' | 'superseded' | 'undone' | 'refused'

export type ImportTables = {
  import: {
    id: Generated<number>
    authority_id: number
    kind: string
    file_name: string
    file_hash: string
    file_bytes: number
    state: ImportState
    year: number | null
    as_of: Day | null
    is_provisional: ColumnType<boolean, boolean | undefined, boolean>
    header: Json<Record<string, unknown>>
    mapping: ColumnType<Record<string, unknown> | null, string | null | undefined, string | null>
    notes: Json<unknown[]>
    counts: Json<Record<string, unknown>>
    plan: ColumnType<Record<string, unknown> | null, string | null | undefined, string | null>
    record_mark: number | null
    created_by: string
    created_at: Generated<Date>
    applied_by: string | null
    applied_at: ColumnType<Date | null, Date | string | null | undefined, Date | string | null>
    version: Generated<number>
  }
  import_row: { authority_id: number; import_id: number; position: number; line: number | null; content: ColumnType<Record<string, unknown>, string, never> }
  column_mapping: { id: Generated<number>; authority_id: number; kind: string; name: string; mapping: Json<Record<string, unknown>>; version: Generated<number> }
  decision: {
    id: Generated<number>
    authority_id: number
    kind: string
    subject: string
    answer: string
    detail: Json<Record<string, unknown>>
    until: Day | null
    reason: string | null
    decided_by: string
    decided_at: Generated<Date>
  }
  correction: {
    id: Generated<number>
    authority_id: number
    person_id: number
    employment_id: number | null
    field: string
    on_day: Day | null
    value: string | null
    made_by: string
    made_at: Generated<Date>
    retracted_at: ColumnType<Date | null, never, Date | null>
  }
  expected: {
    id: Generated<number>
    authority_id: number
    kind: 'notice' | 'starter' | 'allocation'
    person_id: number | null
    team_id: number | null
    child_id: number | null
    on_day: Day
    detail: Json<Record<string, unknown>>
    state: ColumnType<'open' | 'confirmed' | 'withdrawn', 'open' | undefined, 'open' | 'confirmed' | 'withdrawn'>
    entered_on: Day
    entered_by: string
    closed_on: Day | null
    closed_by: string | null
    import_id: number | null
    version: Generated<number>
  }
  record_mark: { authority_id: number; mark: number }
}
