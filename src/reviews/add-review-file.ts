import { createHash } from 'node:crypto'
import { audit } from '../access/audit.ts'
import type { Caller, Tx } from '../access/begin.ts'
import { findReviewRow } from './queries.ts'
import { saved, type NotFound, type Saved } from './stale.ts'

/** Keeps the written review as it came: a Word file or a PDF is a full review, and nothing of it is typed again. */
export async function addReviewFile(tx: Tx, caller: Caller, input: { reviewId: number; name: string; type: 'word' | 'pdf'; content: Buffer }): Promise<Saved | NotFound> {
  const review = await findReviewRow(tx, input.reviewId)
  if (review === null) return { kind: 'not-found' }
  const sha256 = createHash('sha256').update(input.content).digest('hex')
  await tx
    .insertInto('review_file')
    .values({ authority_id: caller.authority.id, review_id: review.id, person_id: review.person_id, name: input.name.slice(0, 200), type: input.type, bytes: input.content.length, sha256, content: input.content, added_by: caller.actor })
    .execute()
  await audit(tx, caller, { action: 'review-file-added', subjectType: 'person', subjectId: review.person_id, detail: { review: review.id, sha256 } })
  return saved
}
