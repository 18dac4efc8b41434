import type { Caller, Tx } from '../src/access/begin.ts'
import { executeRun } from '../src/outlook/execute-run.ts'
import type { WrittenScenario } from '../src/outlook/rules/read-scenario.ts'
import { savePack } from '../src/outlook/save-pack.ts'
import { saveScenario } from '../src/outlook/save-scenario.ts'
import { startRun } from '../src/outlook/start-run.ts'
import { addMonths, type Day } from '../src/time/day.ts'
import { findDataDay, loadWorkforce } from '../src/workforce/queries.ts'

/**
 * Two scenarios, a forecast of a year ago to set beside what came, one of today, a search of intakes and a review pack that waits for its decision: through
 * the same use cases as the pages, with fewer futures, because the demonstration is made while somebody waits.
 */
export async function fillOutlook(asDemo: <T>(work: (tx: Tx, caller: Caller) => Promise<T>) => Promise<T>): Promise<void> {
  const on = await asDemo(async (tx) => await findDataDay(tx))
  if (on === null) throw new Error('the demonstration has no data to forecast from')
  const first = await asDemo(async (tx, caller) => await saveScenario(tx, caller, { id: null, version: 0, name: 'As it is', written: AS_IT_IS }))
  const second = await asDemo(async (tx, caller) => await saveScenario(tx, caller, { id: null, version: 0, name: 'With a retention payment', written: { ...AS_IT_IS, levers: [{ key: 'retention-payment', from: addMonths(on, 4).slice(0, 7), costEachAYear: 2_000 }] } }))
  if (first.kind !== 'saved' || second.kind !== 'saved') throw new Error('a scenario of the demonstration was not saved')
  const run = async (scenarioId: number, kind: 'forecast' | 'intakes', on: Day, replicates: number) => {
    const started = await asDemo(async (tx, caller) => await startRun(tx, caller, { scenarioId, kind, on, firstSeed: 1, replicates, record: await loadWorkforce(tx) }))
    if (started.kind !== 'started') throw new Error(`a run of the demonstration was not started: ${JSON.stringify(started)}`)
    await executeRun(asDemo, started.id)
  }
  await run(first.id, 'forecast', addMonths(on, -12), 1_000)
  await run(second.id, 'intakes', on, 200)
  await run(first.id, 'forecast', on, 1_000)
  const pack = await asDemo(async (tx, caller) => await savePack(tx, caller, await loadWorkforce(tx)))
  if (pack.kind !== 'saved') throw new Error('the review pack of the demonstration was not saved')
}

const AS_IT_IS: WrittenScenario = { months: 36 }
