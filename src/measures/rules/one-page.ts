import { censusDay, yearEnding } from '../../time/census-year.ts'
import { addDays, type Day } from '../../time/day.ts'
import type { Workforce } from '../../workforce/rules/record.ts'
import { changeBetween, type Change } from './change-between.ts'
import { findMeasure, measureFigure, type AnyMeasure, type AnyMeasureName } from './catalogue.ts'
import { comparatorsOf, type Published, type YearOfComparators } from './comparators.ts'
import type { Basis } from './definitions.ts'
import { expectedRange } from './expected-range.ts'
import { missing, type Figure } from './figure.ts'
import { populationOf, type Population } from './population.ts'

/**
 * The workforce on one page: each measure now, a year ago and its change, its target, and what DfE last published of the council, its region,
 * England and its neighbours on or before the day, so that no comparator is of a later day than the figure.
 */
export function onePage(input: OnePageInput): OnePageRow[] {
  const before = addDays(yearEnding(input.on).from, -1)
  const [now, yearAgo] = [populationOf(input.record, input.on), populationOf(input.record, before)]
  // who sees some teams only sees who is in them now: what needs those who left, and a year ago, cannot be said
  return ROWS.filter(([name]) => !input.isPartial || !NEEDS_ALL.has(name)).map(([name, basis]) => {
    const measure = findMeasure(name, basis) as AnyMeasure
    const figure = scopedFigure(measure, input, now)
    const old = input.isPartial ? null : measureFigure(measure, input.record, yearAgo).value
    const years = input.published === null ? [] : comparatorsOf(input.published, measure).filter((year) => censusDay(year.year) <= input.on)
    const earlier = years.filter((year) => censusDay(year.year) < input.on).flatMap((year) => (year.own.value === null ? [] : [year.own.value]))
    const range = measure.unit === 'percent' || measure.unit === 'cases per fte' ? expectedRange(earlier) : null
    return {
      measure, figure, yearAgo: old, yearAgoOn: before,
      change: changeBetween(measure, old, figure.value),
      target: input.targets.find((target) => target.measure === measure.measure && target.basis === measure.basis && target.groupKind === null) ?? null,
      published: years.at(-1) ?? null,
      range,
      standing: range === null || figure.value === null ? null : figure.value > range.highest ? 'above' : figure.value < range.lowest ? 'below' : 'within',
    }
  })
}

/** A figure for a caller who sees some teams only: what needs those who left cannot be said, because they are hidden. */
export function scopedFigure(measure: AnyMeasure, { record, isPartial }: { record: Workforce; isPartial: boolean }, population: Population): Figure {
  if (isPartial && NEEDS_ALL.has(measure.measure)) return missing('you see the people who are in your teams now, so those who left are missing')
  return measureFigure(measure, record, population)
}

const NEEDS_ALL: ReadonlySet<AnyMeasureName> = new Set(['turnover', 'leavers', 'stability', 'progression', 'sickness-absence', 'days-lost-per-person', 'agency-in-year', 'agency-cost'])

const ROWS: readonly (readonly [AnyMeasureName, Basis])[] = [
  ['turnover', 'fte'], ['vacancy-rate', 'fte'], ['vacancy-rate-without-offers', 'fte'], ['agency-rate', 'fte'], ['agency-cost', 'fte'], ['sickness-absence', 'fte'],
  ['average-caseload', 'fte'], ['stability', 'headcount'], ['progression', 'headcount'], ['in-post', 'fte'], ['starters', 'fte'], ['leavers', 'fte'],
]

export type OnePageInput = {
  record: Workforce
  isPartial: boolean
  on: Day
  published: Published | null
  targets: readonly PageTarget[]
}

export type PageTarget = { measure: string; basis: Basis; groupKind: string | null; value: number; owner: string; dueOn: Day }

export type OnePageRow = {
  measure: AnyMeasure
  figure: Figure
  yearAgo: number | null
  yearAgoOn: Day
  change: Change | null
  target: PageTarget | null
  published: YearOfComparators | null
  range: { lowest: number; highest: number } | null
  standing: 'above' | 'below' | 'within' | null
}
