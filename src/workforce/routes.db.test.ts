import { randomBytes } from 'node:crypto'
import { Kysely, PostgresDialect } from 'kysely'
import { Fragment, h } from 'preact'
import { renderToString } from 'preact-render-to-string'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { asCaller } from '../access/begin.ts'
import type { Database } from '../db/database.ts'
import { freshDatabase, type FreshDatabase } from '../db/testing/fresh-database.ts'
import { measureRoutes } from '../measures/routes.tsx'
import { day } from '../time/day.ts'
import type { Reply, WebSettings } from '../web/route.ts'
import { workforceRoutes } from './routes.tsx'

let fresh: FreshDatabase
let db: Kysely<Database>
const tokens: Record<string, string> = {}
const people: Record<string, number> = {}

// Two teams with a post each, held by one person each; a third post of the second team is vacant. One manager sees team 1 only.
beforeAll(async () => {
  fresh = await freshDatabase()
  db = new Kysely<Database>({ dialect: new PostgresDialect({ pool: fresh.runtime }) })
  const add = async (text: string, values: unknown[]) => (await fresh.owner.query(`${text} returning id`, values)).rows[0].id as number
  const authority = await add("insert into authority (dfe_number, name) values ($1, 'Testshire')", ['840'])
  const service = await add("insert into service (authority_id, name) values ($1, 'Families')", [authority])
  const teams = [await add("insert into team (authority_id, service_id, name) values ($1, $2, 'North')", [authority, service]), await add("insert into team (authority_id, service_id, name) values ($1, $2, 'South')", [authority, service])]
  for (const [position, at, holder] of [['P1', 0, 'Ann'], ['P2', 1, 'Ben'], ['P3', 1, null]] as const) {
    const post = await add("insert into post (authority_id, kind, position_number) values ($1, 'position', $2)", [authority, position])
    await add("insert into post_period (authority_id, post_id, team_id, title, funded_fte, started_on) values ($1, $2, $3, 'Social worker', 1, '2020-01-01')", [authority, post, teams[at]])
    if (holder === null) continue
    const person = await add('insert into person (authority_id, given_name, family_name) values ($1, $2, $3)', [authority, holder, 'Invented'])
    people[holder] = person
    const employment = await add("insert into employment (authority_id, person_id, basis, started_on, source) values ($1, $2, 'employed', '2021-01-01', 'HR')", [authority, person])
    await add("insert into assignment (authority_id, person_id, employment_id, post_id, team_id, started_on, source) values ($1, $2, $3, $4, $5, '2021-01-01', 'HR')", [authority, person, employment, post, teams[at]])
    await add("insert into observation (authority_id, person_id, employment_id, on_day, source, rank, fte) values ($1, $2, $3, '2026-01-01', 'HR', 2, 1)", [authority, person, employment])
  }
  await add("insert into import (authority_id, kind, file_name, file_hash, file_bytes, state, as_of, header, created_by) values ($1, 'people', 'hr.csv', 'x', 1, 'applied', '2026-10-31', '{\"from\": \"2020-10-01\"}', 'test')", [authority])
  for (const [name, role, scope, team] of [['director', 'director', 'authority', null], ['manager', 'team-manager', 'team', teams[0]]] as const) {
    const user = await add('insert into app_user (authority_id, name, email) values ($1, $2, $3)', [authority, name, `${name}@council.invalid`])
    await add("insert into role_assignment (authority_id, user_id, role, scope, team_id, started_on) values ($1, $2, $3, $4, $5, '2020-01-01')", [authority, user, role, scope, team])
    tokens[name] = randomBytes(32).toString('base64url')
    await fresh.owner.query("insert into session (authority_id, user_id, kind, token_hash, expires_at) values ($1, $2, 'browser', sha256(convert_to($3, 'UTF8')), now() + interval '1 hour')", [authority, user, tokens[name]])
  }
})

afterAll(() => fresh.drop())

async function get(who: string, name: string, query: Record<string, string> = {}, params: Record<string, string> = {}): Promise<Reply> {
  const route = [...workforceRoutes, ...measureRoutes].find((one) => one.name === name)
  if (!route) throw new Error(`no route ${name}`)
  // none of these pages asks the deployment for anything
  const settings = {} as WebSettings
  const done = await asCaller(db, tokens[who] ?? '', null, (tx, caller) => route.handle({ tx, caller, today: day('2026-11-16'), params, query, fields: {}, files: [], formToken: '', settings }))
  if (done === null) throw new Error('not signed in')
  return done.value
}

function html(reply: Reply): string {
  if (reply.kind !== 'page') throw new Error(reply.kind)
  return renderToString(h(Fragment, null, reply.page.body))
}

test('the board shows all posts to who sees the authority, with the vacant one', async () => {
  const board = html(await get('director', 'workforce.establishment'))
  for (const word of ['North', 'South', 'Ann Invented', 'Ben Invented', 'P3']) expect(board).toContain(word)
})

test('a manager sees the posts of the own team only, on the page and in the file; other posts are not shown as vacant', async () => {
  const board = html(await get('manager', 'workforce.establishment'))
  expect(board).toContain('Ann Invented')
  for (const word of ['P2', 'P3', 'Ben']) expect(board).not.toContain(word)
  const file = await get('manager', 'workforce.establishment', { format: 'csv' })
  expect(file.kind === 'download' && typeof file.body === 'string' ? file.body.split('\r\n').map((line) => line.split(',')[1]) : null).toEqual(['Position', '1 posts', '1 posts', 'P1', undefined])
})

test('a person out of reach and a person who does not exist are answered alike', async () => {
  expect(await get('manager', 'workforce.person', {}, { person: String(people['Ben']) })).toEqual({ kind: 'not-found' })
  expect(await get('manager', 'workforce.person', {}, { person: '999999' })).toEqual({ kind: 'not-found' })
  expect(html(await get('manager', 'workforce.person', {}, { person: String(people['Ann']) }))).toContain('Ann Invented')
})

test('a vacancy rate opens to the vacant post: 1 / (1 + 2)', async () => {
  expect(html(await get('director', 'measures.measure', { basis: 'fte', on: '2026-10-31' }, { measure: 'vacancy-rate' }))).toContain('33.3%')
  expect(html(await get('director', 'measures.rows', { basis: 'fte', on: '2026-10-31' }, { measure: 'vacancy-rate' }))).toContain('P3, Social worker')
})

test('a download is written down', async () => {
  await get('director', 'workforce.people', { format: 'xlsx' })
  const { rows } = await fresh.owner.query("select actor, detail from audit where action = 'list-downloaded' order by id desc limit 1")
  expect(rows).toEqual([{ actor: 'director', detail: { format: 'xlsx', rows: 2 } }])
})

test.each(['measures.one-page', 'measures.caseloads', 'workforce.bridge', 'workforce.changes', 'workforce.people'])('%s answers for both', async (name) => {
  expect(html(await get('director', name)).length).toBeGreaterThan(300)
  expect(html(await get('manager', name))).not.toContain('Ben Invented')
})
