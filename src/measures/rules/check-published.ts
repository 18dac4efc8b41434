import { definitions, type Basis, type MeasureDefinition, type MeasureName } from './definitions.ts'
import { explainOff } from './explain-published.ts'
import { areaYears, type AreaYear } from './published-areas.ts'
import { publishedRates, type AreaLevel, type PublishedFigure } from './published-figure.ts'
import { partsOf, roundedTenths, type Parts } from './published-parts.ts'

/** How far our own definitions give DfE's published rates from DfE's published counts (docs/census.md, "Checked against the published figures"). */
export type PublishedCheck = {
  measure: MeasureName
  basis: Basis
  /** Area-years with the rate and both its parts as figures. */
  rows: number
  exact: number
  within_0_2: number
  off: number
  offRows: readonly OffRow[]
}

export type OffRow = {
  year: number
  area: string
  level: AreaLevel
  published: number
  recomputed: number
  numerator: number
  denominator: number
  reason: string
}

/**
 * Recomputes each published rate. Published counts have one decimal, so counts and rates are taken in whole tenths and the rate is
 * rounded half up in integers: no floating point decides whether a figure agrees.
 */
export function checkPublished(figures: readonly PublishedFigure[]): readonly PublishedCheck[] {
  const areas = areaYears(figures)
  return publishedRates.map(({ measure, basis, column }) => {
    const definition = definitions.find((one) => one.measure === measure && one.basis === basis)
    if (!definition) throw new RangeError(`no definition of ${measure} by ${basis}`)
    const compared = areas.map((area) => compare(definition, column, area)).filter((one) => one !== null)
    const off = compared.filter((one) => one.distance > NEAR)
    return {
      measure,
      basis,
      rows: compared.length,
      exact: compared.filter((one) => one.distance === 0).length,
      within_0_2: compared.filter((one) => one.distance > 0 && one.distance <= NEAR).length,
      off: off.length,
      offRows: off.map((one) => ({
        year: one.area.year,
        area: one.area.areaName,
        level: one.area.level,
        published: one.published / 10,
        recomputed: one.recomputed / 10,
        numerator: one.parts.numerator / 10,
        denominator: one.parts.denominator / 10,
        reason: explainOff(definition, one.area, areas, one.published),
      })),
    }
  })
}

/** Two tenths, as the issue counts "near". */
const NEAR = 2

function compare(definition: MeasureDefinition, column: string, area: AreaYear): Compared | null {
  const published = area.tenths.get(column) ?? null
  const parts = partsOf(definition, area.counts)
  if (published === null || parts === null) return null
  const recomputed = roundedTenths(definition, parts)
  return { area, published, recomputed, parts, distance: Math.abs(recomputed - published) }
}

type Compared = { area: AreaYear; published: number; recomputed: number; parts: Parts; distance: number }
