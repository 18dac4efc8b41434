import { sql } from 'kysely'
import type { Tx } from '../access/begin.ts'
import type { Day } from '../time/day.ts'
import { groupBy } from '../workforce/rules/group-by.ts'
import { personLabel } from '../workforce/rules/person-label.ts'
import { doneSteps } from './rules/done-steps.ts'
import type { OutcomeRun } from './rules/outcomes.ts'
import type { ProgrammeDocument } from './rules/programme.ts'
import type { Cohort, Enrolment, ProgrammeVersion, Relationship } from './rules/record.ts'

/** Every run that the caller reaches, or those asked for. */
export async function listEnrolments(tx: Tx, only: { personId?: number; enrolmentId?: number; cohortId?: number } = {}): Promise<Enrolment[]> {
  const rows = await tx
    .selectFrom('enrolment')
    .selectAll()
    .$if(only.personId !== undefined, (query) => query.where('person_id', '=', only.personId ?? 0))
    .$if(only.enrolmentId !== undefined, (query) => query.where('id', '=', only.enrolmentId ?? 0))
    .$if(only.cohortId !== undefined, (query) => query.where('cohort_id', '=', only.cohortId ?? 0))
    .orderBy('planned_start')
    .orderBy('id')
    .execute()
  if (rows.length === 0) return []
  const ids = rows.map(({ id }) => id)
  const events = await tx.selectFrom('enrolment_event').selectAll().where('retracted_at', 'is', null).where('enrolment_id', 'in', ids).orderBy('on_day').orderBy('id').execute()
  const pauses = await tx.selectFrom('enrolment_pause').selectAll().where('enrolment_id', 'in', ids).orderBy('started_on').execute()
  const hours = await tx.selectFrom('enrolment_fte').selectAll().where('enrolment_id', 'in', ids).orderBy('started_on').execute()
  const [eventsOf, pausesOf, hoursOf] = [groupBy(events, (row) => row.enrolment_id), groupBy(pauses, (row) => row.enrolment_id), groupBy(hours, (row) => row.enrolment_id)]
  return rows.map((row) => ({
    id: row.id, personId: row.person_id, cohortId: row.cohort_id, programmeVersionId: row.programme_version_id, plannedStart: row.planned_start, route: row.route, teamId: row.team_id, postId: row.post_id,
    probationEndsOn: row.probation_ends_on, closedOn: row.closed_on, version: row.version,
    hours: [{ from: row.planned_start, fte: Number(row.fte) }, ...(hoursOf.get(row.id) ?? []).map((step) => ({ from: step.started_on, fte: Number(step.fte) }))],
    events: (eventsOf.get(row.id) ?? []).map((event) => ({ id: event.id, kind: event.kind, onDay: event.on_day, untilDay: event.until_day, reason: event.reason, note: event.note, actor: event.actor, recordedAt: event.recorded_at })),
    pauses: (pausesOf.get(row.id) ?? []).map((pause) => ({ id: pause.id, from: pause.started_on, until: pause.ended_on, version: pause.version })),
  }))
}

export async function findEnrolment(tx: Tx, id: number): Promise<Enrolment | null> {
  if (!Number.isSafeInteger(id) || id < 1 || id > 2_147_483_647) return null
  return (await listEnrolments(tx, { enrolmentId: id }))[0] ?? null
}

export async function listCohorts(tx: Tx): Promise<Cohort[]> {
  const rows = await tx.selectFrom('cohort').selectAll().orderBy('planned_start').orderBy('id').execute()
  return rows.map((row) => ({ id: row.id, name: row.name, label: row.label, programmeId: row.programme_id, plannedStart: row.planned_start, capacity: row.capacity, kind: row.kind, closedOn: row.closed_on, version: row.version }))
}

/** Programmes in all their versions, the newest last. What is stored was checked when it was saved. */
export async function listProgrammeVersions(tx: Tx): Promise<ProgrammeVersion[]> {
  const rows = await tx
    .selectFrom('programme_version as v')
    .innerJoin('programme as p', 'p.id', 'v.programme_id')
    .select(['v.id', 'v.programme_id', 'p.code', 'p.label', 'v.number', 'v.document', 'v.valid_from', 'v.valid_to', 'v.is_provisional', 'v.note', 'v.made_by', 'v.made_at'])
    .orderBy('p.id')
    .orderBy('v.number')
    .execute()
  return rows.map((row) => ({
    id: row.id, programmeId: row.programme_id, code: row.code, label: row.label, number: row.number, document: row.document as ProgrammeDocument, validFrom: row.valid_from, validTo: row.valid_to,
    isProvisional: row.is_provisional, note: row.note, madeBy: row.made_by, madeAt: row.made_at,
  }))
}

export async function listRelationships(tx: Tx, only: { personId?: number } = {}): Promise<Relationship[]> {
  const rows = await tx.selectFrom('relationship').selectAll().$if(only.personId !== undefined, (query) => query.where('person_id', '=', only.personId ?? 0)).orderBy('started_on').orderBy('id').execute()
  return rows.map((row) => ({
    id: row.id, personId: row.person_id, kind: row.kind, withPersonId: row.with_person_id, startedOn: row.started_on, endedOn: row.ended_on, handoverNote: row.handover_note,
    handedOverOn: row.handed_over_on, reviewOn: row.review_on, version: row.version,
  }))
}

/** What reviews, portfolio and panel recorded of each run, in two queries for all of them. */
export async function listDoneSteps(tx: Tx): Promise<(enrolmentId: number, reflectionMonths: readonly number[]) => ReadonlySet<string>> {
  const { rows: steps } = await sql<{ enrolment_id: number; step: string }>`select enrolment_id, step from access.recorded_steps()`.execute(tx)
  const { rows: counts } = await sql<{ enrolment_id: number; kind: string; n: number }>`select enrolment_id, kind, n from access.evidence_counts()`.execute(tx)
  const [stepsOf, countsOf] = [groupBy(steps, (row) => row.enrolment_id), groupBy(counts, (row) => row.enrolment_id)]
  return (id, months) => doneSteps({ steps: (stepsOf.get(id) ?? []).map(({ step }) => step), evidence: countsOf.get(id) ?? [] }, months)
}

/** Names of the people whom the caller reaches, and of those who stand beside them. */
export async function academyNames(tx: Tx): Promise<(personId: number) => string> {
  const people = await tx.selectFrom('person').select(['id', 'given_name', 'family_name', 'registration_number', 'staff_number']).execute()
  const names = new Map(people.map((row) => [row.id, personLabel({ id: row.id, givenName: row.given_name, familyName: row.family_name, registrationNumber: row.registration_number, staffNumber: row.staff_number })]))
  const { rows: beside } = await sql<{ person_id: number; name: string }>`select person_id, name from access.relationship_names()`.execute(tx)
  for (const { person_id, name } of beside) if (!names.has(person_id)) names.set(person_id, name)
  return (personId) => names.get(personId) ?? 'Not visible to you'
}

/** The runs as the table of outcomes takes them, with the spells of employment of the people in it. */
export async function listOutcomeRuns(tx: Tx): Promise<{ cohorts: string[]; runs: OutcomeRun[] }> {
  const [cohorts, enrolments] = [await listCohorts(tx), await listEnrolments(tx)]
  const people = enrolments.map(({ personId }) => personId)
  const spells = people.length === 0 ? [] : await tx.selectFrom('employment').select(['person_id', 'started_on', 'ended_on']).where('person_id', 'in', people).where('is_day_only', '=', false).execute()
  const spellsOf = groupBy(spells, (row) => row.person_id)
  const names = new Map(cohorts.map((cohort) => [cohort.id, cohort.name]))
  return {
    cohorts: cohorts.map(({ name }) => name),
    runs: enrolments.map((run) => ({
      ...run, cohort: names.get(run.cohortId) ?? '', startedOn: run.events.find(({ kind }) => kind === 'started')?.onDay ?? null,
      employment: spellsOf.get(run.personId)?.map((spell) => ({ startedOn: spell.started_on, endedOn: spell.ended_on })) ?? null,
    })),
  }
}

export type MentorPlace = { personId: number; least: number; most: number; startedOn: Day | null; endedOn: Day | null; version: number }

export async function listMentorPlaces(tx: Tx): Promise<MentorPlace[]> {
  const rows = await tx.selectFrom('mentor_place').selectAll().orderBy('person_id').execute()
  return rows.map((row) => ({ personId: row.person_id, least: row.least, most: row.most, startedOn: row.started_on, endedOn: row.ended_on, version: row.version }))
}

/** Until when somebody is in post, by the employment record: null without an end or where it does not hold them; a day that is past where they left. */
export async function findInPost(tx: Tx, personId: number): Promise<{ startedOn: Day; endedOn: Day | null }[]> {
  const rows = await tx.selectFrom('employment').select(['started_on', 'ended_on']).where('person_id', '=', personId).where('is_day_only', '=', false).execute()
  return rows.map((row) => ({ startedOn: row.started_on, endedOn: row.ended_on }))
}

export type Trainee = {
  id: number; personId: number; route: string; course: string; institution: string; awardExpectedOn: Day | null; awardConfirmedOn: Day | null; registrationAppliedOn: Day | null; registrationConfirmedOn: Day | null
  temporaryPost: string | null; convertsOn: Day | null; endedOn: Day | null; version: number
}

export async function listTrainees(tx: Tx): Promise<Trainee[]> {
  const rows = await tx.selectFrom('trainee').selectAll().orderBy('award_expected_on').orderBy('id').execute()
  return rows.map((row) => ({
    id: row.id, personId: row.person_id, route: row.route, course: row.course, institution: row.institution, awardExpectedOn: row.award_expected_on, awardConfirmedOn: row.award_confirmed_on,
    registrationAppliedOn: row.registration_applied_on, registrationConfirmedOn: row.registration_confirmed_on, temporaryPost: row.temporary_post, convertsOn: row.converts_on, endedOn: row.ended_on, version: row.version,
  }))
}

export type { Enrolment, ProgrammeVersion, Relationship }
