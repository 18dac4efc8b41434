import { audit } from '../access/audit.ts'
import type { Caller, Tx } from '../access/begin.ts'
import type { Day } from '../time/day.ts'
import type { CancelReason } from './rules/session.ts'

/**
 * Says of several sessions at once what became of them: held, held on another day, cancelled and why, moved. One form, one
 * transaction: where one of them was changed meanwhile nothing is written, and the caller is told which.
 */
export async function recordSessions(tx: Tx, caller: Caller, outcomes: readonly SessionOutcome[], today: Day): Promise<{ kind: 'recorded'; count: number } | { kind: 'stale'; ids: readonly number[] }> {
  const ids = outcomes.map(({ id }) => id)
  const held = await tx.selectFrom('supervision_session').select(['id', 'version', 'person_id', 'supervisor_person_id', 'kind', 'series', 'gathering', 'planned_at', 'place', 'planned_on']).where('id', 'in', ids.length === 0 ? [0] : ids).orderBy('id').forUpdate().execute()
  const byId = new Map(held.map((row) => [row.id, row]))
  const stale = outcomes.filter(({ id, version }) => byId.get(id)?.version !== version).map(({ id }) => id)
  if (stale.length > 0) return { kind: 'stale', ids: stale }
  for (const { id, version, minutes, ...outcome } of outcomes) {
    const row = byId.get(id)
    if (!row) continue
    const common = { recorded_by: caller.actor, recorded_on: today, version: version + 1, ...(minutes === null ? {} : { minutes }) }
    const change = outcome.kind === 'held'
      ? { state: 'held' as const, held_on: outcome.on, cancel_reason: null }
      : { state: 'cancelled' as const, held_on: null, cancel_reason: outcome.kind === 'moved' ? ('moved' as const) : outcome.reason }
    await tx.updateTable('supervision_session').set({ ...common, ...change }).where('id', '=', id).execute()
    if (outcome.kind === 'moved') {
      await tx.insertInto('supervision_session').values({
        authority_id: caller.authority.id, person_id: row.person_id, supervisor_person_id: row.supervisor_person_id, kind: row.kind, series: row.series, gathering: row.gathering, planned_on: outcome.to, planned_at: row.planned_at,
        place: row.place, minutes, held_on: null, cancel_reason: null, recorded_by: caller.actor, recorded_on: today,
      }).execute()
    }
    await audit(tx, caller, { action: outcome.kind === 'held' ? 'supervision-held' : outcome.kind === 'moved' ? 'supervision-moved' : 'supervision-cancelled', subjectType: 'person', subjectId: row.person_id, detail: { session: id, planned: row.planned_on, ...outcome } })
  }
  return { kind: 'recorded', count: outcomes.length }
}

export type SessionOutcome = { id: number; version: number; minutes: number | null } & ({ kind: 'held'; on: Day } | { kind: 'cancelled'; reason: CancelReason } | { kind: 'moved'; to: Day })
