import type { Tx } from '../access/begin.ts'
import type { OwnMail } from './rules/digest.ts'

/** The caller's own digests, the latest first. */
export async function listOwnMail(tx: Tx, userId: number): Promise<OwnMail[]> {
  const rows = await tx.selectFrom('mail_message').selectAll().where('user_id', '=', userId).orderBy('week', 'desc').limit(20).execute()
  return rows.map((row) => ({ id: row.id, week: row.week, subject: row.subject, body: row.body, state: row.state, sentAt: row.sent_at }))
}

/** Whether the caller gets a digest: everybody does who did not say no. */
export async function wantsDigest(tx: Tx, userId: number): Promise<boolean> {
  const row = await tx.selectFrom('mail_choice').select('wants_digest').where('user_id', '=', userId).executeTakeFirst()
  return row?.wants_digest ?? true
}
