import { audit } from '../access/audit.ts'
import type { Caller, Tx } from '../access/begin.ts'
import { findReview, participantsOf } from './queries.ts'
import { partsOf } from './rules/parties.ts'

/**
 * Signs the words that were shown, for oneself and once. `shown` is the hash of what the signer read: where anything was changed
 * meanwhile nothing is signed, and the signer reads again. A manager who also assesses signs both parts at once.
 */
export async function signReview(tx: Tx, caller: Caller, input: { id: number; shown: string }): Promise<{ kind: 'signed' } | SignRefusal> {
  const review = await findReview(tx, input.id)
  if (review === null) return { kind: 'not-found' }
  if (review.row.held_on === null) return { kind: 'not-held' }
  const parts = partsOf(participantsOf(review.row), caller.user?.personId ?? null)
  if (parts.length === 0 || caller.user === null) return { kind: 'not-a-party' }
  if (input.shown !== review.sha256) return { kind: 'changed-meanwhile', by: review.row.changed_by }
  const drafts = review.views.filter((view) => view.shared_at === null && view.author_user === caller.user?.id)
  if (drafts.length > 0) return { kind: 'draft-open' }
  const signed = await tx
    .insertInto('review_signature')
    .values(parts.map((party) => ({ review_id: review.row.id, authority_id: caller.authority.id, party, person_id: review.row.person_id, content_sha256: review.sha256, signed_by_user: caller.user?.id ?? 0, signed_by: caller.actor })))
    .onConflict((conflict) => conflict.doNothing())
    .returning('party')
    .execute()
  if (signed.length === 0) {
    const own = review.signatures.find((one) => one.content_sha256 === review.sha256 && parts.includes(one.party))
    return { kind: 'already-signed', at: own?.signed_at ?? null }
  }
  await audit(tx, caller, { action: 'review-signed', subjectType: 'person', subjectId: review.row.person_id, detail: { review: review.row.id, parts: signed.map(({ party }) => party), sha256: review.sha256 } })
  return { kind: 'signed' }
}

export type SignRefusal = { kind: 'not-found' | 'not-held' | 'not-a-party' | 'draft-open' } | { kind: 'changed-meanwhile'; by: string } | { kind: 'already-signed'; at: Date | null }
