import type { Counts, MeasureDefinition } from './definitions.ts'

/** Numerator and denominator of a rate over counts in whole tenths; null where a part is not known or the denominator is zero. */
export function partsOf(definition: MeasureDefinition, counts: Counts): Parts | null {
  const numerator = definition.numerator(counts)
  const denominator = definition.denominator?.(counts) ?? null
  return numerator === null || denominator === null || denominator === 0 ? null : { numerator, denominator }
}

/** The rate in tenths, half up, from a numerator and a denominator in the same whole unit. */
export function roundedTenths(definition: MeasureDefinition, { numerator, denominator }: Parts): number {
  const below = BigInt(denominator)
  return Number((2n * BigInt(numerator) * scaleOf(definition) + below) / (2n * below))
}

/** The parts of several areas together, and the areas of which a part is not known. */
export function sumOfParts<T extends { counts: Counts }>(definition: MeasureDefinition, areas: readonly T[]): { complete: Parts | null; missing: readonly T[] } {
  const missing = areas.filter((area) => isUnknown(definition, area.counts))
  const parts = areas.filter((area) => !missing.includes(area)).map((area) => partsOf(definition, area.counts)).filter((one) => one !== null)
  const numerator = parts.reduce((sum, one) => sum + one.numerator, 0)
  const denominator = parts.reduce((sum, one) => sum + one.denominator, 0)
  return { complete: denominator === 0 ? null : { numerator, denominator }, missing }
}

/** The lowest and the highest rate, in tenths, that counts printed to one decimal can stand for: each is up to half a tenth away. */
export function rangeOf(definition: MeasureDefinition, counts: Counts): { lowest: number; highest: number } | null {
  const doubled = (by: number): Counts => Object.fromEntries(
    Object.entries(counts).map(([name, value]) => [name, value === null || name === 'workingDays' ? value : Math.max(0, 2 * value + by)]),
  ) as Counts
  const [less, more] = [doubled(-1), doubled(1)]
  const top = { less: definition.numerator(less), more: definition.numerator(more) }
  const bottom = { less: definition.denominator?.(less) ?? null, more: definition.denominator?.(more) ?? null }
  if (top.less === null || top.more === null || bottom.less === null || bottom.more === null || bottom.less === 0) return null
  return {
    lowest: roundedTenths(definition, { numerator: top.less, denominator: bottom.more }),
    highest: roundedTenths(definition, { numerator: top.more, denominator: bottom.less }),
  }
}

function isUnknown(definition: MeasureDefinition, counts: Counts): boolean {
  return definition.numerator(counts) === null || (definition.denominator?.(counts) ?? null) === null
}

function scaleOf(definition: MeasureDefinition): bigint {
  return definition.unit === 'percent' ? 1_000n : 10n
}

export type Parts = { numerator: number; denominator: number }
