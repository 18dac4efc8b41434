import { audit } from '../access/audit.ts'
import type { Caller, Tx } from '../access/begin.ts'
import type { Day } from '../time/day.ts'
import type { Workforce } from '../workforce/rules/record.ts'
import { findScenario } from './queries.ts'
import { readAcademyFacts } from './read-academy-facts.ts'
import { readAround } from './read-around.ts'
import { fillScenario, type FilledScenario } from './rules/fill-scenario.ts'
import type { Scenario } from './rules/scenario.ts'

/** Fills a scenario from the record on a day and puts a run of it in the queue, with everything that it will be repeated from. */
export async function startRun(tx: Tx, caller: Caller, input: RunInput): Promise<RunStarted> {
  const saved = await findScenario(tx, input.scenarioId)
  if (saved === null) return { kind: 'gone' }
  const filled = fillScenario({ ...saved.written, name: saved.name }, await readAround(input.on, { record: input.record, on: input.on, academy: await readAcademyFacts(tx, input.on) }))
  if ('problems' in filled) return { kind: 'impossible', problems: filled.problems }
  if (input.kind === 'intakes' && filled.scenario.intakes.length === 0) return { kind: 'impossible', problems: ['There is no intake to search: add one to the scenario.'] }
  const inputs: FilledScenario = { ...filled, scenario: groupPeople(filled.scenario) }
  const { id } = await tx
    .insertInto('outlook_run')
    .values({ authority_id: caller.authority.id, scenario_id: saved.id, kind: input.kind, on_day: input.on, first_seed: input.firstSeed, replicates: input.replicates, inputs: JSON.stringify(inputs), asked_by: caller.actor })
    .returning('id')
    .executeTakeFirstOrThrow()
  await audit(tx, caller, { action: 'run-started', subjectType: 'outlook_run', subjectId: id, detail: { scenario: saved.name, version: saved.version, kind: input.kind, on: input.on, firstSeed: input.firstSeed, replicates: input.replicates } })
  return { kind: 'started', id }
}

/** People alike in one line, in an order of months: nobody's place in the file is kept. */
function groupPeople(scenario: Scenario): Scenario {
  const groups = new Map<string, Scenario['inPost'][number]>()
  for (const one of scenario.inPost) {
    const key = [one.grade, one.route, one.monthsHere, one.monthsInGrade, one.monthsQualified, one.fte].join(' ')
    const held = groups.get(key)
    groups.set(key, held ? { ...held, count: held.count + one.count } : one)
  }
  return { ...scenario, inPost: [...groups].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, one]) => one) }
}

export type RunInput = { scenarioId: number; kind: 'forecast' | 'intakes'; on: Day; firstSeed: number; replicates: number; record: Workforce }
export type RunStarted = { kind: 'started'; id: number } | { kind: 'gone' } | { kind: 'impossible'; problems: readonly string[] }
