import type { ColumnType, Generated } from 'kysely'

export type CalendarTables = {
  calendar_address: {
    id: Generated<number>
    authority_id: number
    user_id: number
    token_hash: ColumnType<never, Buffer, never>
    made_at: Generated<Date>
    revoked_at: ColumnType<Date | null, never, Date>
    read_at: ColumnType<Date | null, never, never>
  }
}
