import { randomBytes } from 'node:crypto'
import type { PoolClient } from 'pg'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { freshDatabase, type FreshDatabase } from '../db/testing/fresh-database.ts'
import type { HeldRole, Principal } from './testing/principals.ts'
import { makePrincipal, makeTwoAuthorities } from './testing/two-authorities.ts'

/** What somebody can do who runs any SQL as the runtime role, in a session of a social worker: nothing that the social worker may not. */

let database: FreshDatabase
let worker: Principal
let officer: Principal
let client: PoolClient
const held = (role: string, scope: HeldRole['scope']): HeldRole => ({ role, scope, teamId: null, serviceId: null, isInForce: true })

beforeAll(async () => {
  database = await freshDatabase()
  const { places } = await makeTwoAuthorities(database.owner)
  const [here, there] = places
  if (!here || !there) throw new Error('no places')
  worker = await makePrincipal(database.owner, here, 'a social worker', [held('social-worker', 'self')])
  officer = await makePrincipal(database.owner, here, 'a data officer', [held('data-officer', 'authority')])
  await makePrincipal(database.owner, there, 'an officer elsewhere', [held('data-officer', 'authority')])
  await database.owner.query("insert into access.door (secret_hash) values (sha256('the secret'))")
})
afterAll(async () => database.drop())
beforeEach(async () => {
  client = await database.runtime.connect()
  return async () => {
    await client.query('rollback')
    await client.query('reset all')
    client.release()
  }
})

const people = async (): Promise<number> => (await client.query('select from person')).rowCount ?? 0
const begin = async (principal: Principal): Promise<void> => {
  await client.query('begin')
  await client.query('select access.begin($1)', [principal.token])
}
const PERMISSION_DENIED = /permission denied|not allowed/

test('without a transaction that was begun there is nobody, and nothing', async () => {
  expect(await people()).toBe(0)
  await client.query('begin')
  expect(await people()).toBe(0)
  await client.query('select pg_current_xact_id()')
  expect(await people()).toBe(0)
})

test('a token that is not in force opens nothing, nor does half of one or its hash', async () => {
  await client.query('begin')
  for (const token of ['', 'x', officer.token.slice(0, -1), officer.token.toUpperCase(), '%', "' or true --"]) {
    expect((await client.query('select * from access.begin($1)', [token])).rowCount).toBe(0)
  }
  const { rows } = await client.query('select * from access.begin(encode(sha256(convert_to($1, $2)), $3))', [officer.token, 'UTF8', 'hex'])
  expect(rows).toEqual([])
  expect(await people()).toBe(0)
})

test.each([
  ['its own context row', "update access.context set reach = 'authority'"],
  ['a context row of its own', "insert into access.context select * from access.current_context()"],
  ['reading the contexts', 'select * from access.context'],
  ['deleting a context', 'delete from access.context'],
  ['the roles that see people', "update access.role set sees_people = true"],
  ['a session by hand', "insert into session (authority_id, user_id, kind, token_hash, expires_at) select authority_id, id, 'browser', sha256('x'), now() + interval '1 day' from app_user limit 1"],
  ['the hash of a token', 'select token_hash from session'],
  ['the hash of a password', 'select password_hash from app_user'],
  ['a longer session', "update session set expires_at = now() + interval '10 years'"],
  ['a role', "insert into role_assignment (authority_id, user_id, role, scope, started_on) select authority_id, user_id, 'data-officer', 'authority', '2020-01-01' from role_assignment limit 1"],
  ['a wider role', "update role_assignment set scope = 'authority'"],
  ['another role', 'set role throughline_owner'],
  ['another user', 'set session authorization throughline_owner'],
  ['no row-level security', 'alter table person disable row level security'],
  ['another policy', 'drop policy caller on person'],
  ['a function in the way', 'create function public.now() returns timestamptz language sql as $$ select timestamptz $a$2000-01-01$a$ $$'],
  ['a schema in the way', 'create schema mine'],
  ['sign-in of anybody', `select access.open_session('guess', 1, '${'x'.repeat(43)}', 'password')`],
  ['sign-in of anybody without a secret', `select access.open_session(null, 1, '${'x'.repeat(43)}', 'password')`],
  ['the hashes behind the door', "select access.find_sign_in('guess', 'a@test.invalid')"],
  ['an account by a subject', "select access.find_oidc_user('guess', 'subject', 'a@test.invalid')"],
  ['a job', "select access.open_job('guess', 'token')"],
  ['the secret', 'select * from access.door'],
  ['another’s password', "select access.set_password(2, '$argon2id$x')"],
  ['another’s sessions', 'select access.revoke_sessions(2)'],
  ['another’s person', 'select access.link_person(2)'],
  ['an inner function', "select access.people_of(1, array[1], '2026-01-01')"],
  ['the files of the server', "select pg_read_file('/etc/passwd')"],
  ['a program', "copy (select 1) to program 'id'"],
  ['an audit row as another', "insert into audit (authority_id, user_id, actor, action, subject_type, subject_id) values (1, 2, 'somebody else', 'x', 'x', 'x')"],
  ['changing the audit', "update audit set action = 'nothing'"],
  ['emptying the audit', 'truncate audit'],
  ['deleting from the audit', 'delete from audit'],
])('a social worker with free SQL cannot have %s', async (_what, text) => {
  await begin(worker)
  const before = await people()
  await client.query('savepoint attempt')
  const failure = await client.query(text).then((result) => (result.command === 'UPDATE' && result.rowCount === 0 ? 'no row' : 'done'), (error: unknown) => String(error))
  expect(failure).toMatch(/permission denied|not allowed|no row|must be owner|must be superuser|row-level security/)
  await client.query('rollback to attempt')
  expect(await people()).toBe(before)
})

test('settings change nothing: the context is not made of them', async () => {
  await begin(worker)
  for (const name of ['access.authority_id', 'access.user_id', 'throughline.authority_id', 'role_name', 'app.user_id']) {
    await client.query('savepoint s')
    await client.query('select set_config($1, $2, true)', [name, '1']).catch(() => client.query('rollback to s'))
  }
  expect(await people()).toBe(1)
  expect((await client.query('select access.sees_all() as all')).rows).toEqual([{ all: false }])
})

test('a search path of one’s own changes nothing', async () => {
  await begin(worker)
  await client.query('set local search_path = pg_temp, public, pg_catalog')
  expect((await client.query('select from public.person')).rowCount).toBe(1)
})

test('temporary objects in the way are passed by: the doors look there last', async () => {
  await client.query('begin')
  await client.query("create temporary table session on commit drop as select 1 as id, sha256('mine') as token_hash, 'command' as kind, 1 as authority_id")
  await client.query('create temporary table role_assignment (user_id integer, role text) on commit drop')
  await client.query("create function pg_temp.sha256(bytea) returns bytea language sql as $$ select ''::bytea $$")
  await client.query('create domain pg_temp.text as pg_catalog.text check (value is null)')
  await client.query('create domain pg_temp.date as pg_catalog.date check (value is null)')
  expect((await client.query("select * from access.begin('mine'::pg_catalog.text)")).rowCount).toBe(0)
  expect((await client.query('select * from access.begin($1::pg_catalog.text)', [worker.token])).rowCount).toBe(1)
  expect((await client.query('select from public.person')).rowCount).toBe(1)
})

test('row security cannot be switched off; the attempt is an error', async () => {
  await begin(worker)
  await client.query('set local row_security = off')
  await expect(client.query('select from person')).rejects.toThrow('row-level security')
})

test('another connection’s transaction number is of no use', async () => {
  const other = await database.runtime.connect()
  try {
    await other.query('begin')
    await other.query('select access.begin($1)', [officer.token])
    expect((await other.query('select from person')).rowCount).toBe(8)
    await client.query('begin')
    expect(await people()).toBe(0)
    expect((await client.query('select * from access.current_context() c where c.pid is not null')).rowCount).toBe(0)
  } finally {
    await other.query('rollback')
    other.release()
  }
})

test('the context ends with its transaction, committed or not, and savepoints neither lose nor keep a false one', async () => {
  await begin(officer)
  expect(await people()).toBe(8)
  await client.query('savepoint a')
  await client.query('select access.begin($1)', [worker.token])
  expect(await people()).toBe(1)
  await client.query('rollback to a')
  expect(await people()).toBe(8)
  await client.query('savepoint b')
  expect(await people()).toBe(8)
  await client.query('commit')
  expect(await people()).toBe(0)
  await client.query('begin')
  await client.query('select pg_current_xact_id()')
  expect(await people()).toBe(0)
})

test('a refused second begin leaves the first caller, never a wider one', async () => {
  await begin(worker)
  expect((await client.query("select * from access.begin('nonsense')")).rowCount).toBe(0)
  expect(await people()).toBe(1)
})

test('the roles that are asked through only narrow', async () => {
  await client.query('begin')
  await client.query('select access.begin($1, null, $2)', [worker.token, ['data-officer', 'administrator', 'director']])
  expect(await people()).toBe(1)
  expect((await client.query('select access.changes_record() as changes, access.manages_users() as manages')).rows).toEqual([{ changes: false, manages: false }])
})

test('a pretended day opens nothing in a real council', async () => {
  const { rows: [user] } = await database.owner.query<{ id: number }>("insert into app_user (authority_id, name, email) values ($1, 'a director of old', 'old@test.invalid') returning id", [worker.authorityId])
  await database.owner.query("insert into role_assignment (authority_id, user_id, role, scope, started_on, ended_on) values ($1, $2, 'director', 'authority', '2010-01-01', '2010-12-31')", [worker.authorityId, user?.id])
  const token = randomBytes(32).toString('base64url')
  await client.query("select access.open_session('the secret', $1, $2, 'password')", [user?.id, token])
  await client.query('begin')
  await client.query("select access.begin($1, '2010-06-01')", [token])
  expect(await people()).toBe(0)
})

test('a job’s token opens no context', async () => {
  const token = randomBytes(32).toString('base64url')
  await client.query("select access.open_job('the secret', $1)", [token])
  await client.query('begin')
  expect((await client.query('select * from access.begin($1)', [token])).rowCount).toBe(0)
  expect(await people()).toBe(0)
})

test('who wrote an audit row is what the database knows, not what the caller says', async () => {
  await begin(worker)
  await client.query("insert into audit (action, subject_type, subject_id) values ('looked', 'x', '1')")
  const { rows } = await client.query("select user_id, authority_id, actor from audit where action = 'looked'")
  expect(rows).toEqual([{ user_id: worker.userId, authority_id: worker.authorityId, actor: 'a social worker' }])
})

test('an administrator cannot give themselves a role, nor change their own account', async () => {
  const place = { authorityId: worker.authorityId, teamId: 1, serviceId: 1, otherTeamId: 3, personId: worker.personId ?? 0 }
  const administrator = await makePrincipal(database.owner, place, 'an administrator', [held('administrator', 'authority')])
  await begin(administrator)
  await client.query('savepoint s')
  await expect(
    client.query("insert into role_assignment (authority_id, user_id, role, scope, started_on) values ($1, $2, 'data-officer', 'authority', '2020-01-01')", [administrator.authorityId, administrator.userId]),
  ).rejects.toThrow('row-level security')
  await client.query('rollback to s')
  expect((await client.query('update app_user set is_disabled = false where id = $1', [administrator.userId])).rowCount).toBe(0)
  await client.query('savepoint t')
  await expect(client.query('select access.link_person($1)', [administrator.userId])).rejects.toThrow(PERMISSION_DENIED)
  await client.query('rollback to t')
  expect((await client.query('update app_user set name = $2 where id = $1', [worker.userId, 'renamed'])).rowCount).toBe(1)
})
