import type { Day } from '../../time/day.ts'
import { monthsBetween } from './progression.ts'
import type { FigureRow } from './figure.ts'

/**
 * Bands of time in service with this council (DfE counts it in the employing authority). They are fine enough to see the risk at two to
 * three years (C157) and add up to the bands that are known of DfE: 2 to under 5, 5 to under 10, 10 to under 20.
 */
export const serviceBands = [
  { name: 'under 1 year', months: 12 },
  { name: '1 to under 2 years', months: 24 },
  { name: '2 to under 3 years', months: 36 },
  { name: '3 to under 5 years', months: 60 },
  { name: '5 to under 10 years', months: 120 },
  { name: '10 to under 20 years', months: 240 },
  { name: '20 years or more', months: Number.POSITIVE_INFINITY },
] as const

export function serviceBandOf(startedOn: Day, on: Day): (typeof serviceBands)[number]['name'] {
  const months = monthsBetween(startedOn, on)
  return serviceBands.find((band) => months < band.months)?.name ?? '20 years or more'
}

/** How many of the rows are in each band on a day. */
export function countByService(rows: readonly Pick<FigureRow, 'startedOn'>[], on: Day): { band: string; count: number }[] {
  return serviceBands.map(({ name }) => ({ band: name, count: rows.filter((row) => row.startedOn !== null && serviceBandOf(row.startedOn, on) === name).length }))
}
