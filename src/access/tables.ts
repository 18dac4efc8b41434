import type { ColumnType, Generated } from 'kysely'
import type { Day } from '../time/day.ts'

export type AccessTables = {
  authority: {
    id: Generated<number>
    dfe_number: string
    name: string
    is_demo: ColumnType<boolean, boolean | undefined, never>
    settings: ColumnType<Record<string, unknown>, string | undefined, string>
    version: Generated<number>
    created_at: Generated<Date>
  }
  app_user: {
    id: Generated<number>
    authority_id: number
    name: string
    email: string
    oidc_subject: ColumnType<string | null, never, never>
    person_id: ColumnType<number | null, never, never>
    is_disabled: ColumnType<boolean, never, boolean>
    password_is_temporary: ColumnType<boolean, never, never>
    version: Generated<number>
    created_at: Generated<Date>
  }
  role_assignment: {
    id: Generated<number>
    authority_id: number
    user_id: number
    role: string
    scope: 'self' | 'mentees' | 'team' | 'service' | 'authority'
    service_id: number | null
    team_id: number | null
    started_on: Day
    ended_on: Day | null
    version: Generated<number>
  }
  session: {
    id: Generated<string>
    authority_id: number | null
    user_id: number | null
    kind: 'browser' | 'command' | 'job'
    created_at: Generated<Date>
    seen_at: Generated<Date>
    expires_at: Date
    revoked_at: Date | null
  }
  audit: {
    id: Generated<number>
    authority_id: ColumnType<number, never, never>
    at: ColumnType<Date, never, never>
    user_id: ColumnType<number | null, never, never>
    actor: ColumnType<string, never, never>
    action: string
    subject_type: string
    subject_id: string
    detail: ColumnType<Record<string, unknown>, string, never>
  }
  audit_seal: { authority_id: ColumnType<number, never, never>; number: ColumnType<number, never, never>; audit_id: ColumnType<number, never, never>; hash: ColumnType<Buffer, never, never>; sealed_at: ColumnType<Date, never, never> }
  form_key: { authority_id: number; key: string; user_id: number; location: string | null; used_at: Generated<Date> }
}
