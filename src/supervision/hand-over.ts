import { sql } from 'kysely'
import { audit } from '../access/audit.ts'
import type { Caller, Tx } from '../access/begin.ts'
import type { Day } from '../time/day.ts'

/**
 * The caller hands over to another supervisor from a day on: planned sessions go over as new ones and open actions move. Private reflections do not: they stay
 * with the two people who wrote them, and the worker may share one. Sessions that the two had stay theirs.
 */
export async function handOver(tx: Tx, caller: Caller, input: { personId: number; toId: number; on: Day; today: Day }): Promise<{ kind: 'handed-over'; sessions: number; actions: number } | { kind: 'oneself' }> {
  const fromId = caller.user?.personId ?? 0
  if (input.toId === input.personId || input.toId === fromId) return { kind: 'oneself' }
  const planned = await tx.selectFrom('supervision_session').selectAll().where('person_id', '=', input.personId).where('supervisor_person_id', '=', fromId).where('state', '=', 'planned').where('planned_on', '>=', input.on).orderBy('id').forUpdate().execute()
  for (const row of planned) {
    await tx.updateTable('supervision_session').set({ state: 'cancelled', cancel_reason: 'handed-over', recorded_by: caller.actor, recorded_on: input.today, version: row.version + 1 }).where('id', '=', row.id).execute()
    await tx.insertInto('supervision_session').values({
      authority_id: caller.authority.id, person_id: row.person_id, supervisor_person_id: input.toId, kind: row.kind, series: row.series, gathering: row.gathering, planned_on: row.planned_on, planned_at: row.planned_at,
      place: row.place, minutes: row.minutes, held_on: null, cancel_reason: null, recorded_by: caller.actor, recorded_on: input.today,
    }).execute()
  }
  const { rows } = await sql<{ moved: number }>`select access.hand_over_actions(${input.personId}, ${input.toId}) as moved`.execute(tx)
  const actions = rows[0]?.moved ?? 0
  await audit(tx, caller, { action: 'supervision-handed-over', subjectType: 'person', subjectId: input.personId, detail: { from: fromId, to: input.toId, on: input.on, sessions: planned.length, actions } })
  return { kind: 'handed-over', sessions: planned.length, actions }
}
