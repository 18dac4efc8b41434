import { audit } from '../access/audit.ts'
import type { Caller, Tx } from '../access/begin.ts'
import type { ConcernAbout } from './tables.ts'
import { saved, type NotFound, type Saved, type Stale } from './stale.ts'

/** Takes a concern to the one person whom the raiser chose; nobody else reads it, and the audit names only that there is one. */
export async function raiseConcern(tx: Tx, caller: Caller, input: { to: { userId: number; name: string }; about: ConcernAbout; says: string }): Promise<Saved | { kind: 'no-person' }> {
  const personId = caller.user?.personId ?? null
  if (personId === null || caller.user === null) return { kind: 'no-person' }
  const { id } = await tx
    .insertInto('concern')
    .values({
      authority_id: caller.authority.id, person_id: personId, raised_by_user: caller.user.id, raised_by: caller.actor, to_user: input.to.userId, to_name: input.to.name, about: input.about, says: input.says,
      answer: null, answered_at: null,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  await audit(tx, caller, { action: 'concern-raised', subjectType: 'concern', subjectId: id })
  return saved
}

/** The receiver says what was done. */
export async function answerConcern(tx: Tx, caller: Caller, input: { id: number; answer: string; version: number }): Promise<Saved | Stale | NotFound> {
  const held = await tx.selectFrom('concern').selectAll().where('id', '=', input.id).where('to_user', '=', caller.user?.id ?? 0).forUpdate().executeTakeFirst()
  if (!held) return { kind: 'not-found' }
  if (held.version !== input.version) return { kind: 'stale', by: held.to_name, at: held.answered_at ?? held.raised_at }
  await tx.updateTable('concern').set({ answer: input.answer, answered_at: new Date(), version: held.version + 1 }).where('id', '=', held.id).execute()
  await audit(tx, caller, { action: 'concern-answered', subjectType: 'concern', subjectId: held.id })
  return saved
}
