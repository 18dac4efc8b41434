import { availableParallelism } from 'node:os'
import { setImmediate as nextTurn } from 'node:timers/promises'
import { Worker } from 'node:worker_threads'
import { measures, type Layers, type Plan, type Run } from './rules/plan.ts'
import { simulate } from './rules/simulate.ts'

/**
 * Runs simulations on worker threads, so that the process goes on answering. Replicates are shared out in small parts, the next one to whoever is free, and each
 * replicate has a seed of its own: the answer is the same to the last bit on any number of workers. All write into memory that they share; nothing is copied.
 * `workers` 0 runs in this thread, which takes its other work between two parts; that is what sources that are not built do unless told otherwise: a thread that
 * has to translate them first takes seconds to start.
 */
export function openSimulationPool(workers = isBuilt ? Math.min(8, availableParallelism()) : 0): SimulationPool {
  const threads = Array.from({ length: workers }, startWorker)
  let broken: Error | null = null
  return {
    async run(plan, layers, firstSeed, replicates, { signal, onProgress, into = newResults(plan, replicates) } = {}) {
      if (broken !== null) throw broken
      into.causes.fill(0)
      const parts = Math.ceil(replicates / PART)
      const run = { firstSeed, replicates, ...into }
      let [next, done] = [0, 0]
      const follow = async (work: (share: Share) => Promise<void>): Promise<void> => {
        while (next < parts) {
          signal?.throwIfAborted()
          const from = PART * next
          next += 1
          await work({ from, until: Math.min(from + PART, replicates) })
          done += 1
          await onProgress?.(done, parts)
        }
        signal?.throwIfAborted()
      }
      if (threads.length === 0) {
        await follow(async (share) => {
          simulate(plan, layers, { ...run, ...share })
          await nextTurn()
        })
        return into
      }
      // also after one has failed the others finish their part: nobody writes into memory that is used for something else
      const ended = await Promise.allSettled(threads.map(async (thread) => {
        thread.postMessage({ plan, layers, run })
        await follow((share) => finished(thread, share))
      }))
      const failed = ended.find((one) => one.status === 'rejected')
      if (failed === undefined) return into
      const error = failed.reason instanceof Error ? failed.reason : new Error(String(failed.reason))
      if (!signal?.aborted) broken = error
      throw error
    },
    async close() {
      await Promise.all(threads.map((thread) => thread.terminate()))
    },
  }
}

/** Room for what a plan's replicates tell, which one run after another can write into. */
export function newResults(plan: { months: number }, replicates: number): Results {
  return { results: sharedWords(measures.length * plan.months * replicates), causes: sharedWords(CAUSES * replicates) }
}

async function finished(thread: Worker, share: Share): Promise<void> {
  await new Promise<void>((resolve, reject) => {
    const listeners = {
      message: () => end(resolve),
      error: (error: Error) => end(() => reject(error)),
      exit: () => end(() => reject(new Error('the simulation was stopped'))),
    }
    // each by its name: a thread whose listeners are all taken off, Node's own among them, never speaks again
    const end = (settle: () => void) => {
      thread.off('message', listeners.message).off('error', listeners.error).off('exit', listeners.exit)
      settle()
    }
    thread.on('message', listeners.message).on('error', listeners.error).on('exit', listeners.exit)
    thread.postMessage(share)
  })
}

/** In a checkout whose sources run as they are (tests, the demonstration) the thread reads them through the same hook. */
function startWorker(): Worker {
  const file = new URL(isBuilt ? './simulation-worker.js' : './simulation-worker.ts', import.meta.url)
  if (isBuilt) return new Worker(file)
  const hook = new URL('../../scripts/typescript-hook.js', import.meta.url).href
  return new Worker(`import('node:module').then(({ register }) => { register(${JSON.stringify(hook)}); return import(${JSON.stringify(file.href)}) })`, { eval: true })
}

function sharedWords(count: number): Int32Array {
  return new Int32Array(new SharedArrayBuffer(count * 4))
}

const isBuilt = import.meta.url.endsWith('.js')
const CAUSES = 4
/** Replicates at a time: some 20 thousandths of a second of work for a council of 270 people over five years. */
const PART = 256

export type Results = { results: Int32Array; causes: Int32Array }
export type Share = { from: number; until: number }
/** What a thread is told before its shares. */
export type Assignment = { plan: Plan; layers: Layers; run: Omit<Run, keyof Share> }
export type SimulationPool = {
  /** `into` is written over and returned; `onProgress` hears how many parts are done. */
  run(plan: Plan, layers: Layers, firstSeed: number, replicates: number, more?: RunOptions): Promise<Results>
  close(): Promise<void>
}
type RunOptions = { signal?: AbortSignal | undefined; onProgress?: ((done: number, of: number) => Promise<void>) | undefined; into?: Results | undefined }
