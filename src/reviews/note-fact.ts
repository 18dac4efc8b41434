import { audit } from '../access/audit.ts'
import type { Caller, Tx } from '../access/begin.ts'
import { findReviewRow } from './queries.ts'
import type { ReviewFact } from './rules/review-facts.ts'
import { saved, type NotFound, type Saved, type Stale } from './stale.ts'

/** "This is wrong": goes to the part of the academy that keeps the source. The fact stays as it is until its source is mended. */
export async function noteFact(tx: Tx, caller: Caller, input: { reviewId: number; fact: ReviewFact; says: string }): Promise<Saved | NotFound> {
  const review = await findReviewRow(tx, input.reviewId)
  if (review === null || caller.user === null) return { kind: 'not-found' }
  const { id } = await tx
    .insertInto('review_note')
    .values({
      authority_id: caller.authority.id, review_id: review.id, person_id: review.person_id, fact_key: input.fact.key, fact: `${input.fact.label}: ${input.fact.value}`, owner: input.fact.owner, says: input.says,
      asked_by: caller.actor, asked_by_user: caller.user.id, answer: null, answered_by: null, answered_at: null,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  await audit(tx, caller, { action: 'review-fact-questioned', subjectType: 'person', subjectId: review.person_id, detail: { review: review.id, note: id, fact: input.fact.key } })
  return saved
}

/** What became of it, by the owner of the source. */
export async function answerNote(tx: Tx, caller: Caller, input: { reviewId: number; id: number; answer: string; version: number }): Promise<Saved | Stale | NotFound | { kind: 'not-owner' }> {
  const held = await tx.selectFrom('review_note').selectAll().where('id', '=', input.id).where('review_id', '=', input.reviewId).executeTakeFirst()
  if (!held) return { kind: 'not-found' }
  if (!caller.roles.includes(held.owner) && !caller.roles.includes('academy-coordinator')) return { kind: 'not-owner' }
  const answered = await tx
    .updateTable('review_note')
    .set({ answer: input.answer, answered_by: caller.actor, answered_at: new Date(), version: held.version + 1 })
    .where('id', '=', held.id)
    .where('version', '=', input.version)
    .returning('id')
    .executeTakeFirst()
  if (!answered) return { kind: 'stale', by: held.answered_by ?? '', at: held.answered_at ?? held.asked_at }
  await audit(tx, caller, { action: 'review-note-answered', subjectType: 'person', subjectId: held.person_id, detail: { review: held.review_id, note: held.id } })
  return saved
}
