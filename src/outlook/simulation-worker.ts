import { parentPort } from 'node:worker_threads'
import type { Layers, Plan, Run } from './rules/plan.ts'
import { simulate } from './rules/simulate.ts'

// One share of the replicates: it writes into memory that all workers share, each into its own columns.
parentPort?.on('message', (task: { plan: Plan; layers: Layers; run: Run }) => {
  simulate(task.plan, task.layers, task.run)
  parentPort?.postMessage('done')
})
