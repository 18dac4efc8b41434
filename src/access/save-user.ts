import { sql } from 'kysely'
import { audit } from './audit.ts'
import type { Caller, Tx } from './begin.ts'
import { hashPassword, makeTemporaryPassword } from './hash-password.ts'
import { findUser, type UserRow } from './queries.ts'

/** A new account, without roles; with the person of the same e-mail address, where there is one. */
export async function addUser(tx: Tx, caller: Caller, input: { name: string; email: string }): Promise<{ kind: 'added'; id: number } | { kind: 'email-taken' }> {
  const added = await tx
    .insertInto('app_user')
    .values({ authority_id: caller.authority.id, name: input.name, email: input.email })
    .onConflict((conflict) => conflict.column('email').doNothing())
    .returning('id')
    .executeTakeFirst()
  if (!added) return { kind: 'email-taken' }
  await sql`select access.link_person(${added.id})`.execute(tx)
  await audit(tx, caller, { action: 'user-added', subjectType: 'app_user', subjectId: added.id, detail: { name: input.name, email: input.email } })
  return { kind: 'added', id: added.id }
}

/** Changes name, e-mail address and whether the account is open. Closing it ends its sessions. */
export async function changeUser(tx: Tx, caller: Caller, id: number, input: { name: string; email: string; isDisabled: boolean; version: number }): Promise<UserChange> {
  const held = await findUser(tx, id)
  if (!held) return { kind: 'not-found' }
  if (held.id === caller.user?.id) return { kind: 'own-account' }
  const taken = await sql<{ taken: boolean }>`select exists (select from app_user where email = ${input.email} and id <> ${id}) as taken`.execute(tx)
  if (taken.rows[0]?.taken) return { kind: 'email-taken' }
  const changed = await tx
    .updateTable('app_user')
    .set({ name: input.name, email: input.email, is_disabled: input.isDisabled, version: input.version + 1 })
    .where('id', '=', id)
    .where('version', '=', input.version)
    .returning('id')
    .executeTakeFirst()
  if (!changed) return { kind: 'stale', now: held }
  if (input.email !== held.email) await sql`select access.link_person(${id})`.execute(tx)
  if (input.isDisabled && !held.isDisabled) await sql`select access.revoke_sessions(${id})`.execute(tx)
  await audit(tx, caller, {
    action: input.isDisabled === held.isDisabled ? 'user-changed' : input.isDisabled ? 'user-disabled' : 'user-opened', subjectType: 'app_user', subjectId: id,
    detail: { before: { name: held.name, email: held.email }, after: { name: input.name, email: input.email } },
  })
  return { kind: 'changed' }
}

/** A password that the administrator reads to the user once; signing in with it opens the page that changes it, and nothing else. */
export async function setTemporaryPassword(tx: Tx, caller: Caller, id: number): Promise<{ kind: 'set'; password: string } | { kind: 'not-found' | 'own-account' }> {
  if (id === caller.user?.id) return { kind: 'own-account' }
  if (!(await findUser(tx, id))) return { kind: 'not-found' }
  const password = makeTemporaryPassword()
  await sql`select access.set_password(${id}, ${await hashPassword(password)})`.execute(tx)
  await audit(tx, caller, { action: 'password-set', subjectType: 'app_user', subjectId: id })
  return { kind: 'set', password }
}

/** Every session of the user ends; the next request of each is asked to sign in. */
export async function signOutEverywhere(tx: Tx, caller: Caller, id: number): Promise<{ kind: 'done'; sessions: number } | { kind: 'not-found' }> {
  if (!(await findUser(tx, id))) return { kind: 'not-found' }
  const { rows } = await sql<{ sessions: number }>`select access.revoke_sessions(${id}) as sessions`.execute(tx)
  await audit(tx, caller, { action: 'signed-out-everywhere', subjectType: 'app_user', subjectId: id, detail: { sessions: rows[0]?.sessions ?? 0 } })
  return { kind: 'done', sessions: rows[0]?.sessions ?? 0 }
}

export type UserChange = { kind: 'changed' | 'not-found' | 'own-account' | 'email-taken' } | { kind: 'stale'; now: UserRow }
