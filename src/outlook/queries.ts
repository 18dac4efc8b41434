import type { Tx } from '../access/begin.ts'
import type { Day } from '../time/day.ts'
import type { FilledScenario } from './rules/fill-scenario.ts'
import type { Forecast } from './rules/forecast.ts'
import type { IntakeOptions } from './rules/intakes.ts'
import type { PackFacts } from './rules/pack-facts.ts'
import type { WrittenScenario } from './rules/read-scenario.ts'
import type { RunState } from './tables.ts'

export async function listScenarios(tx: Tx): Promise<SavedScenario[]> {
  const rows = await tx.selectFrom('outlook_scenario').selectAll().orderBy('name').execute()
  return rows.map((row) => ({ id: row.id, name: row.name, written: row.written, version: row.version, changedBy: row.changed_by, changedAt: row.changed_at }))
}

export async function findScenario(tx: Tx, id: number): Promise<SavedScenario | null> {
  return (await listScenarios(tx)).find((scenario) => scenario.id === id) ?? null
}

/** Without inputs and results: for lists. */
export async function listRuns(tx: Tx, limit = 20): Promise<ListedRun[]> {
  const rows = await tx
    .selectFrom('outlook_run as r')
    .innerJoin('outlook_scenario as s', 's.id', 'r.scenario_id')
    .select(['r.id', 'r.kind', 'r.state', 'r.on_day', 'r.first_seed', 'r.replicates', 'r.asked_by', 'r.asked_at', 's.name'])
    .orderBy('r.id', 'desc')
    .limit(limit)
    .execute()
  return rows.map((row) => ({ id: row.id, kind: row.kind, state: row.state, on: row.on_day, firstSeed: row.first_seed, replicates: row.replicates, askedBy: row.asked_by, askedAt: row.asked_at, scenario: row.name }))
}

export async function findRun(tx: Tx, id: number): Promise<SavedRun | null> {
  const row = await tx.selectFrom('outlook_run').selectAll().where('id', '=', id).executeTakeFirst()
  return row ? runOf(row) : null
}

export async function findNewestRun(tx: Tx, kind: 'forecast' | 'intakes'): Promise<SavedRun | null> {
  const row = await tx.selectFrom('outlook_run').selectAll().where('kind', '=', kind).where('state', '=', 'done').orderBy('id', 'desc').executeTakeFirst()
  return row ? runOf(row) : null
}

/** The newest finished forecast that began at least a month before a day: what it said can be set beside what came. */
export async function findEarlierForecast(tx: Tx, before: Day): Promise<SavedRun | null> {
  const row = await tx.selectFrom('outlook_run').selectAll().where('kind', '=', 'forecast').where('state', '=', 'done').where('on_day', '<', before).orderBy('on_day', 'desc').orderBy('id', 'desc').executeTakeFirst()
  return row ? runOf(row) : null
}

export async function listPacks(tx: Tx): Promise<SavedPack[]> {
  const rows = await tx
    .selectFrom('outlook_pack as p')
    .leftJoin('outlook_decision as d', 'd.pack_id', 'p.id')
    .select(['p.id', 'p.forecast_run_id', 'p.intakes_run_id', 'p.facts', 'p.author', 'p.author_user', 'p.saved_at', 'd.offers', 'd.reason', 'd.next_review_on', 'd.decided_by', 'd.decided_at'])
    .orderBy('p.id', 'desc')
    .execute()
  return rows.map((row) => ({
    id: row.id, forecastRunId: row.forecast_run_id, intakesRunId: row.intakes_run_id, facts: row.facts, author: row.author, authorUser: row.author_user, savedAt: row.saved_at,
    decision: row.decided_at === null || row.offers === null ? null : { offers: row.offers, reason: row.reason ?? '', nextReviewOn: row.next_review_on, by: row.decided_by ?? '', at: row.decided_at },
  }))
}

function runOf(row: { id: number; scenario_id: number; kind: 'forecast' | 'intakes'; on_day: Day; first_seed: number; replicates: number; inputs: FilledScenario; state: RunState; steps_done: number; steps: number; heard_at: Date; result: Forecast | IntakeOptions | null; asked_by: string; asked_at: Date }): SavedRun {
  return {
    id: row.id, scenarioId: row.scenario_id, kind: row.kind, on: row.on_day, firstSeed: row.first_seed, replicates: row.replicates, inputs: row.inputs, state: row.state,
    stepsDone: row.steps_done, steps: row.steps, heardAt: row.heard_at, result: row.result, askedBy: row.asked_by, askedAt: row.asked_at,
  }
}

export type SavedScenario = { id: number; name: string; written: WrittenScenario; version: number; changedBy: string; changedAt: Date }
export type ListedRun = { id: number; kind: 'forecast' | 'intakes'; state: RunState; on: Day; firstSeed: number; replicates: number; askedBy: string; askedAt: Date; scenario: string }
export type SavedRun = {
  id: number
  scenarioId: number
  kind: 'forecast' | 'intakes'
  on: Day
  firstSeed: number
  replicates: number
  inputs: FilledScenario
  state: RunState
  stepsDone: number
  steps: number
  heardAt: Date
  result: Forecast | IntakeOptions | null
  askedBy: string
  askedAt: Date
}
export type SavedPack = {
  id: number
  forecastRunId: number
  intakesRunId: number | null
  facts: PackFacts
  author: string
  authorUser: number | null
  savedAt: Date
  decision: { offers: number; reason: string; nextReviewOn: Day | null; by: string; at: Date } | null
}
