import { audit } from '../access/audit.ts'
import type { Caller, Tx } from '../access/begin.ts'
import type { Day } from '../time/day.ts'
import type { EvidenceKind, EvidenceOrigin } from './rules/evidence.ts'
import { mayChange } from './rules/evidence.ts'
import type { NotFound, Stale } from './outcomes.ts'

/** A new item of one's own portfolio: a draft, for oneself alone until it is submitted. */
export async function addEvidence(tx: Tx, caller: Caller, input: EvidenceInput & { enrolmentId: number; origin?: EvidenceOrigin }): Promise<number> {
  const personId = caller.user?.personId ?? 0
  const { id } = await tx
    .insertInto('evidence')
    .values({
      authority_id: caller.authority.id, enrolment_id: input.enrolmentId, person_id: personId, kind: input.kind, title: input.title, on_day: input.onDay, says: input.says, origin: input.origin ?? 'own',
      author_user: caller.user?.id ?? 0, author_name: caller.actor, submitted_to: null, submitted_to_name: null, submitted_at: null, decided_by: null, decided_at: null, reason: null, changed_by: caller.actor,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  await mapToStandards(tx, caller, id, input.standards)
  await noteEvent(tx, caller, { evidenceId: id, personId, action: 'made' })
  await audit(tx, caller, { action: 'evidence-added', subjectType: 'person', subjectId: personId, detail: { evidence: id, kind: input.kind } })
  return id
}

/** Changes a draft, or what was sent back. */
export async function changeEvidence(tx: Tx, caller: Caller, input: EvidenceInput & { id: number; version: number }): Promise<{ kind: 'saved' } | NotFound | Stale> {
  const held = await tx.selectFrom('evidence').selectAll().where('id', '=', input.id).forUpdate().executeTakeFirst()
  if (!held || held.author_user !== caller.user?.id || !mayChange(held.state, held.origin)) return { kind: 'not-found' }
  if (held.version !== input.version) return { kind: 'stale', by: held.changed_by, at: held.changed_at }
  await tx
    .updateTable('evidence')
    .set({ kind: input.kind, title: input.title, on_day: input.onDay, says: input.says, version: held.version + 1, changed_by: caller.actor, changed_at: new Date() })
    .where('id', '=', held.id)
    .execute()
  await tx.deleteFrom('evidence_standard').where('evidence_id', '=', held.id).execute()
  await mapToStandards(tx, caller, held.id, input.standards)
  await noteEvent(tx, caller, { evidenceId: held.id, personId: held.person_id, action: 'changed' })
  await audit(tx, caller, { action: 'evidence-changed', subjectType: 'person', subjectId: held.person_id, detail: { evidence: held.id } })
  return { kind: 'saved' }
}

async function mapToStandards(tx: Tx, caller: Caller, evidenceId: number, standards: readonly number[]): Promise<void> {
  if (standards.length === 0) return
  await tx
    .insertInto('evidence_standard')
    .values(standards.map((standardId) => ({ evidence_id: evidenceId, standard_id: standardId, authority_id: caller.authority.id, person_id: caller.user?.personId ?? 0 })))
    .execute()
}

export async function noteEvent(tx: Tx, caller: Caller, event: { evidenceId: number; personId: number; action: 'made' | 'changed' | 'submitted' | 'returned' | 'accepted' | 'file-removed'; note?: string }): Promise<void> {
  await tx
    .insertInto('evidence_event')
    .values({ authority_id: caller.authority.id, evidence_id: event.evidenceId, person_id: event.personId, action: event.action, note: event.note ?? '', by_user: caller.user?.id ?? null, by_name: caller.actor })
    .execute()
}

export type EvidenceInput = { kind: EvidenceKind; title: string; onDay: Day; says: string; standards: readonly number[] }
