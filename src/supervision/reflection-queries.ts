import type { Tx } from '../access/begin.ts'
import type { ReflectionLine, ReflectionOpening, ReflectionShare } from './rules/reflection.ts'

/** Reflections that the caller knows of, the newest first, without their texts. */
export async function listReflections(tx: Tx): Promise<ReflectionLine[]> {
  const rows = await tx
    .selectFrom('reflection as r')
    .innerJoin('supervision_session as s', 's.id', 'r.session_id')
    .select(['r.id', 'r.session_id', 'r.person_id', 'r.supervisor_person_id', 'r.author_person_id', 'r.kept_at', 'r.changed_at', 'r.version'])
    .orderBy('r.id', 'desc')
    .limit(500)
    .execute()
  return rows.map((row) => ({
    id: row.id, sessionId: row.session_id, personId: row.person_id, supervisorId: row.supervisor_person_id, authorId: row.author_person_id, keptAt: row.kept_at, changedAt: row.changed_at, version: row.version,
  }))
}

/** One reflection with its text, where the database lets the caller read the text; null otherwise. */
export async function findReflection(tx: Tx, id: number): Promise<(ReflectionLine & { body: string }) | null> {
  if (!Number.isSafeInteger(id) || id < 1 || id > 2_147_483_647) return null
  const row = await tx.selectFrom('reflection as r').innerJoin('reflection_text as t', 't.reflection_id', 'r.id').selectAll('r').select('t.body').where('r.id', '=', id).executeTakeFirst()
  if (!row) return null
  return { id: row.id, sessionId: row.session_id, personId: row.person_id, supervisorId: row.supervisor_person_id, authorId: row.author_person_id, keptAt: row.kept_at, changedAt: row.changed_at, version: row.version, body: row.body }
}

export async function listShares(tx: Tx, reflectionId: number): Promise<ReflectionShare[]> {
  const rows = await tx.selectFrom('reflection_share').selectAll().where('reflection_id', '=', reflectionId).orderBy('shared_at').execute()
  return rows.map((row) => ({ id: row.id, withId: row.with_person_id, sharedAt: row.shared_at, withdrawnAt: row.withdrawn_at }))
}

/** Requests to open a reflection and what came of them: for the two people of it and for those who hold the keys. */
export async function listOpenings(tx: Tx): Promise<ReflectionOpening[]> {
  const rows = await tx.selectFrom('reflection_opening').selectAll().orderBy('id', 'desc').limit(200).execute()
  return rows.map((row) => ({
    id: row.id, reflectionId: row.reflection_id, personId: row.person_id, supervisorId: row.supervisor_person_id, ground: row.ground, reference: row.reference, askedBy: row.asked_by, askedByUser: row.asked_by_user, askedAt: row.asked_at,
    approvedBy: row.approved_by, approvedAt: row.approved_at, opensUntil: row.opens_until,
  }))
}
