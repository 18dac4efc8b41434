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
  published_release: { id: Generated<number>; dataset: string; release: string; file_name: string; file_hash: string; loaded_at: Generated<Date> }
  published_figure: {
    release_id: number
    position: number
    year: number
    level: string
    area_code: string | null
    la_number: string | null
    area: string
    region: string | null
    role: string | null
    split: string | null
    measure: string
    printed: string
    value: ColumnType<string | null, string | number | null, never>
    symbol: string | null
  }
}
