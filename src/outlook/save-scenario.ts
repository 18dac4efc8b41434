import { audit } from '../access/audit.ts'
import type { Caller, Tx } from '../access/begin.ts'
import type { WrittenScenario } from './rules/read-scenario.ts'

/** Keeps a scenario under its name, new or in a new version; refused where the name is taken or somebody changed it since it was read. */
export async function saveScenario(tx: Tx, caller: Caller, input: { id: number | null; version: number; name: string; written: WrittenScenario }): Promise<ScenarioSaved> {
  const twin = await tx.selectFrom('outlook_scenario').select('id').where('name', '=', input.name).executeTakeFirst()
  if (twin && twin.id !== input.id) return { kind: 'name-taken' }
  const written = JSON.stringify(input.written)
  if (input.id === null) {
    const added = await tx.insertInto('outlook_scenario').values({ authority_id: caller.authority.id, name: input.name, written, changed_by: caller.actor }).onConflict((conflict) => conflict.doNothing()).returning('id').executeTakeFirst()
    if (!added) return { kind: 'name-taken' }
    await audit(tx, caller, { action: 'scenario-added', subjectType: 'outlook_scenario', subjectId: added.id, detail: { name: input.name, written: input.written } })
    return { kind: 'saved', id: added.id }
  }
  const held = await tx.selectFrom('outlook_scenario').select(['version', 'name', 'written']).where('id', '=', input.id).forUpdate().executeTakeFirst()
  if (!held) return { kind: 'gone' }
  if (held.version !== input.version) return { kind: 'changed-meanwhile' }
  await tx.updateTable('outlook_scenario').set({ name: input.name, written, version: held.version + 1, changed_by: caller.actor, changed_at: new Date() }).where('id', '=', input.id).execute()
  await audit(tx, caller, { action: 'scenario-changed', subjectType: 'outlook_scenario', subjectId: input.id, detail: { name: input.name, written: input.written, before: { name: held.name, written: held.written } } })
  return { kind: 'saved', id: input.id }
}

export type ScenarioSaved = { kind: 'saved'; id: number } | { kind: 'name-taken' | 'gone' | 'changed-meanwhile' }
