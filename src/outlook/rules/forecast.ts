import { mostPlaces, placesByMonth } from './places.ts'
import { measures, type MeasureOf } from './plan.ts'
import type { Scenario, Source } from './scenario.ts'
import { bandOf, monthlyBands, scaleBand, valuesOf, type Band } from './summarise.ts'

/** What a run of the simulation says, month by month, for pages, files and the command line (docs/rules/outlook.md, "What a forecast says"). */
export function forecastOf(scenario: Scenario, sources: readonly Source[], runs: Runs, firstSeed: number): Forecast {
  const { months } = scenario
  const { replicates } = runs
  const bands = (measure: MeasureOf, by = 1) => monthlyBands(runs.all, months, replicates, measure).map((band) => rounded(scaleBand(band, by)))
  const outputs = Object.fromEntries(measures.map((measure) => [NAMES[measure] ?? measure, bands(measure, SCALES[measure] ?? 1)])) as Record<OutputName, Band[]>
  const people = outputs.inPost.map((band) => band.mean)
  const average = people.reduce((sum, one) => sum + one, 0) / months
  const leavingAYear = average === 0 ? 0 : (outputs.leavers.at(-1)!.mean / months) * 12 / average
  return {
    name: scenario.name, startsOn: scenario.startsOn, months: monthNames(scenario), replicates, firstSeed,
    people: scenario.inPost.reduce((sum, one) => sum + one.count, 0), posts: scenario.grades.reduce((sum, grade) => sum + grade.posts, 0),
    outputs,
    places: scenario.grades.some((grade) => grade.supports > 0) ? null : [...placesByMonth(scenario.otherPlaces, scenario.startsOn, months)].map((places) => Math.min(places, mostPlaces(scenario.support))),
    leaversAYear: yearly(runs.all, months, replicates),
    causes: causes.map((cause, at) => ({ cause, aYear: round((runs.causes.subarray(at * replicates, (at + 1) * replicates).reduce((sum, one) => sum + one, 0) / replicates / months) * 12) })),
    layers: layerBands(runs.all, months, replicates).map(({ month, band }, at) => ({
      month: month + 1, chance: rounded(runs.chance[at]!.band), withYears: rounded(runs.years[at]!.band), withRates: rounded(band),
    })),
    continuity: continuityOf(leavingAYear),
    sources,
  }
}

/** Vacancies in the months in which the layers of uncertainty are set beside each other. */
export function layerBands(results: Int32Array, months: number, replicates: number): LayerBand[] {
  return [11, 23, 35, 59].filter((month) => month < months).map((month) => ({ month, band: bandOf(valuesOf(results, months, replicates, 'vacancies', month)) }))
}

/**
 * Context, no target: with changes of worker as rare events a child keeps one worker for a year with exp(-changes). England's looked-after children
 * had 0.97 changes a year in 2023-24 (38 % one worker), of which 29 % for a leaver at a turnover of 15.9 % (docs/rules/outlook.md, "Continuity").
 */
export function continuityOf(leavingAYear: number): Forecast['continuity'] {
  const fromLeavers = 0.97 * 0.29 * (leavingAYear / 0.159)
  const changes = 0.97 * 0.71 + fromLeavers
  return { leavingAYear: round(leavingAYear * 100), changesAYear: round(changes), sameWorker: round(Math.exp(-changes) * 100), sameWorkerWithoutLeavers: round(Math.exp(-0.97 * 0.71) * 100) }
}

/** "2026-10", and so on. */
export function monthNames(scenario: { startsOn: string; months: number }): string[] {
  const [year = 0, month = 1] = scenario.startsOn.split('-').map(Number)
  return Array.from({ length: scenario.months }, (_, at) => `${year + Math.floor((month - 1 + at) / 12)}-${String(((month - 1 + at) % 12) + 1).padStart(2, '0')}`)
}

function yearly(results: Int32Array, months: number, replicates: number): Forecast['leaversAYear'] {
  return Array.from({ length: Math.floor(months / 12) }, (_, year) => {
    const until = valuesOf(results, months, replicates, 'leavers', year * 12 + 11)
    const before = year === 0 ? null : valuesOf(results, months, replicates, 'leavers', year * 12 - 1)
    return { year: year + 1, leavers: rounded(bandOf(until.map((value, at) => value - (before?.[at] ?? 0)))) }
  })
}

function rounded(band: Band): Band {
  return { mean: round(band.mean), p10: round(band.p10), p25: round(band.p25), p50: round(band.p50), p75: round(band.p75), p90: round(band.p90) }
}

function round(value: number): number {
  return Math.round(value * 100) / 100
}

export const causes = ['left the profession or retired', 'another authority', 'agency', 'programme not passed'] as const
const NAMES: Readonly<Partial<Record<MeasureOf, OutputName>>> = { agencyTenths: 'agencyFte', caseloadTenths: 'caseload', agencyCost: 'agencyCostThousands' }
const SCALES: Readonly<Partial<Record<MeasureOf, number>>> = { agencyTenths: 0.1, caseloadTenths: 0.1 }

export type OutputName = Exclude<MeasureOf, 'agencyTenths' | 'caseloadTenths' | 'agencyCost'> | 'agencyFte' | 'caseload' | 'agencyCostThousands'

/** The three runs of the same seeds: chance alone, with good and bad years, and with rates that are not known exactly as well. */
export type Runs = { replicates: number; chance: readonly LayerBand[]; years: readonly LayerBand[]; all: Int32Array; causes: Int32Array }
export type LayerBand = { month: number; band: Band }

export type Forecast = {
  name: string
  startsOn: string
  months: readonly string[]
  replicates: number
  firstSeed: number
  people: number
  posts: number
  outputs: Readonly<Record<OutputName, readonly Band[]>>
  /** Programme places of each month; null where they differ from future to future, left out by runs saved before they were kept. */
  places?: readonly number[] | null
  leaversAYear: readonly { year: number; leavers: Band }[]
  causes: readonly { cause: string; aYear: number }[]
  /** Vacancies with one layer of uncertainty after another. */
  layers: readonly { month: number; chance: Band; withYears: Band; withRates: Band }[]
  continuity: { leavingAYear: number; changesAYear: number; sameWorker: number; sameWorkerWithoutLeavers: number }
  sources: readonly Source[]
}
