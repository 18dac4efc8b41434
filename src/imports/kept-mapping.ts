import type { Caller, Tx } from '../access/begin.ts'

/** The column choices that were used for the last file of a kind; what this file's own mapping says comes first. */
export async function findKeptMapping(tx: Tx, kind: string): Promise<Record<string, unknown> | null> {
  const row = await tx.selectFrom('column_mapping').select('mapping').where('kind', '=', kind).where('name', '=', NAME).executeTakeFirst()
  return row?.mapping ?? null
}

/** Keeps the choices of an applied file for the next of its kind. */
export async function keepMapping(tx: Tx, caller: Caller, kind: string, mapping: Record<string, unknown>): Promise<void> {
  const text = JSON.stringify(mapping)
  await tx
    .insertInto('column_mapping')
    .values({ authority_id: caller.authority.id, kind, name: NAME, mapping: text })
    .onConflict((conflict) => conflict.columns(['authority_id', 'kind', 'name']).doUpdateSet((eb) => ({ mapping: text, version: eb('column_mapping.version', '+', 1) })))
    .execute()
}

const NAME = 'last used'
