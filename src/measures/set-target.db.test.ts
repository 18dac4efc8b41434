import { randomBytes } from 'node:crypto'
import { Kysely, PostgresDialect } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { asCaller } from '../access/begin.ts'
import type { Database } from '../db/database.ts'
import { freshDatabase, type FreshDatabase } from '../db/testing/fresh-database.ts'
import { day } from '../time/day.ts'
import { nameCouncils } from './name-councils.ts'
import { listNamedCouncils, listTargets } from './queries.ts'
import { setTarget } from './set-target.ts'

let fresh: FreshDatabase
let db: Kysely<Database>
const tokens: string[] = []

beforeAll(async () => {
  fresh = await freshDatabase()
  db = new Kysely<Database>({ dialect: new PostgresDialect({ pool: fresh.runtime }) })
  for (const [number, name] of [['840', 'First'], ['335', 'Second']]) {
    const token = randomBytes(32).toString('base64url')
    const { rows } = await fresh.owner.query('insert into authority (dfe_number, name) values ($1, $2) returning id', [number, name])
    await fresh.owner.query("insert into session (authority_id, kind, token_hash, expires_at) values ($1, 'command', sha256(convert_to($2, 'UTF8')), now() + interval '1 hour')", [rows[0].id, token])
    tokens.push(token)
  }
})

afterAll(() => fresh.drop())

const input = { measure: 'turnover', basis: 'fte' as const, groupKind: null, groupId: null, value: 10.5, owner: 'Principal social worker', dueOn: day('2027-03-31'), version: 0 }

test('a target is set, changed with its version, and refused with an old one; each leaves an audit row', async () => {
  const done = await asCaller(db, tokens[0]!, null, async (tx, caller) => [
    await setTarget(tx, caller, input),
    await setTarget(tx, caller, { ...input, value: 9, version: 1 }),
    await setTarget(tx, caller, { ...input, value: 8, version: 1 }),
    await setTarget(tx, caller, { ...input, value: 8 }),
    await listTargets(tx),
  ])
  expect(done?.value).toEqual([
    { kind: 'set' }, { kind: 'set' }, { kind: 'changed-meanwhile', value: 9, owner: 'Principal social worker' }, { kind: 'changed-meanwhile', value: 9, owner: 'Principal social worker' },
    [expect.objectContaining({ measure: 'turnover', value: 9, version: 2, dueOn: '2027-03-31' })],
  ])
  const { rows } = await fresh.owner.query("select detail from audit where action = 'target-set' order by id")
  expect(rows.map((row) => [row.detail.value, row.detail.before?.value ?? null])).toEqual([[10.5, null], [9, 10.5]])
})

test('another council neither sees the target nor the councils named', async () => {
  await asCaller(db, tokens[0]!, null, (tx, caller) => nameCouncils(tx, caller, ['335', '892']))
  const read = async (token: string) => (await asCaller(db, token, null, async (tx) => [(await listTargets(tx)).length, await listNamedCouncils(tx)]))?.value
  expect(await read(tokens[0]!)).toEqual([1, ['335', '892']])
  expect(await read(tokens[1]!)).toEqual([0, []])
})
