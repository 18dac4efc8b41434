import type { MeasureHeading } from './figure.ts'

/**
 * The change from one figure to another, in the one way that fits the measure: percentage points for a rate, per cent for a count, the
 * difference for a mean (C007: 30 % to 55 % is 25 points, not 25 per cent; C175: 26.0 to 13.3 is down 12.7 points). Null where a figure is missing.
 */
export function changeBetween(measure: Pick<MeasureHeading, 'unit'>, before: number | null, after: number | null): Change | null {
  if (before === null || after === null) return null
  const difference = exact(after - before)
  if (measure.unit === 'percent') return { kind: 'points', points: difference, sentence: sentence(difference, `${one(difference)} percentage ${one(difference) === '1.0' ? 'point' : 'points'}`) }
  if (measure.unit === 'people' || measure.unit === 'fte' || measure.unit === 'moves' || measure.unit === 'pounds') {
    if (before === 0) return { kind: 'percent', percent: null, sentence: difference === 0 ? 'no change' : `up from 0 to ${plain(after)}` }
    const percent = exact((100 * (after - before)) / before)
    return { kind: 'percent', percent, sentence: sentence(percent, `${one(percent)} per cent`) }
  }
  return { kind: 'difference', difference, sentence: sentence(difference, `${one(difference)} ${UNITS[measure.unit]}`) }
}

function sentence(by: number, amount: string): string {
  if (by === 0) return 'no change'
  if (amount.startsWith('0.0 ')) return `${by > 0 ? 'up' : 'down'} by less than 0.1`
  return `${by > 0 ? 'up' : 'down'} ${amount}`
}

function one(value: number): string {
  return roundTo(Math.abs(value), 1)
}

/** Rounded half up as people round, not as binary fractions fall: 11.85 gives 11.9. */
export function roundTo(value: number, decimals: number): string {
  const scale = 10 ** decimals
  return (Math.sign(value) * Math.round(Math.abs(exact(value * scale)))  / scale || 0).toFixed(decimals)
}

function exact(value: number): number {
  return Number(value.toPrecision(12))
}

function plain(value: number): string {
  return Number.isInteger(value) ? String(value) : roundTo(value, 1)
}

const UNITS = { 'cases per fte': 'cases per FTE', months: 'months', years: 'years', 'days per person': 'days per person' } as const

export type Change =
  | { kind: 'points'; points: number; sentence: string }
  /** Null from zero: no per cent can say it. */
  | { kind: 'percent'; percent: number | null; sentence: string }
  | { kind: 'difference'; difference: number; sentence: string }
