import type { Workforce } from '../../workforce/rules/record.ts'
import { definitions, type MeasureName } from './definitions.ts'
import type { Figure, FigureRow, MeasureHeading } from './figure.ts'
import { figureOf } from './lineage.ts'
import { moreMeasures, narrow, type MoreMeasureName } from './more-measures.ts'
import { groupKey, groupName, groupPopulation, keepRows, type Group, type GroupKind, type Population } from './population.ts'

/** Every measure of the product, each written once. */
export const catalogue: readonly AnyMeasure[] = [...definitions, ...moreMeasures]

export function findMeasure(name: string, basis?: string): AnyMeasure | null {
  const named = catalogue.filter((one) => one.measure === name)
  return named.find((one) => one.basis === basis) ?? (basis === undefined ? named[0] : null) ?? null
}

/** The figure of a measure for the whole council. */
export function measureFigure(measure: AnyMeasure, record: Workforce, population: Population): Figure {
  return 'numerator' in measure ? figureOf(measure, population) : measure.figure({ record, population })
}

/** The figure of a measure for some teams together: the rows that they have when the council is split by team. */
export function measureWithin(measure: AnyMeasure, record: Workforce, population: Population, teams: ReadonlySet<number>): Figure {
  const keep = (row: { teamId: number | null }) => row.teamId !== null && teams.has(row.teamId)
  return 'numerator' in measure ? figureOf(measure, keepRows(population, keep)) : narrow(measure, measure.figure({ record, population }), keep)
}

/** The figure of a measure in each team, service, role, stage or entry route that has any rows. */
export function measureByGroup(measure: AnyMeasure, record: Workforce, population: Population, by: GroupKind, keep: (row: { teamId: number | null }) => boolean = () => true): { group: Group; figure: Figure }[] {
  if ('numerator' in measure) return groupPopulation(keepRows(population, keep), record, by).map(({ group, population: own }) => ({ group, figure: figureOf(measure, own) }))
  const whole = narrow(measure, measure.figure({ record, population }), keep)
  const keyOf = groupKey(record, by, population.until)
  const rows: readonly FigureRow[] = [...(whole.numeratorRows ?? []), ...(whole.denominatorRows ?? [])]
  const ids = [...new Set(rows.map(keyOf))].filter((id) => id !== null).sort((a, b) => (a < b ? -1 : 1))
  return ids.map((id) => ({ group: { kind: by, id, name: groupName(record, by, id) }, figure: narrow(measure, whole, (row) => keyOf(row) === id) }))
}

export type AnyMeasureName = MeasureName | MoreMeasureName
export type AnyMeasure = MeasureHeading<AnyMeasureName> & ((typeof definitions)[number] | (typeof moreMeasures)[number])
