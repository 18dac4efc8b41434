import { audit } from '../access/audit.ts'
import type { Caller, Tx } from '../access/begin.ts'
import type { Day } from '../time/day.ts'
import { findCase } from './queries.ts'
import type { AppealOutcome } from './tables.ts'

/** An appeal against a decision: recorded once, decided by others than the panel. An appeal that is upheld leads to another panel; it deletes nothing. */
export async function recordAppeal(tx: Tx, caller: Caller, input: { caseId: number; madeOn: Day; grounds: string }): Promise<{ kind: 'saved' | 'not-found' | 'appealed-already' }> {
  const found = await findCase(tx, input.caseId)
  if (found === null || found.decision === null) return { kind: 'not-found' }
  const made = await tx
    .insertInto('panel_appeal')
    .values({ case_id: input.caseId, authority_id: caller.authority.id, person_id: found.row.person_id, made_on: input.madeOn, grounds: input.grounds, recorded_by: caller.actor, outcome: null, outcome_on: null, outcome_reasons: null, outcome_by: null })
    .onConflict((conflict) => conflict.doNothing())
    .returning('case_id')
    .executeTakeFirst()
  if (!made) return { kind: 'appealed-already' }
  await audit(tx, caller, { action: 'panel-appeal-recorded', subjectType: 'person', subjectId: found.row.person_id, detail: { case: input.caseId } })
  return { kind: 'saved' }
}

export async function settleAppeal(tx: Tx, caller: Caller, input: { caseId: number; outcome: AppealOutcome; on: Day; reasons: string; version: number }): Promise<{ kind: 'saved' | 'not-found' | 'stale' | 'same-person' }> {
  const held = await tx.selectFrom('panel_appeal').selectAll().where('case_id', '=', input.caseId).forUpdate().executeTakeFirst()
  const found = await findCase(tx, input.caseId)
  if (!held || found === null) return { kind: 'not-found' }
  if (held.version !== input.version) return { kind: 'stale' }
  if (found.decision?.decided_by_user === caller.user?.id || found.decision?.recommended_by_user === caller.user?.id) return { kind: 'same-person' }
  await tx.updateTable('panel_appeal').set({ outcome: input.outcome, outcome_on: input.on, outcome_reasons: input.reasons, outcome_by: caller.actor, version: held.version + 1 }).where('case_id', '=', input.caseId).execute()
  await audit(tx, caller, { action: 'panel-appeal-settled', subjectType: 'person', subjectId: held.person_id, detail: { case: input.caseId, outcome: input.outcome } })
  return { kind: 'saved' }
}

/** A moderator's second look at a decided portfolio of the sample: by somebody who did not decide, once. */
export async function moderateCase(tx: Tx, caller: Caller, input: { caseId: number; agrees: boolean; note: string; today: Day }): Promise<{ kind: 'saved' | 'not-found' | 'same-person' } | { kind: 'already'; by: string }> {
  const found = await findCase(tx, input.caseId)
  if (found === null || found.decision === null || caller.user === null) return { kind: 'not-found' }
  if (found.decision.decided_by_user === caller.user.id || found.decision.recommended_by_user === caller.user.id) return { kind: 'same-person' }
  if (found.moderation !== null) return { kind: 'already', by: found.moderation.moderated_by }
  const made = await tx
    .insertInto('panel_moderation')
    .values({ case_id: input.caseId, authority_id: caller.authority.id, person_id: found.row.person_id, agrees: input.agrees, note: input.note, moderated_on: input.today, moderated_by_user: caller.user.id, moderated_by: caller.actor })
    .onConflict((conflict) => conflict.doNothing())
    .returning('case_id')
    .executeTakeFirst()
  if (!made) return { kind: 'already', by: '' }
  await audit(tx, caller, { action: 'panel-moderated', subjectType: 'person', subjectId: found.row.person_id, detail: { case: input.caseId, agrees: input.agrees } })
  return { kind: 'saved' }
}
