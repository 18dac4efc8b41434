import { compileScenario } from './rules/compile-scenario.ts'
import { forecastOf, layerBands, type Forecast } from './rules/forecast.ts'
import type { FilledScenario } from './rules/fill-scenario.ts'
import { newResults, type SimulationPool } from './simulation-pool.ts'

/**
 * Runs a scenario three times with the same seeds, so that the layers of uncertainty stand apart, and says what came out. `onProgress` hears how much of all
 * three is done.
 */
export async function runForecast(pool: SimulationPool, { scenario, sources }: FilledScenario, firstSeed: number, replicates: number, more: { onProgress?: (done: number, of: number) => Promise<void>; signal?: AbortSignal } = {}): Promise<Forecast> {
  const plan = compileScenario(scenario)
  const into = newResults(plan, replicates)
  const run = (turn: number, layers: { year: boolean; parameters: boolean }) =>
    pool.run(plan, layers, firstSeed, replicates, { into, signal: more.signal, onProgress: async (done, of) => await more.onProgress?.(turn * of + done, 3 * of) })
  const chance = layerBands((await run(0, { year: false, parameters: false })).results, plan.months, replicates)
  const years = layerBands((await run(1, { year: true, parameters: false })).results, plan.months, replicates)
  const all = await run(2, { year: true, parameters: true })
  return forecastOf(scenario, sources, { replicates, chance, years, all: all.results, causes: all.causes }, firstSeed)
}
