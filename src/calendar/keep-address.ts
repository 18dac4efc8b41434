import { createHash, randomBytes } from 'node:crypto'
import { sql, type Kysely } from 'kysely'
import { audit } from '../access/audit.ts'
import { asCaller, type Caller, type Tx } from '../access/begin.ts'
import type { Database } from '../db/database.ts'
import type { Day } from '../time/day.ts'

/** A new secret of 256 random bits in the place of the one before. It is shown now and never again. */
export async function makeCalendarAddress(tx: Tx, caller: Caller, userId: number): Promise<string> {
  const secret = randomBytes(32).toString('base64url')
  // two windows at once: the second waits here, and its address is the one in force
  await sql`select pg_advisory_xact_lock(7461024, ${userId})`.execute(tx)
  await revoke(tx, userId)
  await tx.insertInto('calendar_address').values({ authority_id: caller.authority.id, user_id: userId, token_hash: hashOf(secret) }).execute()
  await audit(tx, caller, { action: 'calendar-address-made', subjectType: 'app_user', subjectId: userId })
  return secret
}

/** Ends the address in force; a calendar that asks after that is told that there is nothing. */
export async function endCalendarAddress(tx: Tx, caller: Caller, userId: number): Promise<void> {
  if (await revoke(tx, userId)) await audit(tx, caller, { action: 'calendar-address-ended', subjectType: 'app_user', subjectId: userId })
}

/** Does `work` as the holder of an address, with what that user may see and nothing more; null where the address is none, ended or its account is. */
export async function asHolder<T>(db: Kysely<Database>, door: string, secret: string, on: Day, work: (tx: Tx, caller: Caller) => Promise<T>): Promise<{ value: T } | null> {
  const token = randomBytes(32).toString('base64url')
  const { rows } = await sql<{ opened: boolean }>`select access.open_calendar(${door}, ${hashOf(secret)}, ${token}) as opened`.execute(db)
  if (rows[0]?.opened !== true) return null
  try {
    return await asCaller(db, token, on, work)
  } finally {
    await sql`select access.close_calendar(${token})`.execute(db)
  }
}

async function revoke(tx: Tx, userId: number): Promise<boolean> {
  const ended = await tx.updateTable('calendar_address').set({ revoked_at: new Date() }).where('user_id', '=', userId).where('revoked_at', 'is', null).returning('id').execute()
  return ended.length > 0
}

function hashOf(secret: string): Buffer {
  return createHash('sha256').update(secret).digest()
}
