import type { Tx } from '../access/begin.ts'
import type { Decision } from './rules/readiness.ts'
import type { Rotation } from './rules/rotation.ts'

/** Rotations that the caller may see, the earliest first. */
export async function listRotations(tx: Tx, only: { enrolmentId?: number; personId?: number } = {}): Promise<Rotation[]> {
  const rows = await tx
    .selectFrom('rotation').selectAll()
    .$if(only.enrolmentId !== undefined, (query) => query.where('enrolment_id', '=', only.enrolmentId ?? 0))
    .$if(only.personId !== undefined, (query) => query.where('person_id', '=', only.personId ?? 0))
    .orderBy('started_on').orderBy('id').execute()
  return rows.map((row) => ({
    id: row.id, enrolmentId: row.enrolment_id, personId: row.person_id, teamId: row.team_id, aim: row.aim, supervisor: row.supervisor_person_id === null ? null : { personId: row.supervisor_person_id, name: row.supervisor_name ?? '' }, startedOn: row.started_on, endedOn: row.ended_on, version: row.version,
  }))
}

/** What was decided of somebody's readiness, the earliest first. */
export async function listDecisions(tx: Tx, only: { enrolmentId?: number; personId?: number } = {}): Promise<Decision[]> {
  const rows = await tx
    .selectFrom('readiness_decision').selectAll()
    .$if(only.enrolmentId !== undefined, (query) => query.where('enrolment_id', '=', only.enrolmentId ?? 0))
    .$if(only.personId !== undefined, (query) => query.where('person_id', '=', only.personId ?? 0))
    .orderBy('decided_on').orderBy('id').execute()
  return rows.map((row) => ({ id: row.id, gate: row.gate, level: row.level, decidedOn: row.decided_on, reason: row.reason, decidedBy: row.decided_by }))
}

/** Teams by their number, to choose from and to name. */
export async function listTeamNames(tx: Tx): Promise<Map<number, string>> {
  return new Map((await tx.selectFrom('team').select(['id', 'name']).orderBy('name').execute()).map((row) => [row.id, row.name]))
}
