import type { LightMyRequestResponse } from 'fastify'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { capabilities, policy, type Capability } from '../access/rules/policy.ts'
import { reachOf, type Principal, type Reach } from '../access/testing/principals.ts'
import { freshDatabase, type FreshDatabase } from '../db/testing/fresh-database.ts'
import { makeFormToken } from './form-token.ts'
import { publicPages } from './public-pages/serve-public-pages.ts'
import type { Route } from './route.ts'
import { routes } from './routes.ts'
import { makeMatrixWorld, type Marker, type MatrixWorld } from './testing/matrix-world.ts'
import { openSite, type TestSite } from './testing/open-site.ts'
import { reviewedPolicy, reviewedRoles } from './testing/reviewed-policy.ts'
import { constants, parameters, samples, type WorldObject } from './testing/route-samples.ts'

/**
 * Every route by every role by every scope, made from the registry: a new route is in it by itself, or fails it. What is expected comes
 * from the reviewed policy and the oracle of the row-level-security proof, not from the functions that the service asks.
 */

let database: FreshDatabase
let world: MatrixWorld
let site: TestSite
const expectedAt = new Map<string, Set<Outcome>>()
const absentBodies = new Set<string>()
const leaks: string[] = []
const badHeaders: string[] = []
let [asked, shown] = [0, 0]

beforeAll(async () => {
  database = await freshDatabase()
  world = await makeMatrixWorld(database.owner)
  site = await openSite(database)
})
afterAll(async () => {
  await site.close()
  await database.drop()
})

test('every route has a sample for each of its parameters', () => {
  const missing = routes.flatMap((route) => namesIn(route.path).filter((name) => !(name in parameters) && !(name in constants)).map((name) => `${route.name}: say what :${name} is in src/web/testing/route-samples.ts`))
  expect(missing).toEqual([])
  expect(Object.keys(samples).filter((name) => !routes.some((route) => route.name === name))).toEqual([])
})

test('names and addresses are each used once', () => {
  expect(new Set(routes.map(({ name }) => name)).size).toBe(routes.length)
  expect(new Set(routes.map(({ method, path }) => `${method} ${path.replaceAll(/:\w+/g, ':x')}`)).size).toBe(routes.length)
})

test('every principal finds at every route what the policy says, within reach and outside', async () => {
  site.undo.isOn = true
  const wrong: string[] = []
  for (const route of routes) {
    for (const principal of world.principals) {
      const reach = reachOf({ ...principal, through: throughOf(route) }, world.base.geography)
      // whoever may not open the page at all is asked about one object in two scopes: the others would be the same question
      const isShut = ['forbidden', 'sign-in'].includes(expectedOutcome(route, principal, reach, undefined))
      if (isShut && / of (self|service)$/.test(principal.name)) continue
      for (const object of isShut ? objectsOf(route).slice(0, 1) : objectsOf(route)) {
        const expected = expectedOutcome(route, principal, reach, object)
        const response = await ask(route, object, principal.token)
        const found = outcomeOf(response)
        lookAt(route, principal, reach, found, response)
        expectedAt.set(route.name, new Set([...(expectedAt.get(route.name) ?? []), expected]))
        if (found !== expected && !(expected === 'open' && samples[route.name]?.answers?.some((other) => other === found))) {
          wrong.push(`${principal.name}: ${route.method} ${route.path} of ${object?.where ?? '-'}: ${found} (${response.statusCode}), expected ${expected}`)
        }
      }
    }
    for (const object of objectsOf(route)) {
      const response = await ask(route, object, null)
      if (outcomeOf(response) !== 'sign-in') wrong.push(`anonymous: ${route.method} ${route.path}: ${response.statusCode}`)
    }
  }
  site.undo.isOn = false
  expect(wrong).toEqual([])
}, 900_000)

test('each route lets somebody in and keeps somebody out', () => {
  for (const route of routes) {
    const outcomes = expectedAt.get(route.name) ?? new Set()
    expect([route.name, outcomes.has('open'), outcomes.has('forbidden') || outcomes.has('not-found') || outcomes.has('sign-in')]).toEqual([route.name, true, true])
  }
})

test('out of scope and non-existent answer alike, to the byte', () => {
  expect(absentBodies.size).toBe(1)
})

test('no answer and no line of the log holds what its reader may not see', () => {
  expect(leaks).toEqual([])
  expect(shown).toBeGreaterThan(0)
  expect(site.log.filter((line) => line.includes('canary-'))).toEqual([])
  expect(site.log.length).toBeGreaterThan(asked)
})

test('the log holds nothing but the allowed fields, and routes as patterns', () => {
  const allowed = ['level', 'at', 'msg', 'reqId', 'route', 'method', 'status', 'ms', 'reference', 'name', 'code', 'stack', 'job', 'rows', 'seconds', 'time']
  const lines = site.log.map((line) => JSON.parse(line) as Record<string, unknown>)
  expect([...new Set(lines.flatMap((line) => Object.keys(line)))].filter((name) => !allowed.includes(name))).toEqual([])
  expect(lines.map(({ route }) => String(route)).filter((route) => /\d/.test(route))).toEqual([])
})

test('every answer carries the headers, and sets no cookie but the one', () => {
  expect(badHeaders).toEqual([])
})

test('flipping any row of the policy is noticed by some request', async () => {
  const survivors: string[] = []
  const idle: string[] = []
  site.undo.isOn = true
  const table = policy as unknown as Record<string, Capability[]>
  for (const capability of capabilities) {
    const route = routes.find(({ permission }) => permission === capability)
    if (!route) {
      idle.push(capability)
      continue
    }
    for (const role of reviewedRoles) {
      const principal = world.principals.find(({ name }) => name === `${role} of authority`)
      const held = table[role]
      if (!principal || !held) throw new Error(`no ${role}`)
      const before = [...held]
      held.splice(0, held.length, ...(before.includes(capability) ? before.filter((one) => one !== capability) : [...before, capability]))
      const found = outcomeOf(await ask(route, objectsOf(route)[0], principal.token))
      held.splice(0, held.length, ...before)
      const isForbidden = !(reviewedPolicy[capability] ?? []).includes(role)
      if ((found === 'forbidden') === isForbidden) survivors.push(`${role}: ${capability}`)
    }
  }
  site.undo.isOn = false
  expect(survivors).toEqual([])
  // Capabilities without an address of their own: fields within pages, and what is not built yet. A route that names one takes it off this list.
  expect(idle).toEqual(WITHOUT_A_ROUTE)
})

test('flipping any fact about a role in the database is noticed', async () => {
  const survivors: string[] = []
  for (const role of reviewedRoles) {
    for (const fact of ['sees_people', 'sees_protected', 'changes_record', 'manages_users']) {
      const counts = () => Promise.all(['self', 'team', 'service', 'authority'].map((scope) => reachCounts(`${role} of ${scope}`)))
      const before = JSON.stringify(await counts())
      await database.owner.query(`update access.role set ${fact} = not ${fact} where name = $1`, [role])
      if (JSON.stringify(await counts()) === before) survivors.push(`${role}: ${fact}`)
      await database.owner.query(`update access.role set ${fact} = not ${fact} where name = $1`, [role])
    }
  }
  expect(survivors).toEqual([])
})

test('a form without its token, with another session’s, from another site, or by GET changes nothing', async () => {
  const other = world.principals.find(({ name }) => name === 'hr-partner of authority')
  for (const route of routes.filter(({ method }) => method === 'POST')) {
    const [object] = objectsOf(route)
    const principal = world.principals.find((one) => expectedOutcome(route, one, reachOf({ ...one, through: throughOf(route) }, world.base.geography), object) === 'open')
    if (!principal || !other) throw new Error(`nobody may ${route.name}`)
    const path = pathOf(route, object)
    const before = await fingerprint()
    const attempts = {
      'no token': await site.post(path, principal.token, fieldsOf(route), { token: null }),
      'another session’s token': await site.post(path, principal.token, fieldsOf(route), { token: makeFormToken(other.token === principal.token ? 'x'.repeat(43) : other.token) }),
      'another site, by Origin': await site.post(path, principal.token, fieldsOf(route), { headers: { origin: 'https://evil.example' } }),
      'another site, by Sec-Fetch-Site': await site.post(path, principal.token, fieldsOf(route), { headers: { 'sec-fetch-site': 'cross-site' } }),
      'a sister site': await site.post(path, principal.token, fieldsOf(route), { headers: { 'sec-fetch-site': 'same-site', origin: 'https://other.gov.uk' } }),
      'an opaque origin': await site.post(path, principal.token, fieldsOf(route), { headers: { origin: 'null' } }),
    }
    expect([route.name, Object.values(attempts).map(({ statusCode }) => statusCode)]).toEqual([route.name, [403, 403, 403, 403, 403, 403]])
    const sameAddress = routes.some((one) => one.method === 'GET' && one.path === route.path)
    const byGet = await site.get(`${path}?${new URLSearchParams({ ...fieldsOf(route), 'form-token': makeFormToken(principal.token) }).toString()}`, principal.token)
    if (!sameAddress) expect([route.name, byGet.statusCode, byGet.headers['allow']]).toEqual([route.name, 405, 'POST'])
    expect([route.name, await fingerprint()]).toEqual([route.name, before])
  }
})

test('a method that no route declares is refused, whatever the address', async () => {
  for (const route of routes) {
    for (const method of ['PUT', 'PATCH', 'DELETE', 'OPTIONS', 'HEAD', 'TRACE', 'PROPFIND'] as const) {
      const response = await site.app.inject({ method: method as 'PUT', url: pathOf(route, objectsOf(route)[0]), headers: { cookie: '__Host-throughline=x' } })
      expect([route.name, method, response.statusCode]).toEqual([route.name, method, 405])
      expect(response.headers['x-content-type-options']).toBe('nosniff')
    }
  }
})

test('reading changes nothing but the audit', async () => {
  const before = await fingerprint()
  for (const route of routes.filter(({ method }) => method === 'GET')) {
    const [object] = objectsOf(route)
    const principal = world.principals.find((one) => expectedOutcome(route, one, reachOf({ ...one, through: throughOf(route) }, world.base.geography), object) === 'open')
    const answered = await ask(route, object, principal?.token ?? null)
    expect([route.name, answered.statusCode < 500]).toEqual([route.name, true])
    const { rows } = await database.owner.query<{ action: string }>('select action from audit order by id desc limit 1')
    if (route.audit !== null && answered.statusCode === 200) expect([route.name, rows[0]?.action]).toEqual([route.name, route.audit])
  }
  expect(await fingerprint()).toBe(before)
})

test('odd addresses and odd parameters are a page, never a fault', async () => {
  const officer = world.principals.find(({ name }) => name === 'data-officer of authority')
  const administrator = world.principals.find(({ name }) => name === 'administrator of authority')
  for (const route of routes.filter(({ method, path }) => method === 'GET' && path.includes(':'))) {
    for (const value of ['0', '-1', '1.5', '99999999999999999999', 'abc', '%00', "1'--", '%F0%9F%98%80', '__proto__', '1%2F2', 'a'.repeat(150), '2147483648']) {
      for (const principal of [officer, administrator]) {
        const response = await site.get(route.path.replaceAll(/:\w+/g, value), principal?.token ?? null)
        expect([route.name, value, response.statusCode >= 500]).toEqual([route.name, value, false])
      }
    }
  }
  for (const route of routes.filter(({ method }) => method === 'GET')) {
    const response = await site.get(`${pathOf(route, objectsOf(route)[0])}?on=%00&on=2&__proto__=1&constructor=2&before=%00&from=9999-99-99&page=-1&sort=%27`, (route.permission === 'manage users' || route.permission === 'see audit' ? administrator : officer)?.token ?? null)
    expect([route.name, response.statusCode >= 500]).toEqual([route.name, false])
  }
})

test('the pages of the footer are for everybody and about nobody', async () => {
  for (const path of Object.keys(publicPages)) {
    for (const principal of [null, ...world.principals.slice(0, 3), ...world.principals.filter(({ isInForce }) => !isInForce)]) {
      const response = await site.get(path, principal?.token ?? null)
      expect([path, response.statusCode]).toEqual([path, 200])
      expect(response.body).not.toContain('canary-')
      expect(response.body.match(/<h1[ >]/g)).toHaveLength(1)
      expect(response.headers['cache-control']).toBe('no-store')
    }
    expect((await site.app.inject({ method: 'POST', url: path })).statusCode).toBe(405)
  }
})

/** What one answer says about itself: markers, headers, cookies; nothing of it is kept. */
function lookAt(route: Route, principal: Principal, reach: Reach, found: Outcome, response: LightMyRequestResponse): void {
  asked += 1
  const { headers } = response
  for (const [text] of `${response.body}\n${JSON.stringify(headers)}`.matchAll(/canary-[a-z0-9-]+-end/g)) {
    const marker = world.markers.get(text)
    shown += 1
    if (!marker || !maySee(reach, marker)) leaks.push(`${route.name} showed ${text} to ${principal.name}`)
  }
  const wanted = { 'x-content-type-options': 'nosniff', 'x-frame-options': 'DENY', 'referrer-policy': 'same-origin', 'cache-control': 'no-store', 'cross-origin-opener-policy': 'same-origin', 'cross-origin-resource-policy': 'same-origin', 'strict-transport-security': 'max-age=31536000; includeSubDomains' }
  for (const [name, value] of Object.entries(wanted)) if (headers[name] !== value) badHeaders.push(`${route.name}: ${name}: ${String(headers[name])}`)
  const policyHeader = String(headers['content-security-policy'])
  if (!policyHeader.startsWith("default-src 'none'") || policyHeader.includes('unsafe')) badHeaders.push(`${route.name}: ${policyHeader}`)
  for (const set of [headers['set-cookie'] ?? []].flat()) if (!/^__Host-throughline=[^;]*; Path=\/; HttpOnly; Secure; SameSite=Lax$/.test(set)) badHeaders.push(`${route.name}: ${set.replace(/=[^;]*/, '')}`)
  if (found === 'not-found' && principal.name === 'team-manager of team') absentBodies.add(withoutToken(response.body))
  if (found === 'not-found' && principal.name === 'administrator of authority') absentBodies.add(withoutToken(response.body))
}

function withoutToken(body: string): string {
  return body.replaceAll(/value="[0-9a-f-]{36}\.[\w-]+"/g, 'value="token"').replace(/<header.*<\/header>/s, '')
}

async function reachCounts(name: string): Promise<number[]> {
  const principal = world.principals.find((one) => one.name === name)
  const client = await database.runtime.connect()
  try {
    await client.query('begin')
    await client.query('select access.begin($1)', [principal?.token])
    const counts: number[] = []
    for (const text of ['select from person', 'select from person_protected', 'update service set name = name', 'select from app_user']) counts.push((await client.query(text)).rowCount ?? 0)
    return counts
  } finally {
    await client.query('rollback')
    client.release()
  }
}

/** Counts and newest versions of every row that is not the audit, a session's life or a form's key. */
async function fingerprint(): Promise<string> {
  const { rows: tables } = await database.owner.query<{ name: string }>("select c.oid::regclass::text as name from pg_class c where c.relkind = 'r' and c.relnamespace = 'public'::regnamespace and c.relname not in ('audit', 'session', 'form_key') order by 1")
  const { rows } = await database.owner.query<{ print: string }>(
    tables.map(({ name }) => `select '${name} ' || count(*) || ' ' || coalesce(max(xmin::text::bigint), 0) as print from ${name}`).join(' union all '),
  )
  return rows.map(({ print }) => print).join('\n')
}

function expectedOutcome(route: Route, principal: Principal, reach: Reach, object: WorldObject | undefined): Outcome {
  if (!principal.isInForce) return 'sign-in'
  if (route.permission !== 'signed in' && !principal.roles.some(({ role }) => (reviewedPolicy[route.permission] ?? []).includes(role))) return 'forbidden'
  if (samples[route.name]?.needsWholeReturn && !(reach.all && reach.allProtected)) return 'not-found'
  if (!object) return 'open'
  const name = namesIn(route.path).find((one) => one in parameters) ?? ''
  const isThere = object.where !== 'non-existent' && object.authorityId === principal.authorityId
  return isThere && parameters[name]?.isReached(object, reach) === true ? 'open' : 'not-found'
}

function throughOf(route: Route): readonly string[] | null {
  return route.permission === 'signed in' ? null : (reviewedPolicy[route.permission] ?? [])
}

function maySee(reach: Reach, marker: Marker): boolean {
  if (marker.authorityId !== reach.principal.authorityId) return false
  if (marker.isPrivate) return marker.personId === reach.principal.personId
  if (marker.personId === null) return reach.all && reach.allProtected && reach.changes
  if (marker.isProtected) return reach.allProtected || reach.protectedPeople.has(marker.personId)
  return reach.all || reach.people.has(marker.personId) || (marker.isName === true && isNameKnown(reach, marker.personId))
}

function isNameKnown(reach: Reach, personId: number): boolean {
  const me = reach.principal.personId
  return world.beside.some((one) => {
    if (one.is_key) return one.beside_id === personId && (reach.acting.has('principal-social-worker') || reach.acting.has('director'))
    return (one.beside_id === personId && (one.person_id === me || reach.people.has(one.person_id))) || (one.person_id === personId && one.beside_id === me) || (one.beside_id === personId && personId === me)
  })
}

function objectsOf(route: Route): readonly (WorldObject | undefined)[] {
  const name = namesIn(route.path).find((one) => one in parameters)
  return name === undefined ? [undefined] : (parameters[name]?.objects(world) ?? [])
}

async function ask(route: Route, object: WorldObject | undefined, token: string | null): Promise<LightMyRequestResponse> {
  const path = pathOf(route, object)
  if (route.method === 'GET') return await site.get(`${path}${samples[route.name]?.query ?? ''}`, token)
  if (route.form !== 'multipart') return await site.post(path, token, fieldsOf(route))
  const parts = Object.entries({ 'form-token': makeFormToken(token ?? ''), ...fieldsOf(route) }).map(([name, value]) => `--b\r\ncontent-disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`)
  return await site.app.inject({
    method: 'POST', url: path, payload: `${parts.join('')}--b--\r\n`,
    headers: { 'content-type': 'multipart/form-data; boundary=b', ...(token === null ? {} : { cookie: `__Host-throughline=${token}` }) },
  })
}

function pathOf(route: Route, object: WorldObject | undefined): string {
  const [judged] = namesIn(route.path).filter((name) => name in parameters)
  // a second object of the address is one of the caller's own team
  return route.path.replaceAll(/:(\w+)/g, (_, name: string) => {
    if (name === judged) return String(object?.id ?? 0)
    const beside = parameters[name]?.objects(world)
    return beside ? String((beside.find(({ where }) => where === 'own team') ?? beside[0])?.id ?? 0) : (constants[name] ?? '1')
  })
}

function fieldsOf(route: Route): Record<string, string> {
  return { ...samples[route.name]?.fields }
}

function namesIn(path: string): string[] {
  return [...path.matchAll(/:(\w+)/g)].map(([, name]) => name ?? '')
}

function outcomeOf(response: LightMyRequestResponse): Outcome {
  const { statusCode } = response
  if (statusCode === 401 || (statusCode === 303 && String(response.headers.location).startsWith('/sign-in'))) return 'sign-in'
  if (statusCode === 403) return 'forbidden'
  if (statusCode === 404) return 'not-found'
  return statusCode >= 500 ? 'fault' : 'open'
}

const WITHOUT_A_ROUTE: readonly string[] = ['change establishment', 'change people', 'see case numbers']

type Outcome = 'open' | 'forbidden' | 'not-found' | 'sign-in' | 'fault'
