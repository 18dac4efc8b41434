import { sql } from 'kysely'
import { auditAll } from '../access/audit.ts'
import type { Caller, Tx } from '../access/begin.ts'
import type { Day } from '../time/day.ts'
import type { CancelReason } from './rules/session.ts'

/**
 * Says of several sessions at once what became of them: held, held on another day, cancelled and why, moved. One form, one
 * transaction: where one of them was changed meanwhile nothing is written, and the caller is told which.
 */
export async function recordSessions(tx: Tx, caller: Caller, outcomes: readonly SessionOutcome[], today: Day): Promise<{ kind: 'recorded'; count: number } | { kind: 'stale'; ids: readonly number[] }> {
  const ids = outcomes.map(({ id }) => id)
  if (ids.length === 0) return { kind: 'recorded', count: 0 }
  const held = await tx.selectFrom('supervision_session').select(['id', 'version', 'person_id', 'supervisor_person_id', 'kind', 'series', 'gathering', 'planned_at', 'place', 'planned_on']).where('id', 'in', ids).orderBy('id').forUpdate().execute()
  const byId = new Map(held.map((row) => [row.id, row]))
  const stale = outcomes.filter(({ id, version }) => byId.get(id)?.version !== version).map(({ id }) => id)
  if (stale.length > 0) return { kind: 'stale', ids: stale }
  const changes = outcomes.map((outcome) => ({ ...outcome, heldOn: outcome.kind === 'held' ? outcome.on : null, reason: outcome.kind === 'held' ? null : outcome.kind === 'moved' ? 'moved' : outcome.reason }))
  await sql`
    update supervision_session s
       set state = case when c.reason is null then 'held' else 'cancelled' end, held_on = c.held_on, cancel_reason = c.reason, minutes = coalesce(c.minutes, s.minutes),
           recorded_by = ${caller.actor}, recorded_on = ${today}, version = s.version + 1
      from unnest(${ids}::int[], ${changes.map(({ heldOn }) => heldOn)}::date[], ${changes.map(({ reason }) => reason)}::text[], ${changes.map(({ minutes }) => minutes)}::int[]) c (id, held_on, reason, minutes)
     where s.id = c.id`.execute(tx)
  const again = outcomes.flatMap((outcome) => {
    const row = byId.get(outcome.id)
    if (outcome.kind !== 'moved' || row === undefined) return []
    return [{
      authority_id: caller.authority.id, person_id: row.person_id, supervisor_person_id: row.supervisor_person_id, kind: row.kind, series: row.series, gathering: row.gathering, planned_on: outcome.to, planned_at: row.planned_at,
      place: row.place, minutes: outcome.minutes, held_on: null, cancel_reason: null, recorded_by: caller.actor, recorded_on: today,
    }]
  })
  if (again.length > 0) await tx.insertInto('supervision_session').values(again).execute()
  await auditAll(tx, caller, outcomes.map(({ version: _version, minutes: _minutes, ...outcome }) => ({ action: ACTIONS[outcome.kind], subjectType: 'person', subjectId: byId.get(outcome.id)?.person_id ?? 0, detail: { planned: byId.get(outcome.id)?.planned_on, ...outcome } })))
  return { kind: 'recorded', count: outcomes.length }
}

const ACTIONS = { held: 'supervision-held', cancelled: 'supervision-cancelled', moved: 'supervision-moved' } as const

export type SessionOutcome = { id: number; version: number; minutes: number | null } & ({ kind: 'held'; on: Day } | { kind: 'cancelled'; reason: CancelReason } | { kind: 'moved'; to: Day })
