import { afterAll, beforeAll, expect, test } from 'vitest'
import { makePrincipal, makeTwoAuthorities } from '../access/testing/two-authorities.ts'
import { freshDatabase, type FreshDatabase } from '../db/testing/fresh-database.ts'
import { makeFormToken } from './form-token.ts'
import { page, redirect, type Route } from './route.ts'
import { cookie, openSite, type TestSite } from './testing/open-site.ts'

let database: FreshDatabase
let site: TestSite
let token: string
const waiting: (() => void)[] = []
let isDraining = false
let seenFile: { name: string; bytes: number } | null = null

const own = { permission: 'signed in', scope: 'none', audit: null } as const
const routes: readonly Route[] = [
  { name: 'test.home', method: 'GET', path: '/', ...own, handle: async () => page({ title: 'Home', body: 'home' }) },
  { name: 'test.slow', method: 'GET', path: '/slow', ...own, handle: async () => {
    await new Promise<void>((resolve) => void waiting.push(resolve))
    return page({ title: 'Slow', body: 'slow' })
  } },
  { name: 'test.fault', method: 'GET', path: '/fault/:what', ...own, handle: async () => {
    throw new Error('canary-message of a person')
  } },
  { name: 'test.upload', method: 'POST', path: '/upload', ...own, form: 'multipart', handle: async ({ files }) => {
    seenFile = files[0] ? { name: files[0].name, bytes: files[0].bytes } : null
    return redirect('/')
  } },
  { name: 'test.form', method: 'POST', path: '/form', ...own, handle: async ({ fields }) => redirect(`/?${Object.keys(fields).length}`) },
]

beforeAll(async () => {
  database = await freshDatabase()
  const { places } = await makeTwoAuthorities(database.owner)
  const [place] = places
  if (!place) throw new Error('no place')
  token = (await makePrincipal(database.owner, place, 'somebody', [{ role: 'data-officer', scope: 'authority', teamId: null, serviceId: null, isInForce: true }])).token
  site = await openSite(database, { routes, inFlight: 2, uploadBytes: 1000, isDraining: () => isDraining })
})
afterAll(async () => {
  await site.close()
  await database.drop()
})

const upload = (size: number, holder: string | null, extra = '') =>
  site.app.inject({
    method: 'POST', url: '/upload', headers: { 'content-type': 'multipart/form-data; boundary=b', ...cookie(holder) },
    payload: `--b\r\ncontent-disposition: form-data; name="form-token"\r\n\r\n${makeFormToken(holder ?? '')}\r\n${extra}--b\r\ncontent-disposition: form-data; name="file"; filename="../../etc/passwd.csv"\r\n\r\n${'x'.repeat(size)}\r\n--b--\r\n`,
  })

test('a file within the limit arrives; a larger one is a page with status 413, and so says nothing of it', async () => {
  expect((await upload(900, token)).statusCode).toBe(303)
  expect(seenFile).toEqual({ name: 'passwd.csv', bytes: 900 })
  seenFile = null
  const large = await upload(5000, token)
  expect([large.statusCode, seenFile]).toEqual([413, null])
  expect(large.body).toContain('<h1 class="govuk-heading-l">The file is too large</h1>')
  expect(large.headers['x-content-type-options']).toBe('nosniff')
})

test('nobody’s file is read: who is not signed in is asked to, before a byte of it is looked at', async () => {
  seenFile = null
  expect((await upload(5000, null)).statusCode).toBe(401)
  expect((await upload(5000, 'x'.repeat(43))).statusCode).toBe(401)
  expect(seenFile).toBeNull()
})

test('a field that comes twice, a list, a NUL, JSON: refused as a page', async () => {
  const send = (payload: string, type = 'application/x-www-form-urlencoded') => site.app.inject({ method: 'POST', url: '/form', headers: { 'content-type': type, ...cookie(token) }, payload })
  const form = `form-token=${encodeURIComponent(makeFormToken(token))}`
  expect((await send(`${form}&a=1`)).statusCode).toBe(303)
  expect((await send(`${form}&__proto__=1&constructor=2`)).headers.location).toBe('/?2')
  expect([(await send(`${form}&a=1&a=2`)).statusCode, (await send(`${form}&a=%00`)).statusCode, (await send('{"a":1}', 'application/json')).statusCode, (await send('a', 'text/plain')).statusCode]).toEqual([400, 400, 415, 415])
  const twice = await upload(10, token, '--b\r\ncontent-disposition: form-data; name="a"\r\n\r\n1\r\n--b\r\ncontent-disposition: form-data; name="a"\r\n\r\n2\r\n')
  expect(twice.statusCode).toBe(400)
  expect(twice.body).toContain('<h1')
  expect((await send('x'.repeat(1_100_000))).statusCode).toBe(413)
})

test('more at once than the limit: told at once to come again, health answers all the same, and then all is well', async () => {
  const held = [site.get('/slow', token), site.get('/slow', token)]
  while (waiting.length < 2) await new Promise((resolve) => setTimeout(resolve, 10))
  const refused = await site.get('/', token)
  expect([refused.statusCode, refused.headers['retry-after']]).toEqual([503, '2'])
  expect(refused.body).toContain('The service is busy')
  expect([(await site.get('/live', null)).statusCode, (await site.get('/ready', null)).statusCode]).toEqual([200, 200])
  for (const release of waiting) release()
  expect((await Promise.all(held)).map(({ statusCode }) => statusCode)).toEqual([200, 200])
  expect((await site.get('/', token)).statusCode).toBe(200)
})

test('too many in a minute from one address', async () => {
  const strict = await openSite(database, { routes, perMinute: 5 })
  const statuses: number[] = []
  for (let index = 0; index < 7; index += 1) statuses.push((await strict.get('/', token)).statusCode)
  const last = await strict.get('/', token)
  expect(statuses).toEqual([200, 200, 200, 200, 200, 429, 429])
  expect(last.headers['retry-after']).toBeDefined()
  expect(last.body).toContain('Too many requests')
  expect((await strict.get('/ready', null)).statusCode).toBe(200)
  await strict.close()
})

test('a service that closes says first that it is not ready', async () => {
  isDraining = true
  expect([(await site.get('/ready', null)).statusCode, (await site.get('/live', null)).statusCode, (await site.get('/', token)).statusCode]).toEqual([503, 200, 200])
  isDraining = false
})

test('a fault is a page with a reference, and neither page nor log says what the error said', async () => {
  const fault = await site.get('/fault/canary-path', token)
  expect(fault.statusCode).toBe(500)
  expect(fault.body).not.toContain('canary')
  const logged = site.log.find((line) => line.includes('"fault"')) ?? ''
  expect(logged).toContain('"route":"/fault/:what"')
  expect(site.log.filter((line) => line.includes('canary'))).toEqual([])
  expect(fault.body).toContain((JSON.parse(logged) as { reference: string }).reference)
})

test('what a caller puts into headers is not believed', async () => {
  const before = site.log.length
  await site.app.inject({ method: 'GET', url: '/', headers: { ...cookie(token), 'x-request-id': 'canary-id\nforged', 'x-forwarded-for': '1.2.3.4', 'x-forwarded-host': 'evil.example', 'x-http-method-override': 'POST' } })
  expect(site.log.slice(before).join('')).not.toMatch(/canary|forged|1\.2\.3\.4|evil/)
})
