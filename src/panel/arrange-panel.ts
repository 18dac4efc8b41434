import { audit } from '../access/audit.ts'
import type { Caller, Tx } from '../access/begin.ts'
import type { Day } from '../time/day.ts'
import type { Confirms } from './tables.ts'

/** Puts a panel into the calendar, by the rule of the programme as it is today; its draw of full readings is seeded by its own day. */
export async function arrangePanel(tx: Tx, caller: Caller, input: PanelInput): Promise<{ kind: 'arranged'; id: number } | { kind: 'exists' }> {
  const made = await tx
    .insertInto('panel')
    .values({
      authority_id: caller.authority.id, held_on: input.heldOn, place: input.place, quorum: input.quorum, hand_in_weeks: input.handInWeeks, full_read_share: input.fullReadShare,
      draw_seed: Number(input.heldOn.replaceAll('-', '')), confirms: input.confirms, drawn_at: null, changed_by: caller.actor,
    })
    .onConflict((conflict) => conflict.columns(['authority_id', 'held_on', 'place']).doNothing())
    .returning('id')
    .executeTakeFirst()
  if (!made) return { kind: 'exists' }
  await audit(tx, caller, { action: 'panel-arranged', subjectType: 'panel', subjectId: made.id, detail: { on: input.heldOn } })
  return { kind: 'arranged', id: made.id }
}

/** Changes a panel as long as nothing was decided at it. */
export async function changePanel(tx: Tx, caller: Caller, id: number, input: PanelInput & { version: number }): Promise<{ kind: 'changed' | 'not-found' | 'exists' | 'decided' } | { kind: 'stale'; by: string; at: Date }> {
  const held = await tx.selectFrom('panel').selectAll().where('id', '=', id).forUpdate().executeTakeFirst()
  if (!held) return { kind: 'not-found' }
  if (held.version !== input.version) return { kind: 'stale', by: held.changed_by, at: held.changed_at }
  const decided = await tx.selectFrom('panel_decision').innerJoin('panel_case', 'panel_case.id', 'panel_decision.case_id').select('case_id').where('panel_id', '=', id).limit(1).executeTakeFirst()
  if (decided) return { kind: 'decided' }
  const other = await tx.selectFrom('panel').select('id').where('held_on', '=', input.heldOn).where('place', '=', input.place).where('id', '<>', id).executeTakeFirst()
  if (other) return { kind: 'exists' }
  await tx
    .updateTable('panel')
    .set({ held_on: input.heldOn, place: input.place, quorum: input.quorum, hand_in_weeks: input.handInWeeks, full_read_share: input.fullReadShare, confirms: input.confirms, version: held.version + 1, changed_by: caller.actor, changed_at: new Date() })
    .where('id', '=', id)
    .execute()
  await audit(tx, caller, { action: 'panel-changed', subjectType: 'panel', subjectId: id, detail: { on: input.heldOn } })
  return { kind: 'changed' }
}

export type PanelInput = { heldOn: Day; place: string; quorum: number; handInWeeks: number; fullReadShare: number; confirms: Confirms }
