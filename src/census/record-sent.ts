import { audit } from '../access/audit.ts'
import type { Caller, Tx } from '../access/begin.ts'
import type { Day } from '../time/day.ts'

/** Records that a version was sent to DfE. Only what was signed off is sent. */
export async function recordSent(tx: Tx, caller: Caller, input: { year: number; number: number; sentOn: Day; note: string }): Promise<{ kind: 'recorded' } | SentRefusal> {
  const version = await tx
    .selectFrom('frozen_return')
    .leftJoin('return_sign_off', 'return_sign_off.frozen_return_id', 'frozen_return.id')
    .select(['frozen_return.id', 'frozen_return.sha256', 'return_sign_off.signed_at'])
    .where('frozen_return.year', '=', input.year)
    .where('frozen_return.number', '=', input.number)
    .executeTakeFirst()
  if (!version) return { kind: 'not-found' }
  if (version.signed_at === null) return { kind: 'not-signed' }
  const sent = await tx
    .insertInto('return_sent')
    .values({ frozen_return_id: version.id, authority_id: caller.authority.id, sent_on: input.sentOn, recorded_by: caller.actor, note: input.note })
    .onConflict((conflict) => conflict.doNothing())
    .returning('frozen_return_id')
    .executeTakeFirst()
  if (!sent) return { kind: 'already-sent' }
  await audit(tx, caller, { action: 'census-return-sent', subjectType: 'census-return', subjectId: input.year, detail: { version: input.number, sha256: version.sha256, sentOn: input.sentOn } })
  return { kind: 'recorded' }
}

export type SentRefusal = { kind: 'not-found' } | { kind: 'not-signed' } | { kind: 'already-sent' }
