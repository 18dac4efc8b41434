import { audit } from '../access/audit.ts'
import type { Caller, Tx } from '../access/begin.ts'
import type { Day } from '../time/day.ts'
import { followDecision } from './follow-decision.ts'
import { findCase, findPanel, listSeats } from './queries.ts'
import type { Follows } from './rules/what-follows.ts'

/** Where the setting says so, a head of service confirms what the panel decided: another person, once; only then does anything follow. */
export async function confirmDecision(tx: Tx, caller: Caller, input: { caseId: number; today: Day }): Promise<Settled> {
  const found = await lockCase(tx, input.caseId)
  if (found === null || found.decision === null || caller.user === null) return { kind: 'not-found' }
  if (!found.decision.needs_confirmation) return { kind: 'not-needed' }
  if (found.confirmation !== null) return { kind: 'already-done', by: found.confirmation.confirmed_by }
  if (found.decision.decided_by_user === caller.user.id || found.decision.recommended_by_user === caller.user.id) return { kind: 'same-person' }
  await tx
    .insertInto('panel_confirmation')
    .values({ case_id: found.row.id, authority_id: caller.authority.id, person_id: found.row.person_id, decided_by_user: found.decision.decided_by_user, confirmed_by_user: caller.user.id, confirmed_by: caller.actor, confirmed_on: input.today })
    .execute()
  await audit(tx, caller, { action: 'panel-decision-confirmed', subjectType: 'person', subjectId: found.row.person_id, detail: { case: found.row.id, decision: found.decision.decision } })
  return { kind: 'done', follows: await followDecision(tx, caller, found.row.id, input.today) }
}

/** Chair's action: the amendments were seen, and the pass counts. */
export async function seeAmendments(tx: Tx, caller: Caller, input: { caseId: number; today: Day }): Promise<Settled> {
  const found = await lockCase(tx, input.caseId)
  if (found === null || caller.user === null) return { kind: 'not-found' }
  if (found.decision?.decision !== 'pass-with-amendments') return { kind: 'not-needed' }
  if (found.amendmentsSeen !== null) return { kind: 'already-done', by: found.amendmentsSeen.seen_by }
  const panel = await findPanel(tx, found.row.panel_id)
  const seats = await listSeats(tx, found.row.panel_id)
  if (panel === null || !seats.some((seat) => seat.is_chair && seat.user_id === caller.user?.id)) return { kind: 'not-chair' }
  await tx.insertInto('panel_amendments_seen').values({ case_id: found.row.id, authority_id: caller.authority.id, person_id: found.row.person_id, seen_on: input.today, seen_by_user: caller.user.id, seen_by: caller.actor }).execute()
  await audit(tx, caller, { action: 'panel-amendments-seen', subjectType: 'person', subjectId: found.row.person_id, detail: { case: found.row.id } })
  return { kind: 'done', follows: await followDecision(tx, caller, found.row.id, input.today) }
}

async function lockCase(tx: Tx, id: number) {
  const locked = await tx.selectFrom('panel_case').select('id').where('id', '=', id).forUpdate().executeTakeFirst()
  return locked === undefined ? null : await findCase(tx, id)
}

export type Settled = { kind: 'done'; follows: Follows | null } | { kind: 'not-found' | 'not-needed' | 'same-person' | 'not-chair' } | { kind: 'already-done'; by: string }
