import { afterAll, beforeAll, expect, test } from 'vitest'

import { openPool, PAGE_LIMITS } from './pool.ts'
import { freshDatabase } from './testing/fresh-database.ts'
import type { FreshDatabase } from './testing/fresh-database.ts'

let database: FreshDatabase
beforeAll(async () => {
  database = await freshDatabase()
})
afterAll(async () => database.drop())

test('a day stays the text of a calendar day, and a decimal stays exact', async () => {
  const { rows } = await database.runtime.query(
    `SELECT DATE '2026-03-29' AS day, ARRAY[DATE '2026-03-29', NULL] AS days, 0.10::numeric AS fte, ARRAY[1.50::numeric] AS ftes, count(*) AS people, ARRAY[7::bigint, NULL] AS counts FROM generate_series(1, 3)`,
  )
  expect(rows).toEqual([{ day: '2026-03-29', days: ['2026-03-29', null], fte: '0.10', ftes: ['1.50'], people: 3, counts: [7, null] }])
})

test('a count that a number cannot hold exactly is an error, not a near miss', async () => {
  await expect(database.runtime.query('SELECT 9007199254740993::bigint AS n')).rejects.toThrow('9007199254740993')
})

test('the limits reach the server', async () => {
  const pool = openPool(database.runtimeConfig, { ...PAGE_LIMITS, statementSeconds: 1 })
  await expect(pool.query('SELECT pg_sleep(30)')).rejects.toThrow('statement timeout')
  const { rows } = await pool.query(`SELECT current_setting('lock_timeout') AS lock, current_setting('idle_in_transaction_session_timeout') AS idle`)
  expect(rows).toEqual([{ lock: '2s', idle: '10s' }])
  await pool.end()
})

test('a pool works again after all its connections were cut, also one in the middle of a transaction', async () => {
  const busy = await database.runtime.connect()
  await busy.query('BEGIN')
  await database.runtime.query('SELECT 1')
  await database.owner.query('SELECT 1')
  const admin = openPool(database.adminConfig)
  await admin.query('SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND usename = $1', [database.runtimeConfig.user])
  await admin.end()
  await expect(busy.query('SELECT 1')).rejects.toThrow()
  busy.release(true)
  await expect.poll(async () => (await database.runtime.query('SELECT 2 AS n').catch(() => null))?.rows).toEqual([{ n: 2 }])
})
