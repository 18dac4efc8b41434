import type { Tx } from '../access/begin.ts'
import { loadStored } from '../workforce/queries.ts'
import { foldRecord } from '../workforce/rules/fold-record.ts'
import { planRecord, type Places, type RecordPlan } from '../workforce/rules/plan-record.ts'
import { claimsInForce, listIdentityDecisions } from './sources-in-force.ts'

/** What the record would change to if `candidate` were applied (or the files `without` taken back), read afresh each time. */
export async function planChange(tx: Tx, options: { candidate?: number; without?: readonly number[] }): Promise<RecordPlan> {
  const { claims, sources } = await claimsInForce(tx, options)
  const decisions = await listIdentityDecisions(tx)
  return planRecord(foldRecord(claims, sources, decisions), await loadStored(tx), await findPlaces(tx))
}

async function findPlaces(tx: Tx): Promise<Places> {
  const teams = new Map((await tx.selectFrom('team').select(['id', 'name']).execute()).map((row) => [row.name.toLowerCase(), row.id]))
  const posts = new Map((await tx.selectFrom('post').select(['id', 'position_number']).execute()).map((row) => [row.position_number.toLowerCase(), row.id]))
  return { teamId: (name) => teams.get(name.toLowerCase()), postId: (number) => posts.get(number.toLowerCase()) }
}
