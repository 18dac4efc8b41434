import { audit } from '../access/audit.ts'
import type { Caller, Tx } from '../access/begin.ts'
import type { Day } from '../time/day.ts'
import type { ActionOwner } from './rules/session.ts'

/** Notes what the two agreed to do. False where the caller is neither of them. What it says is no business of the audit. */
export async function addAction(tx: Tx, caller: Caller, input: { sessionId: number; what: string; owner: ActionOwner; dueOn: Day | null }): Promise<boolean> {
  const me = caller.user?.personId ?? 0
  const session = await tx.selectFrom('supervision_session').select(['person_id', 'supervisor_person_id']).where('id', '=', input.sessionId).executeTakeFirst()
  if (session === undefined || (session.person_id !== me && session.supervisor_person_id !== me)) return false
  await tx.insertInto('supervision_action').values({
    authority_id: caller.authority.id, session_id: input.sessionId, person_id: session.person_id, supervisor_person_id: session.supervisor_person_id, what: input.what, owner: input.owner, due_on: input.dueOn, done_on: null,
  }).execute()
  await audit(tx, caller, { action: 'supervision-action-agreed', subjectType: 'person', subjectId: session.person_id, detail: { session: input.sessionId } })
  return true
}

export async function closeAction(tx: Tx, caller: Caller, input: { id: number; version: number; today: Day }): Promise<'done' | 'changed-meanwhile' | 'not-there'> {
  const held = await tx.selectFrom('supervision_action').select(['person_id', 'version', 'done_on']).where('id', '=', Number.isSafeInteger(input.id) ? input.id : 0).forUpdate().executeTakeFirst()
  if (held === undefined) return 'not-there'
  if (held.version !== input.version || held.done_on !== null) return 'changed-meanwhile'
  await tx.updateTable('supervision_action').set({ done_on: input.today, version: held.version + 1 }).where('id', '=', input.id).execute()
  await audit(tx, caller, { action: 'supervision-action-done', subjectType: 'person', subjectId: held.person_id, detail: { action: input.id } })
  return 'done'
}
