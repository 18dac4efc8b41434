import { censusDay, yearEnding } from '../../time/census-year.ts'
import { addDays, type Day } from '../../time/day.ts'
import type { Workforce } from '../../workforce/rules/record.ts'
import { changeBetween, type Change } from './change-between.ts'
import { findMeasure, measureByGroup, measureFigure, measureWithin, type AnyMeasure, type AnyMeasureName } from './catalogue.ts'
import { comparatorsOf, type Published, type YearOfComparators } from './comparators.ts'
import type { Basis } from './definitions.ts'
import { expectedRange } from './expected-range.ts'
import { missing, type Figure } from './figure.ts'
import { populationOf, type GroupKind, type Population } from './population.ts'

/**
 * The workforce on one page: each measure now, a year ago and its change, its target, and what DfE last published of the council, its region,
 * England and its neighbours on or before the day, so that no comparator is of a later day than the figure.
 */
export function onePage(input: OnePageInput): OnePageRow[] {
  const before = addDays(yearEnding(input.on).from, -1)
  const [now, yearAgo] = [populationOf(input.record, input.on), populationOf(input.record, before)]
  return ROWS.filter(([name]) => input.teams === null || !NEEDS_ALL.has(name)).map(([name, basis]) => {
    const measure = findMeasure(name, basis) as AnyMeasure
    const figure = scopedFigure(measure, input, now)
    const old = scopedFigure(measure, input, yearAgo).value
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

/** A figure as far as the caller sees: of the whole council, or of some teams, counted as they are counted when the council is split by team. */
export function scopedFigure(measure: AnyMeasure, { record, teams }: Measured, population: Population): Figure {
  if (teams === null) return measureFigure(measure, record, population)
  if (NEEDS_ALL.has(measure.measure)) return missing('it is known for the whole council only')
  return measureWithin(measure, record, population, new Set(teams.map(({ id }) => id)))
}

/** The groups of a figure as far as the caller sees. */
export function groupsWithin({ record, teams }: Measured, measure: AnyMeasure, population: Population, by: GroupKind): ReturnType<typeof measureByGroup> {
  if (teams === null) return measureByGroup(measure, record, population, by)
  if (NEEDS_ALL.has(measure.measure)) return []
  const ids = new Set(teams.map(({ id }) => id))
  return measureByGroup(measure, record, population, by, (row) => row.teamId !== null && ids.has(row.teamId))
}

/** Where somebody went from a team, and what an agency cost, are not told of one team. */
const NEEDS_ALL: ReadonlySet<AnyMeasureName> = new Set(['progression', 'promotions', 'sideways-moves', 'time-to-progress', 'agency-in-year', 'agency-cost'])

/** `teams`: those that the caller is held to; null for the whole council. */
export type Measured = { record: Workforce; teams: readonly { id: number; name: string }[] | null }

const ROWS: readonly (readonly [AnyMeasureName, Basis])[] = [
  ['turnover', 'fte'], ['vacancy-rate', 'fte'], ['vacancy-rate-without-offers', 'fte'], ['agency-rate', 'fte'], ['agency-cost', 'fte'], ['sickness-absence', 'fte'],
  ['average-caseload', 'fte'], ['stability', 'headcount'], ['progression', 'headcount'], ['in-post', 'fte'], ['starters', 'fte'], ['leavers', 'fte'],
]

export type OnePageInput = Measured & {
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
