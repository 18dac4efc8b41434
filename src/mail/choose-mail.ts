import { audit } from '../access/audit.ts'
import type { Caller, Tx } from '../access/begin.ts'

/** Says whether the caller wants the weekly digest; nobody says it for somebody else. */
export async function chooseMail(tx: Tx, caller: Caller, wants: boolean): Promise<void> {
  if (caller.user === null) return
  await tx
    .insertInto('mail_choice')
    .values({ user_id: caller.user.id, authority_id: caller.authority.id, wants_digest: wants })
    .onConflict((conflict) => conflict.column('user_id').doUpdateSet({ wants_digest: wants }))
    .execute()
  await audit(tx, caller, { action: 'digest-chosen', subjectType: 'app_user', subjectId: caller.user.id, detail: { wants } })
}
