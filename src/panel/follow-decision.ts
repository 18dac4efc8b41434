import { sql } from 'kysely'
import { audit } from '../access/audit.ts'
import type { Caller, Tx } from '../access/begin.ts'
import type { Day } from '../time/day.ts'
import { findCase } from './queries.ts'
import { whatFollows, type Follows } from './rules/what-follows.ts'

/**
 * Writes what follows a decision, in the decision's own transaction: the state of the programme (through its door: a panel reaches no
 * programme by itself), the notice of the increment to HR, as expected until HR says that it is done, and the career plan.
 */
export async function followDecision(tx: Tx, caller: Caller, caseId: number, today: Day): Promise<Follows | null> {
  const found = await findCase(tx, caseId)
  if (found === null || found.decision === null) return null
  const { row, decision } = found
  const follows = whatFollows({
    decision: decision.decision, until: decision.until_on, needsConfirmation: decision.needs_confirmation, isConfirmed: found.confirmation !== null, amendmentsSeenOn: found.amendmentsSeen?.seen_on ?? null,
    assessedUntil: row.assessed_until,
  })
  if (follows === null) return null
  const { rows } = await sql<{ event: string | null }>`select access.follow_panel_decision(${caseId}) as event`.execute(tx)
  if (rows[0]?.event !== follows.event) throw new Error(`the programme of panel case ${caseId} did not follow the decision`)
  await audit(tx, caller, { action: `programme-${follows.event}`, subjectType: 'person', subjectId: row.person_id, detail: { case: row.id, programme: row.enrolment_id } })
  if (follows.incrementFrom !== null) {
    const { id } = await tx
      .insertInto('pay_notice')
      .values({ authority_id: caller.authority.id, person_id: row.person_id, person_name: row.nqsw_name, case_id: row.id, effective_on: follows.incrementFrom, reason: 'Passed the assessed year', entered_on: today, entered_by: caller.actor, done_on: null, done_by: null })
      .returning('id')
      .executeTakeFirstOrThrow()
    await audit(tx, caller, { action: 'increment-expected', subjectType: 'person', subjectId: row.person_id, detail: { notice: id, effectiveOn: follows.incrementFrom } })
  }
  if (follows.plan !== null) {
    await tx.insertInto('career_plan').values({ authority_id: caller.authority.id, person_id: row.person_id, case_id: row.id, from_on: follows.plan.from, until_on: follows.plan.until, opened_on: today }).execute()
    await audit(tx, caller, { action: 'career-plan-opened', subjectType: 'person', subjectId: row.person_id, detail: { from: follows.plan.from, until: follows.plan.until } })
  }
  return follows
}
