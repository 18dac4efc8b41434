import { audit } from '../access/audit.ts'
import type { Caller, Tx } from '../access/begin.ts'
import type { Day } from '../time/day.ts'
import { findReviewRow } from './queries.ts'
import type { Party } from './rules/parties.ts'
import { saved, type NotFound, type Saved, type Stale } from './stale.ts'

/** Adds what was agreed: who does what by when. */
export async function addAction(tx: Tx, caller: Caller, input: { reviewId: number; what: string; owner: Party; dueOn: Day }): Promise<Saved | NotFound> {
  const review = await findReviewRow(tx, input.reviewId)
  if (review === null) return { kind: 'not-found' }
  const { id } = await tx
    .insertInto('review_action')
    .values({ authority_id: caller.authority.id, review_id: review.id, person_id: review.person_id, what: input.what, owner: input.owner, due_on: input.dueOn, done_on: null, changed_by: caller.actor })
    .returning('id')
    .executeTakeFirstOrThrow()
  await audit(tx, caller, { action: 'review-action-agreed', subjectType: 'person', subjectId: review.person_id, detail: { review: review.id, action: id } })
  return saved
}

/** Changes an action, or says when it was done. That it is done is news, no change of what was signed. */
export async function changeAction(tx: Tx, caller: Caller, input: { reviewId: number; id: number; what: string; owner: Party; dueOn: Day; doneOn: Day | null; version: number }): Promise<Saved | Stale | NotFound> {
  const held = await tx.selectFrom('review_action').selectAll().where('id', '=', input.id).where('review_id', '=', input.reviewId).forUpdate().executeTakeFirst()
  if (!held) return { kind: 'not-found' }
  if (held.version !== input.version) return { kind: 'stale', by: held.changed_by, at: held.changed_at }
  await tx
    .updateTable('review_action')
    .set({ what: input.what, owner: input.owner, due_on: input.dueOn, done_on: input.doneOn, version: held.version + 1, changed_by: caller.actor, changed_at: new Date() })
    .where('id', '=', held.id)
    .execute()
  await audit(tx, caller, { action: input.doneOn !== null && held.done_on === null ? 'review-action-done' : 'review-action-changed', subjectType: 'person', subjectId: held.person_id, detail: { review: held.review_id, action: held.id } })
  return saved
}
