import { gammaAbove, gammaQuantile } from './gamma.ts'

/** P(X > value) for a chi-square with `df` degrees of freedom, one or more. */
export function chiSquareAbove(value: number, df: number): number {
  return gammaAbove(value / 2, df / 2)
}

/** The value with P(X <= value) = p; `df` above 0, whole or not. */
export function chiSquareQuantile(p: number, df: number): number {
  return 2 * gammaQuantile(p, df / 2)
}
