import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Client } from 'pg'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { buildDemoCouncil, isDemoComplete, wipeDemoCouncil } from '../../demo/build-council.ts'
import { demoDay } from '../../demo/council.ts'
import { listPersonas } from '../../demo/list-personas.ts'
import type { DemoFile } from '../../demo/files/demo-file.ts'
import { filesOf, listAuthorities, type Authority } from '../../demo/national/generate.ts'
import { childKeysOf } from '../access/child-keys.ts'
import { asCaller } from '../access/begin.ts'
import { beginCouncil, type TestCouncil } from '../access/testing/begin-council.ts'
import { freshDatabase, type FreshDatabase } from '../db/testing/fresh-database.ts'
import { adapterFor } from '../imports/adapters.ts'
import { applyImport } from '../imports/apply-import.ts'
import { stageFile } from '../imports/stage-file.ts'
import { listMeasures, type MeasureRow } from '../measures/list-measures.ts'
import type { MeasureName } from '../measures/rules/definitions.ts'
import { publishedRates } from '../measures/rules/published-figure.ts'
import { day } from '../time/day.ts'
import { loadWorkforce } from '../workforce/queries.ts'
import { kyselyOver } from './open-council.ts'

const secrets = { 'child-reference-hash': 'a'.repeat(43), 'child-reference-seal': 'b'.repeat(43) }

describe('the demonstration council', () => {
  let database: FreshDatabase
  let owner: Client

  beforeAll(async () => {
    database = await freshDatabase()
    owner = new Client(database.ownerConfig)
    await owner.connect()
    await buildDemoCouncil(owner, database.runtime, (dfeNumber) => childKeysOf(secrets, dfeNumber))
  }, 400_000)
  afterAll(async () => {
    await owner.end()
    await database.drop()
  })

  test('is loaded through the files of a council, none refused and no value of them left out', async () => {
    const { rows } = await owner.query<{ kind: string; notes: { kind: string; message: string }[] }>('select kind, notes from import')
    expect(new Set(rows.map(({ kind }) => kind))).toEqual(new Set(['establishment', 'census', 'people', 'agency', 'absence', 'allocations']))
    expect(rows.flatMap(({ notes }) => notes.filter((note) => note.kind === 'problem').map((note) => note.message))).toEqual([])
    expect(await isDemoComplete(owner)).toBe(true)
  })

  test('is of the size that was asked for', async () => {
    const count = async (query: string) => Number((await owner.query<{ n: string }>(query)).rows[0]?.n)
    expect(await count("select count(*) as n from team where name like 'Families First%'")).toBe(14)
    expect(await count("select count(distinct a.child_id) as n from allocation a join child c on c.id = a.child_id where a.retracted_at is null and a.ended_on is null and c.subject_kind = 'child'")).toBeGreaterThan(4_200)
    expect(await count("select count(*) as n from employment where basis = 'employed' and ended_on is null")).toBeGreaterThan(390)
    expect((await listPersonas(owner)).map(({ email }) => email.split('@')[0])).toEqual([
      'data.officer', 'hr.partner', 'head.of.service', 'director', 'principal.social.worker', 'team.manager.1', 'team.manager.2', 'practice.lead', 'academy.coordinator', 'nqsw', 'mentor', 'panel.member',
      'social.worker', 'panel.member.2', 'panel.member.3', 'councillor', 'administrator',
    ])
  })

  test('has a list of absences whose rows are all of people in the record, from which sickness and who is away come', async () => {
    const { rows } = await owner.query<{ plan: { absences: { created: number; unknown: number } }; rows: number }>("select plan, (counts ->> 'rows')::integer as rows from import where kind = 'absence'")
    expect(rows.map(({ plan }) => [plan.absences.unknown, plan.absences.created])).toEqual([[0, rows[0]?.rows]])
    const { rows: away } = await owner.query<{ n: number }>(`select count(*)::integer as n from absence where started_on <= '${demoDay}' and ended_on is null`)
    expect(away[0]?.n).toBeGreaterThan(10)
  })

  test('has something for every kind of exception', async () => {
    const count = async (query: string) => Number((await owner.query<{ n: string }>(query)).rows[0]?.n)
    const open = 'a.retracted_at is null and a.ended_on is null'
    expect(await count(`select count(distinct h.id) as n from allocation a join case_holder h on h.id = a.holder_id where ${open} and h.person_id is null and h.name like '%tray%'`)).toBe(4)
    expect(await count(`select count(distinct h.id) as n from allocation a join case_holder h on h.id = a.holder_id where ${open} and h.registration_number = 'SW9998877661' and h.person_id is null`)).toBe(1)
    expect(await count(`select count(distinct a.person_id) as n from allocation a join employment e on e.person_id = a.person_id where ${open} and e.ended_on < '${demoDay}' and not exists (select from employment o where o.person_id = e.person_id and (o.ended_on is null or o.ended_on >= '${demoDay}'))`)).toBeGreaterThan(0)
    expect(await count("select count(*) as n from person where staff_number = '299417' and registration_number is null")).toBe(1)
    expect(await count("select count(*) as n from conflict where field = 'FTE' and on_day = '2023-09-30'")).toBeGreaterThan(0)
    expect(await count("select count(*) as n from person where registered_until < '2026-01-01'")).toBeGreaterThan(0)
  })

  test.each([2021, 2022, 2023, 2024, 2025])('has plausible measures beside England in %i', async (year) => {
    const rows = await measuresOf(`${year}-09-30`)
    expectPlausible(rows)
  })

  test('has plausible measures on its own day, from the extracts alone', async () => {
    const measures = await measuresOf(demoDay)
    expectPlausible(measures.filter(({ measure }) => ['turnover', 'agency-rate', 'in-post'].includes(measure)))
    // sickness comes from the list of absences; DfE prints 2.9 to 3.5 per cent for England in the years 2017 to 2025
    const sickness = measures.find(({ measure }) => measure === 'sickness-absence')
    expect(sickness?.value).toBeGreaterThan(2.5)
    expect(sickness?.value).toBeLessThan(4)
  })

  test('has turnover, starters and sickness of the year to the census day whose return is not sent yet', async () => {
    const measures = await measuresOf('2026-09-30')
    expectPlausible(measures.filter(({ measure }) => ['turnover', 'sickness-absence', 'in-post'].includes(measure)))
    expect(measures.filter(({ measure, value }) => ['turnover', 'starters', 'leavers', 'sickness-absence'].includes(measure) && value === null)).toEqual([])
  })

  test('is wiped with one command, and never where a real council is', async () => {
    const second = await freshDatabase()
    const client = new Client(second.ownerConfig)
    await client.connect()
    expect(await wipeDemoCouncil(client)).toEqual({ kind: 'nothing-there' })
    await client.query("insert into authority (dfe_number, name, is_demo) values ('999', 'Demonstration', true)")
    await client.query("insert into authority (dfe_number, name) values ('301', 'Anytown')")
    expect(await wipeDemoCouncil(client)).toEqual({ kind: 'real-council', name: 'Anytown' })
    expect((await client.query('select id from authority')).rowCount).toBe(2)
    await client.query("update authority set is_demo = true where dfe_number = '301'")
    expect(await wipeDemoCouncil(client)).toMatchObject({ kind: 'wiped' })
    expect((await client.query('select id from authority')).rowCount).toBe(0)
    await client.end()
    await second.drop()
  })

  async function measuresOf(on: string): Promise<MeasureRow[]> {
    const token = `test ${on}`
    await owner.query("insert into session (authority_id, kind, token_hash, expires_at) select id, 'command', sha256(convert_to($1, 'UTF8')), now() + interval '1 hour' from authority", [token])
    const done = await asCaller(kyselyOver(database.runtime), token, day(demoDay), async (tx) => listMeasures(await loadWorkforce(tx), day(on), null))
    if (done === null) throw new Error('the test session is not in force')
    return done.value
  }
})

describe('an authority of the national data', () => {
  let folder = ''
  let authorities: Authority[] = []
  let council: TestCouncil | null = null

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'tl-nation-'))
    authorities = await listAuthorities('data/published/csww_indicators_2017_to_2025.csv', [2021, 2022, 2023, 2024, 2025])
  })
  afterEach(async () => {
    await council?.drop()
    council = null
  })
  afterAll(() => rm(folder, { recursive: true, force: true }))

  // a county; one with more FTE than people in a year; one whose hours are printed as "low"; the smallest with staff
  test.each(['840', '305', '394', '201'])('%s, all its years loaded, gives the published rates of each, and the newest still with HR, posts and agency loaded', { timeout: 400_000 }, async (number) => {
    const authority = authorities.find((one) => one.number === number)
    if (!authority) throw new Error(`${number} is not published`)
    council = await beginCouncil(number)
    const files = filesOf(authority, { seed: 1, people: true })
    await load(council, files.filter(({ kind }) => kind === 'census'))
    await expectPublished(council, authority.areas)
    await load(council, files.filter(({ kind }) => kind !== 'census' && kind !== 'allocations'))
    // which post an agency worker covers is invented, so the two rates of cover are near and not the same
    await expectPublished(council, authority.areas.slice(-1), ['agency-cover', 'vacancy-agency-cover'])
  })

  async function load(into: TestCouncil, files: readonly DemoFile[]): Promise<void> {
    for (const file of files) {
      await into.as(async (tx, caller) => {
        const adapter = adapterFor(file.kind)
        if (!adapter) throw new Error(`no adapter for ${file.kind}`)
        const path = join(folder, file.name)
        await writeFile(path, file.text)
        const staged = await stageFile(tx, caller, adapter, { path, name: file.name, mapping: null, today: day(demoDay) })
        if ('mend' in staged) throw new Error(`${staged.message} ${staged.mend}`)
        expect(staged.file.notes.filter((note) => note.kind === 'problem')).toEqual([])
        expect(await applyImport(tx, caller, staged.id, null)).toMatchObject({ kind: 'applied' })
      })
    }
  }

  async function expectPublished(of: TestCouncil, areas: Authority['areas'], but: readonly MeasureName[] = []): Promise<void> {
    const record = await of.as((tx) => loadWorkforce(tx))
    for (const area of areas) {
      const rows = listMeasures(record, day(`${area.year}-09-30`), null)
      for (const rate of publishedRates) {
        const tenths = area.tenths.get(rate.column) ?? null
        if (tenths === null || but.includes(rate.measure)) continue
        const ours = rows.find((row) => row.measure === rate.measure && row.basis === rate.basis)
        expect.soft({ year: area.year, rate: rate.column, tenths: Math.round((ours?.value ?? Number.NaN) * 10 + 1e-9) }).toEqual({ year: area.year, rate: rate.column, tenths })
      }
    }
  }
})

function expectPlausible(rows: readonly MeasureRow[]): void {
  for (const [measure, least, most] of RANGES) {
    const row = rows.find((one) => one.measure === measure && one.basis === 'fte')
    if (!row) continue
    expect.soft(row.value, measure).toBeGreaterThan(least)
    expect.soft(row.value, measure).toBeLessThan(most)
  }
}

/** Around England's figures of 2021 to 2025 (turnover 11.8 to 17.2, vacancies 14.2 to 20, agency 13 to 17.9, caseload 15.2 to 16.6, absence 3.1 to 3.5). */
const RANGES = [
  ['turnover', 10, 20], ['vacancy-rate', 11, 21], ['agency-rate', 10, 19], ['agency-cover', 55, 98], ['average-caseload', 14, 18], ['sickness-absence', 2.3, 4.6], ['in-post', 340, 430],
] as const
