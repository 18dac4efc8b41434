import type { TrendData } from '../../charts/chart-data.ts'
import type { Sheet } from '../../files/sheet.ts'
import type { AnyMeasure } from '../rules/catalogue.ts'
import { formatValue, unitLabels } from '../rules/format-figure.ts'
import type { TrendPoint } from '../rules/trend.ts'

/** The council beside England, its region and its neighbours: four lines, which is as many as eyes can follow. */
export function trendChart(measure: AnyMeasure, points: readonly TrendPoint[]): TrendData {
  const isCount = measure.unit === 'people' || measure.unit === 'fte' || measure.unit === 'moves' || measure.unit === 'pounds'
  const region = points.find((point) => point.region !== null)?.region?.name ?? 'Region'
  const beside = isCount
    // the counts of England and a region are of another size: on one axis the council would be a flat line
    ? [{ name: 'Neighbours', values: points.map((point) => point.neighbours) }]
    : [
        { name: 'England', values: points.map((point) => point.england?.value ?? null) },
        { name: region, values: points.map((point) => point.region?.value ?? null) },
        { name: 'Neighbours', values: points.map((point) => point.neighbours) },
      ]
  return {
    kind: 'trend',
    timeHeading: 'Year to 30 September',
    times: points.map((point) => String(point.year)),
    series: [{ name: 'This council', values: points.map((point) => point.own) }, ...beside.filter((series) => series.values.some((value) => value !== null))],
    unit: unitLabels[measure.unit],
    format: (value) => formatValue(measure.unit, value),
  }
}

/** The same numbers as a file, each with where it comes from. */
export function trendSheet(measure: AnyMeasure, points: readonly TrendPoint[]): Sheet<TrendPoint> {
  const named = points.find((point) => point.named.length > 0)?.named ?? []
  return {
    name: `${measure.label} since 2017`,
    rows: points,
    columns: [
      { key: 'year', title: 'Year to 30 September', kind: 'number', value: (point) => point.year },
      { key: 'own', title: 'This council', kind: 'number', decimals: 1, value: (point) => point.own },
      { key: 'from', title: 'From', kind: 'text', value: (point) => point.ownFrom },
      { key: 'england', title: 'England', kind: 'number', decimals: 1, value: (point) => point.england?.value ?? null },
      { key: 'region', title: points.find((point) => point.region !== null)?.region?.name ?? 'Region', kind: 'number', decimals: 1, value: (point) => point.region?.value ?? null },
      { key: 'neighbours', title: 'Median of neighbours', kind: 'number', decimals: 1, value: (point) => point.neighbours },
      { key: 'n', title: 'Neighbours with a figure', kind: 'number', value: (point) => point.neighboursN },
      ...named.map((cell, at): Sheet<TrendPoint>['columns'][number] => ({ key: `named${at}`, title: cell.name, kind: 'number', decimals: 1, value: (point) => point.named[at]?.value ?? null })),
      { key: 'release', title: 'DfE release', kind: 'text', value: (point) => point.release ?? '' },
    ],
  }
}
