import { audit } from '../access/audit.ts'
import type { Caller, Tx } from '../access/begin.ts'
import type { Day } from '../time/day.ts'
import { followDecision } from './follow-decision.ts'
import { findCase, findPanel, listSeats, tiesOf, type FullCase } from './queries.ts'
import { conflictsOf } from './rules/conflicts.ts'
import { refusalOf, type Decision, type DecisionRefusal } from './rules/decisions.ts'
import type { Follows } from './rules/what-follows.ts'

/**
 * The panel's decision on one portfolio, by its chair. The row of the case is locked first: of two who decide at once one wins, and the
 * other is told what was decided. What follows is written in this transaction or not at all.
 */
export async function decideCase(tx: Tx, caller: Caller, input: DecideInput): Promise<{ kind: 'decided'; follows: Follows | null } | DecideRefusal> {
  const locked = await tx.selectFrom('panel_case').select(['id', 'version']).where('id', '=', input.caseId).forUpdate().executeTakeFirst()
  const found = locked === undefined ? null : await findCase(tx, input.caseId)
  if (found === null) return { kind: 'not-found' }
  if (found.decision !== null) return { kind: 'already-decided', decision: found.decision }
  const panel = await findPanel(tx, found.row.panel_id)
  const seats = await listSeats(tx, found.row.panel_id)
  const chair = seats.find((seat) => seat.is_chair && seat.user_id === caller.user?.id)
  if (panel === null || chair === undefined || caller.user === null) return { kind: 'not-chair' }
  if (found.row.version !== input.version) return { kind: 'changed-meanwhile', by: found.row.changed_by }
  const refusal = refusalOf({ decision: input.decision, until: input.until }, {
    on: input.today, panelOn: panel.held_on, recommendedBy: found.recommendation?.recommended_by_user ?? null, decidedBy: caller.user.id,
    chairConflicts: conflictsOf(tiesOf(found), { userId: chair.user_id, personId: chair.member_person_id }),
    present: seats.filter((seat) => seat.is_present === true && conflictsOf(tiesOf(found), { userId: seat.user_id, personId: seat.member_person_id }).length === 0).length,
    quorum: panel.quorum, isFullRead: found.row.is_full_read ?? true, sheets: found.readings.filter((reading) => reading.handed_in_at !== null).length, hasHrStep: (found.hrStep?.done_on ?? null) !== null,
  })
  if (refusal !== null) return refusal
  const needsConfirmation = panel.confirms === 'head-of-service'
  await tx
    .insertInto('panel_decision')
    .values({
      case_id: found.row.id, authority_id: caller.authority.id, person_id: found.row.person_id, decision: input.decision, until_on: input.until, reasons: input.reasons, needs_confirmation: needsConfirmation,
      decided_on: input.today, decided_by_user: caller.user.id, decided_by: caller.actor, recommended_by_user: found.recommendation?.recommended_by_user ?? null,
    })
    .execute()
  await audit(tx, caller, { action: 'panel-decided', subjectType: 'person', subjectId: found.row.person_id, detail: { case: found.row.id, panel: panel.id, decision: input.decision, until: input.until } })
  return { kind: 'decided', follows: await followDecision(tx, caller, found.row.id, input.today) }
}

export type DecideInput = { caseId: number; decision: Decision; until: Day | null; reasons: string; version: number; today: Day }

export type DecideRefusal = DecisionRefusal | { kind: 'not-found' | 'not-chair' } | { kind: 'changed-meanwhile'; by: string } | { kind: 'already-decided'; decision: NonNullable<FullCase['decision']> }
