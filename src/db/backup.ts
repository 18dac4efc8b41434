import { createHash } from 'node:crypto'
import { once } from 'node:events'
import { createWriteStream } from 'node:fs'
import { access, open, rename, rm, stat } from 'node:fs/promises'
import { pipeline } from 'node:stream/promises'
import { Client } from 'pg'
import type { PoolConfig } from 'pg'
import { createGzip } from 'node:zlib'

import { END_OF_ROWS, PLAIN_VALUES } from './backup-format.ts'
import type { Header } from './backup-format.ts'
import { listSequences, listTables, readRows } from './backup-tables.ts'
import { CannotOpen } from './cannot-open.ts'

/**
 * Writes the whole database, as it is at one moment, to one file (0600) while others go on working. The rows of the tables in
 * `without` (as `schema.name`: sessions, say, which must not come back to life) are left out.
 */
export async function backup(ownerConfig: PoolConfig, file: string, { without = [] }: { without?: readonly string[] } = {}): Promise<BackupSummary> {
  if (await access(file).then(() => true, () => false)) throw new CannotOpen(`There is a file ${file} already: name another.`)
  const part = `${file}.part`
  const client = new Client({ ...ownerConfig, application_name: 'throughline backup' })
  client.on('error', () => {})
  await client.connect()
  try {
    await client.query(`${PLAIN_VALUES}; BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY`)
    const summary = await write(client, part, without)
    await syncFile(part)
    await rename(part, file)
    return { ...summary, bytes: (await stat(file)).size }
  } finally {
    await client.end()
    await rm(part, { force: true })
  }
}

async function write(client: Client, part: string, without: readonly string[]): Promise<{ tables: number; rows: number; schema: number }> {
  const header = await headerOf(client)
  const tables = await listTables(client)
  const hidden = tables.find(({ readable }) => !readable)
  if (hidden) throw new CannotOpen(`Row-level security may hide rows of ${hidden.schema}.${hidden.name} from this role: make the backup with the role in DATABASE_OWNER_URL.`)
  const gzip = createGzip({ level: 3 })
  const written = pipeline(gzip, createWriteStream(part, { mode: 0o600 }))
  written.catch(() => {})
  const total = createHash('sha256')
  const put = async (bytes: Buffer): Promise<void> => {
    total.update(bytes)
    // A full disk ends the pipeline, and then no drain ever comes.
    if (!gzip.write(bytes)) await Promise.race([once(gzip, 'drain'), written])
  }
  const line = async (value: unknown): Promise<void> => put(Buffer.from(`${JSON.stringify(value)}\n`))

  await line(header)
  let rows = 0
  for (const { schema, name, columns } of tables) {
    const table = { schema, name, columns }
    await line({ table })
    const left = without.includes(`${schema}.${name}`)
    const sums = left ? { rows: 0, sum: '0'.repeat(64) } : await readRows(client, table, put)
    await put(Buffer.concat([END_OF_ROWS, Buffer.from('\n')]))
    await line(sums)
    rows += sums.rows
  }
  await line({ sequences: await listSequences(client) })
  await line({ end: total.copy().digest('hex') })
  gzip.end()
  await written
  return { tables: tables.length, rows, schema: header.schema }
}

async function headerOf(client: Client): Promise<Header> {
  const known = await client.query<{ there: boolean }>(`SELECT to_regclass('public.migration') IS NOT NULL AS there`)
  if (known.rows[0]?.there !== true) throw new CannotOpen('There is nothing to save: this database was never set up.')
  const { rows: migrations } = await client.query<{ number: number; checksum: string }>('SELECT number, checksum FROM migration ORDER BY number')
  const { rows } = await client.query<{ at: string; server: string }>(
    `SELECT to_char(now() AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') AS at, current_setting('server_version') AS server`,
  )
  return { throughline: 'backup', format: 1, schema: migrations.at(-1)?.number ?? 0, migrations, madeAt: rows[0]?.at ?? '', server: rows[0]?.server ?? '' }
}

async function syncFile(path: string): Promise<void> {
  const file = await open(path, 'r')
  try {
    await file.sync()
  } finally {
    await file.close()
  }
}

export type BackupSummary = { readonly tables: number; readonly rows: number; readonly schema: number; readonly bytes: number }
