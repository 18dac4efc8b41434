import { audit } from '../access/audit.ts'
import type { Caller, Tx } from '../access/begin.ts'
import { listMembersOn, listPlaces } from './queries.ts'
import type { AcademyDay } from './rules/academy-day.ts'

/** Invites people to a day; who is invited already stays as they are. Nobody keeps the register of themselves, so the caller is left out. */
export async function addPlaces(tx: Tx, caller: Caller, dayId: number, personIds: readonly number[], isCatchUp = false): Promise<void> {
  const others = personIds.filter((personId) => personId !== caller.user?.personId)
  if (others.length === 0) return
  await tx
    .insertInto('academy_day_place')
    .values(others.map((person_id) => ({ academy_day_id: dayId, person_id, authority_id: caller.authority.id, is_catch_up: isCatchUp, mark: null, catch_up_day_id: null, catch_up_note: null, caught_up_on: null, changed_by: caller.actor })))
    .onConflict((conflict) => conflict.columns(['academy_day_id', 'person_id']).doNothing())
    .execute()
}

/** Invites those who came into the day's cohorts since it was planned. */
export async function inviteMissing(tx: Tx, caller: Caller, day: AcademyDay): Promise<number> {
  const invited = new Set((await listPlaces(tx, { dayId: day.id })).map(({ personId }) => personId))
  const missing = (await listMembersOn(tx, day.cohortIds, day.onDay)).filter((personId) => !invited.has(personId))
  await addPlaces(tx, caller, day.id, missing)
  await audit(tx, caller, { action: 'academy-day-invited', subjectType: 'academy-day', subjectId: day.id, detail: { invited: missing.length } })
  return missing.length
}
