import { audit } from '../access/audit.ts'
import type { Caller, Tx } from '../access/begin.ts'
import type { Day } from '../time/day.ts'

/** How many people a mentor supports, at least and at most, and until when. */
export async function saveMentorPlace(tx: Tx, caller: Caller, input: { personId: number; least: number; most: number; endedOn: Day | null }): Promise<void> {
  const values = { least: input.least, most: input.most, ended_on: input.endedOn }
  await tx
    .insertInto('mentor_place')
    .values({ person_id: input.personId, authority_id: caller.authority.id, started_on: null, ...values })
    .onConflict((conflict) => conflict.column('person_id').doUpdateSet((eb) => ({ ...values, version: eb('mentor_place.version', '+', 1) })))
    .execute()
  await audit(tx, caller, { action: 'mentor-place-set', subjectType: 'person', subjectId: input.personId, detail: values })
}
