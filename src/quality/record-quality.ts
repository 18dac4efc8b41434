import { audit } from '../access/audit.ts'
import type { Caller, Tx } from '../access/begin.ts'
import type { Day } from '../time/day.ts'
import type { Grade } from './rules/case-audits.ts'
import type { Question } from './rules/questionnaires.ts'
import type { VisitKind } from './tables.ts'

/** What an audit of a worker's case found; the case itself stays in the case system. */
export async function recordCaseAudit(tx: Tx, caller: Caller, input: { personId: number; auditedOn: Day; grade: Grade; theme: string }): Promise<void> {
  const { id } = await tx.insertInto('case_audit').values({ authority_id: caller.authority.id, person_id: input.personId, audited_on: input.auditedOn, grade: input.grade, theme: input.theme, recorded_by: caller.actor }).returning('id').executeTakeFirstOrThrow()
  await audit(tx, caller, { action: 'case-audit-recorded', subjectType: 'person', subjectId: input.personId, detail: { audit: id, on: input.auditedOn } })
}

export async function recordFocusGroup(tx: Tx, caller: Caller, input: { heldOn: Day; withWhom: string; people: number; notes: string }): Promise<void> {
  const { id } = await tx.insertInto('focus_group').values({ authority_id: caller.authority.id, held_on: input.heldOn, with_whom: input.withWhom, people: input.people, notes: input.notes, written_by: caller.actor }).returning('id').executeTakeFirstOrThrow()
  await audit(tx, caller, { action: 'focus-group-recorded', subjectType: 'focus_group', subjectId: id })
}

export async function recordQuotation(tx: Tx, caller: Caller, input: { said: string; saidBy: string; consentOn: Day }): Promise<void> {
  const { id } = await tx.insertInto('quotation').values({ authority_id: caller.authority.id, said: input.said, said_by: input.saidBy, consent_on: input.consentOn, withdrawn_on: null, recorded_by: caller.actor }).returning('id').executeTakeFirstOrThrow()
  await audit(tx, caller, { action: 'quotation-recorded', subjectType: 'quotation', subjectId: id })
}

/** Consent was withdrawn: the words go at once and for good, and only that they were there stays. */
export async function withdrawQuotation(tx: Tx, caller: Caller, id: number, version: number, on: Day): Promise<'withdrawn' | 'not-found'> {
  const done = await tx.updateTable('quotation').set({ said: 'withdrawn', said_by: 'withdrawn', withdrawn_on: on, version: version + 1 }).where('id', '=', id).where('version', '=', version).where('withdrawn_on', 'is', null).returning('id').executeTakeFirst()
  if (!done) return 'not-found'
  await audit(tx, caller, { action: 'quotation-withdrawn', subjectType: 'quotation', subjectId: id })
  return 'withdrawn'
}

export async function addAction(tx: Tx, caller: Caller, input: { year: number; what: string; owner: string; dueOn: Day; cameFrom: string }): Promise<void> {
  const { id } = await tx.insertInto('quality_action').values({ authority_id: caller.authority.id, year: input.year, what: input.what, owner: input.owner, due_on: input.dueOn, done_on: null, came_from: input.cameFrom }).returning('id').executeTakeFirstOrThrow()
  await audit(tx, caller, { action: 'quality-action-added', subjectType: 'quality_action', subjectId: id, detail: { year: input.year, dueOn: input.dueOn } })
}

export async function finishAction(tx: Tx, caller: Caller, id: number, version: number, on: Day): Promise<'done' | 'changed-meanwhile' | 'not-found'> {
  const held = await tx.selectFrom('quality_action').select(['version', 'done_on']).where('id', '=', id).executeTakeFirst()
  if (!held) return 'not-found'
  const done = await tx.updateTable('quality_action').set({ done_on: on, version: version + 1 }).where('id', '=', id).where('version', '=', version).where('done_on', 'is', null).returning('id').executeTakeFirst()
  if (!done) return 'changed-meanwhile'
  await audit(tx, caller, { action: 'quality-action-done', subjectType: 'quality_action', subjectId: id })
  return 'done'
}

/** Who looked, at what, at whose files: an entry in the audit for each person whose file was shown. */
export async function recordVisit(tx: Tx, caller: Caller, input: { kind: VisitKind; onDay: Day; who: string; viewed: string; personIds: readonly number[] }): Promise<void> {
  const { id } = await tx.insertInto('visit').values({ authority_id: caller.authority.id, kind: input.kind, on_day: input.onDay, who: input.who, viewed: input.viewed, person_ids: [...input.personIds], recorded_by: caller.actor }).returning('id').executeTakeFirstOrThrow()
  await audit(tx, caller, { action: 'visit-recorded', subjectType: 'visit', subjectId: id, detail: { kind: input.kind, on: input.onDay } })
  for (const personId of input.personIds) await audit(tx, caller, { action: 'file-shown-to-visitor', subjectType: 'person', subjectId: personId, detail: { visit: id, kind: input.kind, on: input.onDay, who: input.who } })
}

export async function openQuestionnaire(tx: Tx, caller: Caller, input: { name: string; asked: readonly string[]; questions: readonly Question[]; openedOn: Day; closedOn: Day }): Promise<'opened' | 'same-name'> {
  const added = await tx
    .insertInto('questionnaire')
    .values({ authority_id: caller.authority.id, name: input.name, asked: [...input.asked], questions: JSON.stringify(input.questions), opened_on: input.openedOn, closed_on: input.closedOn, made_by: caller.actor })
    .onConflict((conflict) => conflict.columns(['authority_id', 'name']).doNothing())
    .returning('id')
    .executeTakeFirst()
  if (!added) return 'same-name'
  await audit(tx, caller, { action: 'questionnaire-opened', subjectType: 'questionnaire', subjectId: added.id, detail: { asked: input.asked, closedOn: input.closedOn } })
  return 'opened'
}
