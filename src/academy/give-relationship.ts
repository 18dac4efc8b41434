import { audit } from '../access/audit.ts'
import type { Caller, Tx } from '../access/begin.ts'
import { addDays, type Day } from '../time/day.ts'
import { findInPost } from './queries.ts'
import type { RelationshipKind } from './tables.ts'

/**
 * Puts somebody beside a person from a day on. Who stood there before ends on the day before, handed over with what was agreed. A mentor's
 * place is given under a lock on the mentor's row: of two at once the second is told. docs/rules/academy.md, "Mentor places".
 */
export async function giveRelationship(tx: Tx, caller: Caller, input: RelationshipInput): Promise<RelationshipOutcome> {
  const { personId, kind, withPersonId, from } = input
  if (personId === withPersonId) return { kind: 'oneself' }
  const spells = await findInPost(tx, withPersonId)
  if (spells.length > 0 && !spells.some((spell) => spell.startedOn <= from && (spell.endedOn === null || spell.endedOn >= from))) return { kind: 'not-in-post' }
  if (kind === 'mentor') {
    const place = await lockPlace(tx, caller, withPersonId)
    const taken = await tx.selectFrom('relationship').select('person_id').distinct().where('kind', '=', 'mentor').where('with_person_id', '=', withPersonId).where('person_id', '<>', personId)
      .where((eb) => eb.or([eb('ended_on', 'is', null), eb('ended_on', '>=', from)])).execute()
    if (taken.length >= place.most) return { kind: 'no-place', taken: taken.length, most: place.most }
  }
  if (kind !== 'consultant') {
    const held = await tx.selectFrom('relationship').selectAll().where('person_id', '=', personId).where('kind', '=', kind)
      .where((eb) => eb.or([eb('ended_on', 'is', null), eb('ended_on', '>=', from)])).forUpdate().execute()
    if (held.some((one) => one.with_person_id === withPersonId && one.started_on <= from)) return { kind: 'already' }
    if (held.some((one) => one.started_on >= from)) return { kind: 'later-one', from: held.map((one) => one.started_on).sort()[0] ?? from }
    for (const one of held) {
      await tx.updateTable('relationship').set({ ended_on: addDays(from, -1), handed_over_on: from, handover_note: input.note, version: one.version + 1 }).where('id', '=', one.id).execute()
    }
  }
  const { id } = await tx
    .insertInto('relationship')
    .values({
      authority_id: caller.authority.id, person_id: personId, kind, with_person_id: withPersonId, started_on: from, ended_on: null, handed_over_on: null, review_on: input.reviewOn ?? null,
      ...(kind === 'consultant' ? { handover_note: input.note } : {}), recorded_by: caller.actor,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  await audit(tx, caller, { action: 'relationship-given', subjectType: 'person', subjectId: personId, detail: { kind, withPersonId, from } })
  return { kind: 'given', id }
}

/** Ends one of somebody's relationships; its last day is the day given. */
export async function endRelationship(tx: Tx, caller: Caller, input: { id: number; version: number; lastDay: Day; note: string }): Promise<'ended' | 'not-found' | 'stale' | 'before-start'> {
  const held = await tx.selectFrom('relationship').selectAll().where('id', '=', input.id).forUpdate().executeTakeFirst()
  if (!held) return 'not-found'
  if (held.version !== input.version) return 'stale'
  if (input.lastDay < held.started_on) return 'before-start'
  await tx.updateTable('relationship').set({ ended_on: input.lastDay, handover_note: input.note, version: held.version + 1 }).where('id', '=', held.id).execute()
  await audit(tx, caller, { action: 'relationship-ended', subjectType: 'person', subjectId: held.person_id, detail: { kind: held.kind, withPersonId: held.with_person_id, lastDay: input.lastDay } })
  return 'ended'
}

async function lockPlace(tx: Tx, caller: Caller, personId: number): Promise<{ most: number }> {
  await tx.insertInto('mentor_place').values({ person_id: personId, authority_id: caller.authority.id, started_on: null, ended_on: null }).onConflict((conflict) => conflict.column('person_id').doNothing()).execute()
  return await tx.selectFrom('mentor_place').select('most').where('person_id', '=', personId).forUpdate().executeTakeFirstOrThrow()
}

/** What the user is told where nothing was changed. */
export function relationshipProblem(outcome: RelationshipOutcome): string | null {
  switch (outcome.kind) {
    case 'given': return null
    case 'oneself': return 'Nobody is this to themselves: choose somebody else'
    case 'not-in-post': return 'This person is not in post on that day: choose somebody who is, or another day'
    case 'no-place': return `This mentor supports ${outcome.taken} already and has ${outcome.most} places. Choose another mentor, or change the number of places first`
    case 'already': return 'This person stands there already'
    case 'later-one': return `Somebody stands there from ${outcome.from} on: end that first, or choose a later day`
  }
}

export type RelationshipInput = { personId: number; kind: RelationshipKind; withPersonId: number; from: Day; note: string; reviewOn?: Day | null }
export type RelationshipOutcome = { kind: 'given'; id: number } | { kind: 'oneself' | 'not-in-post' | 'already' } | { kind: 'no-place'; taken: number; most: number } | { kind: 'later-one'; from: Day }
