import { sql } from 'kysely'
import { audit } from './audit.ts'
import type { Caller, Tx } from './begin.ts'
import { hashPassword, isPassword } from './hash-password.ts'
import { passwordProblem } from './rules/password.ts'

/** Changes the own password; every other session of the user ends. `tryTaken` is false where there were too many tries. */
export async function changePassword(tx: Tx, caller: Caller, input: { current: string; next: string; again: string; words: readonly string[]; tryTaken: boolean }): Promise<PasswordChange> {
  if (!caller.user) return { kind: 'wrong', problems: [{ field: 'current-password', message: 'Only a person has a password' }] }
  if (!input.tryTaken) return { kind: 'wrong', problems: [{ field: 'current-password', message: 'There were too many tries. Wait 15 minutes, then try again' }] }
  const { rows } = await sql<{ hash: string | null }>`select access.own_password_hash() as hash`.execute(tx)
  const isCurrent = await isPassword(rows[0]?.hash ?? null, input.current)
  const problem = passwordProblem(input.next, input.words)
  const problems = [
    ...(isCurrent ? [] : [{ field: 'current-password', message: 'Enter your current password as it is now' }]),
    ...(problem === null ? [] : [{ field: 'new-password', message: problem }]),
    ...(problem === null && input.next === input.current ? [{ field: 'new-password', message: 'Choose a password that is not your current one' }] : []),
    ...(input.next === input.again ? [] : [{ field: 'new-password-again', message: 'Enter the new password the same way twice' }]),
  ]
  if (problems.length > 0) return { kind: 'wrong', problems }
  await sql`select access.set_password(${caller.user.id}, ${await hashPassword(input.next)})`.execute(tx)
  await audit(tx, caller, { action: 'password-changed', subjectType: 'app_user', subjectId: caller.user.id })
  return { kind: 'changed' }
}

export type PasswordChange = { kind: 'changed' } | { kind: 'wrong'; problems: readonly { field: string; message: string }[] }
