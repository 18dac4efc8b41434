import { sql } from 'kysely'
import type { Caller, Tx } from '../access/begin.ts'
import { HOURS_OPEN, type OpeningGround } from './rules/reflection.ts'

/**
 * The first key: an authorised person asks for a reflection on a legal ground. Both people see from then on that it was asked for; the
 * database writes that into the audit itself (access.note_opening), whoever runs the statement.
 */
export async function askForOpening(tx: Tx, caller: Caller, input: { reflectionId: number; ground: OpeningGround; reference: string }): Promise<'asked' | 'not-there' | 'one-of-the-two'> {
  const held = await tx.selectFrom('reflection').select(['person_id', 'supervisor_person_id']).where('id', '=', input.reflectionId).where('kept_at', 'is not', null).executeTakeFirst()
  if (held === undefined || caller.user === null) return 'not-there'
  if ([held.person_id, held.supervisor_person_id].includes(caller.user.personId ?? 0)) return 'one-of-the-two'
  await tx
    .insertInto('reflection_opening')
    .values({
      authority_id: caller.authority.id, reflection_id: input.reflectionId, person_id: held.person_id, supervisor_person_id: held.supervisor_person_id, ground: input.ground, reference: input.reference,
      asked_by_user: caller.user.id, asked_by: caller.actor,
    })
    .execute()
  return 'asked'
}

/** The second key: another authorised person approves, and both can read for some hours. */
export async function approveOpening(tx: Tx, caller: Caller, id: number): Promise<'opened' | 'own-request' | 'not-there'> {
  const held = await tx.selectFrom('reflection_opening').select(['asked_by_user', 'approved_by_user', 'person_id', 'supervisor_person_id']).where('id', '=', id).executeTakeFirst()
  if (held === undefined || held.approved_by_user !== null || caller.user === null) return 'not-there'
  if (held.asked_by_user === caller.user.id || [held.person_id, held.supervisor_person_id].includes(caller.user.personId ?? 0)) return 'own-request'
  // who asked does not see the row as one to change, so nothing is locked before; of two who approve at once one changes it
  const { rows } = await sql`update reflection_opening set approved_by_user = ${caller.user.id}, approved_by = ${caller.actor}, approved_at = now(), opens_until = now() + make_interval(hours => ${HOURS_OPEN}) where id = ${id} and approved_by_user is null returning id`.execute(tx)
  return rows.length > 0 ? 'opened' : 'not-there'
}
