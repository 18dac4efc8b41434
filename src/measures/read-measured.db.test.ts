import { randomBytes } from 'node:crypto'
import { Kysely, PostgresDialect, sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { asCaller, type Caller, type Tx } from '../access/begin.ts'
import type { Database } from '../db/database.ts'
import { freshDatabase, type FreshDatabase } from '../db/testing/fresh-database.ts'
import { addDays, day } from '../time/day.ts'
import { loadMeasured } from './read-measured.ts'
import { findMeasure, measureByGroup } from './rules/catalogue.ts'
import { scopedFigure } from './rules/one-page.ts'
import { populationOf } from './rules/population.ts'

/** docs/decisions/007-measures-of-some-teams.md: a manager reads of the own team what the director reads of it, and nobody's name. */

let fresh: FreshDatabase
let db: Kysely<Database>
const tokens: Record<string, string> = {}
const teams: Record<string, number> = {}
const on = day('2026-11-16')

// In North: one who stayed, one who left in March, one who moved to South in June, one who came from South, an agency worker who went.
// In South: one who left. Elsewhere: the same again in another council.
beforeAll(async () => {
  fresh = await freshDatabase()
  db = new Kysely<Database>({ dialect: new PostgresDialect({ pool: fresh.runtime }) })
  await fillCouncil('840', 'Testshire', '')
  await fillCouncil('841', 'Otherford', 'other ')
})
afterAll(() => fresh.drop())

async function fillCouncil(dfeNumber: string, name: string, prefix: string): Promise<void> {
  const add = async (text: string, values: unknown[]) => (await fresh.owner.query(`${text} returning id`, values)).rows[0].id as number
  const authority = await add('insert into authority (dfe_number, name) values ($1, $2)', [dfeNumber, name])
  const service = await add("insert into service (authority_id, name) values ($1, 'Families')", [authority])
  for (const team of ['North', 'South']) teams[prefix + team] = await add('insert into team (authority_id, service_id, name) values ($1, $2, $3)', [authority, service, team])
  for (const { who, basis = 'employed', until = null, places } of PEOPLE) {
    const person = await add('insert into person (authority_id, given_name, family_name, registration_number) values ($1, $2, $3, $4)', [authority, who, 'Invented', `SW${dfeNumber}${who.length}${who.charCodeAt(0)}`])
    const employment = await add("insert into employment (authority_id, person_id, basis, started_on, ended_on, source) values ($1, $2, $3, '2021-01-01', $4, 'HR')", [authority, person, basis, until])
    for (const [team, from, to] of places) {
      await add("insert into assignment (authority_id, person_id, employment_id, team_id, dfe_role, started_on, ended_on, source) values ($1, $2, $3, $4, 5, $5, $6, 'HR')", [authority, person, employment, teams[prefix + team], from, to])
    }
    for (const onDay of ['2025-11-16', '2026-11-16']) await add("insert into observation (authority_id, person_id, employment_id, on_day, source, rank, fte, days_lost) values ($1, $2, $3, $4, 'HR', 2, 0.8, 7)", [authority, person, employment, onDay])
  }
  await add("insert into import (authority_id, kind, file_name, file_hash, file_bytes, state, as_of, header, created_by) values ($1, 'people', 'hr.csv', 'x', 1, 'applied', '2026-11-16', '{\"from\": \"2020-10-01\"}', 'test')", [authority])
  for (const [user, role, scope, team] of [['director', 'director', 'authority', null], ['manager', 'team-manager', 'team', 'North'], ['lead', 'practice-lead', 'team', 'North'], ['worker', 'social-worker', 'self', null]] as const) {
    const id = await add('insert into app_user (authority_id, name, email) values ($1, $2, $3)', [authority, user, `${prefix.trim()}${user}@council.invalid`])
    await add("insert into role_assignment (authority_id, user_id, role, scope, team_id, started_on) values ($1, $2, $3, $4, $5, '2020-01-01')", [authority, id, role, scope, team === null ? null : teams[prefix + team]])
    tokens[prefix + user] = randomBytes(32).toString('base64url')
    await fresh.owner.query("insert into session (authority_id, user_id, kind, token_hash, expires_at) values ($1, $2, 'browser', sha256(convert_to($3, 'UTF8')), now() + interval '1 hour')", [authority, id, tokens[prefix + user]])
  }
}

const PEOPLE: readonly { who: string; basis?: string; until?: string; places: readonly (readonly ['North' | 'South', string, string | null])[] }[] = [
  { who: 'Stayer', places: [['North', '2021-01-01', null]] },
  { who: 'Leaver', until: '2026-03-31', places: [['North', '2021-01-01', '2026-03-31']] },
  { who: 'Mover', places: [['North', '2021-01-01', '2026-05-31'], ['South', '2026-06-01', null]] },
  { who: 'Arrived', places: [['South', '2021-01-01', '2026-05-31'], ['North', '2026-06-01', null]] },
  { who: 'Supply', basis: 'agency', until: '2026-08-31', places: [['North', '2021-01-01', '2026-08-31']] },
  { who: 'Southerner', until: '2026-04-30', places: [['South', '2021-01-01', '2026-04-30']] },
]

async function as<T>(who: string, work: (tx: Tx, caller: Caller) => Promise<T>): Promise<T> {
  const done = await asCaller(db, tokens[who] ?? '', null, work)
  if (done === null) throw new Error(`${who} is not signed in`)
  return done.value
}

const formerOf = (who: string) =>
  as(who, async (tx) => (await sql<{ former: Record<string, Record<string, unknown>[]> }>`select access.worked_in_own_teams('2025-11-17', ${on}::date) as former`.execute(tx)).rows[0]?.former ?? {})

test.each(['turnover', 'leavers', 'in-post', 'starters', 'stability', 'sickness-absence', 'days-lost-per-person'])('%s of the own team is what the director reads of that team, now and a year ago', async (name) => {
  const measure = findMeasure(name)
  if (measure === null) throw new Error(`no measure ${name}`)
  for (const until of [on, addDays(on, -365)]) {
    const wanted = await as('director', async (tx, caller) => {
      const { record } = await loadMeasured(tx, caller, on)
      return measureByGroup(measure, record, populationOf(record, until), 'team').find(({ group }) => group.id === teams['North'])?.figure
    })
    const got = await as('manager', async (tx, caller) => {
      const measured = await loadMeasured(tx, caller, on)
      return scopedFigure(measure, measured, populationOf(measured.record, until))
    })
    expect({ numerator: got.numerator, denominator: got.denominator, value: got.value }, until).toEqual({ numerator: wanted?.numerator, denominator: wanted?.denominator, value: wanted?.value })
  }
})

test('one left of the two who are in North now: 0.8 of 1.6 FTE', async () => {
  const figure = await as('manager', async (tx, caller) => {
    const measured = await loadMeasured(tx, caller, on)
    return scopedFigure(findMeasure('turnover', 'fte') ?? raise(), measured, populationOf(measured.record, on))
  })
  expect(figure).toMatchObject({ numerator: 0.8, denominator: 1.6, value: 50 })
  expect(figure.numeratorRows?.every((row) => (row.personId ?? 0) < 0)).toBe(true)
})

test('the door tells of the own team alone, without a name, a reason or another team', async () => {
  const former = await formerOf('manager')
  expect(former['employments']).toHaveLength(3)
  const text = JSON.stringify(former)
  for (const { who } of PEOPLE) expect(text).not.toContain(who)
  expect(text).not.toContain('SW840')
  expect(new Set(former['assignments']?.map((row) => row['teamId']))).toEqual(new Set([teams['North']]))
  expect(former['elsewhere']?.map(({ teamId, postId, dfeRole }) => ({ teamId, postId, dfeRole }))).toEqual([{ teamId: -1, postId: null, dfeRole: null }])
  expect([...new Set(Object.values(former).flatMap((rows) => rows.flatMap((row) => Object.keys(row))))].sort()).toEqual(
    ['basis', 'cases', 'daysLost', 'dfeRole', 'employmentId', 'endedOn', 'fte', 'id', 'isDayOnly', 'kind', 'onDay', 'ordinal', 'personId', 'postId', 'rank', 'startOrigin', 'startedOn', 'teamId'],
  )
  // who moved on has not left: the day of the move is said, and nothing after it
  expect(former['employments']?.filter((row) => row['endedOn'] === null)).toHaveLength(1)
})

test('a last day after the period is not told', async () => {
  const early = await as('manager', async (tx) => (await sql<{ former: { employments: { endedOn: string | null }[] } }>`select access.worked_in_own_teams('2025-11-17', '2026-01-31') as former`.execute(tx)).rows[0]?.former)
  expect(early?.employments.map((row) => row.endedOn)).toEqual([null, null, null])
})

test.each(['director', 'lead', 'worker'])('the door tells nothing to a %s', async (who) => {
  expect(Object.values(await formerOf(who)).flat()).toEqual([])
})

function raise(): never {
  throw new Error('no such measure')
}
