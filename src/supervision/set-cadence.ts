import { audit } from '../access/audit.ts'
import type { Caller, Tx } from '../access/begin.ts'
import type { Day } from '../time/day.ts'
import type { Cadence } from './rules/cadence.ts'

/** How often from a day on. One for each day: what was promised before is never overwritten. */
export async function setCadence(tx: Tx, caller: Caller, input: { validFrom: Day; cadence: Cadence }): Promise<'set' | 'taken'> {
  const added = await tx
    .insertInto('supervision_cadence')
    .values({ authority_id: caller.authority.id, valid_from: input.validFrom, document: JSON.stringify(input.cadence), made_by: caller.actor })
    .onConflict((conflict) => conflict.columns(['authority_id', 'valid_from']).doNothing())
    .returning('id')
    .executeTakeFirst()
  if (!added) return 'taken'
  await audit(tx, caller, { action: 'supervision-cadence-set', subjectType: 'supervision-cadence', subjectId: input.validFrom, detail: { ...input.cadence } })
  return 'set'
}
