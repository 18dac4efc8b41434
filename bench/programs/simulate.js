// One part of the outlook, timed in a warm process: `node simulate.js MODULES SCENARIO.json yardstick|one worker|two workers|search`; prints { ms, checksum } as JSON.
import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'

const [modules, file, what] = process.argv.slice(2)
const load = async (name) => await import(`${modules}/${name}`)
const { yardstickChecksum } = await load('rules/yardstick.js')
const { compileScenario } = await load('rules/compile-scenario.js')
const { coarseGrid } = await load('rules/option-grid.js')
const { judgeOption } = await load('rules/judge-option.js')
const { newResults, openSimulationPool } = await load('simulation-pool.js')

const LAYERS = { year: true, parameters: false }
const scenario = JSON.parse(await readFile(file, 'utf8'))
let hashing = 0
// As in the product, one run after another writes into the same memory.
const [forecastRoom, searchRoom] = [newResults(scenario, 10_000), newResults(scenario, 2_000)]
const pool = what === 'yardstick' ? null : openSimulationPool(what === 'two workers' ? 2 : 1)

const works = {
  yardstick: async () => String(yardstickChecksum(1, 10_000)),
  'one worker': async () => hashOf(await pool.run(compileScenario(scenario), LAYERS, 1, 10_000, { into: forecastRoom })),
  'two workers': async () => hashOf(await pool.run(compileScenario(scenario), LAYERS, 1, 10_000, { into: forecastRoom })),
  search: async () => {
    const options = coarseGrid(scenario).slice(0, 21)
    for (const offers of options) {
      const one = { ...scenario, intakes: scenario.intakes.map((intake, at) => ({ ...intake, offers: offers[at] })) }
      const { results } = await pool.run(compileScenario(one), LAYERS, 1, 2_000, { into: searchRoom })
      judgeOption(scenario, offers, results, 2_000)
    }
    return String(options.length)
  },
}

await works[what]()
const began = performance.now()
const checksum = await works[what]()
process.stdout.write(`${JSON.stringify({ ms: performance.now() - began - hashing, checksum })}\n`)
await pool?.close()

// The hash proves that any number of workers gives the same bits; its own time is not the simulation's.
function hashOf({ results }) {
  const from = performance.now()
  const hash = createHash('sha256').update(Buffer.from(results.buffer)).digest('hex')
  hashing = performance.now() - from
  return hash
}
