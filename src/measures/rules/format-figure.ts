import type { Unit } from './definitions.ts'
import type { Figure, MeasureHeading } from './figure.ts'

/** A value as pages and papers print it, with its unit: "11.8%", "38,292", "15.2". DfE prints rates, FTE and caseloads to one decimal. */
export function formatValue(unit: Unit, value: number | null): string {
  if (value === null) return 'not known'
  const text = Math.abs(roundHalfUp(value, DECIMALS[unit])).toLocaleString('en-GB', { minimumFractionDigits: DECIMALS[unit], maximumFractionDigits: DECIMALS[unit] })
  const sign = value < 0 && Number(text.replaceAll(',', '')) !== 0 ? '-' : ''
  if (unit === 'percent') return `${sign}${text}%`
  return unit === 'pounds' ? `${sign}£${text}` : `${sign}${text}`
}

/** n of N, in words: "54.2 of 459.1 FTE". */
export function formatParts(measure: Pick<MeasureHeading, 'measure' | 'basis' | 'unit'>, figure: Pick<Figure, 'numerator' | 'denominator'>): string {
  if (figure.numerator === null) return ''
  if (measure.measure === 'average-caseload') return `${plain(figure.numerator)} cases over ${plain(figure.denominator)} FTE`
  if (measure.measure === 'sickness-absence') return `${plain(figure.numerator)} of ${plain(figure.denominator)} working days`
  if (measure.measure === 'time-in-service') return `${plain(figure.numerator)} years over ${plain(figure.denominator)} people`
  if (measure.measure === 'days-lost-per-person') return `${plain(figure.numerator)} days over ${plain(figure.denominator)} people`
  if (measure.measure === 'time-to-progress') return `median of ${plain(figure.denominator)} promotions`
  const words = UNIT_WORDS[measure.unit] ?? (measure.basis === 'fte' ? 'FTE' : 'people')
  if (figure.denominator === null) return measure.unit === 'pounds' ? '' : words
  return `${plain(figure.numerator)} of ${plain(figure.denominator)} ${words}`
}

function plain(value: number | null): string {
  return value === null ? 'not known' : roundHalfUp(value, 1).toLocaleString('en-GB', { maximumFractionDigits: 1 })
}

function roundHalfUp(value: number, decimals: number): number {
  const scale = 10 ** decimals
  return (Math.sign(value) * Math.round(Number((Math.abs(value) * scale).toPrecision(12)))) / scale
}

/** What stands over an axis or under a caption. */
export const unitLabels: Readonly<Record<Unit, string>> = {
  percent: 'per cent', people: 'people', fte: 'FTE', 'cases per fte': 'cases per FTE', moves: 'moves', months: 'months', years: 'years', 'days per person': 'days per person', pounds: 'pounds',
}

const UNIT_WORDS: Partial<Record<Unit, string>> = { moves: 'moves', people: 'people', fte: 'FTE' }
const DECIMALS: Readonly<Record<Unit, number>> = { percent: 1, people: 0, fte: 1, 'cases per fte': 1, moves: 0, months: 0, years: 1, 'days per person': 1, pounds: 0 }
