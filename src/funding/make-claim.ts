import { sql } from 'kysely'
import { audit } from '../access/audit.ts'
import type { Caller, Tx } from '../access/begin.ts'
import type { Day } from '../time/day.ts'
import { fundedRun, listFunding } from './queries.ts'
import { claimsDue, type Payment } from './rules/claims-due.ts'

/**
 * Makes one claim file of what is due for the runs that were ticked, one maker at a time: what somebody else claimed meanwhile is no longer
 * due, is left out and counted. A file without a claim is not made.
 */
export async function makeClaim(tx: Tx, caller: Caller, input: { payment: Payment; enrolmentIds: readonly number[]; on: Day }): Promise<{ kind: 'made'; batchId: number; claims: number; left: number } | { kind: 'nothing-due' }> {
  await sql`select pg_advisory_xact_lock(7461031, ${caller.authority.id})`.execute(tx)
  const wanted = new Set(input.enrolmentIds)
  const due = claimsDue((await listFunding(tx, input.on)).map(fundedRun), input.payment, input.on).filter(({ enrolmentId }) => wanted.has(enrolmentId))
  if (due.length === 0) return { kind: 'nothing-due' }
  const { id: batchId } = await tx.insertInto('funding_batch').values({ authority_id: caller.authority.id, payment: input.payment, made_on: input.on, made_by: caller.actor }).returning('id').executeTakeFirstOrThrow()
  await tx
    .insertInto('funding_claim')
    .values(due.map((claim) => ({ authority_id: caller.authority.id, batch_id: batchId, enrolment_id: claim.enrolmentId, person_id: claim.personId, payment: input.payment, pounds: claim.pounds, received_on: null, received_pounds: null })))
    .execute()
  await audit(tx, caller, { action: 'funding-claimed', subjectType: 'funding_batch', subjectId: batchId, detail: { payment: input.payment, claims: due.length } })
  return { kind: 'made', batchId, claims: due.length, left: wanted.size - due.length }
}
