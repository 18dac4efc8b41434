import type { Day } from '../time/day.ts'
import type { Workforce } from '../workforce/rules/record.ts'
import { definitions, valueOf, type Basis, type MeasureName, type Unit } from './rules/definitions.ts'
import { countsOf, groupPopulation, populationOf, type GroupKind } from './rules/population.ts'

/** Every measure of the year that ends `on`, for the whole council and, where asked, by group. */
export function listMeasures(record: Workforce, on: Day, by: GroupKind | null): MeasureRow[] {
  const whole = populationOf(record, on)
  const groups = by === null ? [] : groupPopulation(whole, record, by)
  return [{ group: null, population: whole }, ...groups].flatMap(({ group, population }) => {
    const counts = countsOf(population)
    return definitions.map((definition) => ({
      measure: definition.measure,
      basis: definition.basis,
      value: valueOf(definition, counts),
      numerator: definition.numerator(counts),
      denominator: definition.denominator === null ? null : definition.denominator(counts),
      unit: definition.unit,
      on,
      group,
    }))
  })
}

export type MeasureRow = {
  measure: MeasureName
  basis: Basis
  value: number | null
  numerator: number | null
  denominator: number | null
  unit: Unit
  on: Day
  group: { kind: GroupKind; id: number | string; name: string } | null
}
