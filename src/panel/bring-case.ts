import { audit } from '../access/audit.ts'
import type { Caller, Tx } from '../access/begin.ts'
import type { Day } from '../time/day.ts'
import type { Tie } from './tables.ts'

/** Puts a portfolio on the agenda of a panel, last; with everybody who was tied to its NQSW, for conflicts. One programme stands once on a panel. */
export async function bringCase(tx: Tx, caller: Caller, input: CandidateInput): Promise<{ kind: 'brought'; id: number } | { kind: 'there-already' | 'not-found' }> {
  const panel = await tx.selectFrom('panel').select('id').where('id', '=', input.panelId).executeTakeFirst()
  if (!panel) return { kind: 'not-found' }
  const last = await tx.selectFrom('panel_case').select((eb) => eb.fn.max('position').as('last')).where('panel_id', '=', input.panelId).executeTakeFirst()
  const made = await tx
    .insertInto('panel_case')
    .values({
      authority_id: caller.authority.id, panel_id: input.panelId, enrolment_id: input.enrolmentId, person_id: input.personId, nqsw_name: input.name, team_name: input.teamName, programme: input.programme,
      assessor_person_id: input.assessor?.personId ?? null, assessor_name: input.assessor?.name ?? '', ties: JSON.stringify(input.ties), assessed_until: input.assessedUntil, position: (last?.last ?? 0) + 1,
      handed_in_on: null, is_full_read: null, reader_1: null, reader_2: null, changed_by: caller.actor,
    })
    .onConflict((conflict) => conflict.columns(['panel_id', 'enrolment_id']).doNothing())
    .returning('id')
    .executeTakeFirst()
  if (!made) return { kind: 'there-already' }
  await audit(tx, caller, { action: 'panel-case-brought', subjectType: 'person', subjectId: input.personId, detail: { panel: input.panelId, case: made.id } })
  return { kind: 'brought', id: made.id }
}

/** The portfolio is in; the day is what the hand-in list shows, early or late. */
export async function handIn(tx: Tx, caller: Caller, input: { caseId: number; on: Day | null; version: number }): Promise<{ kind: 'saved' | 'not-found' } | { kind: 'stale'; by: string; at: Date }> {
  const held = await tx.selectFrom('panel_case').selectAll().where('id', '=', input.caseId).forUpdate().executeTakeFirst()
  if (!held) return { kind: 'not-found' }
  if (held.version !== input.version) return { kind: 'stale', by: held.changed_by, at: held.changed_at }
  await tx.updateTable('panel_case').set({ handed_in_on: input.on, version: held.version + 1, changed_by: caller.actor, changed_at: new Date() }).where('id', '=', held.id).execute()
  await audit(tx, caller, { action: 'portfolio-handed-in', subjectType: 'person', subjectId: held.person_id, detail: { case: held.id, on: input.on } })
  return { kind: 'saved' }
}

export type CandidateInput = {
  panelId: number
  enrolmentId: number
  personId: number
  name: string
  teamName: string
  programme: string
  assessor: { personId: number; name: string } | null
  ties: readonly Tie[]
  assessedUntil: Day
}
