import type { ColumnType, Generated } from 'kysely'
import type { Day } from '../time/day.ts'

export type MailTables = {
  mail_message: {
    id: Generated<number>
    authority_id: number
    user_id: number
    week: Day
    subject: string
    body: string
    state: ColumnType<'queued' | 'sent' | 'failed', never, never>
    tries: ColumnType<number, never, never>
    next_try_at: ColumnType<Date, never, never>
    sent_at: ColumnType<Date | null, never, never>
    last_error: ColumnType<string | null, never, never>
    created_at: Generated<Date>
  }
  mail_choice: { user_id: number; authority_id: number; wants_digest: boolean }
}
