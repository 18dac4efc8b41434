import { mkdtemp, rename, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'

import { migrate } from './migrate.ts'
import { bareDatabase } from './testing/fresh-database.ts'
import type { FreshDatabase } from './testing/fresh-database.ts'

let database: FreshDatabase
let folder: string
beforeEach(async () => {
  database = await bareDatabase()
  folder = await mkdtemp(join(tmpdir(), 'tl-migrations-'))
  await write('001-team.sql', 'CREATE TABLE team (name text);\nGRANT SELECT ON team TO {{runtime}};\nALTER TABLE team OWNER TO {{owner}};')
  await write('002-post.sql', 'CREATE TABLE post (name text);')
})
afterEach(async () => {
  await database.drop()
  await rm(folder, { recursive: true })
})

const write = async (name: string, sql: string): Promise<void> => writeFile(join(folder, name), sql)
const run = async () => migrate(database.ownerConfig, { folder, runtimeRole: database.runtimeConfig.user ?? '' })
const tables = async (): Promise<unknown[]> =>
  (await database.owner.query<{ name: string }>(`SELECT tablename AS name FROM pg_tables WHERE schemaname = 'public' ORDER BY 1`)).rows.map(({ name }) => name)

test('all files run once, and the second run finds nothing to do', async () => {
  expect(await run()).toEqual({ applied: ['001-team.sql', '002-post.sql'], version: 2 })
  expect(await run()).toEqual({ applied: [], version: 2 })
  expect(await tables()).toEqual(['migration', 'post', 'team'])
  expect((await database.runtime.query('SELECT * FROM team')).rows).toEqual([])
})

test('of two that run at once, one does the work', async () => {
  const both = await Promise.all([run(), run()])
  expect(both.map(({ applied }) => applied.length).sort((a, b) => a - b)).toEqual([0, 2])
})

test('a file that fails leaves nothing of itself, names its line, and runs when it is mended', async () => {
  await write('003-bad.sql', 'CREATE TABLE half (name text);\nCREATE TABLE other (name nonsense);')
  await expect(run()).rejects.toThrow('migration 003-bad.sql, line 2: type "nonsense" does not exist')
  expect(await tables()).toEqual(['migration', 'post', 'team'])
  await write('003-bad.sql', 'CREATE TABLE half (name text);')
  expect((await run()).applied).toEqual(['003-bad.sql'])
})

test('a file that was changed after it ran is refused; other line ends are no change', async () => {
  await run()
  await write('002-post.sql', 'CREATE TABLE post (name text);\r\n'.trim())
  await run()
  await write('002-post.sql', 'CREATE TABLE post (title text);')
  await expect(run()).rejects.toThrow('The migration 002-post.sql was changed after it ran here')
})

test('a schema newer than the program is refused', async () => {
  await run()
  await rm(join(folder, '002-post.sql'))
  await expect(run()).rejects.toThrow('The database is at schema 2 and this program knows schema 1')
})

test('a number below what ran already is refused', async () => {
  await rename(join(folder, '002-post.sql'), join(folder, '005-post.sql'))
  await run()
  await write('003-late.sql', 'CREATE TABLE late (name text);')
  await expect(run()).rejects.toThrow('The migration 003-late.sql has a number below 5')
})

test.each([
  ['004-x.sql', 'GRANT SELECT ON team TO {{app}};', 'unknown placeholder {{app}}'],
  ['004-x.sql', 'BEGIN;\nSELECT 1;\nCOMMIT;', 'begins or ends a transaction'],
  ['4-x.sql', 'SELECT 1;', 'is not called NNN-name.sql'],
  ['002-again.sql', 'SELECT 1;', 'two migrations have the number 2'],
])('a file %s with %j is a fault of ours', async (name, sql, said) => {
  await write(name, sql)
  await expect(run()).rejects.toThrow(said)
})
