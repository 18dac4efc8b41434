import type { FilledScenario } from './fill-scenario.ts'
import { monthNames } from './forecast.ts'
import { findEvidence } from './evidence.ts'
import type { Absorption, JudgedOption, LimitName } from './judge-option.ts'
import { nonDominated, pairedDifference } from './judge-option.ts'
import type { Scenario, Source } from './scenario.ts'
import type { Band } from './summarise.ts'

/** What the search says: never one number without its range, and what stands in the way of more. */
export function intakeOptionsOf(filled: FilledScenario, found: SearchResult, firstSeed: number): IntakeOptions {
  const { scenario } = filled
  const now = scenario.intakes.map((intake) => intake.offers)
  const current = found.options.find((one) => String(one.offers) === String(now))!
  const frontier = nonDominated(found.options).sort(byTotal)
  const feasible = frontier.filter((one) => one.failures.length === 0)
  const totals = feasible.map((one) => one.total)
  return {
    name: scenario.name, startsOn: scenario.startsOn, replicates: found.replicates, firstSeed,
    intakes: scenario.intakes.map(({ month, everyYear }) => ({ month, everyYear })), limits: scenario.limits,
    current: said(current, current),
    options: [...found.options].sort(byTotal).map((one) => said(one, current)),
    frontier: frontier.map((one) => said(one, current)),
    recommended: feasible.length === 0 ? null : { from: Math.min(...totals), until: Math.max(...totals), leastCost: said(feasible.reduce((best, one) => (one.cost.mean < best.cost.mean ? one : best)), current) },
    binds: binding(found.options),
    twoMoreMentors: { places: found.twoMoreMentors.places, mostNow: mostKept(found.options, 'seats'), mostThen: mostKept(found.twoMoreMentors.options, 'seats') },
    overPlan: overPlan(scenario, found),
    newsvendor: newsvendor(scenario, found.shortfall),
    cliffs: scenario.grades.flatMap((grade) => grade.fundedUntil.map((one) => ({ what: `${one.posts} ${one.posts === 1 ? 'post' : 'posts'} of ${grade.name}`, until: one.until, places: one.posts * grade.supports })))
      .concat(scenario.otherPlaces.flatMap((one) => (one.until === null ? [] : [{ what: `${one.places} programme places`, until: one.until, places: one.places }])))
      .sort((a, b) => (a.until < b.until ? -1 : 1)),
    levers: found.levers,
    sources: filled.sources,
  }
}

/** The measures of a scenario with and without it, by the same seeds; what a leaver averted costs when everybody eligible is paid, also those who would have stayed. */
export function leverOf(scenario: Scenario, at: number, withIt: { leavers: Int32Array; vacancies: Int32Array }, without: { leavers: Int32Array; vacancies: Int32Array }): LeverResult {
  const lever = scenario.levers[at]!
  const known = findEvidence(lever.key)
  const averted = pairedDifference(without.leavers, withIt.leavers)
  const eligible = scenario.inPost.reduce((sum, one) => sum + (isEligible(lever, one) ? one.count : 0), 0)
  const months = Math.max(0, scenario.months - (monthNames(scenario).indexOf(lever.from) < 0 ? 0 : monthNames(scenario).indexOf(lever.from)))
  const cost = lever.costEachAYear * eligible * (months / 12)
  return {
    key: lever.key, label: known?.label ?? lever.key, median: lever.median, low: lever.low, high: lever.high, strength: known?.strength ?? 'The scenario\'s own', evidence: known?.source ?? 'the scenario', note: known?.note ?? '',
    leaversAverted: averted, vacanciesFewer: pairedDifference(without.vacancies, withIt.vacancies), eligible, cost: Math.round(cost),
    costPerLeaverAverted: averted.mean > 0.05 && cost > 0 ? Math.round(cost / averted.mean) : null,
    // of what is paid, the share that goes to people who would have stayed anyway
    deadweight: cost > 0 && eligible > 0 ? Math.max(0, 1 - averted.mean / (months / 12) / eligible) : null,
  }
}

function isEligible(lever: Scenario['levers'][number], one: Scenario['inPost'][number]): boolean {
  return (lever.grades === null || lever.grades.includes(one.grade)) && (lever.service === null || (one.monthsHere >= lever.service[0] && one.monthsHere < lever.service[1]))
}

/** Cost of one short over the cost of one short and one over: recruit to that quantile of the shortfall (Arrow, Harris and Marschak 1951). */
export function newsvendor(scenario: Pick<Scenario, 'money'>, shortfall: Int32Array | null): IntakeOptions['newsvendor'] {
  const { shortAYear, overAYear } = scenario.money
  const quantile = shortAYear + overAYear === 0 ? 0.5 : shortAYear / (shortAYear + overAYear)
  if (shortfall === null || shortfall.length === 0) return { quantile, starters: null }
  const sorted = shortfall.slice().sort()
  return { quantile, starters: Math.max(0, sorted[Math.min(sorted.length - 1, Math.floor(quantile * sorted.length))]!) }
}

/** Which limit stops the smallest total that keeps none, and the largest that keeps all: too few offers leave posts empty, too many outrun support or money. */
function binding(options: readonly JudgedOption[]): IntakeOptions['binds'] {
  const kept = options.filter((one) => one.failures.length === 0)
  const most = kept.length === 0 ? null : Math.max(...kept.map((one) => one.total))
  const above = options.filter((one) => most === null || one.total > most)
  const count = (limit: LimitName) => above.filter((one) => one.failures.includes(limit)).length
  const named = (['posts', 'seats', 'over'] as const).map((limit) => ({ limit, count: count(limit) })).filter((one) => one.count > 0).sort((a, b) => b.count - a.count)
  return { upTo: most, limits: named.map(({ limit }) => (limit === 'over' ? 'money' : limit)) }
}

function mostKept(options: readonly JudgedOption[], limit: LimitName): number | null {
  const kept = options.filter((one) => !one.failures.includes(limit)).map((one) => one.total)
  return kept.length === 0 ? null : Math.max(...kept)
}

function overPlan(scenario: Scenario, found: SearchResult): IntakeOptions['overPlan'] {
  const names = monthNames(scenario)
  const { month, over, absorbedLikely, absorbedAlmostSurely } = found.absorption
  const perMentor = Math.max(0, ...scenario.grades.map((grade) => grade.supports))
  const short = found.options.find((one) => String(one.offers) === String(found.absorptionOf))?.most.seatsShort.p90 ?? 0
  return {
    offers: found.absorptionOf, month: names[month]!, over, absorbedLikely: absorbedLikely === null ? null : names[absorbedLikely]!,
    absorbedAlmostSurely: absorbedAlmostSurely === null ? null : names[absorbedAlmostSurely]!, supportPostsNeeded: perMentor === 0 ? null : Math.ceil(short / perMentor), placesShort: short,
  }
}

function said(one: JudgedOption, current: JudgedOption): SaidOption {
  const { costs, ...rest } = one
  const difference = pairedDifference(costs, current.costs)
  return {
    ...rest, vacancies: round(one.vacancies), cost: round(one.cost), leavers: round(one.leavers), chances: { vacancies: four(one.chances.vacancies), supportShort: four(one.chances.supportShort), over: four(one.chances.over) },
    most: { over: round(one.most.over), seatsShort: round(one.most.seatsShort), newlyQualified: round(one.most.newlyQualified) }, costAgainstCurrent: round(difference),
  }
}

function byTotal(a: JudgedOption, b: JudgedOption): number {
  return a.total - b.total || (String(a.offers) < String(b.offers) ? -1 : 1)
}

function round(band: Band): Band {
  return { ...band, mean: Math.round(band.mean * 100) / 100 }
}

function four(chance: number): number {
  return Math.round(chance * 10_000) / 10_000
}

export type SearchResult = {
  replicates: number
  options: readonly JudgedOption[]
  twoMoreMentors: { places: number; options: readonly JudgedOption[] }
  absorption: Absorption
  absorptionOf: readonly number[]
  /** Posts less people at the month of the first intake, were nobody to come, by replicate. */
  shortfall: Int32Array | null
  levers: readonly LeverResult[]
}
export type SaidOption = Omit<JudgedOption, 'costs'> & { costAgainstCurrent: Band }
export type LeverResult = {
  key: string
  label: string
  median: number
  low: number
  high: number
  strength: string
  evidence: string
  note: string
  leaversAverted: Band
  vacanciesFewer: Band
  eligible: number
  cost: number
  costPerLeaverAverted: number | null
  deadweight: number | null
}
export type IntakeOptions = {
  name: string
  startsOn: string
  replicates: number
  firstSeed: number
  intakes: readonly { month: string; everyYear: boolean }[]
  limits: Scenario['limits']
  current: SaidOption
  options: readonly SaidOption[]
  frontier: readonly SaidOption[]
  recommended: { from: number; until: number; leastCost: SaidOption } | null
  binds: { upTo: number | null; limits: readonly ('posts' | 'seats' | 'money')[] }
  twoMoreMentors: { places: number; mostNow: number | null; mostThen: number | null }
  overPlan: {
    offers: readonly number[]
    month: string
    over: Band
    absorbedLikely: string | null
    absorbedAlmostSurely: string | null
    supportPostsNeeded: number | null
    placesShort: number
  }
  newsvendor: { quantile: number; starters: number | null }
  cliffs: readonly { what: string; until: string; places: number }[]
  levers: readonly LeverResult[]
  sources: readonly Source[]
}
