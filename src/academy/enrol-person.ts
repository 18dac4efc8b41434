import { audit } from '../access/audit.ts'
import type { Caller, Tx } from '../access/begin.ts'
import type { Day } from '../time/day.ts'
import { giveRelationship, relationshipProblem } from './give-relationship.ts'
import { listProgrammeVersions } from './queries.ts'
import { versionFor } from './rules/versions.ts'
import type { EnrolmentRoute, RelationshipKind } from './tables.ts'

/**
 * Gives somebody a place in a cohort, with post, mentor and whoever else stands beside them, in one step. A cohort's places are given under a
 * lock on its row, a person's one place at a time under a constraint: of two at once the second is told and nothing of it is kept.
 */
export async function enrolPerson(tx: Tx, caller: Caller, input: EnrolmentInput): Promise<EnrolmentOutcome> {
  const authority_id = caller.authority.id
  const cohort = await tx.selectFrom('cohort').selectAll().where('id', '=', input.cohortId).forUpdate().executeTakeFirst()
  if (!cohort) return refused('cohort', 'Choose a cohort')
  const [programme] = await tx.selectFrom('programme').select('code').where('id', '=', cohort.programme_id).execute()
  const version = versionFor(await listProgrammeVersions(tx), programme?.code ?? '', input.startsOn)
  if (!version) return refused('starts-on', 'No version of the programme is in force on that day: choose another day, or add a version')
  if (cohort.capacity !== null) {
    const { taken } = await tx.selectFrom('enrolment').select((eb) => eb.fn.countAll<string>().as('taken')).where('cohort_id', '=', cohort.id).executeTakeFirstOrThrow()
    if (Number(taken) >= cohort.capacity) return refused('cohort', `${cohort.name} has ${cohort.capacity} places and all are taken: choose another cohort, or give this one more places`)
  }
  const personId = typeof input.person === 'number' ? input.person : await enter(tx, authority_id, input.person)
  const [enrolment] = await tx
    .insertInto('enrolment')
    .values({
      authority_id, person_id: personId, cohort_id: cohort.id, programme_version_id: version.id, planned_start: input.startsOn, route: input.route, fte: input.fte, team_id: input.teamId,
      post_id: input.postId, probation_ends_on: input.probationEndsOn, closed_on: null,
    })
    .onConflict((conflict) => conflict.doNothing())
    .returning('id')
    .execute()
  if (!enrolment) return refused('person', 'This person has a place on a programme already: end that one first')
  if (typeof input.person !== 'number') {
    const { registrationNumber, givenName, familyName } = input.person
    await tx.insertInto('expected').values({
      authority_id, kind: 'starter', person_id: personId, team_id: input.teamId, child_id: null, on_day: input.startsOn,
      detail: JSON.stringify({ name: `${givenName} ${familyName}`, ...(registrationNumber === null ? {} : { registrationNumber }), ...(input.positionNumber === null ? {} : { positionNumber: input.positionNumber }) }),
      entered_on: input.today, entered_by: caller.actor, closed_on: null, closed_by: null, import_id: null,
    }).execute()
  }
  for (const [kind, withPersonId] of Object.entries(input.beside) as [RelationshipKind, number | null][]) {
    if (withPersonId === null) continue
    const problem = relationshipProblem(await giveRelationship(tx, caller, { personId, kind, withPersonId, from: input.startsOn, note: '' }))
    if (problem !== null) return refused(kind, problem)
  }
  await tx.updateTable('trainee').set({ ended_on: input.today, ended_reason: 'enrolled' }).where('person_id', '=', personId).where('ended_on', 'is', null).execute()
  await audit(tx, caller, { action: 'person-enrolled', subjectType: 'person', subjectId: personId, detail: { cohort: cohort.name, startsOn: input.startsOn, version: version.number } })
  return { kind: 'enrolled', id: enrolment.id, personId }
}

async function enter(tx: Tx, authority_id: number, person: NewPerson): Promise<number> {
  const { id } = await tx
    .insertInto('person')
    .values({
      authority_id, registration_number: person.registrationNumber, staff_number: null, email: null, given_name: person.givenName, family_name: person.familyName, registered_until: null,
      qualification_level: null, qualification_institution: null, is_step_up: null, is_frontline: null, is_entered: true,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  return id
}

function refused(field: string, message: string): EnrolmentOutcome {
  return { kind: 'refused', field, message }
}

type NewPerson = { givenName: string; familyName: string; registrationNumber: string | null }
export type EnrolmentInput = {
  /** Somebody of the record, or who is not in it yet. */
  person: number | NewPerson
  cohortId: number
  startsOn: Day
  fte: number
  route: EnrolmentRoute | null
  teamId: number | null
  postId: number | null
  positionNumber: string | null
  probationEndsOn: Day | null
  beside: Readonly<Partial<Record<RelationshipKind, number | null>>>
  today: Day
}
export type EnrolmentOutcome = { kind: 'enrolled'; id: number; personId: number } | { kind: 'refused'; field: string; message: string }
