import { randomUUID } from 'node:crypto'
import { auditAll } from '../access/audit.ts'
import type { Caller, Tx } from '../access/begin.ts'
import type { Day } from '../time/day.ts'
import type { SessionKind } from './rules/session.ts'

/**
 * Plans sessions once for many days, with one person or, as a gathering, with several. A day on which the same two are planned for the
 * same already is left as it is, so that sending a plan twice adds nothing.
 */
export async function planSessions(tx: Tx, caller: Caller, input: PlanInput): Promise<{ kind: 'planned'; added: number; already: number } | { kind: 'oneself' }> {
  if (input.personIds.includes(input.supervisorId)) return { kind: 'oneself' }
  const held = await tx
    .selectFrom('supervision_session')
    .select(['person_id', 'planned_on'])
    .where('person_id', 'in', input.personIds.length === 0 ? [0] : input.personIds)
    .where('supervisor_person_id', '=', input.supervisorId)
    .where('kind', '=', input.kind)
    .where('state', '<>', 'cancelled')
    .execute()
  const taken = new Set(held.map((row) => `${row.person_id} ${row.planned_on}`))
  const series = randomUUID()
  const rows = input.days.flatMap((on) => {
    const gathering = input.kind === 'group' ? randomUUID() : null
    return input.personIds.filter((personId) => !taken.has(`${personId} ${on}`)).map((personId) => ({
      authority_id: caller.authority.id, person_id: personId, supervisor_person_id: input.supervisorId, kind: input.kind, series, gathering, planned_on: on, planned_at: input.at, place: input.place,
      minutes: input.minutes, held_on: null, cancel_reason: null, recorded_by: caller.actor, recorded_on: input.today,
    }))
  })
  if (rows.length > 0) await tx.insertInto('supervision_session').values(rows).execute()
  await auditAll(tx, caller, input.personIds.map((personId) => ({
    action: 'supervision-planned', subjectType: 'person', subjectId: personId,
    detail: { supervisor: input.supervisorId, kind: input.kind, sessions: rows.filter((row) => row.person_id === personId).length, from: input.days[0] ?? null, until: input.days.at(-1) ?? null },
  })))
  return { kind: 'planned', added: rows.length, already: input.days.length * input.personIds.length - rows.length }
}

export type PlanInput = { personIds: readonly number[]; supervisorId: number; kind: SessionKind; days: readonly Day[]; at: string; minutes: number | null; place: string; today: Day }
