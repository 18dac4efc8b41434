import { expect, test } from 'vitest'
import { compileScenario } from './rules/compile-scenario.ts'
import { openSimulationPool } from './simulation-pool.ts'
import { smallAuthority } from './testing/small-authority.ts'

const plan = compileScenario(smallAuthority({ months: 24 }))
const LAYERS = { year: true, parameters: true }

test('the same bits on any number of workers, run after run', async () => {
  const alone = await openSimulationPool(0).run(plan, LAYERS, 5, 101)
  for (const workers of [1, 3]) {
    const pool = openSimulationPool(workers)
    try {
      for (let run = 0; run < 2; run += 1) {
        const shared = await pool.run(plan, LAYERS, 5, 101)
        expect(Buffer.from(shared.results.buffer).equals(Buffer.from(alone.results.buffer))).toBe(true)
        expect([...shared.causes]).toEqual([...alone.causes])
      }
    } finally {
      await pool.close()
    }
  }
})

test('a run that is given up ends at once', async () => {
  const pool = openSimulationPool(1)
  const stop = new AbortController()
  const running = pool.run(plan, LAYERS, 1, 20_000, stop.signal)
  stop.abort(new Error('given up'))
  await expect(running).rejects.toThrow('given up')
  await pool.close()
})
