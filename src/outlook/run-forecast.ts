import { compileScenario } from './rules/compile-scenario.ts'
import { forecastOf, type Forecast } from './rules/forecast.ts'
import type { FilledScenario } from './rules/fill-scenario.ts'
import type { SimulationPool } from './simulation-pool.ts'

/** Runs a scenario three times with the same seeds, so that the layers of uncertainty stand apart, and says what came out. */
export async function runForecast(pool: SimulationPool, { scenario, sources }: FilledScenario, firstSeed: number, replicates: number, signal?: AbortSignal): Promise<Forecast> {
  const plan = compileScenario(scenario)
  const chance = await pool.run(plan, { year: false, parameters: false }, firstSeed, replicates, signal)
  const years = await pool.run(plan, { year: true, parameters: false }, firstSeed, replicates, signal)
  const all = await pool.run(plan, { year: true, parameters: true }, firstSeed, replicates, signal)
  return forecastOf(scenario, sources, { replicates, chance: chance.results, years: years.results, all: all.results, causes: all.causes }, firstSeed)
}
