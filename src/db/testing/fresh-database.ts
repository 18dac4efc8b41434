import { randomBytes } from 'node:crypto'
import { Client } from 'pg'
import type { Pool, PoolConfig } from 'pg'
import { inject } from 'vitest'

import { closeDatabase } from '../embedded/roles.ts'
import { openPool } from '../pool.ts'

/** A database of its own for a test: every migration, no rows, gone with `drop()`. */
export async function freshDatabase(): Promise<FreshDatabase> {
  return makeDatabase('throughline')
}

/** A database without any table, for tests of migrations and restores. */
export async function bareDatabase(): Promise<FreshDatabase> {
  return makeDatabase('template0')
}

async function makeDatabase(template: string): Promise<FreshDatabase> {
  const configs = JSON.parse(inject('databases')) as Record<'owner' | 'runtime' | 'admin', PoolConfig>
  const database = `t_${randomBytes(8).toString('hex')}`
  await asAdmin(configs.admin, async (admin) => {
    await admin.query(`CREATE DATABASE ${database} TEMPLATE ${template} OWNER ${configs.owner.user ?? ''}`)
    await closeDatabase(admin, database)
  })
  const [ownerConfig, runtimeConfig] = [{ ...configs.owner, database }, { ...configs.runtime, database }]
  const [owner, runtime] = [openPool({ ...ownerConfig, max: 4 }, LIMITS), openPool({ ...runtimeConfig, max: 8 }, LIMITS)]
  return {
    owner,
    runtime,
    ownerConfig,
    runtimeConfig,
    adminConfig: { ...configs.admin, database },
    drop: async () => {
      await Promise.all([owner.end(), runtime.end()])
      await asAdmin(configs.admin, async (admin) => void (await admin.query(`DROP DATABASE ${database} WITH (FORCE)`)))
    },
  }
}

async function asAdmin(config: PoolConfig, work: (admin: Client) => Promise<void>): Promise<void> {
  const admin = new Client({ ...config, database: 'postgres' })
  await admin.connect()
  try {
    await work(admin)
  } finally {
    await admin.end()
  }
}

// A slow machine is no reason for a red test.
const LIMITS = { statementSeconds: 60, idleInTransactionSeconds: 60, lockSeconds: 20 }

export type FreshDatabase = {
  readonly owner: Pool
  readonly runtime: Pool
  readonly ownerConfig: PoolConfig
  readonly runtimeConfig: PoolConfig
  readonly adminConfig: PoolConfig
  drop(): Promise<void>
}
