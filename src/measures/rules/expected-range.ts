/**
 * Where the next figure of a series is expected: the mean of the earlier ones plus and minus 2.66 times the mean step between neighbours
 * (Shewhart's chart of individuals; 2.66 is 3 / 1.128). Null for fewer than five earlier figures: too few to expect anything of.
 */
export function expectedRange(earlier: readonly number[]): { lowest: number; highest: number } | null {
  if (earlier.length < 5) return null
  const mean = earlier.reduce((sum, value) => sum + value, 0) / earlier.length
  const steps = earlier.slice(1).map((value, at) => Math.abs(value - (earlier[at] ?? value)))
  const reach = (2.66 * steps.reduce((sum, step) => sum + step, 0)) / steps.length
  return { lowest: mean - reach, highest: mean + reach }
}
