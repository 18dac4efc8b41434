import { measures, type MeasureOf } from './plan.ts'

/**
 * Mean and the 10th, 25th, 50th, 75th and 90th percentile of a measure in each month: the smallest value that at least that share of the replicates do not
 * exceed. Values are whole numbers; they are counted, not sorted.
 */
export function monthlyBands(results: Int32Array, months: number, replicates: number, measure: MeasureOf): Band[] {
  return Array.from({ length: months }, (_, month) => bandOf(valuesOf(results, months, replicates, measure, month)))
}

/** What each replicate tells of a measure in a month. */
export function valuesOf(results: Int32Array, months: number, replicates: number, measure: MeasureOf, month: number): Int32Array {
  const from = (measures.indexOf(measure) * months + month) * replicates
  return results.subarray(from, from + replicates)
}

export function bandOf(values: Int32Array): Band {
  if (values.length === 0) throw new RangeError('no replicates')
  let [least, most, sum] = [Infinity, -Infinity, 0]
  for (const value of values) {
    if (value < least) least = value
    if (value > most) most = value
    sum += value
  }
  const counts = new Int32Array(most - least + 1)
  for (const value of values) counts[value - least]! += 1
  let value = 0
  let seen = counts[0]!
  const quantiles = LEVELS.map((level) => {
    while (seen < level * values.length) {
      value += 1
      seen += counts[value]!
    }
    return least + value
  })
  const [p10, p25, p50, p75, p90] = quantiles as [number, number, number, number, number]
  return { mean: sum / values.length, p10, p25, p50, p75, p90 }
}

/** The same values in another unit, such as tenths as wholes. */
export function scaleBand(band: Band, by: number): Band {
  return { mean: band.mean * by, p10: band.p10 * by, p25: band.p25 * by, p50: band.p50 * by, p75: band.p75 * by, p90: band.p90 * by }
}

const LEVELS = [0.1, 0.25, 0.5, 0.75, 0.9]

export type Band = { mean: number; p10: number; p25: number; p50: number; p75: number; p90: number }
