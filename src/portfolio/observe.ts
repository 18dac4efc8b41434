import { audit } from '../access/audit.ts'
import type { Caller, Tx } from '../access/begin.ts'
import type { Day } from '../time/day.ts'
import { submitEvidence } from './decide-evidence.ts'
import type { NotFound, Stale } from './outcomes.ts'
import { findObservation } from './read-observations.ts'
import { isWhole, openStages, stageFacts, stages, type Stage } from './rules/observation-stages.ts'
import { addEvidence } from './save-evidence.ts'

/** Plans a direct observation with an observer by name. */
export async function planObservation(tx: Tx, caller: Caller, input: { enrolmentId: number; title: string; plannedFor: Day; observer: { personId: number; name: string } }): Promise<number> {
  const personId = caller.user?.personId ?? 0
  const { id } = await tx
    .insertInto('direct_observation')
    .values({ authority_id: caller.authority.id, enrolment_id: input.enrolmentId, person_id: personId, title: input.title, planned_for: input.plannedFor, observer_person_id: input.observer.personId, observer_name: input.observer.name, evidence_id: null, changed_by: caller.actor })
    .returning('id')
    .executeTakeFirstOrThrow()
  await note(tx, caller, id, personId, `Planned, to be observed by ${input.observer.name}`)
  await audit(tx, caller, { action: 'observation-planned', subjectType: 'person', subjectId: personId, detail: { observation: id } })
  return id
}

/**
 * Writes a stage, and signs it where asked: then it is locked. With the last signature the observation is evidence, handed to the
 * assessor. The observation's row is not locked: each stage has one writer, and its version tells two windows of the same writer apart.
 */
export async function writeStage(tx: Tx, caller: Caller, input: { observationId: number; stage: Stage; says: string; isSigned: boolean; version: number; today: Day; assessor: { personId: number; name: string } | null }): Promise<{ kind: 'saved' } | { kind: 'not-open' } | NotFound | Stale> {
  const held = await findObservation(tx, input.observationId)
  const whose = held === null ? null : stageFacts[input.stage].whose === 'observer' ? held.row.observer_person_id : held.row.person_id
  if (held === null || whose !== caller.user?.personId) return { kind: 'not-found' }
  const [row, before] = [held.row, held.stages.find((one) => one.stage === input.stage)]
  if (!openStages(held.signed).includes(input.stage)) return { kind: 'not-open' }
  if ((before?.version ?? 0) !== input.version) return { kind: 'stale', by: before?.by_name ?? '', at: before?.changed_at ?? new Date(0) }
  const signedAt = input.isSigned ? new Date() : null
  if (before) {
    await tx.updateTable('observation_stage').set({ says: input.says, signed_at: signedAt, version: before.version + 1, changed_at: new Date() }).where('observation_id', '=', row.id).where('stage', '=', input.stage).execute()
  } else {
    await tx
      .insertInto('observation_stage')
      .values({ observation_id: row.id, stage: input.stage, authority_id: caller.authority.id, person_id: row.person_id, by_user: caller.user?.id ?? 0, by_name: caller.actor, says: input.says, signed_at: signedAt, reopened_at: null })
      .execute()
  }
  if (!input.isSigned) return { kind: 'saved' }
  await note(tx, caller, row.id, row.person_id, `${stageFacts[input.stage].label} signed`)
  await audit(tx, caller, { action: 'observation-signed', subjectType: 'person', subjectId: row.person_id, detail: { observation: row.id, stage: input.stage } })
  const after = await findObservation(tx, row.id)
  if (after !== null && isWhole(after.signed) && row.evidence_id === null && row.person_id === caller.user?.personId) {
    const says = stages.map((stage) => `${stageFacts[stage].label} (${after.stages.find((one) => one.stage === stage)?.by_name ?? ''})\n${after.stages.find((one) => one.stage === stage)?.says ?? ''}`).join('\n\n')
    const evidenceId = await addEvidence(tx, caller, { enrolmentId: row.enrolment_id, origin: 'observation', kind: 'observation', title: row.title, onDay: row.planned_for > input.today ? input.today : row.planned_for, says: says.slice(0, 20_000), standards: [] })
    await tx.updateTable('direct_observation').set({ evidence_id: evidenceId, version: row.version + 1, changed_by: caller.actor, changed_at: new Date() }).where('id', '=', row.id).execute()
    await submitEvidence(tx, caller, { id: evidenceId, version: 1, assessor: input.assessor })
  }
  return { kind: 'saved' }
}

/** Opens a signed stage again, with a reason that stays: by those who lead the academy, never by the one observed. */
export async function reopenStage(tx: Tx, caller: Caller, input: { observationId: number; stage: Stage; reason: string }): Promise<{ kind: 'saved' } | { kind: 'is-evidence' } | NotFound> {
  const held = await findObservation(tx, input.observationId)
  if (held === null || !held.signed.has(input.stage) || held.row.person_id === caller.user?.personId) return { kind: 'not-found' }
  if (held.row.evidence_id !== null) return { kind: 'is-evidence' }
  const stage = held.stages.find((one) => one.stage === input.stage)
  await tx
    .updateTable('observation_stage')
    .set({ signed_at: null, reopened_at: new Date(), version: (stage?.version ?? 0) + 1, changed_at: new Date() })
    .where('observation_id', '=', held.row.id).where('stage', '=', input.stage)
    .executeTakeFirstOrThrow()
  await note(tx, caller, held.row.id, held.row.person_id, `${stageFacts[input.stage].label} opened again`, input.reason)
  await audit(tx, caller, { action: 'observation-reopened', subjectType: 'person', subjectId: held.row.person_id, detail: { observation: held.row.id, stage: input.stage } })
  return { kind: 'saved' }
}

async function note(tx: Tx, caller: Caller, observationId: number, personId: number, what: string, reason = ''): Promise<void> {
  await tx.insertInto('observation_event').values({ authority_id: caller.authority.id, observation_id: observationId, person_id: personId, what, note: reason, by_user: caller.user?.id ?? 0, by_name: caller.actor }).execute()
}
