import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Client } from 'pg'
import { expect, test } from 'vitest'

import { backup } from './backup.ts'
import { startEmbedded } from './embedded/start.ts'
import type { EmbeddedServer } from './embedded/start.ts'
import { migrate } from './migrate.ts'
import { checkBackup, restore } from './restore.ts'
import { isCheckedWith } from './testing/check-with.ts'

const PG15 = process.env['THROUGHLINE_PG15_BIN'] ?? '/usr/lib/postgresql/15/bin'
const migrations = join(import.meta.dirname, '../../migrations')

test.runIf(isCheckedWith('pg15'))('a council moves from the embedded database to PostgreSQL 15 and back, and every row is the same', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'tl-move-'))
  const started: EmbeddedServer[] = []
  const start = async (name: string, options = {}): Promise<EmbeddedServer> => {
    const server = await startEmbedded(join(folder, name), options)
    started.push(server)
    return server
  }
  try {
    const [from, fifteen, back] = [await start('from'), await start('fifteen', { programs: PG15 }), await start('back')]
    await migrate(from.owner, { folder: migrations, runtimeRole: 'throughline_app' })
    const client = new Client(from.owner)
    await client.connect()
    await client.query(`CREATE TABLE moved AS SELECT n AS id, 'Zoë ' || n AS name, DATE '2020-02-29' + n AS day, n / 7.0 AS share, now() AS at FROM generate_series(1, 20000) n`)
    await client.end()
    const files = ['one', 'two', 'three'].map((name) => join(folder, name)) as [string, string, string]
    const arrive = async (server: EmbeddedServer, file: string): Promise<void> => {
      // The table is none of a migration's, so it is there before the rows come.
      const owner = new Client(server.owner)
      await owner.connect()
      await owner.query('CREATE TABLE moved (id int, name text, day date, share numeric, at timestamptz)')
      await owner.end()
      await restore(server.owner, file, { folder: migrations, runtimeRole: 'throughline_app' })
    }
    await backup(from.owner, files[0])
    await arrive(fifteen, files[0])
    await backup(fifteen.owner, files[1])
    await arrive(back, files[1])
    await backup(back.owner, files[2])
    const [first, second, third] = await Promise.all(files.map(checkBackup))
    expect([first?.header.server.slice(0, 2), second?.header.server.slice(0, 2), third?.header.server.slice(0, 2)]).toEqual(['18', '15', '18'])
    expect(second?.sums).toEqual(first?.sums)
    expect(third?.sums).toEqual(first?.sums)
    expect(first?.sums.get('"public"."moved"')?.rows).toBe(20_000)
  } finally {
    for (const server of started) await server.stop()
    await rm(folder, { recursive: true, force: true })
  }
})
