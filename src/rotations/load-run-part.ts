import { rolesThatMay } from '../access/rules/policy.ts'
import type { Caller, Tx } from '../access/begin.ts'
import type { Day } from '../time/day.ts'
import type { RunPartProps } from './pages/run-part.tsx'
import { listDecisions, listRotations, listTeamNames } from './queries.ts'

/** What a run's page shows of rotations and readiness, as far as the caller may see it. */
export async function loadRunPart(tx: Tx, caller: Caller, enrolmentId: number, personId: number, on: Day): Promise<RunPartProps> {
  const teams = await listTeamNames(tx)
  const holds = (roles: readonly string[]) => caller.roles.some((role) => roles.includes(role))
  const isOwn = caller.user?.personId === personId
  return {
    enrolmentId, on, rotations: await listRotations(tx, { enrolmentId }), decisions: isOwn || holds(READERS) ? await listDecisions(tx, { enrolmentId }) : null, teamOf: (id) => teams.get(id) ?? '',
    mayKeep: holds(rolesThatMay('keep academy')) && !isOwn, mayDecide: holds(rolesThatMay('decide readiness')) && !isOwn,
  }
}

/** Those who lead practice read decisions of readiness; the database holds to it (docs/rules/rotations.md, "Readiness"). */
const READERS = ['mentor', 'practice-lead', 'team-manager', 'head-of-service', 'principal-social-worker', 'academy-coordinator']
