import type { Day } from '../time/day.ts'
import type { Workforce } from '../workforce/rules/record.ts'
import { catalogue, measureByGroup, measureFigure, type AnyMeasureName } from './rules/catalogue.ts'
import type { Basis, Unit } from './rules/definitions.ts'
import type { Figure } from './rules/figure.ts'
import { populationOf, type Group, type GroupKind } from './rules/population.ts'

/** Every measure of the year that ends `on`, for the whole council and, where asked, by group. */
export function listMeasures(record: Workforce, on: Day, by: GroupKind | null): MeasureRow[] {
  const population = populationOf(record, on)
  return catalogue.flatMap((measure) => {
    const figures = [{ group: null, figure: measureFigure(measure, record, population) }, ...(by === null ? [] : measureByGroup(measure, record, population, by))]
    return figures.map(({ group, figure }) => rowOf(measure, figure, on, group))
  })
}

function rowOf(measure: { measure: AnyMeasureName; basis: Basis; unit: Unit }, figure: Figure, on: Day, group: Group | null): MeasureRow {
  return { measure: measure.measure, basis: measure.basis, value: figure.value, numerator: figure.numerator, denominator: figure.denominator, unit: measure.unit, on, group }
}

export type MeasureRow = {
  measure: AnyMeasureName
  basis: Basis
  value: number | null
  numerator: number | null
  denominator: number | null
  unit: Unit
  on: Day
  group: Group | null
}
