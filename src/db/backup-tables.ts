import { escapeIdentifier } from 'pg'
import type { ClientBase } from 'pg'
import { to as copyTo } from 'pg-copy-streams'

import { RowSum } from './backup-format.ts'
import type { Sequence, Sums, Table } from './backup-format.ts'

/** Every table with lasting rows but the list of migrations; a table comes after those that it refers to, where there is such an order. */
export async function listTables(client: ClientBase): Promise<StoredTable[]> {
  const { rows } = await client.query<StoredTable & { oid: number; needs: number[] }>(`
    SELECT c.oid::int, n.nspname AS schema, c.relname AS name,
      ARRAY(SELECT a.attname::text FROM pg_attribute a WHERE a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped AND a.attgenerated = '' ORDER BY a.attnum) AS columns,
      ARRAY(SELECT DISTINCT k.confrelid::int FROM pg_constraint k WHERE k.contype = 'f' AND k.conrelid = c.oid AND k.confrelid <> c.oid) AS needs,
      c.relrowsecurity AND c.relforcerowsecurity AS forced,
      NOT (c.relrowsecurity AND c.relforcerowsecurity) OR (SELECT rolsuper OR rolbypassrls FROM pg_roles WHERE rolname = current_user) OR EXISTS (
        SELECT FROM pg_policy p WHERE p.polrelid = c.oid AND p.polpermissive AND p.polcmd IN ('*', 'r') AND pg_get_expr(p.polqual, p.polrelid) = 'true'
          AND (p.polroles = '{0}' OR (SELECT oid FROM pg_roles WHERE rolname = current_user) = ANY (p.polroles))) AS readable
    FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
    WHERE c.relkind = 'r' AND c.relpersistence = 'p' AND n.nspname !~ '^pg_' AND n.nspname <> 'information_schema' AND (n.nspname, c.relname) <> ('public', 'migration')
    ORDER BY n.nspname, c.relname`)
  const ordered: StoredTable[] = []
  const waiting = [...rows]
  while (waiting.length > 0) {
    const free = waiting.findIndex(({ needs }) => !waiting.some(({ oid }) => needs.includes(oid)))
    // Tables that refer to each other in a ring come in any order; restoring lifts their references meanwhile.
    const [next] = waiting.splice(Math.max(free, 0), 1)
    if (next) ordered.push({ schema: next.schema, name: next.name, columns: next.columns, forced: next.forced, readable: next.readable })
  }
  return ordered
}

export async function listSequences(client: ClientBase): Promise<Sequence[]> {
  const { rows } = await client.query<{ schema: string; name: string }>(`
    SELECT n.nspname AS schema, c.relname AS name FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
    WHERE c.relkind = 'S' AND n.nspname !~ '^pg_' ORDER BY 1, 2`)
  const sequences: Sequence[] = []
  for (const { schema, name } of rows) {
    const found = await client.query<{ value: string; called: boolean }>(`SELECT last_value::text AS value, is_called AS called FROM ${nameOf({ schema, name })}`)
    sequences.push({ schema, name, value: Number(found.rows[0]?.value), called: found.rows[0]?.called ?? false })
  }
  return sequences
}

/** Writes a table's rows to `sink` and answers what they add up to. */
export async function readRows(client: ClientBase, table: Table, sink: (bytes: Buffer) => Promise<void> | void): Promise<Sums> {
  const sum = new RowSum()
  const stream = client.query(copyTo(`COPY ${nameOf(table)} (${columnsOf(table)}) TO STDOUT`))
  for await (const bytes of stream as AsyncIterable<Buffer>) {
    sum.addBytes(bytes)
    await sink(bytes)
  }
  return sum.result()
}

export function nameOf({ schema, name }: { schema: string; name: string }): string {
  return `${escapeIdentifier(schema)}.${escapeIdentifier(name)}`
}

export function columnsOf({ columns }: Table): string {
  return columns.map((column) => escapeIdentifier(column)).join(', ')
}

export type StoredTable = Table & {
  /** Under forced row-level security. */
  readonly forced: boolean
  /** Whether this role is sure to see every row. */
  readonly readable: boolean
}
