/**
 * Quantiles of a negative binomial count with a mean and the coefficient of variation of the rate behind it (a Poisson count whose rate
 * is Gamma: Greenwood and Yule 1920): the smallest n with P(count <= n) >= p, for each p, which rise. Mean 0 or more; with cv 0 it is Poisson.
 */
export function negativeBinomialQuantiles(mean: number, cv: number, levels: readonly number[]): number[] {
  if (!(mean >= 0) || !(cv >= 0) || !Number.isFinite(mean)) throw new RangeError('a count has a mean of 0 or more and a variation of 0 or more')
  const shape = cv === 0 ? Infinity : 1 / (cv * cv)
  let chance = cv === 0 ? Math.exp(-mean) : (shape / (shape + mean)) ** shape
  const ratio = cv === 0 ? mean : mean / (shape + mean)
  let sum = chance
  let count = 0
  return levels.map((level) => {
    if (level < 0 || level >= 1) throw new RangeError('a level is 0 or more and below 1')
    // a sum that no longer grows has reached what its digits can hold
    while (sum < level && (chance > 0 || count < mean)) {
      count += 1
      chance *= cv === 0 ? ratio / count : ((shape + count - 1) / count) * ratio
      sum += chance
    }
    return count
  })
}
