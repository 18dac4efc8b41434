import { audit } from '../access/audit.ts'
import type { Caller, Tx } from '../access/begin.ts'
import type { Day } from '../time/day.ts'

/** Sets what a measure should reach, in place of the target before. Refused where somebody else changed it since it was read. */
export async function setTarget(tx: Tx, caller: Caller, input: TargetInput): Promise<TargetSet> {
  const held = await tx
    .selectFrom('target')
    .select(['id', 'version', 'value', 'owner', 'due_on'])
    .where('measure', '=', input.measure)
    .where('basis', '=', input.basis)
    .where('group_kind', 'is not distinct from', input.groupKind)
    .where('group_id', 'is not distinct from', input.groupId)
    .forUpdate()
    .executeTakeFirst()
  if ((held?.version ?? 0) !== input.version) return { kind: 'changed-meanwhile', value: held === undefined ? null : Number(held.value), owner: held?.owner ?? null }
  const target = { value: input.value, owner: input.owner, due_on: input.dueOn }
  if (held) {
    await tx.updateTable('target').set({ ...target, version: held.version + 1 }).where('id', '=', held.id).execute()
  } else {
    const added = await tx
      .insertInto('target')
      .values({ authority_id: caller.authority.id, measure: input.measure, basis: input.basis, group_kind: input.groupKind, group_id: input.groupId, ...target })
      .onConflict((conflict) => conflict.doNothing())
      .returning('id')
      .executeTakeFirst()
    if (!added) return { kind: 'changed-meanwhile', value: null, owner: null }
  }
  await audit(tx, caller, {
    action: 'target-set', subjectType: 'measure', subjectId: `${input.measure} ${input.basis}`,
    detail: { ...input, before: held ? { value: Number(held.value), owner: held.owner, dueOn: held.due_on } : null },
  })
  return { kind: 'set' }
}

export type TargetInput = {
  measure: string
  basis: 'headcount' | 'fte'
  groupKind: 'team' | 'service' | null
  groupId: number | null
  value: number
  owner: string
  dueOn: Day
  /** The version that was read; 0 where there was no target. */
  version: number
}

export type TargetSet = { kind: 'set' } | { kind: 'changed-meanwhile'; value: number | null; owner: string | null }
