import { compileScenario } from '../rules/compile-scenario.ts'
import { measures, type Layers, type MeasureOf } from '../rules/plan.ts'
import type { Scenario } from '../rules/scenario.ts'
import { simulate } from '../rules/simulate.ts'
import { valuesOf } from '../rules/summarise.ts'

/** One run in this thread, with what tests ask of it. */
export function runPlan(scenario: Scenario, replicates: number, layers: Layers = { year: false, parameters: false }, firstSeed = 1) {
  const plan = compileScenario(scenario)
  const results = new Int32Array(measures.length * plan.months * replicates)
  const causes = new Int32Array(4 * replicates)
  simulate(plan, layers, { firstSeed, from: 0, until: replicates, replicates, results, causes })
  const values = (measure: MeasureOf, month: number) => valuesOf(results, plan.months, replicates, measure, month)
  return { plan, results, causes, values, mean: (measure: MeasureOf, month: number) => values(measure, month).reduce((sum, one) => sum + one, 0) / replicates }
}
