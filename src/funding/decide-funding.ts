import { sql } from 'kysely'
import { audit } from '../access/audit.ts'
import type { Caller, Tx } from '../access/begin.ts'
import type { Day } from '../time/day.ts'
import type { FundingState } from './rules/eligibility.ts'

/** Decides whether a run is funded, with the reason. The decision before is retracted and kept. `seen`: the decision that the form knew, 0 for none. */
export async function decideFunding(tx: Tx, caller: Caller, input: FundingDecisionInput): Promise<'decided' | 'changed-meanwhile' | 'not-found'> {
  const run = await tx.selectFrom('enrolment').select(['id', 'person_id']).where('id', '=', input.enrolmentId).forUpdate().executeTakeFirst()
  if (!run) return 'not-found'
  const held = await tx.selectFrom('funding_decision').select('id').where('enrolment_id', '=', run.id).where('retracted_at', 'is', null).executeTakeFirst()
  if ((held?.id ?? 0) !== input.seen) return 'changed-meanwhile'
  if (held) await sql`update funding_decision set retracted_at = now() where id = ${held.id}`.execute(tx)
  await tx
    .insertInto('funding_decision')
    .values({ authority_id: caller.authority.id, enrolment_id: run.id, person_id: run.person_id, decided_on: input.on, state: input.state, reason: input.reason, decided_by: caller.actor })
    .execute()
  await audit(tx, caller, { action: 'funding-decided', subjectType: 'person', subjectId: run.person_id, detail: { enrolment: run.id, state: input.state, reason: input.reason, instead: held?.id ?? null } })
  return 'decided'
}

export type FundingDecisionInput = { enrolmentId: number; state: FundingState; reason: string; on: Day; seen: number }
