// One part of the outlook, timed in a warm process: `node simulate.js MODULES SCENARIO.json yardstick|one worker|two workers|search`; prints { ms, checksum } as JSON.
// `plan FILE` writes the plan of the scenario for thinning.cpp.
import { readFile, writeFile } from 'node:fs/promises'

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

if (what === 'plan') {
  await writeFile(process.argv[5], planText(compileScenario(scenario)))
  process.exit(0)
}
await works[what]()
const began = performance.now()
const checksum = await works[what]()
process.stdout.write(`${JSON.stringify({ ms: performance.now() - began - hashing, checksum })}\n`)
await pool?.close()

// The hash proves that any number of workers, and the program in C++, gives the same bits; its own time is not the simulation's.
function hashOf({ results, causes }) {
  const from = performance.now()
  let hash = 2_166_136_261
  for (const list of [results, causes]) for (const value of list) hash = Math.imul(hash ^ value, 16_777_619)
  hashing = performance.now() - from
  return String(hash >>> 0)
}

/** A line for each list: its name, how many numbers, the numbers. */
function planText({ people, joiners, intakes, agency, absence, causes, ...plan }) {
  const line = (name, list) => [name, list.length, ...list].join(' ')
  return [
    ...Object.entries(plan).flatMap(([name, value]) => (typeof value === 'number' ? line(name, [value]) : ArrayBuffer.isView(value) ? line(name, Array.from(value)) : [])),
    ...Object.entries(people).map(([name, list]) => line(`person.${name}`, Array.from(list))),
    ...Object.entries(agency).map(([name, value]) => line(`agency.${name}`, [value])),
    ...Object.entries(absence).map(([name, value]) => line(`absence.${name}`, [value])),
    ...causes.map((list, at) => line(`causes.${at}`, Array.from(list))),
    line('joiner', joiners.flatMap((one) => [one.grade, one.lead, one.monthsInGrade, one.fte])),
    ...joiners.map((one, at) => line(`joinerBelow.${at}`, Array.from(one.below))),
    line('intake', intakes.flatMap((one) => [one.month, one.offers, one.grade, one.route, one.fte, one.stream])),
    line('intakeBelow', intakes.map((one) => one.below)),
  ].join('\n')
}
