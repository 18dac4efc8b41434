import { sql } from 'kysely'
import { audit } from '../access/audit.ts'
import type { Caller, Tx } from '../access/begin.ts'

/**
 * Keeps what somebody writes for the other person of a session: as a draft for the author alone, or for the two. Nothing of the text
 * reaches the audit, the log or the key of the form.
 */
export async function writeReflection(tx: Tx, caller: Caller, input: ReflectionInput): Promise<ReflectionWritten> {
  const me = caller.user?.personId ?? null
  if (me === null) return { kind: 'not-yours' }
  const id = input.id ?? (await beginDraft(tx, caller, me, input.sessionId))
  if (id === null) return { kind: 'not-yours' }
  const held = await tx.selectFrom('reflection').select(['id', 'version', 'kept_at', 'author_person_id', 'person_id']).where('id', '=', id).forUpdate().executeTakeFirst()
  if (held === undefined || held.author_person_id !== me) return { kind: 'not-yours' }
  if (held.kept_at !== null || (input.id !== null && held.version !== input.version)) return { kind: 'changed-meanwhile', id }
  if (input.id === null) await tx.insertInto('reflection_text').values({ reflection_id: id, authority_id: caller.authority.id, person_id: held.person_id, body: input.body }).execute()
  else await tx.updateTable('reflection_text').set({ body: input.body }).where('reflection_id', '=', id).execute()
  await sql`update reflection set version = version + 1, changed_at = now(), kept_at = ${input.isKept ? sql`now()` : null} where id = ${id}`.execute(tx)
  await audit(tx, caller, { action: input.isKept ? 'reflection-kept' : 'reflection-draft-saved', subjectType: 'reflection', subjectId: id })
  return { kind: 'written', id }
}

/** Takes a draft away, text and all. What was kept stays. */
export async function discardDraft(tx: Tx, caller: Caller, id: number): Promise<boolean> {
  const gone = await tx.deleteFrom('reflection').where('id', '=', id).where('author_person_id', '=', caller.user?.personId ?? 0).where('kept_at', 'is', null).returning('id').executeTakeFirst()
  if (gone) await audit(tx, caller, { action: 'reflection-draft-discarded', subjectType: 'reflection', subjectId: id })
  return gone !== undefined
}

async function beginDraft(tx: Tx, caller: Caller, me: number, sessionId: number | null): Promise<number | null> {
  const session = await tx.selectFrom('supervision_session').select(['id', 'person_id', 'supervisor_person_id']).where('id', '=', sessionId ?? 0).executeTakeFirst()
  if (session === undefined || (session.person_id !== me && session.supervisor_person_id !== me)) return null
  const made = await tx
    .insertInto('reflection')
    .values({ authority_id: caller.authority.id, session_id: session.id, person_id: session.person_id, supervisor_person_id: session.supervisor_person_id, author_person_id: me })
    .returning('id')
    .executeTakeFirstOrThrow()
  return made.id
}

export type ReflectionInput = { id: number | null; sessionId: number | null; version: number; body: string; isKept: boolean }
export type ReflectionWritten = { kind: 'written'; id: number } | { kind: 'changed-meanwhile'; id: number } | { kind: 'not-yours' }
