import { audit } from '../access/audit.ts'
import type { Caller, Tx } from '../access/begin.ts'
import type { Day } from '../time/day.ts'
import type { TraineeEnd, TraineeRoute } from './tables.ts'

/** Enters somebody who will be a social worker and is not registered yet (C194, C204). */
export async function addTrainee(tx: Tx, caller: Caller, input: TraineeInput): Promise<number> {
  const authority_id = caller.authority.id
  const person = await tx
    .insertInto('person')
    .values({
      authority_id, registration_number: null, staff_number: null, email: null, given_name: input.givenName, family_name: input.familyName, registered_until: null, qualification_level: null, qualification_institution: null,
      is_step_up: null, is_frontline: null, is_entered: true,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  const { id } = await tx
    .insertInto('trainee')
    .values({
      authority_id, person_id: person.id, route: input.route, course: input.course ?? '', institution: input.institution ?? '', course_started_on: null, award_expected_on: input.awardExpectedOn, award_confirmed_on: null,
      registration_applied_on: null, registration_confirmed_on: null, temporary_post: input.temporaryPost, temporary_team_id: null, temporary_from: null, converts_on: input.convertsOn, cohort_id: null, ended_on: null, ended_reason: null,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  await audit(tx, caller, { action: 'trainee-added', subjectType: 'person', subjectId: person.id, detail: { route: input.route } })
  return id
}

/** What was confirmed, and how it ended. A stale version changes nothing. */
export async function saveTrainee(tx: Tx, caller: Caller, input: { id: number; version: number } & TraineeDates): Promise<'saved' | 'not-found' | 'stale'> {
  const held = await tx.selectFrom('trainee').select(['id', 'person_id', 'version']).where('id', '=', input.id).forUpdate().executeTakeFirst()
  if (!held) return 'not-found'
  if (held.version !== input.version) return 'stale'
  await tx
    .updateTable('trainee')
    .set({
      award_confirmed_on: input.awardConfirmedOn, registration_applied_on: input.registrationAppliedOn, registration_confirmed_on: input.registrationConfirmedOn, converts_on: input.convertsOn, ended_on: input.endedOn,
      ended_reason: input.endedOn === null ? null : (input.endedReason ?? 'other'), version: held.version + 1,
    })
    .where('id', '=', held.id)
    .execute()
  await audit(tx, caller, { action: 'trainee-changed', subjectType: 'person', subjectId: held.person_id })
  return 'saved'
}

export type TraineeInput = { givenName: string; familyName: string; route: TraineeRoute; course: string | null; institution: string | null; awardExpectedOn: Day | null; temporaryPost: string | null; convertsOn: Day | null }
type TraineeDates = { awardConfirmedOn: Day | null; registrationAppliedOn: Day | null; registrationConfirmedOn: Day | null; convertsOn: Day | null; endedOn: Day | null; endedReason: TraineeEnd | null }
