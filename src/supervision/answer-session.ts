import { audit } from '../access/audit.ts'
import type { Caller, Tx } from '../access/begin.ts'
import type { Day } from '../time/day.ts'
import type { SessionAnswer } from './rules/session.ts'

/** The worker agrees with what was recorded, or disagrees and so reopens it. Once for each record: what is recorded anew can be answered anew. */
export async function answerSession(tx: Tx, caller: Caller, input: { sessionId: number; version: number; answer: SessionAnswer; today: Day }): Promise<'answered' | 'changed-meanwhile' | 'not-yours'> {
  const session = await tx.selectFrom('supervision_session').select(['person_id', 'version', 'state']).where('id', '=', input.sessionId).executeTakeFirst()
  if (session === undefined || session.person_id !== caller.user?.personId) return 'not-yours'
  if (session.version !== input.version || session.state === 'planned') return 'changed-meanwhile'
  const added = await tx
    .insertInto('supervision_answer')
    .values({ authority_id: caller.authority.id, session_id: input.sessionId, person_id: session.person_id, session_version: input.version, answer: input.answer, said_on: input.today })
    .onConflict((conflict) => conflict.columns(['session_id', 'session_version']).doNothing())
    .returning('id')
    .executeTakeFirst()
  if (!added) return 'changed-meanwhile'
  await audit(tx, caller, { action: input.answer === 'agree' ? 'supervision-agreed' : 'supervision-disagreed', subjectType: 'person', subjectId: session.person_id, detail: { session: input.sessionId, answer: input.answer } })
  return 'answered'
}
