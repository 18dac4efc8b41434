import type { Day } from '../time/day.ts'
import { audit } from './audit.ts'
import type { Caller, Tx } from './begin.ts'
import type { Role } from './rules/policy.ts'
import type { Scope } from './rules/scopes.ts'

/** Gives a role from a day on. Nobody gives one to themselves: the database refuses it too. */
export async function assignRole(tx: Tx, caller: Caller, userId: number, input: { role: Role; scope: Scope; startedOn: Day; endedOn: Day | null }): Promise<{ kind: 'assigned' | 'own-account' }> {
  if (userId === caller.user?.id) return { kind: 'own-account' }
  const { scope, teamId, serviceId } = input.scope
  await tx
    .insertInto('role_assignment')
    .values({ authority_id: caller.authority.id, user_id: userId, role: input.role, scope, team_id: teamId, service_id: serviceId, started_on: input.startedOn, ended_on: input.endedOn })
    .execute()
  await audit(tx, caller, { action: 'role-assigned', subjectType: 'app_user', subjectId: userId, detail: { role: input.role, scope, teamId, serviceId, from: input.startedOn, until: input.endedOn } })
  return { kind: 'assigned' }
}

/** The role's last day is the day before: from now on it opens nothing. A role that began today never was. */
export async function endRole(tx: Tx, caller: Caller, userId: number, roleId: number, input: { version: number; today: Day; yesterday: Day }): Promise<{ kind: 'ended' | 'not-found' | 'own-account' | 'stale' }> {
  if (userId === caller.user?.id) return { kind: 'own-account' }
  const held = await tx.selectFrom('role_assignment').select(['id', 'role', 'scope', 'started_on', 'version']).where('id', '=', roleId).where('user_id', '=', userId).forUpdate().executeTakeFirst()
  if (!held) return { kind: 'not-found' }
  if (held.version !== input.version) return { kind: 'stale' }
  const never = held.started_on > input.yesterday
  await tx
    .updateTable('role_assignment')
    .set({ ended_on: input.yesterday, ...(never ? { started_on: input.yesterday } : {}), version: held.version + 1 })
    .where('id', '=', roleId)
    .execute()
  await audit(tx, caller, { action: 'role-ended', subjectType: 'app_user', subjectId: userId, detail: { role: held.role, scope: held.scope, until: input.yesterday } })
  return { kind: 'ended' }
}
