import { audit } from '../access/audit.ts'
import type { Caller, Tx } from '../access/begin.ts'
import type { Day } from '../time/day.ts'
import { participantColumns } from './book-review.ts'
import type { Participants } from './rules/parties.ts'
import type { ReviewFact } from './rules/review-facts.ts'
import { saved, type NotFound, type Saved, type Stale } from './stale.ts'

/**
 * Records that a review was held, and what came of it. The facts are kept as they stood on the day it was first recorded, so that what is
 * signed stays what was read; a later change of the outcome asks all to sign again, because it is other words.
 */
export async function holdReview(tx: Tx, caller: Caller, input: HoldInput): Promise<Saved | Stale | NotFound> {
  const held = await tx.selectFrom('review').selectAll().where('id', '=', input.id).forUpdate().executeTakeFirst()
  if (!held) return { kind: 'not-found' }
  if (held.version !== input.version) return { kind: 'stale', by: held.changed_by, at: held.changed_at }
  await tx
    .updateTable('review')
    .set({
      ...participantColumns(input.participants), held_on: input.heldOn, due_when_held: held.due_when_held ?? input.due, facts: JSON.stringify(held.facts ?? input.facts), is_on_track: input.isOnTrack,
      support_plan: input.supportPlan, version: held.version + 1, changed_by: caller.actor, changed_at: new Date(),
    })
    .where('id', '=', held.id)
    .execute()
  await audit(tx, caller, { action: held.held_on === null ? 'review-held' : 'review-changed', subjectType: 'person', subjectId: held.person_id, detail: { review: held.id, on: input.heldOn, onTrack: input.isOnTrack } })
  return saved
}

export type HoldInput = { id: number; version: number; heldOn: Day; due: Day; facts: readonly ReviewFact[]; isOnTrack: boolean; supportPlan: string | null; participants: Participants }
