import { sql } from 'kysely'
import { audit } from '../access/audit.ts'
import type { Caller, Tx } from '../access/begin.ts'
import type { Day } from '../time/day.ts'
import type { OverReason } from './rules/over-reasons.ts'
import type { OverAnswerKind } from './tables.ts'

/** Says why somebody is over the agreed caseload, and what is done about it or until when it is agreed. The answer before is kept, retracted. */
export async function answerOverAgreed(tx: Tx, caller: Caller, input: OverAnswerInput): Promise<OverAnswered> {
  if (caller.user?.personId === input.personId) return { kind: 'own-caseload' }
  const person = await tx.selectFrom('person').select('id').where('id', '=', input.personId).executeTakeFirst()
  if (!person) return { kind: 'not-found' }
  await sql`select pg_advisory_xact_lock(7461020, ${input.personId})`.execute(tx)
  const before = await tx.selectFrom('over_agreed_answer').select('id').where('person_id', '=', input.personId).where('on_day', '>=', input.overSince).where('retracted_at', 'is', null).orderBy('id').execute()
  if ((before.at(-1)?.id ?? 0) !== input.seen) return { kind: 'changed-meanwhile' }
  if (before.length > 0) await sql`update over_agreed_answer set retracted_at = now() where id = any (${before.map(({ id }) => id)})`.execute(tx)
  const { id } = await tx
    .insertInto('over_agreed_answer')
    .values({
      authority_id: caller.authority.id, person_id: input.personId, on_day: input.onDay, reason: input.reason, kind: input.kind, plan: input.plan, until_day: input.untilDay, answered_by: caller.actor,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  await audit(tx, caller, {
    action: 'over-agreed-answered', subjectType: 'person', subjectId: input.personId,
    detail: { answer: id, onDay: input.onDay, reason: input.reason, kind: input.kind, untilDay: input.untilDay, instead: before.map((row) => row.id) },
  })
  return { kind: 'answered' }
}

export type OverAnswerInput = {
  personId: number
  /** The first day of the stretch: answers since then are of it. */
  overSince: Day
  onDay: Day
  reason: OverReason
  kind: OverAnswerKind
  plan: string | null
  untilDay: Day
  /** The last answer that the form knew of this stretch; 0 for none. */
  seen: number
}
export type OverAnswered = { kind: 'answered' } | { kind: 'changed-meanwhile' } | { kind: 'not-found' } | { kind: 'own-caseload' }
