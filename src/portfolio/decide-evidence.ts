import { audit } from '../access/audit.ts'
import type { Caller, Tx } from '../access/begin.ts'
import { noteEvent } from './save-evidence.ts'
import type { NotFound, Stale } from './outcomes.ts'

/** Hands a draft to the assessor by name. Somebody without an assessor is told whom to ask. */
export async function submitEvidence(tx: Tx, caller: Caller, input: { id: number; version: number; assessor: { personId: number; name: string } | null }): Promise<{ kind: 'saved' } | { kind: 'no-assessor' } | { kind: 'empty' } | NotFound | Stale> {
  const held = await tx.selectFrom('evidence').selectAll().where('id', '=', input.id).forUpdate().executeTakeFirst()
  if (!held || held.author_user !== caller.user?.id || (held.state !== 'draft' && held.state !== 'returned')) return { kind: 'not-found' }
  if (held.version !== input.version) return { kind: 'stale', by: held.changed_by, at: held.changed_at }
  if (input.assessor === null) return { kind: 'no-assessor' }
  const hasFile = (await tx.selectFrom('evidence_file').select('id').where('evidence_id', '=', held.id).limit(1).executeTakeFirst()) !== undefined
  if (!hasFile && held.says.trim() === '') return { kind: 'empty' }
  await tx
    .updateTable('evidence')
    .set({ state: 'submitted', submitted_to: input.assessor.personId, submitted_to_name: input.assessor.name, submitted_at: new Date(), version: held.version + 1, changed_by: caller.actor, changed_at: new Date() })
    .where('id', '=', held.id)
    .execute()
  await noteEvent(tx, caller, { evidenceId: held.id, personId: held.person_id, action: 'submitted', note: `to ${input.assessor.name}` })
  await audit(tx, caller, { action: 'evidence-submitted', subjectType: 'person', subjectId: held.person_id, detail: { evidence: held.id } })
  return { kind: 'saved' }
}

/** The assessor accepts, or sends back with a reason. Of two who decide at once the second is told. */
export async function decideEvidence(tx: Tx, caller: Caller, input: { id: number; version: number; decision: 'accepted' | 'returned'; reason: string | null }): Promise<{ kind: 'saved' } | NotFound | Stale> {
  const one = tx.selectFrom('evidence').selectAll().where('id', '=', input.id)
  // Decided already, it may be read but no longer locked.
  const held = (await one.forUpdate().executeTakeFirst()) ?? (await one.executeTakeFirst())
  if (!held || held.submitted_to === null || held.submitted_to !== caller.user?.personId) return { kind: 'not-found' }
  if (held.version !== input.version || held.state !== 'submitted') return { kind: 'stale', by: held.changed_by, at: held.changed_at }
  await tx
    .updateTable('evidence')
    .set({ state: input.decision, reason: input.reason, decided_by: caller.actor, decided_at: new Date(), version: held.version + 1, changed_by: caller.actor, changed_at: new Date() })
    .where('id', '=', held.id)
    .execute()
  await noteEvent(tx, caller, { evidenceId: held.id, personId: held.person_id, action: input.decision, note: input.reason ?? '' })
  await audit(tx, caller, { action: `evidence-${input.decision}`, subjectType: 'person', subjectId: held.person_id, detail: { evidence: held.id } })
  return { kind: 'saved' }
}
