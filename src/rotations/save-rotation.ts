import { audit } from '../access/audit.ts'
import type { Caller, Tx } from '../access/begin.ts'
import type { Day } from '../time/day.ts'
import { listRotations } from './queries.ts'
import { rotationProblem } from './rules/rotation.ts'

/** Plans a rotation, or changes one. Of two at once for the same person the second is told. */
export async function saveRotation(tx: Tx, caller: Caller, input: RotationInput): Promise<RotationOutcome> {
  const run = await tx.selectFrom('enrolment').select(['id', 'person_id']).where('id', '=', input.enrolmentId).forUpdate().executeTakeFirst()
  if (!run) return { kind: 'not-found' }
  const others = await listRotations(tx, { enrolmentId: run.id })
  const held = input.id === null ? null : others.find(({ id }) => id === input.id)
  if (held === undefined) return { kind: 'not-found' }
  if (held !== null && held.version !== input.version) return { kind: 'stale' }
  const problem = rotationProblem(input, others, input.programme)
  if (problem !== null) return { kind: 'refused', ...problem }
  const columns = { team_id: input.teamId, aim: input.aim, supervisor_person_id: input.supervisor?.personId ?? null, supervisor_name: input.supervisor?.name ?? null, started_on: input.startedOn, ended_on: input.endedOn, changed_by: caller.actor }
  if (held === null) await tx.insertInto('rotation').values({ authority_id: caller.authority.id, enrolment_id: run.id, person_id: run.person_id, ...columns }).execute()
  else await tx.updateTable('rotation').set({ ...columns, version: held.version + 1, changed_at: new Date() }).where('id', '=', held.id).execute()
  await audit(tx, caller, { action: held === null ? 'rotation-planned' : 'rotation-changed', subjectType: 'person', subjectId: run.person_id, detail: { team: input.teamId, from: input.startedOn, until: input.endedOn } })
  return { kind: 'saved' }
}

export type RotationInput = {
  /** Null: a new one. */
  id: number | null
  version: number
  enrolmentId: number
  teamId: number
  aim: string
  supervisor: { personId: number; name: string } | null
  startedOn: Day
  endedOn: Day
  programme: { from: Day; until: Day }
}
type RotationOutcome = { kind: 'saved' } | { kind: 'not-found' } | { kind: 'stale' } | { kind: 'refused'; field: string; message: string }
