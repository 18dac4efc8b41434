import { sql } from 'kysely'
import { audit } from '../access/audit.ts'
import type { Caller, Tx } from '../access/begin.ts'
import { saved, type Stale } from './stale.ts'

/** A manager confirms the list that was shown. Where it was sent again meanwhile, it is looked at again. */
export async function confirmTeamList(tx: Tx, caller: Caller, year: number, teamId: number, version: number): Promise<typeof saved | Stale | { kind: 'not-found' }> {
  const held = await tx.selectFrom('team_list').select(['id', 'version', 'sent_by', 'sent_at']).where('year', '=', year).where('team_id', '=', teamId).forUpdate().executeTakeFirst()
  if (!held) return { kind: 'not-found' }
  if (held.version !== version) return { kind: 'stale', by: held.sent_by, at: held.sent_at, now: 'another list' }
  await tx.updateTable('team_list').set({ confirmed_by: caller.actor, confirmed_at: sql<Date>`now()`, version: version + 1 }).where('id', '=', held.id).execute()
  await audit(tx, caller, { action: 'census-list-confirmed', subjectType: 'team', subjectId: teamId, detail: { year } })
  return saved
}
