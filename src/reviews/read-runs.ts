import { academyNames, listEnrolments, listProgrammeVersions, listRelationships, type Enrolment, type ProgrammeVersion, type Relationship } from '../academy/queries.ts'
import { endedOn, extendedUntil, stateOn, type EnrolmentState } from '../academy/rules/enrolment-state.ts'
import type { ProgrammeDocument } from '../academy/rules/programme.ts'
import { scheduleOf, type Schedule } from '../academy/rules/schedule.ts'
import type { RelationshipKind } from '../academy/tables.ts'
import type { Tx } from '../access/begin.ts'
import type { Day } from '../time/day.ts'
import { groupBy } from '../workforce/rules/group-by.ts'
import type { Participants } from './rules/parties.ts'
import { movedWorkingDays, type Pause } from './rules/review-dates.ts'

/** Runs of programmes that the caller reaches, each with its dates and its people as they are on a day. Planned ones that have not begun are left out. */
export async function listRuns(tx: Tx, on: Day): Promise<Run[]> {
  return await toRuns(tx, await listEnrolments(tx), on)
}

export async function findRun(tx: Tx, enrolmentId: number, on: Day): Promise<Run | null> {
  if (!Number.isSafeInteger(enrolmentId) || enrolmentId < 1) return null
  return (await toRuns(tx, await listEnrolments(tx, { enrolmentId }), on))[0] ?? null
}

async function toRuns(tx: Tx, enrolments: readonly Enrolment[], on: Day): Promise<Run[]> {
  if (enrolments.length === 0) return []
  const versions = new Map((await listProgrammeVersions(tx)).map((version) => [version.id, version]))
  const [only] = enrolments
  const relationships = groupBy(await listRelationships(tx, enrolments.length === 1 && only ? { personId: only.personId } : {}), (one) => one.personId)
  const nameOf = await academyNames(tx)
  const teams = new Map((await tx.selectFrom('team').select(['id', 'name']).execute()).map((team) => [team.id, team.name]))
  // a list that was loaded names no team: then it is where the person works
  const placed = await tx.selectFrom('assignment').select(['person_id', 'team_id']).where('person_id', 'in', enrolments.map(({ personId }) => personId)).where('started_on', '<=', on).where((eb) => eb.or([eb('ended_on', 'is', null), eb('ended_on', '>=', on)])).execute()
  const teamOf = new Map(placed.map((row) => [row.person_id, row.team_id]))
  return enrolments.flatMap((enrolment) => {
    const version = versions.get(enrolment.programmeVersionId)
    const started = enrolment.events.find((event) => event.kind === 'started')?.onDay
    if (version === undefined || started === undefined || started > on) return []
    return [runOf({ enrolment, version, startedOn: started, relationships: relationships.get(enrolment.personId) ?? [], nameOf, teamName: teams.get(teamOf.get(enrolment.personId) ?? enrolment.teamId ?? 0) ?? '', on })]
  })
}

function runOf(given: { enrolment: Enrolment; version: ProgrammeVersion; startedOn: Day; relationships: readonly Relationship[]; nameOf: (personId: number) => string; teamName: string; on: Day }): Run {
  const { enrolment, version, startedOn, nameOf, on } = given
  const { document } = version
  const named = (kind: RelationshipKind) => {
    const one = standingBeside(given.relationships, kind, on)
    return one === null ? null : { personId: one.withPersonId, name: nameOf(one.withPersonId) }
  }
  return {
    enrolmentId: enrolment.id, personId: enrolment.personId, name: nameOf(enrolment.personId), programme: version.label, programmeVersionId: version.id, document, teamName: given.teamName, startedOn,
    schedule: scheduleOf(document, { startedOn, hours: enrolment.hours, pauses: enrolment.pauses, on }, extendedUntil(enrolment, on)),
    pauses: enrolment.pauses.map(({ from, until }) => ({ from, until })), movedDays: movedWorkingDays(enrolment.pauses, startedOn, on), state: stateOn(enrolment, on), endedOn: endedOn(enrolment, on),
    probationEndsOn: enrolment.probationEndsOn,
    participants: { nqsw: { personId: enrolment.personId, name: nameOf(enrolment.personId) }, manager: named('line-manager'), assessor: named('assessor') },
    practiceLead: named('practice-lead'), mentor: named('mentor'),
    ties: given.relationships.filter((one) => one.kind !== 'consultant').map((one) => ({ personId: one.withPersonId, as: TIES[one.kind] })),
  }
}

/** Who stands in a relationship on the day; after its end the last who did, so that a review of last week still has its manager. */
function standingBeside(relationships: readonly Relationship[], kind: RelationshipKind, on: Day): Relationship | null {
  const begun = relationships.filter((one) => one.kind === kind && one.startedOn <= on)
  return begun.find((one) => one.endedOn === null || one.endedOn >= on) ?? begun.at(-1) ?? null
}

const TIES: Readonly<Record<RelationshipKind, string>> = { 'line-manager': 'line manager', mentor: 'mentor', 'practice-lead': 'practice lead', assessor: 'assessor', consultant: 'consultant' }

/** One run of a programme as reviews and panel need it. */
export type Run = {
  enrolmentId: number
  personId: number
  name: string
  programme: string
  programmeVersionId: number
  document: ProgrammeDocument
  teamName: string
  startedOn: Day
  schedule: Schedule
  pauses: readonly Pause[]
  movedDays: number
  state: EnrolmentState
  endedOn: Day | null
  probationEndsOn: Day | null
  participants: Participants
  practiceLead: { personId: number; name: string } | null
  mentor: { personId: number; name: string } | null
  ties: readonly { personId: number; as: string }[]
}
