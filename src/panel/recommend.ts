import { audit } from '../access/audit.ts'
import type { Caller, Tx } from '../access/begin.ts'
import { findCase } from './queries.ts'
import type { Recommendation } from './rules/decisions.ts'

/** The assessor's recommendation to the panel, with reasons: by the assessor alone, once. It is beside the decision for ever after. */
export async function recommend(tx: Tx, caller: Caller, input: { caseId: number; recommends: Recommendation; reasons: string }): Promise<{ kind: 'recommended' | 'not-found' | 'not-assessor' } | { kind: 'already'; by: string }> {
  const found = await findCase(tx, input.caseId)
  if (found === null || caller.user === null) return { kind: 'not-found' }
  if (caller.user.personId === null || found.row.assessor_person_id !== caller.user.personId) return { kind: 'not-assessor' }
  const made = await tx
    .insertInto('panel_recommendation')
    .values({ case_id: found.row.id, authority_id: caller.authority.id, person_id: found.row.person_id, recommends: input.recommends, reasons: input.reasons, recommended_by_user: caller.user.id, recommended_by: caller.actor })
    .onConflict((conflict) => conflict.column('case_id').doNothing())
    .returning('case_id')
    .executeTakeFirst()
  if (!made) return { kind: 'already', by: found.recommendation?.recommended_by ?? '' }
  await audit(tx, caller, { action: 'panel-recommended', subjectType: 'person', subjectId: found.row.person_id, detail: { case: found.row.id, recommends: input.recommends } })
  return { kind: 'recommended' }
}

/** A member says what no record knows; it counts from then on. */
export async function declareConflict(tx: Tx, caller: Caller, input: { caseId: number; says: string }): Promise<{ kind: 'declared' | 'not-found' }> {
  const found = await findCase(tx, input.caseId)
  if (found === null || caller.user === null) return { kind: 'not-found' }
  await tx.insertInto('panel_conflict').values({ case_id: found.row.id, authority_id: caller.authority.id, user_id: caller.user.id, says: input.says }).onConflict((conflict) => conflict.doNothing()).execute()
  await audit(tx, caller, { action: 'panel-conflict-declared', subjectType: 'person', subjectId: found.row.person_id, detail: { case: found.row.id } })
  return { kind: 'declared' }
}
