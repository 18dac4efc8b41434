import { availableParallelism } from 'node:os'
import { Worker } from 'node:worker_threads'
import { measures, type Layers, type Plan, type Run } from './rules/plan.ts'
import { simulate } from './rules/simulate.ts'

/**
 * Runs simulations on worker threads, so that the process goes on answering. Replicates are shared out by seed range, and each has a seed of its own: the
 * answer is the same to the last bit on any number of workers. `workers` 0 runs in this thread.
 */
export function openSimulationPool(workers = Math.min(8, availableParallelism())): SimulationPool {
  const threads = Array.from({ length: workers }, startWorker)
  let broken: Error | null = null
  return {
    async run(plan, layers, firstSeed, replicates, signal) {
      signal?.throwIfAborted()
      if (broken !== null) throw broken
      const run = (from: number, until: number): Run => ({ firstSeed, from, until, replicates, ...shared })
      const shared = { results: sharedWords(measures.length * plan.months * replicates), causes: sharedWords(CAUSES * replicates) }
      if (threads.length === 0) simulate(plan, layers, run(0, replicates))
      else {
        const edges = threads.map((_, at) => Math.round((at * replicates) / threads.length))
        await Promise.all(threads.map((thread, at) => finished(thread, { plan, layers, run: run(edges[at]!, edges[at + 1] ?? replicates) }, signal))).catch((error: unknown) => {
          broken = error instanceof Error ? error : new Error(String(error))
          throw error
        })
      }
      return shared
    },
    async close() {
      await Promise.all(threads.map((thread) => thread.terminate()))
    },
  }
}

async function finished(thread: Worker, task: unknown, signal: AbortSignal | undefined): Promise<void> {
  await new Promise<void>((resolve, reject) => {
    const listeners = {
      message: () => end(resolve),
      error: (error: Error) => end(() => reject(error)),
      exit: () => end(() => reject(new Error('the simulation was stopped'))),
    }
    const stop = () => {
      end(() => reject(signal?.reason instanceof Error ? signal.reason : new Error('stopped')))
      void thread.terminate()
    }
    // each by its name: a thread whose listeners are all taken off, Node's own among them, never speaks again
    const end = (settle: () => void) => {
      signal?.removeEventListener('abort', stop)
      thread.off('message', listeners.message).off('error', listeners.error).off('exit', listeners.exit)
      settle()
    }
    signal?.addEventListener('abort', stop, { once: true })
    thread.on('message', listeners.message).on('error', listeners.error).on('exit', listeners.exit)
    thread.postMessage(task)
  })
}

/** In a checkout whose sources run as they are (tests, the demonstration) the thread reads them through the same hook. */
function startWorker(): Worker {
  const isBuilt = import.meta.url.endsWith('.js')
  const file = new URL(isBuilt ? './simulation-worker.js' : './simulation-worker.ts', import.meta.url)
  if (isBuilt) return new Worker(file)
  const hook = new URL('../../scripts/typescript-hook.js', import.meta.url).href
  return new Worker(`import('node:module').then(({ register }) => { register(${JSON.stringify(hook)}); return import(${JSON.stringify(file.href)}) })`, { eval: true })
}

function sharedWords(count: number): Int32Array {
  return new Int32Array(new SharedArrayBuffer(count * 4))
}

const CAUSES = 4

export type SimulationPool = {
  run(plan: Plan, layers: Layers, firstSeed: number, replicates: number, signal?: AbortSignal): Promise<{ results: Int32Array; causes: Int32Array }>
  close(): Promise<void>
}
