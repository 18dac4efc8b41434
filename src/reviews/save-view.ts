import { audit } from '../access/audit.ts'
import type { Caller, Tx } from '../access/begin.ts'
import { findReviewRow, participantsOf } from './queries.ts'
import { partsOf, type Party } from './rules/parties.ts'
import { saved, type NotFound, type Saved, type Stale } from './stale.ts'

/**
 * Saves one's own view as a draft, which nobody else can read, or shares it with the review. Everybody writes only the part that is
 * theirs. Once shared it stays shared: others may have read it. A former holder of the part left a view: the new one begins its own.
 */
export async function saveView(tx: Tx, caller: Caller, input: ViewInput): Promise<Saved | Stale | NotFound | { kind: 'not-a-party' }> {
  const review = await findReviewRow(tx, input.reviewId)
  if (review === null) return { kind: 'not-found' }
  if (caller.user === null || !partsOf(participantsOf(review), caller.user.personId).includes(input.party)) return { kind: 'not-a-party' }
  const held = await tx.selectFrom('review_view').selectAll().where('review_id', '=', input.reviewId).where('party', '=', input.party).where('author_user', '=', caller.user.id).executeTakeFirst()
  if ((held?.version ?? 0) !== input.version) return { kind: 'stale', by: caller.actor, at: held?.changed_at ?? review.changed_at }
  const sharedAt = held?.shared_at ?? (input.isShared ? new Date() : null)
  const written = await tx
    .insertInto('review_view')
    .values({ review_id: review.id, authority_id: caller.authority.id, party: input.party, person_id: review.person_id, author_user: caller.user.id, says: input.says, shared_at: sharedAt })
    .onConflict((conflict) => conflict.columns(['review_id', 'party', 'author_user']).doUpdateSet({ says: input.says, shared_at: sharedAt, version: input.version + 1, changed_at: new Date() }).where('review_view.version', '=', input.version))
    .returning('version')
    .executeTakeFirst()
  if (!written) return { kind: 'stale', by: caller.actor, at: review.changed_at }
  if (sharedAt !== null) await audit(tx, caller, { action: 'review-view-shared', subjectType: 'person', subjectId: review.person_id, detail: { review: review.id, party: input.party } })
  return saved
}

export type ViewInput = { reviewId: number; party: Party; says: string; isShared: boolean; version: number }
