import { audit } from '../access/audit.ts'
import type { Caller, Tx } from '../access/begin.ts'
import { listAgreements } from './queries.ts'
import type { AgreementDocument } from './rules/agreement.ts'
import { partsOf, type Participants } from './rules/parties.ts'

/** Makes the next agreement from the facts of today; the one before stays as it was signed. `number` is the newest that was seen. */
export async function makeAgreement(tx: Tx, caller: Caller, input: { enrolmentId: number; personId: number; document: AgreementDocument; participants: Participants; number: number }): Promise<{ kind: 'made' } | { kind: 'stale' }> {
  if (input.number < 0) return { kind: 'stale' }
  const made = await tx
    .insertInto('agreement')
    .values({
      authority_id: caller.authority.id, enrolment_id: input.enrolmentId, person_id: input.personId, number: input.number + 1, document: JSON.stringify(input.document),
      manager_person_id: input.participants.manager?.personId ?? null, assessor_person_id: input.participants.assessor?.personId ?? null, made_by: caller.actor,
    })
    .onConflict((conflict) => conflict.columns(['authority_id', 'enrolment_id', 'number']).doNothing())
    .returning('id')
    .executeTakeFirst()
  if (!made) return { kind: 'stale' }
  await audit(tx, caller, { action: 'agreement-made', subjectType: 'person', subjectId: input.personId, detail: { agreement: made.id, number: input.number + 1 } })
  return { kind: 'made' }
}

/** Signs the newest agreement for oneself, once. Where another was made since the page was opened, nothing is signed. */
export async function signAgreement(tx: Tx, caller: Caller, input: { enrolmentId: number; number: number }): Promise<{ kind: 'signed' | 'not-found' | 'not-a-party' | 'replaced' | 'already-signed' }> {
  const [newest] = await listAgreements(tx, input.enrolmentId)
  if (newest === undefined || caller.user === null) return { kind: 'not-found' }
  if (newest.row.number !== input.number) return { kind: 'replaced' }
  const parts = partsOf(newest.participants, caller.user.personId)
  if (parts.length === 0) return { kind: 'not-a-party' }
  const user = caller.user
  const signed = await tx
    .insertInto('agreement_signature')
    .values(parts.map((party) => ({ agreement_id: newest.row.id, authority_id: caller.authority.id, party, person_id: newest.row.person_id, signed_by_user: user.id, signed_by: caller.actor })))
    .onConflict((conflict) => conflict.doNothing())
    .returning('party')
    .execute()
  if (signed.length === 0) return { kind: 'already-signed' }
  await audit(tx, caller, { action: 'agreement-signed', subjectType: 'person', subjectId: newest.row.person_id, detail: { agreement: newest.row.id, parts: signed.map(({ party }) => party) } })
  return { kind: 'signed' }
}
