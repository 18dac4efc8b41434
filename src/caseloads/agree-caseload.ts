import { sql } from 'kysely'
import { audit } from '../access/audit.ts'
import type { Caller, Tx } from '../access/begin.ts'
import { addDays, type Day } from '../time/day.ts'
import type { AgreementReason } from './rules/over-reasons.ts'

/**
 * Agrees a number of children with a person from a day on. What was agreed before ends on the day before; what was agreed for later days
 * stands, and the new number ends before it.
 */
export async function agreeCaseload(tx: Tx, caller: Caller, input: AgreementInput): Promise<Agreed> {
  if (caller.user?.personId === input.personId) return { kind: 'own-caseload' }
  // One at a time for a person: two managers who agree a number at once would else leave two in force.
  const { rows: person } = await sql`select id from person where id = ${input.personId}`.execute(tx)
  if (person.length === 0) return { kind: 'not-found' }
  await sql`select pg_advisory_xact_lock(7461020, ${input.personId})`.execute(tx)
  const held = await tx.selectFrom('agreed_caseload').selectAll().where('person_id', '=', input.personId).orderBy('started_on').execute()
  if (lastAgreement(held) !== input.seen) return { kind: 'changed-meanwhile' }
  const same = held.find((row) => row.started_on === input.startedOn)
  const running = held.find((row) => row.started_on < input.startedOn && (row.ended_on === null || row.ended_on >= input.startedOn))
  const next = held.find((row) => row.started_on > input.startedOn)
  const endedOn = next && (input.endedOn === null || input.endedOn >= next.started_on) ? addDays(next.started_on, -1) : input.endedOn
  if (same) await tx.deleteFrom('agreed_caseload').where('id', '=', same.id).execute()
  if (running) await tx.updateTable('agreed_caseload').set({ ended_on: addDays(input.startedOn, -1), version: running.version + 1 }).where('id', '=', running.id).execute()
  const { id } = await tx
    .insertInto('agreed_caseload')
    .values({ authority_id: caller.authority.id, person_id: input.personId, children: input.children, reason: input.reason, started_on: input.startedOn, ended_on: endedOn, agreed_by: caller.actor })
    .returning('id')
    .executeTakeFirstOrThrow()
  await audit(tx, caller, {
    action: 'caseload-agreed', subjectType: 'person', subjectId: input.personId,
    detail: { agreement: id, children: input.children, reason: input.reason, startedOn: input.startedOn, endedOn, instead: same ? { children: same.children, endedOn: same.ended_on } : null },
  })
  return { kind: 'agreed', endedOn }
}

/** The number of the last agreement made: each change makes one, so a form that knows another is stale. 0 where there is none. */
export function lastAgreement(agreements: readonly { id: number }[]): number {
  return agreements.reduce((latest, { id }) => Math.max(latest, id), 0)
}

export type AgreementInput = { personId: number; children: number; reason: AgreementReason; startedOn: Day; endedOn: Day | null; seen: number }
export type Agreed = { kind: 'agreed'; endedOn: Day | null } | { kind: 'changed-meanwhile' } | { kind: 'not-found' } | { kind: 'own-caseload' }
