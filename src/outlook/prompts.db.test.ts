import { randomBytes } from 'node:crypto'
import { Kysely, PostgresDialect } from 'kysely'
import { Fragment, h } from 'preact'
import { renderToString } from 'preact-render-to-string'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { asCaller } from '../access/begin.ts'
import type { Database } from '../db/database.ts'
import { freshDatabase, type FreshDatabase } from '../db/testing/fresh-database.ts'
import { day } from '../time/day.ts'
import type { Reply, WebSettings } from '../web/route.ts'
import { promptRoutes } from './routes/prompts.tsx'

let fresh: FreshDatabase
let db: Kysely<Database>
const tokens: Record<string, string> = {}
let person = 0

// One worker of North, two years here on 1 November 2026; the manager of North, one of South.
beforeAll(async () => {
  fresh = await freshDatabase()
  db = new Kysely<Database>({ dialect: new PostgresDialect({ pool: fresh.runtime }) })
  const add = async (text: string, values: unknown[]) => (await fresh.owner.query(`${text} returning id`, values)).rows[0].id as number
  const authority = await add("insert into authority (dfe_number, name) values ($1, 'Testshire')", ['840'])
  const teams = [await add("insert into team (authority_id, name) values ($1, 'North')", [authority]), await add("insert into team (authority_id, name) values ($1, 'South')", [authority])]
  person = await add("insert into person (authority_id, given_name, family_name) values ($1, 'Ann', 'Invented')", [authority])
  const employment = await add("insert into employment (authority_id, person_id, basis, started_on, source) values ($1, $2, 'employed', '2024-11-01', 'HR')", [authority, person])
  await add("insert into assignment (authority_id, person_id, employment_id, team_id, started_on, source) values ($1, $2, $3, $4, '2024-11-01', 'HR')", [authority, person, employment, teams[0]])
  for (const [name, team] of [['north', teams[0]], ['south', teams[1]]] as const) {
    const user = await add('insert into app_user (authority_id, name, email) values ($1, $2, $3)', [authority, name, `${name}@council.invalid`])
    await add("insert into role_assignment (authority_id, user_id, role, scope, team_id, started_on) values ($1, $2, 'team-manager', 'team', $3, '2020-01-01')", [authority, user, team])
    tokens[name] = randomBytes(32).toString('base64url')
    await fresh.owner.query("insert into session (authority_id, user_id, kind, token_hash, expires_at) values ($1, $2, 'browser', sha256(convert_to($3, 'UTF8')), now() + interval '1 hour')", [authority, user, tokens[name]])
  }
})

afterAll(() => fresh.drop())

const ROW = () => `row ${person} service-24 2026-11-01`
const HELD = { outcome: 'held', 'on-day': '16', 'on-month': '11', 'on-year': '2026' }

test('a conversation is due, is noted once, is in the audit, and can be opened again', async () => {
  expect(html(await ask('north', 'outlook.prompts'))).toContain('Overdue 15 days')
  expect(await ask('north', 'outlook.close-prompts', { ...HELD, [ROW()]: 'yes' })).toMatchObject({ kind: 'redirect' })
  const after = html(await ask('north', 'outlook.prompts'))
  expect(after).toContain('No conversation is due')
  expect(after).toContain('Closed in the last six months')
  const again = await ask('north', 'outlook.close-prompts', { ...HELD, [ROW()]: 'yes' })
  expect(again).toMatchObject({ kind: 'page', status: 400 })
  expect(html(again)).toContain('somebody has noted them meanwhile')
  await ask('north', 'outlook.close-prompts', { outcome: 'open-again', [ROW()]: 'yes' })
  expect(html(await ask('north', 'outlook.prompts'))).toContain('Overdue 15 days')
  const { rows } = await fresh.owner.query<{ action: string; detail: unknown }>("select action, detail from audit where subject_type = 'person' and action like 'stay-%' order by id")
  expect(rows.map(({ action }) => action)).toEqual(['stay-conversation-closed', 'stay-conversation-reopened'])
})

test('another team’s manager sees nothing of it and changes nothing', async () => {
  expect(html(await ask('south', 'outlook.prompts'))).toContain('No conversation is due')
  expect(await ask('south', 'outlook.close-prompts', { ...HELD, [ROW()]: 'yes' })).toMatchObject({ status: 400 })
  expect((await fresh.owner.query('select from stay_conversation')).rowCount).toBe(0)
})

test('a form without a tick, an outcome or a day says so and keeps what was ticked', async () => {
  const empty = html(await ask('north', 'outlook.close-prompts', {}))
  for (const message of ['Tick at least one conversation', 'Select what came of it', 'Enter the day']) expect(empty).toContain(message)
  expect(html(await ask('north', 'outlook.close-prompts', { [ROW()]: 'yes' }))).toMatch(/checked/)
})

async function ask(who: string, name: string, fields: Record<string, string> = {}): Promise<Reply> {
  const route = promptRoutes.find((one) => one.name === name)
  if (!route) throw new Error(`no route ${name}`)
  // the page asks the deployment for nothing
  const settings = {} as WebSettings
  const done = await asCaller(db, tokens[who] ?? '', null, (tx, caller) => route.handle({ tx, caller, today: day('2026-11-16'), params: {}, query: {}, fields, files: [], formToken: '', settings }))
  if (done === null) throw new Error('not signed in')
  return done.value
}

function html(reply: Reply): string {
  if (reply.kind !== 'page') throw new Error(reply.kind)
  return renderToString(h(Fragment, null, reply.page.body))
}
