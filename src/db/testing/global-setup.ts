import { existsSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Client } from 'pg'
import type { TestProject } from 'vitest/node'

import { startEmbedded } from '../embedded/start.ts'
import { migrate } from '../migrate.ts'

/** One cluster for the run, in memory where there is such a place, with one migrated database that every test copies. */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const programs = process.env['THROUGHLINE_TEST_POSTGRES_BIN']
  const folder = await mkdtemp(join(existsSync('/dev/shm') ? '/dev/shm' : tmpdir(), 'tl-test-'))
  const server = await startEmbedded(join(folder, 'data'), { settings: { max_connections: '200', autovacuum: 'off' }, ...(programs ? { programs } : {}) })
  const remove = async (): Promise<void> => {
    await server.stop()
    await rm(folder, { recursive: true, force: true })
  }
  try {
    await migrate(server.owner, { folder: join(import.meta.dirname, '../../../migrations'), runtimeRole: server.runtime.user ?? '' })
    const admin = new Client({ ...server.admin, database: 'postgres' })
    await admin.connect()
    await admin.query('ALTER DATABASE throughline ALLOW_CONNECTIONS false')
    await admin.end()
  } catch (error) {
    await remove()
    throw error
  }
  project.provide('databases', JSON.stringify({ owner: server.owner, runtime: server.runtime, admin: server.admin }))
  return remove
}

declare module 'vitest' {
  export interface ProvidedContext {
    databases: string
  }
}
