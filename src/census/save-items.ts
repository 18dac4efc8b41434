import { sql } from 'kysely'
import { audit } from '../access/audit.ts'
import type { Caller, Tx } from '../access/begin.ts'
import { saved, type Stale } from './stale.ts'

/** Keeps the items of the authority's block that a person types; an empty one is given back to what the record says. */
export async function saveItems(tx: Tx, caller: Caller, year: number, items: Readonly<Record<string, string>>, version: number): Promise<typeof saved | (Stale & { items: Readonly<Record<string, string>> })> {
  const held = await tx.selectFrom('return_items').selectAll().where('year', '=', year).forUpdate().executeTakeFirst()
  if ((held?.version ?? 0) !== version) return { kind: 'stale', by: held?.changed_by ?? '', at: held?.changed_at ?? new Date(0), now: '', items: held?.items ?? {} }
  const written = await tx
    .insertInto('return_items')
    .values({ authority_id: caller.authority.id, year, items: JSON.stringify(items), changed_by: caller.actor })
    .onConflict((conflict) =>
      conflict.columns(['authority_id', 'year']).doUpdateSet({ items: JSON.stringify(items), changed_by: caller.actor, changed_at: sql`now()`, version: version + 1 }).where('return_items.version', '=', version),
    )
    .returning('version')
    .executeTakeFirst()
  if (!written) return { kind: 'stale', by: 'somebody else', at: new Date(0), now: '', items: {} }
  await audit(tx, caller, { action: 'census-items-saved', subjectType: 'census-return', subjectId: year, detail: { items, before: held?.items ?? {} } })
  return saved
}
