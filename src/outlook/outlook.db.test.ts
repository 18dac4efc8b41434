import { afterEach, beforeEach, expect, test } from 'vitest'
import { aCouncil, type TestCouncil } from '../census/testing/a-council.ts'
import { day } from '../time/day.ts'
import type { Workforce } from '../workforce/rules/record.ts'
import { executeRun, stopRun } from './execute-run.ts'
import { findRun, listPacks, listScenarios } from './queries.ts'
import type { Forecast } from './rules/forecast.ts'
import type { WrittenScenario } from './rules/read-scenario.ts'
import { runForecast } from './run-forecast.ts'
import { decidePack, savePack } from './save-pack.ts'
import { saveScenario } from './save-scenario.ts'
import { openSimulationPool } from './simulation-pool.ts'
import { startRun } from './start-run.ts'

let council: TestCouncil
let officer: string
let principal: string
beforeEach(async () => {
  council = await aCouncil()
  officer = await council.signIn('Officer', 'data-officer')
  principal = await council.signIn('Principal', 'principal-social-worker')
})
afterEach(() => council.fresh.drop())

const WRITTEN: WrittenScenario = {
  months: 12, grades: [{ key: 'nqsw', programme: { months: 12, leadsTo: 'sw' } }, { key: 'sw', posts: 20 }], inPost: [{ grade: 'sw', count: 15, monthsHere: 30 }],
  intakes: [{ month: '2027-01', offers: 4, everyYear: true }], limits: { vacancies: { month: 12 } },
}
const EMPTY: Workforce = { people: [], absences: [], employments: [], observations: [], assignments: [], unconfirmed: [], statements: [], teams: [], services: [], posts: [], coverage: { returnYears: [], peopleFrom: null, agencyFrom: null, agencyUntil: null } }

async function aScenario(token: string, name = 'As it is'): Promise<number> {
  const saved = await council.as(token, (tx, caller) => saveScenario(tx, caller, { id: null, version: 0, name, written: WRITTEN }))
  if (saved.kind !== 'saved') throw new Error(saved.kind)
  return saved.id
}

async function aRun(token: string, scenarioId: number, kind: 'forecast' | 'intakes' = 'forecast'): Promise<number> {
  const started = await council.as(token, (tx, caller) => startRun(tx, caller, { scenarioId, kind, on: day('2026-11-16'), firstSeed: 4_000_000_000, replicates: 50, record: EMPTY }))
  if (started.kind !== 'started') throw new Error(started.kind)
  return started.id
}

test('a scenario is changed in its version only, under a name of its own, and each change leaves an audit row', async () => {
  const id = await aScenario(officer)
  const save = (input: { id: number | null; version: number; name: string }) => council.as(officer, (tx, caller) => saveScenario(tx, caller, { ...input, written: { ...WRITTEN, months: 24 } }))
  expect(await save({ id, version: 1, name: 'As it may be' })).toEqual({ kind: 'saved', id })
  expect(await save({ id, version: 1, name: 'As it may be' })).toEqual({ kind: 'changed-meanwhile' })
  expect(await save({ id: null, version: 0, name: 'As it may be' })).toEqual({ kind: 'name-taken' })
  expect(await save({ id: 999, version: 1, name: 'Another' })).toEqual({ kind: 'gone' })
  expect(await council.as(officer, (tx) => listScenarios(tx))).toMatchObject([{ name: 'As it may be', version: 2, written: { months: 24 } }])
  const { rows } = await council.fresh.owner.query("select action, detail -> 'before' ->> 'name' as before from audit where subject_type = 'outlook_scenario' order by id")
  expect(rows).toEqual([{ action: 'scenario-added', before: null }, { action: 'scenario-changed', before: 'As it is' }])
})

test('a run keeps all that went in: the same answer comes out of it again, to the last digit', async () => {
  const id = await aRun(officer, await aScenario(officer))
  await executeRun((work) => council.as(officer, work), id)
  const run = await council.as(principal, (tx) => findRun(tx, id))
  expect(run).toMatchObject({ state: 'done', stepsDone: 1, steps: 3, firstSeed: 4_000_000_000, replicates: 50, inputs: { scenario: { months: 12 } } })
  expect((run!.result as Forecast).outputs.vacancies).toHaveLength(12)
  const again = await runForecast(openSimulationPool(0), run!.inputs, run!.firstSeed, run!.replicates)
  expect(JSON.parse(JSON.stringify(again))).toEqual(run?.result)
})

test('a run that was stopped before its turn is not taken up, and a search says how far it came', async () => {
  const scenario = await aScenario(officer)
  const stopped = await aRun(officer, scenario)
  expect(await council.as(officer, (tx, caller) => stopRun(tx, caller, stopped))).toBe(true)
  await executeRun((work) => council.as(officer, work), stopped)
  expect(await council.as(officer, (tx) => findRun(tx, stopped))).toMatchObject({ state: 'stopped', result: null })
  const search = await aRun(officer, scenario, 'intakes')
  await executeRun((work) => council.as(officer, work), search)
  const found = await council.as(officer, (tx) => findRun(tx, search))
  expect(found?.state).toBe('done')
  expect(found?.stepsDone).toBeGreaterThan(0)
})

test('a forecast that is stopped while it runs ends, and nothing of it is kept', async () => {
  const id = await aRun(officer, await aScenario(officer))
  let turns = 0
  await executeRun(async (work) => {
    turns += 1
    // after it was taken up, before it tells for the first time how far it is
    if (turns === 2) await council.as(officer, (tx, caller) => stopRun(tx, caller, id))
    return await council.as(officer, work)
  }, id)
  expect(await council.as(officer, (tx) => findRun(tx, id))).toMatchObject({ state: 'stopped', result: null })
})

test('a pack is decided on once, by somebody else than its author, whom the database holds to it as well', async () => {
  const run = await aRun(principal, await aScenario(principal))
  expect(await council.as(principal, (tx, caller) => savePack(tx, caller, EMPTY))).toEqual({ kind: 'no-forecast' })
  await executeRun((work) => council.as(principal, work), run)
  const saved = await council.as(principal, (tx, caller) => savePack(tx, caller, EMPTY))
  const packId = saved.kind === 'saved' ? saved.id : 0
  const decision = { packId, offers: 8, reason: 'Two posts of the spring stay open.', nextReviewOn: day('2027-03-01') }
  expect(await council.as(principal, (tx, caller) => decidePack(tx, caller, decision))).toEqual({ kind: 'own' })
  await expect(council.as(principal, async (tx, caller) => await tx.insertInto('outlook_decision').values({ pack_id: packId, authority_id: caller.authority.id, offers: 8, reason: 'mine', decided_by: 'x', decided_by_user: caller.user!.id, next_review_on: null }).execute())).rejects.toThrow('does not decide')
  await expect(council.as(officer, (tx, caller) => decidePack(tx, caller, decision))).rejects.toThrow('row-level security')
  const director = await council.signIn('Director', 'director')
  expect(await council.as(director, (tx, caller) => decidePack(tx, caller, decision))).toEqual({ kind: 'decided' })
  expect(await council.as(director, (tx, caller) => decidePack(tx, caller, { ...decision, offers: 9 }))).toEqual({ kind: 'decided-already' })
  expect(await council.as(officer, (tx) => listPacks(tx))).toMatchObject([{ id: packId, decision: { offers: 8, nextReviewOn: '2027-03-01' } }])
})

test('who has no part in it reads nothing', async () => {
  await aScenario(officer)
  const worker = await council.signIn('Worker', 'social-worker')
  expect(await council.as(worker, (tx) => listScenarios(tx))).toEqual([])
})
