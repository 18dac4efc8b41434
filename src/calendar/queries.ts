import type { Tx } from '../access/begin.ts'

/** The caller's address in force: since when, and when it was asked last. Never the address, of which only the hash is there. */
export async function findCalendarAddress(tx: Tx, userId: number): Promise<{ madeAt: Date; readAt: Date | null } | null> {
  const row = await tx.selectFrom('calendar_address').select(['made_at', 'read_at']).where('user_id', '=', userId).where('revoked_at', 'is', null).executeTakeFirst()
  return row === undefined ? null : { madeAt: row.made_at, readAt: row.read_at }
}
