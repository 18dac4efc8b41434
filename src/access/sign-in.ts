import { randomBytes } from 'node:crypto'
import { isIP } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'
import { sql, type Kysely } from 'kysely'
import type { Database } from '../db/database.ts'
import { isPassword } from './hash-password.ts'

/**
 * Tries an e-mail address and a password. Known or unknown account, right or wrong: the same queries, the same hash, the same answer
 * (ASVS 6.3.8). At most 10 failures for an account in 15 minutes and 100 from an address in an hour (6.3.1), counted in the database, so
 * that every process counts the same.
 */
export async function tryPassword(db: Kysely<Database>, door: string, given: { email: string; password: string; address: string }): Promise<Tried> {
  const email = given.email.trim().toLowerCase().slice(0, 320)
  const taken = await takeTry(db, door, email, given.address)
  if (taken === null) return { kind: 'too-many' }
  const { rows } = await sql<{ user_id: number; password_hash: string | null; is_disabled: boolean }>`select * from access.find_sign_in(${door}, ${email})`.execute(db)
  const [account] = rows
  const matches = await isPassword(account?.password_hash ?? null, given.password.slice(0, 1000))
  if (account && matches && !account.is_disabled) return { kind: 'right', userId: account.user_id, try: taken }
  await sql`select access.refuse_sign_in(${door}, ${taken}, ${account?.user_id ?? null}, 'password')`.execute(db)
  await sleep(REFUSED_MILLISECONDS)
  return { kind: 'refused' }
}

/** Counts one try before it is looked at; null where there were too many. */
export async function takeTry(db: Kysely<Database>, door: string, email: string, address: string): Promise<number | null> {
  const { rows } = await sql<{ id: number | null }>`select access.take_sign_in_try(${door}, ${email}, ${networkOf(address)}) as id`.execute(db)
  return rows[0]?.id ?? null
}

/** Opens a session under a new token and ends the one that the browser held. Null: the account was closed meanwhile. */
export async function openSession(db: Kysely<Database>, door: string, session: { userId: number; way: string; try?: number; formerToken: string | null }): Promise<string | null> {
  const token = randomBytes(32).toString('base64url')
  const { rows } = await sql<{ id: string | null }>`
    select access.open_session(${door}, ${session.userId}, ${token}, ${session.way}, ${session.try ?? null}, ${session.formerToken}) as id`.execute(db)
  return rows[0]?.id ? token : null
}

/** A persona of the demonstration council; nobody of a real one, whatever is asked. */
export async function findPersona(db: Kysely<Database>, door: string, email: string): Promise<number | null> {
  const { rows } = await sql<{ user_id: number; is_demo: boolean; is_disabled: boolean }>`select * from access.find_sign_in(${door}, ${email})`.execute(db)
  return rows[0]?.is_demo === true && !rows[0].is_disabled ? rows[0].user_id : null
}

/** The account that belongs to an identity provider's subject; an address counts only where the provider vouches for it. */
export async function findProviderUser(db: Kysely<Database>, door: string, identity: { subject: string; vouchedEmail: string | null }): Promise<number | null> {
  const { rows } = await sql<{ user_id: number; is_disabled: boolean }>`select * from access.find_oidc_user(${door}, ${identity.subject}, ${identity.vouchedEmail})`.execute(db)
  return rows[0] && !rows[0].is_disabled ? rows[0].user_id : null
}

export async function closeSession(db: Kysely<Database>, token: string): Promise<void> {
  await sql`select access.close_session(${token})`.execute(db)
}

/** One household or office has a /64 of IPv6 addresses: they count as one. */
export function networkOf(address: string): string {
  if (isIP(address) !== 6 || address.startsWith('::ffff:')) return address
  const [head = '', tail = ''] = address.split('::')
  const [left, right] = [head.split(':').filter(Boolean), tail.split(':').filter(Boolean)]
  return [...left, ...Array.from({ length: Math.max(0, 8 - left.length - right.length) }, () => '0'), ...right].slice(0, 4).join(':')
}

const REFUSED_MILLISECONDS = 300

export type Tried = { kind: 'right'; userId: number; try: number } | { kind: 'refused' } | { kind: 'too-many' }
