import { audit } from '../access/audit.ts'
import type { Caller, Tx } from '../access/begin.ts'
import type { Day } from '../time/day.ts'
import { findCase } from './queries.ts'

/** Asks HR for the step before a fail. */
export async function askHr(tx: Tx, caller: Caller, caseId: number): Promise<{ kind: 'asked' | 'not-found' | 'asked-already' }> {
  const found = await findCase(tx, caseId)
  if (found === null) return { kind: 'not-found' }
  const made = await tx
    .insertInto('panel_hr_step')
    .values({ case_id: caseId, authority_id: caller.authority.id, person_id: found.row.person_id, person_name: found.row.nqsw_name, asked_by: caller.actor, done_on: null, done_by: null, note: null })
    .onConflict((conflict) => conflict.doNothing())
    .returning('case_id')
    .executeTakeFirst()
  if (!made) return { kind: 'asked-already' }
  await audit(tx, caller, { action: 'hr-step-asked', subjectType: 'person', subjectId: found.row.person_id, detail: { case: caseId } })
  return { kind: 'asked' }
}

/** HR says that the step was taken; only then can a panel decide a fail. */
export async function recordHrStep(tx: Tx, caller: Caller, input: { caseId: number; doneOn: Day; note: string; version: number }): Promise<{ kind: 'saved' | 'not-found' | 'stale' }> {
  const held = await tx.selectFrom('panel_hr_step').selectAll().where('case_id', '=', input.caseId).forUpdate().executeTakeFirst()
  if (!held) return { kind: 'not-found' }
  if (held.version !== input.version) return { kind: 'stale' }
  await tx.updateTable('panel_hr_step').set({ done_on: input.doneOn, done_by: caller.actor, note: input.note, version: held.version + 1 }).where('case_id', '=', input.caseId).execute()
  await audit(tx, caller, { action: 'hr-step-done', subjectType: 'person', subjectId: held.person_id, detail: { case: input.caseId, on: input.doneOn } })
  return { kind: 'saved' }
}

/** HR says that the increment is paid: what was expected is done. */
export async function settlePayNotice(tx: Tx, caller: Caller, input: { id: number; doneOn: Day; version: number }): Promise<{ kind: 'saved' | 'not-found' | 'stale' }> {
  const held = await tx.selectFrom('pay_notice').selectAll().where('id', '=', input.id).forUpdate().executeTakeFirst()
  if (!held) return { kind: 'not-found' }
  if (held.version !== input.version || held.state === 'done') return { kind: 'stale' }
  await tx.updateTable('pay_notice').set({ state: 'done', done_on: input.doneOn, done_by: caller.actor, version: held.version + 1 }).where('id', '=', input.id).execute()
  await audit(tx, caller, { action: 'increment-done', subjectType: 'person', subjectId: held.person_id, detail: { notice: input.id, on: input.doneOn } })
  return { kind: 'saved' }
}
