import type { ColumnType, Generated } from 'kysely'
import type { Day } from '../time/day.ts'
import type { Gate, Level } from './rules/readiness.ts'

type Fixed<T> = ColumnType<T, T, never>

export type RotationTables = {
  rotation: {
    id: Generated<number>
    authority_id: number
    enrolment_id: Fixed<number>
    person_id: Fixed<number>
    team_id: number
    aim: string
    supervisor_person_id: number | null
    supervisor_name: string | null
    started_on: Day
    ended_on: Day
    version: Generated<number>
    changed_by: string
    changed_at: Generated<Date>
  }
  readiness_decision: {
    id: Generated<number>
    authority_id: number
    enrolment_id: Fixed<number>
    person_id: Fixed<number>
    gate: Fixed<Gate>
    level: Fixed<Level>
    decided_on: Fixed<Day>
    reason: Fixed<string>
    decided_by_user: Fixed<number>
    decided_by: Fixed<string>
    decided_at: ColumnType<Date, never, never>
  }
}
