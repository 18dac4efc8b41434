import type { ColumnType, Generated } from 'kysely'
import type { Day } from '../time/day.ts'

export type MeasureTables = {
  target: {
    id: Generated<number>
    authority_id: number
    measure: string
    basis: 'headcount' | 'fte'
    group_kind: 'team' | 'service' | null
    group_id: number | null
    value: ColumnType<string, string | number, string | number>
    owner: string
    due_on: Day
    version: Generated<number>
  }
}
