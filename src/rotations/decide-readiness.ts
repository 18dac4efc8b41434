import { audit } from '../access/audit.ts'
import type { Caller, Tx } from '../access/begin.ts'
import type { Day } from '../time/day.ts'
import type { Gate, Level } from './rules/readiness.ts'

/** Says with a reason what somebody may do of a kind of work. It is added and never changed; nobody decides on themselves. */
export async function decideReadiness(tx: Tx, caller: Caller, input: { enrolmentId: number; personId: number; gate: Gate; level: Level; decidedOn: Day; reason: string }): Promise<'decided' | 'oneself'> {
  if (caller.user === null || caller.user.personId === input.personId) return 'oneself'
  await tx
    .insertInto('readiness_decision')
    .values({ authority_id: caller.authority.id, enrolment_id: input.enrolmentId, person_id: input.personId, gate: input.gate, level: input.level, decided_on: input.decidedOn, reason: input.reason, decided_by_user: caller.user.id, decided_by: caller.actor })
    .execute()
  await audit(tx, caller, { action: 'readiness-decided', subjectType: 'person', subjectId: input.personId, detail: { gate: input.gate, level: input.level, on: input.decidedOn } })
  return 'decided'
}
