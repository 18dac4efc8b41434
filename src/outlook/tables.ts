import type { Generated } from 'kysely'
import type { Day } from '../time/day.ts'
import type { PromptRule } from './rules/prompts.ts'

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
