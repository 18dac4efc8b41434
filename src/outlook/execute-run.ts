import { audit } from '../access/audit.ts'
import type { Caller, Tx } from '../access/begin.ts'
import { findRun, type SavedRun } from './queries.ts'
import { runForecast } from './run-forecast.ts'
import { searchIntakes } from './search-intakes.ts'
import { openSimulationPool } from './simulation-pool.ts'

/**
 * Takes a waiting run through its simulations on worker threads and keeps what came out. How far it is, and whether somebody stopped it, goes through the
 * table, so that any process shows it. One run at a time in a process; the others wait their turn.
 */
export async function executeRun(inTransaction: InTransaction, id: number): Promise<void> {
  const turn = queue.then(async () => await work(inTransaction, id))
  queue = turn.catch(() => {})
  await turn
}

async function work(inTransaction: InTransaction, id: number): Promise<void> {
  const run = await inTransaction(async (tx) => await claim(tx, id))
  if (run === null) return
  const stop = new AbortController()
  const pool = openSimulationPool()
  let told = 0
  const onProgress = async (done: number, of: number): Promise<void> => {
    if (Date.now() - told < 500) return
    told = Date.now()
    const isWanted = await inTransaction(async (tx) => (await tx.updateTable('outlook_run').set({ steps_done: done, steps: of, heard_at: new Date() }).where('id', '=', id).where('state', '=', 'running').returning('id').executeTakeFirst()) !== undefined)
    if (!isWanted) stop.abort(new Error('stopped'))
  }
  try {
    const result = run.kind === 'forecast'
      ? await runForecast(pool, run.inputs, run.firstSeed, run.replicates, { onProgress, signal: stop.signal })
      : await searchIntakes(pool, run.inputs, run.firstSeed, run.replicates, { onProgress, signal: stop.signal })
    await inTransaction(async (tx, caller) => {
      const kept = await tx.updateTable('outlook_run').set({ state: 'done', result: JSON.stringify(result), heard_at: new Date() }).where('id', '=', id).where('state', '=', 'running').returning('id').executeTakeFirst()
      if (kept) await audit(tx, caller, { action: 'run-done', subjectType: 'outlook_run', subjectId: id })
    })
  } catch (error) {
    if (stop.signal.aborted) return
    await inTransaction(async (tx) => await tx.updateTable('outlook_run').set({ state: 'failed', heard_at: new Date() }).where('id', '=', id).where('state', '=', 'running').execute())
    throw error
  } finally {
    await pool.close()
  }
}

async function claim(tx: Tx, id: number): Promise<SavedRun | null> {
  const claimed = await tx.updateTable('outlook_run').set({ state: 'running', heard_at: new Date() }).where('id', '=', id).where('state', '=', 'waiting').returning('id').executeTakeFirst()
  return claimed ? await findRun(tx, id) : null
}

/** Stops a run that waits or runs; what it would have said is not kept. */
export async function stopRun(tx: Tx, caller: Caller, id: number): Promise<boolean> {
  const stopped = await tx.updateTable('outlook_run').set({ state: 'stopped', heard_at: new Date() }).where('id', '=', id).where('state', 'in', ['waiting', 'running']).returning('id').executeTakeFirst()
  if (stopped) await audit(tx, caller, { action: 'run-stopped', subjectType: 'outlook_run', subjectId: id })
  return stopped !== undefined
}

let queue: Promise<void> = Promise.resolve()

export type InTransaction = <T>(work: (tx: Tx, caller: Caller) => Promise<T>) => Promise<T>
