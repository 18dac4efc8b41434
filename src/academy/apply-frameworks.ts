import { audit } from '../access/audit.ts'
import type { Caller, Tx } from '../access/begin.ts'
import { listFrameworks, listMappingKeys } from './framework-queries.ts'
import type { FrameworkFile, StandardOfFile } from './rules/framework-file.ts'
import { planFrameworks, type FrameworkPlan, type PlannedFramework } from './rules/plan-frameworks.ts'

/** Keeps a file that was read without a problem, to be looked at and applied by a second step. */
export async function stageFrameworks(tx: Tx, caller: Caller, input: { fileName: string; file: FrameworkFile }): Promise<number> {
  const { id } = await tx
    .insertInto('framework_import')
    .values({ authority_id: caller.authority.id, file_name: input.fileName.slice(0, 200), content: JSON.stringify(input.file), made_by: caller.actor })
    .returning('id')
    .executeTakeFirstOrThrow()
  await audit(tx, caller, { action: 'frameworks-read', subjectType: 'framework-import', subjectId: id })
  return id
}

/** Does what the plan says, worked out again on the frameworks as they are now: all of it or nothing. Of two at once the second is told. */
export async function applyFrameworks(tx: Tx, caller: Caller, id: number): Promise<ApplyOutcome> {
  const staged = await tx.selectFrom('framework_import').selectAll().where('id', '=', id).forUpdate().executeTakeFirst()
  if (!staged) return { kind: 'not-found' }
  if (staged.state !== 'waiting') return { kind: 'settled', by: staged.settled_by ?? '', state: staged.state }
  await tx.selectFrom('framework').select('id').forUpdate().execute()
  const plan = planFrameworks(staged.content, await listFrameworks(tx), await listMappingKeys(tx))
  if (plan.problems.length > 0) return { kind: 'refused', plan }
  for (const framework of plan.frameworks) await applyOne(tx, caller, framework)
  await addMappings(tx, caller, plan)
  await tx.updateTable('framework_import').set({ state: 'applied', settled_by: caller.actor, settled_at: new Date() }).where('id', '=', id).execute()
  const count = (kind: PlannedFramework['kind']) => plan.frameworks.filter((one) => one.kind === kind).length
  await audit(tx, caller, { action: 'frameworks-imported', subjectType: 'framework-import', subjectId: id, detail: { added: count('new'), changed: count('changed'), superseded: count('supersedes'), mappings: plan.mappings.added.length } })
  return { kind: 'applied' }
}

export async function discardFrameworks(tx: Tx, caller: Caller, id: number): Promise<'discarded' | 'not-found'> {
  const done = await tx.updateTable('framework_import').set({ state: 'discarded', settled_by: caller.actor, settled_at: new Date() }).where('id', '=', id).where('state', '=', 'waiting').returning('id').executeTakeFirst()
  if (!done) return 'not-found'
  await audit(tx, caller, { action: 'frameworks-discarded', subjectType: 'framework-import', subjectId: id })
  return 'discarded'
}

async function applyOne(tx: Tx, caller: Caller, planned: PlannedFramework): Promise<void> {
  const { given } = planned
  if (planned.kind === 'same') return
  if (planned.kind === 'changed') {
    await tx
      .updateTable('framework')
      .set((eb) => ({ label: given.label, ...(given.source === '' ? {} : { source: given.source }), ...(given.note === '' ? {} : { note: given.note }), is_provisional: given.isProvisional, ...(given.validFrom === null ? {} : { valid_from: given.validFrom }), version: eb('version', '+', 1) }))
      .where('id', '=', planned.id)
      .execute()
    if (planned.removed.length > 0) await tx.deleteFrom('framework_standard').where('framework_id', '=', planned.id).where('code', 'in', [...planned.removed]).execute()
    for (const [sort, standard] of given.standards.entries()) {
      await tx
        .insertInto('framework_standard')
        .values({ authority_id: caller.authority.id, framework_id: planned.id, ...columnsOf(standard), sort })
        .onConflict((conflict) => conflict.columns(['framework_id', 'code']).doUpdateSet({ ...columnsOf(standard), sort }))
        .execute()
    }
    return
  }
  if (planned.kind === 'supersedes') await tx.updateTable('framework').set((eb) => ({ valid_to: planned.validTo, version: eb('version', '+', 1) })).where('id', '=', planned.before.id).execute()
  const { id } = await tx
    .insertInto('framework')
    .values({ authority_id: caller.authority.id, code: given.code, label: given.label, edition: given.edition, source: given.source, is_provisional: given.isProvisional, note: given.note, valid_from: given.validFrom, valid_to: null })
    .returning('id')
    .executeTakeFirstOrThrow()
  await tx.insertInto('framework_standard').values(given.standards.map((standard, sort) => ({ authority_id: caller.authority.id, framework_id: id, ...columnsOf(standard), sort }))).execute()
}

/** A mapping is between the editions in force: of a superseded one the mappings stay with it. */
async function addMappings(tx: Tx, caller: Caller, plan: FrameworkPlan): Promise<void> {
  const held = (await listFrameworks(tx)).filter(({ validTo }) => validTo === null)
  const idOf = ([code, standard]: readonly [string, string]) => held.find((one) => one.code === code)?.standards.find((one) => one.code === standard)?.id
  for (const { from, to, note, isProvisional } of plan.mappings.added) {
    const [from_standard_id, to_standard_id] = [idOf(from), idOf(to)]
    if (from_standard_id === undefined || to_standard_id === undefined) throw new Error(`a planned mapping leads nowhere: ${from.join(' ')} to ${to.join(' ')}`)
    await tx.insertInto('standard_mapping').values({ authority_id: caller.authority.id, from_standard_id, to_standard_id, note, is_provisional: isProvisional }).onConflict((conflict) => conflict.columns(['from_standard_id', 'to_standard_id']).doNothing()).execute()
  }
}

function columnsOf(standard: StandardOfFile) {
  return { code: standard.code, label: standard.label, grouping: standard.group, level: standard.level, description: standard.description }
}

export type ApplyOutcome = { kind: 'applied' } | { kind: 'not-found' } | { kind: 'settled'; by: string; state: string } | { kind: 'refused'; plan: FrameworkPlan }
