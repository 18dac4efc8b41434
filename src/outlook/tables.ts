import type { ColumnType, Generated } from 'kysely'
import type { Day } from '../time/day.ts'
import type { FilledScenario } from './rules/fill-scenario.ts'
import type { Forecast } from './rules/forecast.ts'
import type { IntakeOptions } from './rules/intakes.ts'
import type { PromptRule } from './rules/prompts.ts'
import type { WrittenScenario } from './rules/read-scenario.ts'
import type { PackFacts } from './rules/pack-facts.ts'

/** Stored as JSON; written as text. */
type Json<T> = ColumnType<T, string, string>

export type OutlookTables = {
  outlook_scenario: { id: Generated<number>; authority_id: number; name: string; written: Json<WrittenScenario>; version: Generated<number>; changed_by: string; changed_at: ColumnType<Date, Date | undefined, Date> }
  outlook_run: {
    id: Generated<number>
    authority_id: number
    scenario_id: number
    kind: 'forecast' | 'intakes'
    on_day: Day
    first_seed: number
    replicates: number
    inputs: Json<FilledScenario>
    state: ColumnType<RunState, RunState | undefined, RunState>
    steps_done: ColumnType<number, number | undefined, number>
    steps: ColumnType<number, number | undefined, number>
    heard_at: ColumnType<Date, Date | undefined, Date>
    result: ColumnType<Forecast | IntakeOptions | null, string | undefined, string>
    asked_by: string
    asked_at: Generated<Date>
  }
  outlook_pack: { id: Generated<number>; authority_id: number; forecast_run_id: number; intakes_run_id: number | null; facts: Json<PackFacts>; author: string; author_user: number | null; saved_at: Generated<Date> }
  outlook_decision: { pack_id: number; authority_id: number; offers: number; reason: string; next_review_on: Day | null; decided_by: string; decided_by_user: number | null; decided_at: Generated<Date> }
}

export type RunState = 'waiting' | 'running' | 'done' | 'stopped' | 'failed'

export type PromptTables = {
  stay_conversation: {
    id: Generated<number>
    authority_id: number
    person_id: number
    rule: PromptRule
    due_on: Day
    outcome: 'held' | 'declined'
    on_day: Day
    recorded_by: string
    recorded_at: Generated<Date>
  }
}
