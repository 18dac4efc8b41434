import { expect, test } from 'vitest'
import { compileScenario } from './rules/compile-scenario.ts'
import { newResults, openSimulationPool } from './simulation-pool.ts'
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
  const running = pool.run(plan, LAYERS, 1, 20_000, { signal: stop.signal })
  stop.abort(new Error('given up'))
  await expect(running).rejects.toThrow('given up')
  await pool.close()
})

test('a run tells part by part how far it is, on a thread of its own and on this one, and goes on no further than it was wanted', async () => {
  for (const workers of [0, 1]) {
    const pool = openSimulationPool(workers)
    try {
      const heard: string[] = []
      await pool.run(plan, LAYERS, 1, 600, { onProgress: async (done, of) => void heard.push(`${done} of ${of}`) })
      expect(heard).toEqual(['1 of 3', '2 of 3', '3 of 3'])
      const stop = new AbortController()
      let parts = 0
      const running = pool.run(plan, LAYERS, 1, 20_000, { signal: stop.signal, onProgress: async (done) => {
        parts = done
        if (done === 2) stop.abort(new Error('given up'))
      } })
      await expect(running).rejects.toThrow('given up')
      expect(parts).toBe(2)
      // what was given up leaves nothing behind
      const after = await pool.run(plan, LAYERS, 5, 101)
      expect([...after.results]).toEqual([...(await openSimulationPool(0).run(plan, LAYERS, 5, 101)).results])
    } finally {
      await pool.close()
    }
  }
})

test('this thread takes its other work between two parts', async () => {
  let turns = 0
  const timer = setInterval(() => (turns += 1), 1)
  await openSimulationPool(0).run(plan, LAYERS, 1, 2_000)
  clearInterval(timer)
  expect(turns).toBeGreaterThan(2)
})

test('room that is used again gives what new room gives', async () => {
  const pool = openSimulationPool(0)
  const into = newResults(plan, 101)
  await pool.run(plan, LAYERS, 900, 101, { into })
  const again = await pool.run(plan, LAYERS, 5, 101, { into })
  const fresh = await pool.run(plan, LAYERS, 5, 101)
  expect([...again.results]).toEqual([...fresh.results])
  expect([...again.causes]).toEqual([...fresh.causes])
})
