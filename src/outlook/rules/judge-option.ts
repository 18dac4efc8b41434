import type { MeasureOf } from './plan.ts'
import type { Scenario } from './scenario.ts'
import { bandOf, valuesOf, type Band } from './summarise.ts'

/**
 * One way to recruit, judged over all replicates (docs/rules/outlook.md, "Intake options"): the chances of the three limits, and what being short and
 * being over cost until the end. Costs are in thousands of pounds and for comparison only: what both ways cost alike is left out.
 */
export function judgeOption(scenario: Scenario, offers: readonly number[], results: Int32Array, replicates: number): JudgedOption {
  const { months, limits, money } = scenario
  const values = (measure: MeasureOf, month: number) => valuesOf(results, months, replicates, measure, month)
  const short = new Uint8Array(replicates)
  const cost = new Int32Array(replicates)
  let worstOver = 0
  for (let month = 0; month < months; month += 1) {
    const [seats, over, vacancies] = [values('seatsShort', month), values('over', month), values('vacancies', month)]
    let above = 0
    for (let at = 0; at < replicates; at += 1) {
      if (seats[at]! > 0) short[at] = 1
      if (over[at]! > limits.over.most) above += 1
      cost[at]! += Math.round((vacancies[at]! * money.shortAYear + over[at]! * money.overAYear) / 12)
    }
    worstOver = Math.max(worstOver, above / replicates)
  }
  const atLimit = values('vacancies', limits.vacancies.month - 1)
  const within = share(atLimit, (value) => value <= limits.vacancies.most)
  const chances = { vacancies: within, supportShort: share(short, (one) => one === 1), over: worstOver }
  const failures: LimitName[] = [
    ...(chances.vacancies < limits.vacancies.chance ? ['posts' as const] : []),
    ...(chances.supportShort > limits.support.chance ? ['seats' as const] : []),
    ...(chances.over > limits.over.chance ? ['over' as const] : []),
  ]
  const peak = (measure: MeasureOf) => Array.from({ length: months }, (_, month) => bandOf(values(measure, month))).reduce((most, band) => (band.p90 > most.p90 ? band : most))
  const thousands = cost.map((one) => Math.round(one / 1_000))
  return {
    offers, total: offers.reduce((sum, one) => sum + one, 0), vacancies: bandOf(atLimit), chances, failures,
    cost: bandOf(thousands), costs: thousands, most: { over: peak('over'), seatsShort: peak('seatsShort'), newlyQualified: peak('newlyQualified') },
    leavers: bandOf(values('leavers', months - 1)),
  }
}

/** Those that no other beats: none is at least as good in cost and all three chances and better in one. */
export function nonDominated(options: readonly JudgedOption[]): JudgedOption[] {
  const scores = (one: JudgedOption) => [one.cost.mean, -one.chances.vacancies, one.chances.supportShort, one.chances.over]
  return options.filter((one) => !options.some((other) => {
    const [mine, others] = [scores(one), scores(other)]
    return others.every((score, at) => score <= mine[at]!) && others.some((score, at) => score < mine[at]!)
  }))
}

/** The median and the 80 % of a difference of two runs of the same seeds, replicate by replicate. */
export function pairedDifference(one: Int32Array, other: Int32Array): Band {
  return bandOf(one.map((value, at) => value - other[at]!))
}

/** When the people over establishment that an option brings are absorbed by leavers: the first month after the most of them in which half (or 8 in 10) of the futures have none. */
export function absorption(scenario: Scenario, results: Int32Array, replicates: number): Absorption {
  const bands = Array.from({ length: scenario.months }, (_, month) => bandOf(valuesOf(results, scenario.months, replicates, 'over', month)))
  const most = bands.reduce((best, band, month) => (band.p90 > bands[best]!.p90 ? month : best), 0)
  const after = (level: 'p50' | 'p90') => {
    const found = bands.findIndex((band, month) => month >= most && band[level] === 0)
    return found === -1 ? null : found
  }
  return { month: most, over: bands[most]!, absorbedLikely: after('p50'), absorbedAlmostSurely: after('p90') }
}

function share(values: Int32Array | Uint8Array, holds: (value: number) => boolean): number {
  let count = 0
  for (const value of values) if (holds(value)) count += 1
  return count / values.length
}

export type LimitName = 'posts' | 'seats' | 'over'
export type JudgedOption = {
  /** Offers of each intake, in the order of the scenario's. */
  offers: readonly number[]
  total: number
  vacancies: Band
  chances: { vacancies: number; supportShort: number; over: number }
  /** The limits that it does not keep. */
  failures: readonly LimitName[]
  cost: Band
  costs: Int32Array
  most: { over: Band; seatsShort: Band; newlyQualified: Band }
  leavers: Band
}
export type Absorption = { month: number; over: Band; absorbedLikely: number | null; absorbedAlmostSurely: number | null }
