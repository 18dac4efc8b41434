import { sql } from 'kysely'
import { audit } from '../access/audit.ts'
import type { Caller, Tx } from '../access/begin.ts'

/** The worker lets one named colleague read a kept reflection. Only the worker can: the supervisor's own words are about the worker too. */
export async function shareReflection(tx: Tx, caller: Caller, input: { id: number; email: string }): Promise<'shared' | 'nobody' | 'not-yours' | 'reads-already'> {
  const held = await tx.selectFrom('reflection').select(['person_id', 'supervisor_person_id']).where('id', '=', input.id).where('kept_at', 'is not', null).executeTakeFirst()
  if (held === undefined || held.person_id !== caller.user?.personId) return 'not-yours'
  const { rows } = await sql<{ person: number | null }>`select access.find_colleague(${input.email}) as person`.execute(tx)
  const withId = rows[0]?.person ?? null
  if (withId === null) return 'nobody'
  if (withId === held.person_id || withId === held.supervisor_person_id) return 'reads-already'
  await sql`insert into reflection_share (authority_id, reflection_id, person_id, with_person_id) values (${caller.authority.id}, ${input.id}, ${held.person_id}, ${withId}) on conflict do nothing`.execute(tx)
  await audit(tx, caller, { action: 'reflection-shared', subjectType: 'reflection', subjectId: input.id, detail: { with: withId } })
  return 'shared'
}

/** Takes consent back: from this moment the text is closed to that person again. */
export async function withdrawShare(tx: Tx, caller: Caller, input: { id: number; shareId: number }): Promise<boolean> {
  const { rows } = await sql<{ with_person_id: number }>`
    update reflection_share set withdrawn_at = now() where id = ${input.shareId} and reflection_id = ${input.id} and person_id = ${caller.user?.personId ?? 0} and withdrawn_at is null returning with_person_id`.execute(tx)
  if (rows[0] === undefined) return false
  await audit(tx, caller, { action: 'reflection-share-withdrawn', subjectType: 'reflection', subjectId: input.id, detail: { with: rows[0].with_person_id } })
  return true
}
