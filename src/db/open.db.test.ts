import { afterAll, beforeAll, expect, test } from 'vitest'
import type { PoolConfig } from 'pg'

import { CannotOpen } from './cannot-open.ts'
import { openDatabase } from './open.ts'
import { freshDatabase } from './testing/fresh-database.ts'
import type { FreshDatabase } from './testing/fresh-database.ts'

let database: FreshDatabase
beforeAll(async () => {
  database = await freshDatabase()
})
afterAll(async () => database.drop())

const urlOf = (config: PoolConfig): string => `postgres://${config.user}:${String(config.password)}@/${config.database}?host=${config.host}&port=${config.port}`

test('DATABASE_URL opens with the runtime role, for pages and for jobs', async () => {
  const open = await openDatabase({ databaseUrl: urlOf(database.runtimeConfig), databaseOwnerUrl: urlOf(database.ownerConfig) })
  expect(open.runtimeRole).toBe('throughline_app')
  expect((await open.jobs.query(`SELECT current_user::text AS role, current_setting('statement_timeout') AS wait`)).rows).toEqual([{ role: 'throughline_app', wait: '1min' }])
  await open.close()
  await open.close()
})

test.each([
  ['ownerConfig', 'owns the database or its tables'],
  ['adminConfig', 'is a superuser'],
] as const)('%s as DATABASE_URL is refused', async (config, why) => {
  await expect(openDatabase({ databaseUrl: urlOf(database[config]) })).rejects.toThrow(why)
})

test('a server that may lose what it confirmed is refused', async () => {
  await database.owner.query(`ALTER DATABASE ${String(database.ownerConfig.database)} SET synchronous_commit = off`)
  await expect(openDatabase({ databaseUrl: urlOf(database.runtimeConfig) })).rejects.toThrow("The database's setting synchronous_commit is off")
  await database.owner.query(`ALTER DATABASE ${String(database.ownerConfig.database)} RESET synchronous_commit`)
})

test.each(['mysql://a:b@localhost/x', 'nonsense', 'postgres://localhost/x'])('%s is no address', async (databaseUrl) => {
  await expect(openDatabase({ databaseUrl })).rejects.toThrow('DATABASE_URL is not the address of a PostgreSQL database')
})

test('a server that does not answer is one sentence', async () => {
  const url = urlOf({ ...database.runtimeConfig, password: 'wrong' })
  await expect(openDatabase({ databaseUrl: url })).rejects.toThrow(CannotOpen)
})
