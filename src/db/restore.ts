import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { Client, escapeIdentifier } from 'pg'
import type { PoolConfig } from 'pg'
import { from as copyFrom } from 'pg-copy-streams'

import { PLAIN_VALUES, readBackup, RowSum } from './backup-format.ts'
import type { Header, Sequence, Sums, Table } from './backup-format.ts'
import { columnsOf, listTables, nameOf, readRows } from './backup-tables.ts'
import { CannotOpen } from './cannot-open.ts'
import { messageOf } from './embedded/data-folder.ts'
import { migrate } from './migrate.ts'
import { readMigrations } from './migration-files.ts'

/**
 * Brings a backup back into an empty database (or, with `replace`, in place of what is there): the file is checked whole first, then
 * loaded in one transaction, read back and compared row by row; then newer migrations follow. Anything wrong: nothing is changed.
 */
export async function restore(ownerConfig: PoolConfig, file: string, options: RestoreOptions): Promise<{ tables: number; rows: number; schema: number; madeAt: string }> {
  const { header, sums } = await checkBackup(file)
  await checkSchema(header, options.folder)
  const client = new Client({ ...ownerConfig, application_name: 'throughline restore' })
  client.on('error', () => {})
  await client.connect()
  try {
    await client.query(PLAIN_VALUES)
    if (options.replace !== true) await refuseIfUsed(client)
    const { version } = await migrate(ownerConfig, { folder: options.folder, runtimeRole: options.runtimeRole, upTo: header.schema })
    if (version !== header.schema) throw new CannotOpen(`The backup is of schema ${header.schema} and this database is at schema ${version} already: restore it into an empty database.`)
    await client.query('BEGIN')
    await load(client, file, sums)
    await client.query('COMMIT; ANALYZE')
  } finally {
    await client.end()
  }
  const { version } = await migrate(ownerConfig, options)
  return { tables: sums.size, rows: [...sums.values()].reduce((all, { rows }) => all + rows, 0), schema: version, madeAt: header.madeAt }
}

/** Reads a backup to its end without a database; a single changed bit is found. */
export async function checkBackup(file: string): Promise<{ header: Header; sums: Map<string, Sums> }> {
  let header: Header | undefined
  const sums = new Map<string, Sums>()
  const add = async (table: Table, rows: AsyncGenerator<Buffer>): Promise<void> => {
    const sum = new RowSum()
    for await (const bytes of rows) sum.addBytes(bytes)
    sums.set(nameOf(table), sum.result())
  }
  try {
    await readBackup(file, { header: (found) => void (header = found), table: add })
  } catch (error) {
    if (error instanceof CannotOpen) throw error
    throw new CannotOpen(`The backup ${file} cannot be read or is damaged (${messageOf(error)}): use another copy. Nothing was changed.`, { cause: error })
  }
  if (header === undefined) throw new Error('a backup without a header was read to its end')
  return { header, sums }
}

async function checkSchema(header: Header, folder: string): Promise<void> {
  const known = new Map((await readMigrations(folder)).map(({ number, checksum }) => [number, checksum]))
  const other = header.migrations.find(({ number, checksum }) => known.get(number) !== checksum)
  if (other) throw new CannotOpen(`The backup was made by another release of Throughline (schema ${header.schema}, migration ${other.number} differs or is not known here): restore it with that release or a newer one.`)
}

// The design's rule that personal data has an authority_id says which tables a council has filled; the rest came with the migrations.
async function refuseIfUsed(client: Client): Promise<void> {
  const { rows } = await client.query<{ schema: string; name: string }>(`
    SELECT DISTINCT n.nspname AS schema, t.relname AS name
    FROM pg_attribute a JOIN pg_class c ON c.oid = a.attrelid AND c.relkind = 'r' AND c.relpersistence = 'p'
      LEFT JOIN pg_constraint k ON k.contype = 'f' AND k.conrelid = c.oid AND a.attnum = ANY (k.conkey)
      JOIN pg_class t ON t.oid IN (c.oid, k.confrelid) JOIN pg_namespace n ON n.oid = t.relnamespace
    WHERE a.attname = 'authority_id' AND NOT a.attisdropped AND n.nspname !~ '^pg_'`)
  for (const table of rows) {
    const used = await client.query(`SELECT FROM ${nameOf(table)} LIMIT 1`)
    if (used.rowCount !== 0) throw new CannotOpen(`This database is in use (there are rows in ${table.name}): restore into an empty data folder or database, or say --replace to lose what is there.`)
  }
}

async function load(client: Client, file: string, sums: ReadonlyMap<string, Sums>): Promise<void> {
  const stored = await listTables(client)
  const there = new Map(stored.map((table) => [nameOf(table), table]))
  const missing = [...sums.keys()].find((name) => !there.has(name))
  if (missing !== undefined) throw new CannotOpen(`The backup has a table ${missing} that this database has not.`)

  const references = await liftReferences(client)
  for (const table of stored) {
    await client.query(`ALTER TABLE ${nameOf(table)} DISABLE TRIGGER USER`)
    if (table.forced) await client.query(`ALTER TABLE ${nameOf(table)} NO FORCE ROW LEVEL SECURITY`)
  }
  if (stored.length > 0) await client.query(`TRUNCATE ${stored.map(nameOf).join(', ')}`)
  await readBackup(file, { table: async (table, rows) => loadTable(client, table, rows), sequences: async (sequences) => setSequences(client, sequences) })
  await client.query('SET CONSTRAINTS ALL IMMEDIATE')
  for (const table of stored) {
    await client.query(`ALTER TABLE ${nameOf(table)} ENABLE TRIGGER USER`)
    if (table.forced) await client.query(`ALTER TABLE ${nameOf(table)} FORCE ROW LEVEL SECURITY`)
  }
  for (const { table, name, definition } of references) await client.query(`ALTER TABLE ${table} ADD CONSTRAINT ${escapeIdentifier(name)} ${definition}`)
  for (const table of stored) {
    const told = sums.get(nameOf(table))
    const found = await readRows(client, table, () => {})
    if (told && (told.rows !== found.rows || told.sum !== found.sum)) throw new Error(`the rows of ${table.name} read back are not those of the backup`)
  }
}

// Added again afterwards, each is checked for all rows at once; so tables that refer to each other in a ring can be filled at all.
async function liftReferences(client: Client): Promise<{ table: string; name: string; definition: string }[]> {
  const { rows } = await client.query<{ schema: string; table: string; name: string; definition: string }>(`
    SELECT n.nspname AS schema, c.relname AS table, k.conname AS name, pg_get_constraintdef(k.oid) AS definition
    FROM pg_constraint k JOIN pg_class c ON c.oid = k.conrelid JOIN pg_namespace n ON n.oid = c.relnamespace
    WHERE k.contype = 'f' AND k.conparentid = 0 AND n.nspname !~ '^pg_' ORDER BY k.oid`)
  const references = rows.map(({ schema, table, name, definition }) => ({ table: nameOf({ schema, name: table }), name, definition }))
  for (const { table, name } of references) await client.query(`ALTER TABLE ${table} DROP CONSTRAINT ${escapeIdentifier(name)}`)
  return references
}

async function loadTable(client: Client, table: Table, rows: AsyncGenerator<Buffer>): Promise<void> {
  try {
    await pipeline(Readable.from(rows, { objectMode: false }), client.query(copyFrom(`COPY ${nameOf(table)} (${columnsOf(table)}) FROM STDIN`)))
  } catch (error) {
    throw new Error(`the rows of ${table.name} could not be loaded: ${messageOf(error)}`, { cause: error })
  }
}

async function setSequences(client: Client, sequences: readonly Sequence[]): Promise<void> {
  for (const { schema, name, value, called } of sequences) await client.query('SELECT setval($1::regclass, $2, $3)', [nameOf({ schema, name }), value, called])
}

export type RestoreOptions = {
  /** The migrations. */
  readonly folder: string
  readonly runtimeRole: string
  /** What is there may be lost. */
  readonly replace?: boolean
}
