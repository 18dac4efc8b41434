import { censusDay } from '../../time/census-year.ts'
import type { Day } from '../../time/day.ts'
import type { Workforce } from '../../workforce/rules/record.ts'
import { comparatorsOf, type ComparatorCell, type Published } from './comparators.ts'
import type { AnyMeasure } from './catalogue.ts'
import { scopedFigure, type Measured } from './one-page.ts'
import { populationOf, type Population } from './population.ts'

/**
 * A measure on each 30 September since 2017, the council beside England, its region and the median of its neighbours. The council's own figure is
 * that of the record where the record speaks of the year, else the published one; each says which.
 */
export function trendOf(measure: AnyMeasure, input: TrendInput): TrendPoint[] {
  const published = input.published === null ? [] : comparatorsOf(input.published, measure)
  const years = [...new Set([...published.map((year) => year.year), ...input.record.coverage.returnYears])].filter((year) => censusDay(year) <= input.until).sort((a, b) => a - b)
  return years.map((year) => {
    const beside = published.find((one) => one.year === year)
    const known = input.record.coverage.returnYears.includes(year) || (input.record.coverage.peopleFrom !== null && censusDay(year - 1) >= input.record.coverage.peopleFrom)
    const own = known ? scopedFigure(measure, input, input.populationOn(censusDay(year))).value : null
    return {
      year,
      own: own ?? beside?.own.value ?? null,
      ownFrom: own !== null ? 'the record' : (beside?.own.value ?? null) !== null ? `DfE, release ${beside?.release}` : (beside?.own.text ?? 'not known'),
      region: beside?.region ?? null,
      england: beside?.england ?? null,
      neighbours: beside?.neighbours.value ?? null,
      neighboursN: beside?.neighbours.n ?? null,
      named: beside?.named ?? [],
      release: beside?.release ?? null,
    }
  })
}

/** Populations of census days, each worked out once for all measures of a page. */
export function populationsOf(record: Workforce): (on: Day) => Population {
  const known = new Map<Day, Population>()
  return (on) => {
    const found = known.get(on) ?? populationOf(record, on)
    known.set(on, found)
    return found
  }
}

/** What the trend says, as a heading: the sentence that the chart proves. */
export function trendFinding(measure: Pick<AnyMeasure, 'label'>, points: readonly TrendPoint[]): string {
  const own = points.filter((point) => point.own !== null)
  const [first, last] = [own[0], own.at(-1)]
  if (first === undefined || last === undefined || first === last) return `${measure.label}, years to 30 September`
  const [before, after] = [first.own ?? 0, last.own ?? 0]
  const moved = before === after ? 'is the same as' : after > before ? 'is higher than' : 'is lower than'
  const england = last.england?.value ?? null
  const beside = england === null ? '' : after === england ? ' and the same as England' : after > england ? ' and above England' : ' and below England'
  return `${measure.label} in ${last.year} ${moved} in ${first.year}${beside}`
}

export type TrendInput = Measured & { published: Published | null; until: Day; populationOn: (on: Day) => Population }

export type TrendPoint = {
  year: number
  own: number | null
  ownFrom: string
  region: ComparatorCell | null
  england: ComparatorCell | null
  neighbours: number | null
  neighboursN: number | null
  named: readonly ComparatorCell[]
  release: string | null
}

