import { createHash, createHmac, randomBytes, randomInt } from 'node:crypto'
import { sql, type Kysely } from 'kysely'
import { audit } from '../access/audit.ts'
import type { Caller, Tx } from '../access/begin.ts'
import type { Database } from '../db/database.ts'
import { codeLetters, readCode, type Audience } from './rules/feedback-forms.ts'

/** A link of 256 random bits and six letters for one answer. Only hashes are kept, the code's under the door's secret: 64 million are soon tried. */
export async function askFeedback(tx: Tx, caller: Caller, door: string, input: { enrolmentId: number; audience: Audience; about: string }): Promise<{ link: string; code: string; expiresAt: Date }> {
  const personId = caller.user?.personId ?? 0
  const link = randomBytes(32).toString('base64url')
  const code = Array.from({ length: 6 }, () => codeLetters[randomInt(codeLetters.length)] ?? 'B').join('')
  const expiresAt = new Date(Date.now() + DAYS * 86_400_000)
  const { id } = await tx
    .insertInto('feedback_request')
    .values({
      authority_id: caller.authority.id, enrolment_id: input.enrolmentId, person_id: personId, audience: input.audience, about: input.about, link_hash: feedbackHash(door, link), code_hash: feedbackHash(door, code),
      made_by_user: caller.user?.id ?? 0, made_by: caller.actor, expires_at: expiresAt,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  await audit(tx, caller, { action: 'feedback-asked', subjectType: 'person', subjectId: personId, detail: { request: id, audience: input.audience } })
  return { link, code, expiresAt }
}

/** Ends a link and its code before an answer came; false where there is none of the caller's that is open. */
export async function withdrawFeedback(tx: Tx, caller: Caller, id: number): Promise<boolean> {
  const done = await tx.updateTable('feedback_request').set({ revoked_at: new Date() }).where('id', '=', id).where('revoked_at', 'is', null).where('answered_at', 'is', null).returning('person_id').executeTakeFirst()
  if (!done) return false
  await audit(tx, caller, { action: 'feedback-withdrawn', subjectType: 'person', subjectId: done.person_id, detail: { request: id } })
  return true
}

/** What the database knows a link or a code by. Anything else than the two is a hash of nothing that was ever given out. */
export function feedbackHash(door: string, given: string): Buffer {
  const code = given.length <= 20 ? readCode(given) : null
  return code === null ? createHash('sha256').update(given).digest() : createHmac('sha256', door).update(`feedback ${code}`).digest()
}

/** Whether it opens, and whose social worker it is about. */
export async function openFeedback(db: Kysely<Database>, door: string, given: string, address: string): Promise<OpenFeedback> {
  const { rows } = await sql<{ outcome: 'open' | 'none' | 'too-many'; audience: Audience; given_name: string | null; authority_name: string; is_demo: boolean }>`select * from access.open_feedback(${door}, ${feedbackHash(door, given)}, ${address})`.execute(db)
  const [row] = rows
  if (!row || row.outcome !== 'open') return { kind: row?.outcome === 'too-many' ? 'too-many' : 'none' }
  return { kind: 'open', audience: row.audience, name: row.given_name ?? 'your social worker' }
}

export async function answerFeedback(db: Kysely<Database>, door: string, given: string, answer: { title: string; says: string }): Promise<'kept' | 'none'> {
  const { rows } = await sql<{ outcome: 'kept' | 'none' }>`select access.answer_feedback(${door}, ${feedbackHash(door, given)}, ${answer.title}, ${answer.says}) as outcome`.execute(db)
  return rows[0]?.outcome ?? 'none'
}

export type OpenFeedback = { kind: 'open'; audience: Audience; name: string } | { kind: 'none' } | { kind: 'too-many' }

const DAYS = 28
