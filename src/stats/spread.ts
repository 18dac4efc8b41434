/**
 * The value below which the share `p` lies (Hyndman and Fan 1996, type 7: R's and Excel's default), null of nothing. The numbers
 * may be in any order.
 */
export function quantile(values: readonly number[], p: number): number | null {
  if (!(p >= 0 && p <= 1)) throw new RangeError(`a quantile is asked for at 0 to 1, not at ${p}`)
  const sorted = [...values].sort((a, b) => a - b)
  const place = (sorted.length - 1) * p
  const [below, above] = [sorted[Math.floor(place)], sorted[Math.ceil(place)]]
  return below === undefined || above === undefined ? null : below + (place - Math.floor(place)) * (above - below)
}

/**
 * How unevenly a load is shared, 0 where all have the same and (n - 1) / n where one has all (Gini 1912). The loads are 0 or more;
 * null where there are none or all are 0.
 */
export function gini(values: readonly number[]): number | null {
  if (values.some((value) => !(value >= 0))) throw new RangeError('a load is a number from 0')
  const sorted = [...values].sort((a, b) => a - b)
  const n = sorted.length
  const total = sorted.reduce((sum, value) => sum + value, 0)
  if (total === 0) return null
  return (2 * sorted.reduce((sum, value, at) => sum + (at + 1) * value, 0)) / (n * total) - (n + 1) / n
}

/** Standard deviation of the whole population over its mean; null where there is no mean above 0. */
export function variation(values: readonly number[]): number | null {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length
  if (!(mean > 0)) return null
  return Math.sqrt(values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length) / mean
}
