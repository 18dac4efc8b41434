import { sql } from 'kysely'
import { audit } from '../access/audit.ts'
import type { Caller, Tx } from '../access/begin.ts'
import { saved, type Stale } from './stale.ts'

/** The data officer says what became of a change that a manager asked for; the manager reads it on the list. */
export async function answerChange(tx: Tx, caller: Caller, input: { id: number; year: number; answer: string; version: number }): Promise<typeof saved | Stale | { kind: 'not-found' }> {
  const held = await tx
    .selectFrom('team_list_change')
    .innerJoin('team_list', 'team_list.id', 'team_list_change.team_list_id')
    .select(['team_list_change.id', 'team_list_change.version', 'team_list_change.answer', 'team_list_change.answered_by', 'team_list_change.answered_at', 'team_list_change.team_id'])
    .where('team_list_change.id', '=', input.id)
    .where('team_list.year', '=', input.year)
    .forUpdate('team_list_change')
    .executeTakeFirst()
  if (!held) return { kind: 'not-found' }
  if (held.version !== input.version) return { kind: 'stale', by: held.answered_by ?? '', at: held.answered_at ?? new Date(0), now: held.answer ?? '' }
  await tx.updateTable('team_list_change').set({ answer: input.answer, answered_by: caller.actor, answered_at: sql<Date>`now()`, version: held.version + 1 }).where('id', '=', held.id).execute()
  await audit(tx, caller, { action: 'census-change-answered', subjectType: 'team', subjectId: held.team_id, detail: { year: input.year, change: held.id } })
  return saved
}
