import { audit } from '../access/audit.ts'
import type { Caller, Tx } from '../access/begin.ts'
import type { Day } from '../time/day.ts'
import type { CohortKind } from './tables.ts'

/** A new cohort. Its name is its own within the council. */
export async function addCohort(tx: Tx, caller: Caller, input: { name: string; programmeId: number; plannedStart: Day; capacity: number | null; kind: CohortKind }): Promise<{ kind: 'added'; id: number } | { kind: 'name-taken' }> {
  const [added] = await tx
    .insertInto('cohort')
    .values({ authority_id: caller.authority.id, name: input.name, programme_id: input.programmeId, planned_start: input.plannedStart, capacity: input.capacity, kind: input.kind, closed_on: null })
    .onConflict((conflict) => conflict.columns(['authority_id', 'name']).doNothing())
    .returning('id')
    .execute()
  if (!added) return { kind: 'name-taken' }
  await audit(tx, caller, { action: 'cohort-added', subjectType: 'cohort', subjectId: added.id, detail: { name: input.name, plannedStart: input.plannedStart, capacity: input.capacity } })
  return { kind: 'added', id: added.id }
}
