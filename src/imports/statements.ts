import { sql } from 'kysely'
import type { Caller, Tx } from '../access/begin.ts'
import type { StatedTotal } from './adapter.ts'

/** Puts a file's totals in force; what it said before is retracted, never overwritten. Returns how many changed. */
export async function replaceStatements(tx: Tx, caller: Caller, source: string, statements: readonly StatedTotal[], replaced: readonly string[]): Promise<number> {
  const sources = [...new Set([source, ...replaced])]
  const held = await tx.selectFrom('statement').select(['id', 'item', 'on_day', 'value', 'source']).where('source', 'in', sources).where('retracted_at', 'is', null).execute()
  const key = (item: string, onDay: string, value: string, from: string) => [item, onDay, value, from].join('|')
  const wanted = new Set(statements.map((row) => key(row.item, row.onDay, row.value, source)))
  const gone = held.filter((row) => !wanted.has(key(row.item, row.on_day, row.value, row.source)))
  const standing = new Set(held.map((row) => key(row.item, row.on_day, row.value, row.source)))
  const fresh = statements.filter((row) => !standing.has(key(row.item, row.onDay, row.value, source)))
  if (gone.length > 0) {
    await sql`update statement set retracted_at = now() where id = any (${gone.map((row) => row.id)}::integer[])`.execute(tx)
  }
  if (fresh.length > 0) {
    await tx.insertInto('statement').values(fresh.map((row) => ({ authority_id: caller.authority.id, item: row.item, on_day: row.onDay, value: row.value, source }))).execute()
  }
  return gone.length + fresh.length
}
