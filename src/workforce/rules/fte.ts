// Whole millionths, so that 0.1 + 0.2 is 0.3: the return gives FTE with up to six decimals.
const SCALE = 1_000_000

/** Adds FTEs exactly; what is not known adds nothing (DfE leaves people with unknown FTE out). */
export function sumFte(values: readonly (number | null)[]): number {
  return values.reduce<number>((sum, value) => sum + Math.round((value ?? 0) * SCALE), 0) / SCALE
}

export function minusFte(a: number, b: number): number {
  return (Math.round(a * SCALE) - Math.round(b * SCALE)) / SCALE
}
