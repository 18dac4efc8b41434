import { audit } from '../access/audit.ts'
import type { Caller, Tx } from '../access/begin.ts'

/**
 * Signs a frozen version off. Two people for a decision that matters: who froze it cannot (the database refuses it too), and only
 * the newest version, so that nobody signs what is already replaced. A version with errors needs a reason: our rules are not DfE's own, so they stop nobody.
 */
export async function signOffReturn(tx: Tx, caller: Caller, input: { year: number; number: number; note: string }): Promise<{ kind: 'signed' } | SignOffRefusal> {
  const versions = await tx.selectFrom('frozen_return').selectAll().where('year', '=', input.year).orderBy('number', 'desc').execute()
  const version = versions.find((row) => row.number === input.number)
  if (!version) return { kind: 'not-found' }
  const [newest] = versions
  if (newest && newest.number !== version.number) return { kind: 'replaced', by: newest.number }
  if (caller.user === null || caller.user.id === version.frozen_by_user) return { kind: 'same-person' }
  if (version.errors > 0 && input.note === '') return { kind: 'needs-reason', errors: version.errors }
  const signed = await tx
    .insertInto('return_sign_off')
    .values({ frozen_return_id: version.id, authority_id: caller.authority.id, frozen_by_user: version.frozen_by_user, signed_by: caller.actor, signed_by_user: caller.user.id, note: input.note })
    .onConflict((conflict) => conflict.doNothing())
    .returning('frozen_return_id')
    .executeTakeFirst()
  if (!signed) return { kind: 'already-signed' }
  await audit(tx, caller, { action: 'census-return-signed-off', subjectType: 'census-return', subjectId: input.year, detail: { version: version.number, sha256: version.sha256 } })
  return { kind: 'signed' }
}

export type SignOffRefusal =
  | { kind: 'not-found' } | { kind: 'same-person' } | { kind: 'already-signed' } | { kind: 'replaced'; by: number } | { kind: 'needs-reason'; errors: number }
