import { compileScenario, monthsBetween } from './rules/compile-scenario.ts'
import type { FilledScenario } from './rules/fill-scenario.ts'
import { intakeOptionsOf, leverOf, type IntakeOptions, type LeverResult } from './rules/intakes.ts'
import { absorption, judgeOption, nonDominated, type JudgedOption } from './rules/judge-option.ts'
import { coarseGrid, refine } from './rules/option-grid.ts'
import type { Scenario } from './rules/scenario.ts'
import { valuesOf } from './rules/summarise.ts'
import { newResults, type SimulationPool } from './simulation-pool.ts'

/**
 * Searches the ways to recruit: a coarse grid with common random numbers, then around the best ones; the same with two more mentors; then what each
 * lever of the scenario changes. `onProgress` hears how many of the runs are done.
 */
export async function searchIntakes(pool: SimulationPool, filled: FilledScenario, firstSeed: number, replicates: number, more: { onProgress?: (done: number, of: number) => Promise<void>; signal?: AbortSignal } = {}): Promise<IntakeOptions> {
  const { scenario } = filled
  const grid = coarseGrid(scenario)
  let done = 0
  const of = grid.length * 2 + REFINED + scenario.levers.length + 2
  const step = async () => {
    done += 1
    await more.onProgress?.(Math.min(done, of), of)
  }
  // one run after another writes into the same room: what is needed of one is taken before the next begins
  const into = newResults(scenario, replicates)
  const run = async (changed: Scenario) => {
    const { results } = await pool.run(compileScenario(changed), LAYERS, firstSeed, replicates, { signal: more.signal, into })
    await step()
    return results
  }
  const judge = async (base: Scenario, offers: readonly number[]) => judgeOption(base, offers, await run(withOffers(base, offers)), replicates)
  const options: JudgedOption[] = []
  for (const offers of grid) options.push(await judge(scenario, offers))
  const best = nonDominated(options).sort((a, b) => a.failures.length - b.failures.length || a.cost.mean - b.cost.mean).slice(0, 2)
  for (const offers of refine(best.map((one) => one.offers), grid).slice(0, REFINED)) options.push(await judge(scenario, offers))

  const places = 2 * (Math.max(0, ...scenario.grades.map((grade) => grade.supports)) || PLACES_OF_A_MENTOR)
  const supported = { ...scenario, otherPlaces: [...scenario.otherPlaces, { places, until: null }] }
  const withMentors: JudgedOption[] = []
  for (const one of options.slice(0, grid.length)) withMentors.push(await judge(supported, one.offers))

  const chosen = best[0]?.offers ?? scenario.intakes.map((intake) => intake.offers)
  const absorbed = absorption(scenario, await run(withOffers(scenario, chosen)), replicates)
  return intakeOptionsOf(filled, {
    replicates, options, twoMoreMentors: { places, options: withMentors },
    absorption: absorbed, absorptionOf: chosen,
    shortfall: await shortfallOf(scenario, run, replicates), levers: await leversOf(scenario, run, replicates),
  }, firstSeed)
}

/** Posts that nobody fills when the first intake is due, were none to come before. */
async function shortfallOf(scenario: Scenario, run: (scenario: Scenario) => Promise<Int32Array>, replicates: number): Promise<Int32Array | null> {
  const first = scenario.intakes.map((intake) => monthsBetween(scenario.startsOn, intake.month)).filter((month) => month >= 0 && month < scenario.months).sort((a, b) => a - b)[0]
  if (first === undefined) return null
  const results = await run({ ...scenario, intakes: [] })
  const over = valuesOf(results, scenario.months, replicates, 'over', first)
  return valuesOf(results, scenario.months, replicates, 'vacancies', first).map((vacancies, at) => vacancies - over[at]!)
}

async function leversOf(scenario: Scenario, run: (scenario: Scenario) => Promise<Int32Array>, replicates: number): Promise<LeverResult[]> {
  if (scenario.levers.length === 0) return []
  const last = scenario.months - 1
  const of = (results: Int32Array) => ({ leavers: valuesOf(results, scenario.months, replicates, 'leavers', last).slice(), vacancies: valuesOf(results, scenario.months, replicates, 'vacancies', last).slice() })
  const whole = of(await run(scenario))
  const list: LeverResult[] = []
  for (let at = 0; at < scenario.levers.length; at += 1) {
    const without = of(await run({ ...scenario, levers: scenario.levers.filter((_, place) => place !== at) }))
    list.push(leverOf(scenario, at, whole, without))
  }
  return list
}

function withOffers(scenario: Scenario, offers: readonly number[]): Scenario {
  return { ...scenario, intakes: scenario.intakes.map((intake, at) => ({ ...intake, offers: offers[at] ?? intake.offers })) }
}

const LAYERS = { year: true, parameters: true }
const REFINED = 8
/** Where no grade of the scenario supports anybody: “at least two” (Durham, 2019). */
const PLACES_OF_A_MENTOR = 2
