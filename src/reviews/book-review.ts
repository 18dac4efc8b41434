import { audit } from '../access/audit.ts'
import type { Caller, Tx } from '../access/begin.ts'
import type { Day } from '../time/day.ts'
import type { ReviewRow } from './queries.ts'
import type { Participants } from './rules/parties.ts'
import { saved, type NotFound, type Saved, type Stale } from './stale.ts'

/** Books a review for a day, or moves it. The first booking makes its record; two who book at once get one record, and the second is told. */
export async function bookReview(tx: Tx, caller: Caller, input: BookInput): Promise<(Saved & { id: number }) | Stale | NotFound | { kind: 'held' }> {
  const people = participantColumns(input.participants)
  const made = await tx
    .insertInto('review')
    .values({
      authority_id: caller.authority.id, enrolment_id: input.enrolmentId, person_id: input.personId, point: input.point, title: input.title, nqsw_name: input.participants.nqsw?.name ?? '',
      ...people, reason: input.reason, booked_on: input.bookedOn, held_on: null, due_when_held: null, facts: null, is_on_track: null, support_plan: null, changed_by: caller.actor,
    })
    .onConflict((conflict) => conflict.columns(['authority_id', 'enrolment_id', 'point']).doNothing())
    .returning('id')
    .executeTakeFirst()
  let id = made?.id
  if (id === undefined) {
    const held = await lockReview(tx, input)
    if (held === null) return { kind: 'not-found' }
    if (held.held_on !== null) return { kind: 'held' }
    if (held.version !== input.version) return { kind: 'stale', by: held.changed_by, at: held.changed_at }
    id = held.id
    await tx.updateTable('review').set({ ...people, reason: input.reason, booked_on: input.bookedOn, version: held.version + 1, changed_by: caller.actor, changed_at: new Date() }).where('id', '=', id).execute()
  }
  await audit(tx, caller, { action: 'review-booked', subjectType: 'person', subjectId: input.personId, detail: { review: id, point: input.point, on: input.bookedOn } })
  return { ...saved, id }
}

async function lockReview(tx: Tx, input: BookInput): Promise<ReviewRow | null> {
  return (await tx.selectFrom('review').selectAll().where('enrolment_id', '=', input.enrolmentId).where('point', '=', input.point).forUpdate().executeTakeFirst()) ?? null
}

export function participantColumns(participants: Participants) {
  return {
    manager_person_id: participants.manager?.personId ?? null, manager_name: participants.manager?.name ?? null,
    assessor_person_id: participants.assessor?.personId ?? null, assessor_name: participants.assessor?.name ?? null,
  }
}

export type BookInput = { enrolmentId: number; personId: number; point: string; title: string; participants: Participants; bookedOn: Day; reason: string | null; version: number }
