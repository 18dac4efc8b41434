import { parentPort } from 'node:worker_threads'
import { simulate } from './rules/simulate.ts'
import type { Assignment, Share } from './simulation-pool.ts'

// Told once what to simulate, then share after share of the replicates: it writes into memory that all workers share, each into its own columns.
let assigned: Assignment | null = null
parentPort?.on('message', (told: Assignment | Share) => {
  if ('plan' in told) {
    assigned = told
    return
  }
  if (assigned === null) throw new Error('a share came before its plan')
  simulate(assigned.plan, assigned.layers, { ...assigned.run, ...told })
  parentPort?.postMessage('done')
})
