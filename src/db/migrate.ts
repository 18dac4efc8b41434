import { Client, escapeIdentifier } from 'pg'
import type { PoolConfig } from 'pg'

import { CannotOpen } from './cannot-open.ts'
import { codeOf, messageOf } from './embedded/data-folder.ts'
import { readMigrations } from './migration-files.ts'
import type { Migration } from './migration-files.ts'

/**
 * Brings the schema to the newest of the numbered files, each in a transaction of its own. Two at once: one waits and finds nothing
 * left to do. A file that was changed after it ran and a schema that is newer than the program are refused.
 */
export async function migrate(ownerConfig: PoolConfig, { folder, runtimeRole, upTo = Infinity }: MigrateOptions): Promise<{ applied: string[]; version: number }> {
  const migrations = await readMigrations(folder)
  const client = new Client({ ...ownerConfig, application_name: 'throughline migrate' })
  client.on('error', () => {})
  await client.connect()
  try {
    await client.query(`SET lock_timeout = '120s'; SET client_min_messages = warning`)
    await client.query('SELECT pg_advisory_lock($1)', [MIGRATING])
    const done = await readDone(client, runtimeRole)
    const refusal = whyNot(migrations, done)
    if (refusal !== null) throw new CannotOpen(refusal)
    const due = migrations.filter(({ number }) => !done.has(number) && number <= upTo)
    const owner = (await client.query<{ role: string }>('SELECT current_user::text AS role')).rows[0]?.role ?? ''
    for (const migration of due) await apply(client, migration, { runtime: runtimeRole, owner })
    return { applied: due.map(({ file }) => file), version: Math.max(0, ...done.keys(), ...due.map(({ number }) => number)) }
  } finally {
    await client.end()
  }
}

async function readDone(client: Client, runtimeRole: string): Promise<Map<number, Done>> {
  await client.query(`
    CREATE TABLE IF NOT EXISTS migration (number int PRIMARY KEY, file text NOT NULL, checksum text NOT NULL, applied_at timestamptz NOT NULL DEFAULT now());
    GRANT SELECT ON migration TO ${escapeIdentifier(runtimeRole)}`)
  const { rows } = await client.query<Done>('SELECT number, file, checksum FROM migration ORDER BY number')
  return new Map(rows.map((row) => [row.number, row]))
}

function whyNot(migrations: readonly Migration[], done: ReadonlyMap<number, Done>): string | null {
  const byNumber = new Map(migrations.map((migration) => [migration.number, migration]))
  const newest = migrations.at(-1)?.number ?? 0
  const reached = Math.max(0, ...done.keys())
  if (reached > newest) return `The database is at schema ${reached} and this program knows schema ${newest}: start the newer release of Throughline that changed it.`
  for (const { number, file, checksum } of done.values()) {
    const migration = byNumber.get(number)
    if (!migration) return `The database was made with the migration ${file}, which this program does not have: start the release that made it.`
    if (migration.checksum !== checksum) return `The migration ${migration.file} was changed after it ran here: put the file back as it was and write the change as a new migration.`
  }
  const late = migrations.find(({ number }) => number < reached && !done.has(number))
  return late ? `The migration ${late.file} has a number below ${reached}, which ran already: give it the next free number.` : null
}

async function apply(client: Client, migration: Migration, roles: { runtime: string; owner: string }): Promise<void> {
  const sql = migration.sql.replaceAll(/\{\{(runtime|owner)\}\}/g, (_, role: 'runtime' | 'owner') => escapeIdentifier(roles[role]))
  await client.query('BEGIN')
  try {
    await client.query(`SET LOCAL lock_timeout = '5s'`)
    await client.query(sql)
    await client.query('INSERT INTO migration (number, file, checksum) VALUES ($1, $2, $3)', [migration.number, migration.file, migration.checksum])
    await client.query('COMMIT')
  } catch (error) {
    await client.query('ROLLBACK').catch(() => {})
    if (codeOf(error) === '55P03') throw new CannotOpen(`The migration ${migration.file} waited five seconds for a table that is in use: try again when nobody works.`)
    throw new Error(`migration ${migration.file}${lineOf(error, sql)}: ${messageOf(error)}`, { cause: error })
  }
}

function lineOf(error: unknown, sql: string): string {
  const position = error instanceof Error && 'position' in error ? Number(error.position) : 0
  return position > 0 ? `, line ${sql.slice(0, position).split('\n').length}` : ''
}

const MIGRATING = 7_461_003

type Done = { number: number; file: string; checksum: string }

export type MigrateOptions = {
  readonly folder: string
  readonly runtimeRole: string
  /** Stops at this number, to restore a backup of an older release. */
  readonly upTo?: number
}
