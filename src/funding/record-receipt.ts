import { audit } from '../access/audit.ts'
import type { Caller, Tx } from '../access/begin.ts'
import type { Day } from '../time/day.ts'

/** Records what came for some claims. A claim that changed since the page was read is left as it is, and named. */
export async function recordReceipts(tx: Tx, caller: Caller, receipts: readonly { claimId: number; version: number; pounds: number; on: Day }[]): Promise<{ recorded: number; stale: number[] }> {
  const stale: number[] = []
  for (const { claimId, version, pounds, on } of receipts) {
    const done = await tx.updateTable('funding_claim').set({ received_on: on, received_pounds: pounds, version: version + 1 }).where('id', '=', claimId).where('version', '=', version).returning('person_id').executeTakeFirst()
    if (!done) stale.push(claimId)
    else await audit(tx, caller, { action: 'funding-received', subjectType: 'person', subjectId: done.person_id, detail: { claim: claimId, pounds, on } })
  }
  return { recorded: receipts.length - stale.length, stale }
}
