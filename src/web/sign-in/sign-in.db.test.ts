import { setTimeout as sleep } from 'node:timers/promises'
import type { LightMyRequestResponse } from 'fastify'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { hashPassword } from '../../access/hash-password.ts'
import { freshDatabase, type FreshDatabase } from '../../db/testing/fresh-database.ts'
import { makeFormToken } from '../form-token.ts'
import { SESSION_COOKIE } from '../session-cookie.ts'
import { openSite, sessionOf, type TestSite } from '../testing/open-site.ts'

let database: FreshDatabase
let site: TestSite
const PASSWORD = 'seven tall giraffes hum'
const BROWSER = 'before-'.padEnd(50, 'x')
let userId: number

beforeAll(async () => {
  database = await freshDatabase()
  site = await openSite(database, { inFlight: 1000 })
  await database.owner.query("insert into authority (dfe_number, name) values ('301', 'Testshire')")
  const hash = await hashPassword(PASSWORD)
  const add = async (email: string, role: string | null, isDisabled = false): Promise<number> => {
    const { rows } = await database.owner.query<{ id: number }>('insert into app_user (authority_id, name, email, password_hash, is_disabled) values (1, $1, $2, $3, $4) returning id', [email.split('@')[0], email, hash, isDisabled])
    if (role) await database.owner.query("insert into role_assignment (authority_id, user_id, role, scope, started_on) values (1, $1, $2, 'authority', '2020-01-01')", [rows[0]?.id, role])
    return rows[0]?.id ?? 0
  }
  userId = await add('officer@test.invalid', 'data-officer')
  await add('admin@test.invalid', 'administrator')
  await add('closed@test.invalid', 'data-officer', true)
  await database.owner.query("insert into app_user (authority_id, name, email) values (1, 'no password', 'provider@test.invalid')")
})
afterAll(async () => {
  await site.close()
  await database.drop()
})
beforeEach(async () => {
  await database.owner.query('delete from access.sign_in_try')
})

let addresses = 0
const elsewhere = (): string => `10.1.${Math.floor((addresses += 1) / 250)}.${addresses % 250}`
const tryIn = (email: string, password: string, remoteAddress = elsewhere(), more: Record<string, string> = {}): Promise<LightMyRequestResponse> => site.post('/sign-in', BROWSER, { email, password, ...more }, { remoteAddress })
const signIn = async (email = 'officer@test.invalid'): Promise<string> => {
  const token = sessionOf(await tryIn(email, PASSWORD))
  if (token === null) throw new Error('not signed in')
  return token
}
const tokenIn = (response: LightMyRequestResponse): string => /name="form-token" value="([^"]+)"/.exec(response.body)?.[1] ?? ''

test('the right password opens a session under a new token, in the one cookie', async () => {
  const page = await site.get('/sign-in', null)
  const [before] = page.cookies
  expect(page.headers['set-cookie']).toMatch(/^__Host-throughline=before-[\w-]{43}; Path=\/; HttpOnly; Secure; SameSite=Lax$/)
  const answer = await site.app.inject({ method: 'POST', url: '/sign-in?next=%2Fdata', remoteAddress: elsewhere(), headers: { cookie: `${SESSION_COOKIE}=${before?.value}`, 'content-type': 'application/x-www-form-urlencoded' }, payload: new URLSearchParams({ 'form-token': tokenIn(page), email: ' Officer@TEST.invalid ', password: PASSWORD }).toString() })
  expect([answer.statusCode, answer.headers.location]).toEqual([303, '/data'])
  expect(answer.cookies).toHaveLength(1)
  const token = sessionOf(answer) ?? ''
  expect(token).toMatch(/^[\w-]{43}$/)
  expect((await site.get('/', token)).statusCode).toBe(200)
  const { rows } = await database.owner.query('select detail from audit where action = $1 order by id desc limit 1', ['signed-in'])
  expect(rows).toEqual([{ detail: { way: 'password' } }])
})

test('signing in again ends the session that the browser held', async () => {
  const first = await signIn()
  const again = await site.post('/sign-in', first, { email: 'officer@test.invalid', password: PASSWORD }, { remoteAddress: elsewhere() })
  expect(sessionOf(again)).not.toBe(first)
  expect((await site.get('/', first)).statusCode).toBe(303)
})

test('wrong password, unknown address, closed account, account without a password: one answer', async () => {
  const answers = await Promise.all([tryIn('officer@test.invalid', 'wrong'), tryIn('nobody@test.invalid', 'wrong'), tryIn('closed@test.invalid', PASSWORD), tryIn('provider@test.invalid', '')])
  const bodies = answers.map(({ body }) => body.replaceAll(/value="[^"]*"/g, ''))
  expect(answers.map(({ statusCode }) => statusCode)).toEqual([400, 400, 400, 400])
  expect(new Set(bodies).size).toBe(1)
  expect(new Set(answers.map(({ headers }) => Object.keys(headers).sort().join())).size).toBe(1)
  expect(answers.every((answer) => sessionOf(answer) === null)).toBe(true)
})

test('known or unknown, a try leaves the same rows but the audit’s', async () => {
  await tryIn('nobody@test.invalid', 'wrong')
  await tryIn('officer@test.invalid', 'wrong')
  const { rows } = await database.owner.query<{ outcome: string }>('select outcome from access.sign_in_try')
  expect(rows.map(({ outcome }) => outcome)).toEqual(['refused', 'refused'])
})

test('ten thousand guesses succeed never, and their owner still signs in from the usual place and from a new one', async () => {
  const home = '192.0.2.7'
  expect(sessionOf(await tryIn('officer@test.invalid', PASSWORD, home))).not.toBeNull()
  const counts = new Map<number, number>()
  for (let guess = 0; guess < 10_000; guess += 50) {
    const answers = await Promise.all(Array.from({ length: 50 }, (_, index) => tryIn('officer@test.invalid', `guess ${guess + index}`, '198.51.100.1')))
    for (const { statusCode } of answers) counts.set(statusCode, (counts.get(statusCode) ?? 0) + 1)
  }
  // five are looked at, the others are not, also with the right password
  expect(counts).toEqual(new Map([[400, 5], [429, 9995]]))
  expect((await tryIn('officer@test.invalid', PASSWORD, '198.51.100.1')).statusCode).toBe(429)
  expect(sessionOf(await tryIn('officer@test.invalid', PASSWORD, home))).not.toBeNull()
  expect(sessionOf(await tryIn('officer@test.invalid', PASSWORD, '203.0.113.9'))).not.toBeNull()
}, 300_000)

test('guesses from many places at once: ten in all, and the owner’s own place is not locked', async () => {
  const home = '192.0.2.8'
  await tryIn('officer@test.invalid', PASSWORD, home)
  const answers = await Promise.all(Array.from({ length: 40 }, (_, index) => tryIn('officer@test.invalid', 'guess', `203.0.113.${index + 20}`)))
  expect(answers.filter(({ statusCode }) => statusCode === 400)).toHaveLength(10)
  expect(answers.filter(({ statusCode }) => statusCode === 429).every(({ headers }) => headers['retry-after'] === '900')).toBe(true)
  expect(sessionOf(await tryIn('officer@test.invalid', PASSWORD, home))).not.toBeNull()
})

test('one place guesses at many accounts: a hundred in an hour, known and unknown alike', async () => {
  const answers: number[] = []
  for (let batch = 0; batch < 12; batch += 1) {
    answers.push(...(await Promise.all(Array.from({ length: 10 }, (_, index) => tryIn(`someone${batch}-${index}@test.invalid`, 'guess', '198.51.100.77')))).map(({ statusCode }) => statusCode))
  }
  expect([answers.filter((status) => status === 400).length, answers.filter((status) => status === 429).length]).toEqual([100, 20])
}, 120_000)

test('an IPv6 household is one place', async () => {
  for (let index = 0; index < 5; index += 1) await tryIn('officer@test.invalid', 'guess', `2001:db8:1:2::${index + 1}`)
  expect((await tryIn('officer@test.invalid', 'guess', '2001:db8:1:2:ffff::9')).statusCode).toBe(429)
  expect((await tryIn('officer@test.invalid', 'guess', '2001:db8:1:3::1')).statusCode).toBe(400)
})

test('the sign-in form belongs to the browser that was shown it', async () => {
  for (const form of [{ token: null }, { token: makeFormToken('another browser'.padEnd(50, 'y')) }, { headers: { origin: 'https://evil.example' } }, { headers: { 'sec-fetch-site': 'cross-site' } }]) {
    const answer = await site.post('/sign-in', BROWSER, { email: 'officer@test.invalid', password: PASSWORD }, { ...form, remoteAddress: elsewhere() })
    expect([answer.statusCode, sessionOf(answer)]).toEqual([403, null])
  }
})

test('no persona of a real council, whatever is asked', async () => {
  expect((await site.post('/sign-in', BROWSER, { persona: 'officer@test.invalid' })).statusCode).toBe(403)
  const open = await openSite(database, { site: { isDemoSignInOpen: true, signIn: { personas: [{ email: 'officer@test.invalid', label: 'x' }], provider: null, hasPasswords: true } } })
  const answer = await open.post('/sign-in', BROWSER, { persona: 'officer@test.invalid' })
  expect([answer.statusCode, sessionOf(answer)]).toEqual([403, null])
  await open.close()
})

test('a persona of the demonstration, and only one that is on the list', async () => {
  const { rows } = await database.owner.query<{ id: number }>("insert into authority (dfe_number, name, is_demo) values ('999', 'Demonstration', true) returning id")
  for (const name of ['listed', 'unlisted']) await database.owner.query('insert into app_user (authority_id, name, email) values ($1, $2, $3)', [rows[0]?.id, name, `${name}@demo.invalid`])
  const open = await openSite(database, { site: { isDemoSignInOpen: true, signIn: { personas: [{ email: 'listed@demo.invalid', label: 'x' }], provider: null, hasPasswords: true } } })
  expect(sessionOf(await open.post('/sign-in', BROWSER, { persona: 'listed@demo.invalid' }))).not.toBeNull()
  expect(sessionOf(await open.post('/sign-in', BROWSER, { persona: 'unlisted@demo.invalid' }))).toBeNull()
  await open.close()
})

test('where passwords are switched off, none opens anything', async () => {
  const closed = await openSite(database, { site: { signIn: { personas: [], provider: null, hasPasswords: false } } })
  const answer = await closed.post('/sign-in', BROWSER, { email: 'officer@test.invalid', password: PASSWORD })
  expect([answer.statusCode, sessionOf(answer)]).toEqual([403, null])
  expect(answer.body).not.toContain('type="password"')
  await closed.close()
})

test.each([
  ['disabled', 'update app_user set is_disabled = true where id = $1', 'update app_user set is_disabled = false where id = $1'],
  ['signed out everywhere', 'update session set revoked_at = now() where user_id = $1', 'select $1::int'],
  ['idle for 30 minutes', "update session set seen_at = now() - interval '30 minutes 1 second' where user_id = $1", 'select $1::int'],
  ['12 hours old', "update session set expires_at = now() where user_id = $1", 'select $1::int'],
])('%s: not one of a hundred requests that begin afterwards is answered', async (_what, harm, mend) => {
  const token = await signIn()
  const during = Array.from({ length: 20 }, () => site.get('/', token))
  await database.owner.query(harm, [userId])
  const after = await Promise.all(Array.from({ length: 100 }, () => site.get('/account', token)))
  await Promise.all(during)
  await database.owner.query(mend, [userId])
  expect(new Set(after.map(({ statusCode, headers }) => `${statusCode} ${String(headers.location)}`))).toEqual(new Set(['303 /sign-in?next=%2Faccount']))
})

test('a role that ends takes its pages with it on the next request', async () => {
  const token = await signIn()
  expect((await site.get('/data', token)).statusCode).toBe(200)
  await database.owner.query("update role_assignment set ended_on = (now() at time zone 'Europe/London')::date - 1 where user_id = $1", [userId])
  expect((await site.get('/data', token)).statusCode).toBe(403)
  await database.owner.query('update role_assignment set ended_on = null where user_id = $1', [userId])
})

test('an open session is kept by use, and a long request of it keeps nobody waiting', async () => {
  const token = await signIn()
  await database.owner.query("update session set seen_at = now() - interval '20 minutes' where user_id = $1", [userId])
  const long = await database.runtime.connect()
  await long.query('begin')
  await long.query('select access.begin($1)', [token])
  const answer = await Promise.race([site.get('/', token), sleep(1500).then(() => null)])
  await long.query('commit')
  long.release()
  expect(answer?.statusCode).toBe(200)
  const { rows } = await database.owner.query<{ recent: boolean }>("select bool_or(seen_at > now() - interval '1 minute') as recent from session where user_id = $1 and revoked_at is null", [userId])
  expect(rows[0]?.recent).toBe(true)
})

test('signing out takes the form’s token, and ends the session for good', async () => {
  const token = await signIn()
  expect((await site.post('/sign-out', token, {}, { token: null })).statusCode).toBe(403)
  expect((await site.post('/sign-out', token, {}, { headers: { origin: 'https://evil.example' } })).statusCode).toBe(403)
  expect((await site.get('/sign-out', token)).statusCode).toBe(405)
  expect((await site.get('/', token)).statusCode).toBe(200)
  const out = await site.post('/sign-out', token, {})
  expect([out.statusCode, out.headers.location]).toEqual([303, '/sign-in'])
  expect(out.headers['set-cookie']).toMatch(/^__Host-throughline=; Max-Age=0; Path=\/; Expires=Thu, 01 Jan 1970 .*; HttpOnly; Secure; SameSite=Lax$/)
  expect((await site.get('/', token)).statusCode).toBe(303)
})

test('a form whose session ended is kept through signing in, without its passwords, and sent only by its user', async () => {
  const token = await signIn('admin@test.invalid')
  const form = { name: 'Zoë <b>"Example"</b>', email: 'zoe@test.invalid', 'some-password': 'never kept' }
  await database.owner.query('update session set revoked_at = now()')
  const asked = await site.post('/users', token, form)
  expect(asked.statusCode).toBe(401)
  expect(asked.body).not.toContain('never kept')
  expect(asked.body).not.toContain('<b>')
  const fields = Object.fromEntries([...asked.body.matchAll(/<input type="hidden" name="(kept[^"]*)" value="([^"]*)"/g)].map(([, name, value]) => [name ?? '', (value ?? '').replaceAll('&quot;', '"').replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&')]))
  const again = await site.post('/sign-in', token, { email: 'admin@test.invalid', password: PASSWORD, ...fields }, { remoteAddress: elsewhere() })
  expect(again.statusCode).toBe(200)
  const fresh = sessionOf(again) ?? ''
  expect((await database.owner.query('select from app_user where email = $1', [form.email])).rowCount).toBe(0)
  const formToken = /action="\/users"[^>]*>.*?name="form-token" value="([^"]+)"/s.exec(again.body)?.[1] ?? ''
  const sent = await site.post('/users', fresh, { name: form.name, email: form.email }, { token: formToken })
  expect(sent.statusCode).toBe(303)
  const { rows } = await database.owner.query<{ name: string }>('select name from app_user where email = $1', [form.email])
  expect(rows).toEqual([{ name: form.name }])
})

test('a kept form leads nowhere but to this service', async () => {
  for (const path of ['//evil.example/x', 'https://evil.example', '/\\evil.example', 'javascript:alert(1)', '/sign-out']) {
    const answer = await tryIn('officer@test.invalid', PASSWORD, elsewhere(), { 'kept-path': path, 'kept:a': 'b' })
    expect([answer.statusCode, answer.headers.location]).toEqual([303, '/'])
  }
})

test('a temporary password opens the page that changes it, and nothing else', async () => {
  const admin = await signIn('admin@test.invalid')
  const set = await site.post(`/users/${userId}/password`, admin, {})
  const temporary = /temporary password is <strong>([^<]+)/.exec(set.body)?.[1] ?? ''
  expect(temporary).toMatch(/^[\w-]{20,}$/)
  // the same form sent twice does not set a second one
  expect((await tryIn('officer@test.invalid', PASSWORD)).statusCode).toBe(400)
  const token = sessionOf(await tryIn('officer@test.invalid', temporary)) ?? ''
  for (const path of ['/', '/data', '/account', '/account/about-me']) expect([(await site.get(path, token)).statusCode, (await site.get(path, token)).headers.location]).toEqual([303, '/account/password'])
  expect((await site.get('/account/password', token)).statusCode).toBe(200)
  const other = sessionOf(await tryIn('officer@test.invalid', temporary)) ?? ''

  const change = (current: string, next: string, again = next) => site.post('/account/password', token, { 'current-password': current, 'new-password': next, 'new-password-again': again })
  expect((await change('wrong', 'fifteen slow herons')).statusCode).toBe(400)
  expect((await change(temporary, 'short')).statusCode).toBe(400)
  expect((await change(temporary, 'Testshire2026')).statusCode).toBe(400)
  expect((await change(temporary, 'fifteen slow herons', 'fifteen slow heron')).statusCode).toBe(400)
  expect((await change(temporary, PASSWORD)).statusCode).toBe(303)
  expect((await site.get('/', token)).statusCode).toBe(200)
  expect((await site.get('/', other)).statusCode).toBe(303)
  expect((await tryIn('officer@test.invalid', temporary)).statusCode).toBe(400)
  await signIn()
})

test('the password of a session that somebody left open is not guessed from within either', async () => {
  const token = await signIn()
  const statuses: number[] = []
  for (let guess = 0; guess < 8; guess += 1) {
    const answer = await site.post('/account/password', token, { 'current-password': `guess ${guess}`, 'new-password': 'fifteen slow herons', 'new-password-again': 'fifteen slow herons' })
    statuses.push(answer.body.includes('too many tries') ? 429 : answer.statusCode)
  }
  expect(statuses).toEqual([400, 400, 400, 400, 400, 429, 429, 429])
})

test('two administrators, one record: the second is told what stands, and nothing of theirs is saved', async () => {
  const admin = await signIn('admin@test.invalid')
  const { rows } = await database.owner.query<{ version: number }>('select version from app_user where id = $1', [userId])
  const version = String(rows[0]?.version)
  const first = await site.post(`/users/${userId}`, admin, { name: 'First name', email: 'officer@test.invalid', account: 'open', version })
  const second = await site.post(`/users/${userId}`, admin, { name: 'Second name', email: 'officer@test.invalid', account: 'open', version })
  expect([first.statusCode, second.statusCode]).toEqual([303, 409])
  expect(second.body).toContain('First name')
  expect(second.body).toContain('Second name')
  expect((await database.owner.query('select from app_user where name = $1', ['Second name'])).rowCount).toBe(0)
})

test('roles and sessions of others, never one’s own', async () => {
  const admin = await signIn('admin@test.invalid')
  const token = await signIn()
  const given = await site.post(`/users/${userId}/roles`, admin, { role: 'director', scope: 'authority', 'started-on-day': '1', 'started-on-month': '4', 'started-on-year': '2026' })
  expect(given.statusCode).toBe(303)
  const { rows: [me] } = await database.owner.query<{ id: number }>("select id from app_user where email = 'admin@test.invalid'")
  const own = await site.post(`/users/${me?.id}/roles`, admin, { role: 'director', scope: 'authority', 'started-on-day': '1', 'started-on-month': '4', 'started-on-year': '2026' })
  expect(own.statusCode).toBe(400)
  expect((await database.owner.query('select from role_assignment where user_id = $1', [me?.id])).rowCount).toBe(1)
  expect((await site.post(`/users/${userId}/sign-out`, admin, {})).statusCode).toBe(303)
  expect((await site.get('/', token)).statusCode).toBe(303)
  const { rows } = await database.owner.query<{ action: string }>('select action from audit where user_id = $1 order by id desc limit 2', [me?.id])
  expect(rows.map(({ action }) => action)).toEqual(['signed-out-everywhere', 'role-assigned'])
})
