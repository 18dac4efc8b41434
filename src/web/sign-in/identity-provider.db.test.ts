import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { freshDatabase, type FreshDatabase } from '../../db/testing/fresh-database.ts'
import { openProvider, type TestProvider } from '../testing/open-provider.ts'
import { openSite, sessionOf, type TestSite } from '../testing/open-site.ts'
import { identityProvider, type ProviderSettings } from './identity-provider.ts'

const BASE = 'https://workforce.test.invalid'
const BROWSER = 'before-'.padEnd(50, 'x')
const OTHER = 'before-'.padEnd(50, 'y')

let database: FreshDatabase
let provider: TestProvider
let site: TestSite

beforeAll(async () => {
  database = await freshDatabase()
  provider = await openProvider(`${BASE}/sign-in/answer`)
  site = await openWith({})
  await database.owner.query("insert into authority (dfe_number, name) values ('301', 'Testshire')")
})
afterAll(async () => {
  await site.close()
  await provider.close()
  await database.drop()
})
beforeEach(async () => {
  await database.owner.query('truncate app_user cascade')
  await database.owner.query("insert into app_user (authority_id, name, email) values (1, 'Somebody', 'somebody@test.invalid'), (1, 'Victim', 'victim@test.invalid')")
  provider.who.account = 'subject-1'
  provider.who.claims = { email: 'Somebody@test.invalid', email_verified: true }
  provider.who.acr = undefined
  provider.who.amr = undefined
})

async function openWith(settings: Partial<ProviderSettings>): Promise<TestSite> {
  const configured = { issuer: provider.issuer, clientId: 'throughline', clientSecret: 'a secret of the client', baseUrl: BASE, acr: [], amr: [], ...settings }
  return await openSite(database, { site: { signIn: { personas: [], provider: identityProvider(configured), hasPasswords: true }, ownHost: 'workforce.test.invalid' } })
}

const start = async (at = site, browser = BROWSER, next = '/account'): Promise<URL> => new URL(String((await at.get(`/sign-in/provider?next=${encodeURIComponent(next)}`, browser)).headers.location))
const back = (answer: string): string => answer.slice(BASE.length)
const whole = async (at = site, browser = BROWSER) => await at.get(back(await provider.visit((await start(at, browser)).href)), browser)

test('what is asked of the provider: a code, with PKCE, state and nonce, each of this browser and of this try', async () => {
  const [first, second, other] = [await start(), await start(), await start(site, OTHER)]
  expect(Object.fromEntries(['response_type', 'code_challenge_method', 'scope', 'redirect_uri', 'client_id'].map((name) => [name, first.searchParams.get(name)]))).toEqual({
    response_type: 'code', code_challenge_method: 'S256', scope: 'openid email profile', redirect_uri: `${BASE}/sign-in/answer`, client_id: 'throughline',
  })
  for (const name of ['state', 'nonce', 'code_challenge']) {
    const values = [first, second, other].map((url) => url.searchParams.get(name))
    expect(values.every((value) => (value ?? '').length >= 43)).toBe(true)
    expect(new Set(values).size).toBe(3)
  }
  expect(first.href).not.toContain('secret')
})

test('the real way: there, in, back, signed in under a new token, where one wanted to go', async () => {
  const answer = await whole()
  expect([answer.statusCode, answer.headers.location]).toEqual([303, '/account'])
  const token = sessionOf(answer) ?? ''
  expect((await site.get('/account', token)).body).toContain('Somebody')
  const { rows } = await database.owner.query<{ oidc_subject: string }>("select oidc_subject from app_user where email = 'somebody@test.invalid'")
  expect(rows[0]?.oidc_subject).toBe(`${provider.issuer} subject-1`)
})

test('afterwards the subject alone counts, whatever its address becomes', async () => {
  await whole()
  provider.who.claims = { email: 'victim@test.invalid', email_verified: true }
  const token = sessionOf(await whole()) ?? ''
  const page = (await site.get('/account', token)).body
  expect([page.includes('somebody@test.invalid'), page.includes('victim@test.invalid')]).toEqual([true, false])
})

test.each([
  ['an address that the provider does not vouch for', { email: 'victim@test.invalid' }],
  ['an address that it says is not checked', { email: 'victim@test.invalid', email_verified: false }],
  ['an address that it says is checked, in words', { email: 'victim@test.invalid', email_verified: 'true' }],
  ['a tenant that anybody may claim', { email: 'victim@test.invalid', tid: '00000000-0000-0000-0000-000000000000' }],
  ['no address', {}],
  ['an address that nobody has', { email: 'stranger@test.invalid', email_verified: true }],
])('%s opens no account', async (_what, claims) => {
  provider.who.claims = claims
  const answer = await whole()
  expect([answer.statusCode, sessionOf(answer)]).toEqual([403, null])
  expect((await database.owner.query('select from app_user where oidc_subject is not null')).rowCount).toBe(0)
})

test('an account that is tied to one subject is not tied to another', async () => {
  await whole()
  provider.who.account = 'subject-2'
  expect(sessionOf(await whole())).toBeNull()
})

test('a closed account stays closed, tied or not', async () => {
  await database.owner.query('update app_user set is_disabled = true')
  expect(sessionOf(await whole())).toBeNull()
  await database.owner.query('update app_user set is_disabled = false')
  await whole()
  await database.owner.query('update app_user set is_disabled = true')
  expect(sessionOf(await whole())).toBeNull()
})

test('an answer counts only in the browser that asked, once, as it was given', async () => {
  const answer = back(await provider.visit((await start()).href))
  const attempts = [
    await site.get(answer, OTHER),
    await site.get(answer, null),
    await site.get(answer.replace(/code=[^&]+/, 'code=stolen'), BROWSER),
    await site.get(answer.replace(/state=[^&]+/, 'state=x.y'), BROWSER),
    await site.get(answer.replace(/state=[^&]+&?/, ''), BROWSER),
    await site.get(answer.replace(/iss=[^&]+/, 'iss=https%3A%2F%2Fevil.example'), BROWSER),
    await site.get('/sign-in/answer', BROWSER),
  ]
  expect(attempts.map((attempt) => [attempt.statusCode, sessionOf(attempt)])).toEqual(attempts.map(() => [403, null]))
})

test('a code is good once', async () => {
  const answer = back(await provider.visit((await start()).href))
  expect(sessionOf(await site.get(answer, BROWSER))).not.toBeNull()
  expect(sessionOf(await site.get(answer, BROWSER))).toBeNull()
})

test('an answer to another try does not fit: state, nonce and PKCE belong together', async () => {
  const [first, second] = [await provider.visit((await start()).href), await provider.visit((await start()).href)]
  const state = new URL(second).searchParams.get('state') ?? ''
  const mixed = new URL(first)
  mixed.searchParams.set('state', state)
  expect(sessionOf(await site.get(back(mixed.href), BROWSER))).toBeNull()
})

test('what the provider refuses is refused in our words', async () => {
  provider.who.account = null
  const answer = await whole()
  expect(answer.statusCode).toBe(403)
  expect(answer.body).toContain('did not let you in')
  expect(answer.body).not.toContain('canary')
})

test('afterwards only a page of ours', async () => {
  for (const next of ['//evil.example', 'https://evil.example', '/\t/evil.example', '/sign-out']) {
    const answer = await site.get(back(await provider.visit((await start(site, BROWSER, next)).href)), BROWSER)
    expect(answer.headers.location).toBe('/')
  }
})

test('where a second factor is asked for, a single one is not enough', async () => {
  const byAmr = await openWith({ amr: ['mfa'] })
  expect((await whole(byAmr)).body).toContain('second factor')
  provider.who.amr = ['pwd']
  expect(sessionOf(await whole(byAmr))).toBeNull()
  provider.who.amr = ['pwd', 'mfa']
  expect(sessionOf(await whole(byAmr))).not.toBeNull()
  await byAmr.close()

  const byAcr = await openWith({ acr: ['strong'] })
  expect((await start(byAcr)).searchParams.get('acr_values')).toBe('strong')
  provider.who.acr = 'weak'
  expect(sessionOf(await whole(byAcr))).toBeNull()
  provider.who.acr = 'strong'
  expect(sessionOf(await whole(byAcr))).not.toBeNull()
  await byAcr.close()
})

test('a wrong client secret, and a provider that does not answer, are a page and a line without their words', async () => {
  const wrong = await openWith({ clientSecret: 'canary-secret' })
  const refused = await whole(wrong)
  expect([refused.statusCode, sessionOf(refused)]).toEqual([403, null])
  const gone = await openWith({ issuer: 'http://localhost:9' })
  const silent = await gone.get('/sign-in/provider', BROWSER)
  expect([silent.statusCode, silent.body.includes('did not work')]).toEqual([403, true])
  expect([...wrong.log, ...gone.log].filter((line) => /canary|code=|state=|subject/.test(line))).toEqual([])
  await wrong.close()
  await gone.close()
})

test('without a provider there is no such way', async () => {
  const none = await openSite(database)
  expect([(await none.get('/sign-in/provider', BROWSER)).statusCode, (await none.get('/sign-in/answer?code=x&state=y', BROWSER)).statusCode]).toEqual([404, 404])
  await none.close()
})
