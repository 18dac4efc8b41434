import type { Day } from '../../time/day.ts'
import { sumFte } from '../../workforce/rules/fte.ts'
import type { Basis, Polarity, Unit } from './definitions.ts'
import type { Grouped } from './population.ts'

/** What every measure says of itself, wherever its figure stands. */
export type MeasureHeading<Name extends string = string> = {
  measure: Name
  basis: Basis
  label: string
  unit: Unit
  polarity: Polarity
  /** The formula in words. */
  formula: string
  source: string
}

/** One row behind a figure. The amounts of a part's rows add up to the part: a person's FTE, 1 for a head, a post's vacant FTE. */
export type FigureRow = Grouped & {
  personId: number | null
  employmentId: number | null
  postId: number | null
  amount: number
  fte: number | null
  startedOn: Day | null
  endedOn: Day | null
  /** What the row says besides: "5 to 4 on 1 May 2025", "counted already". */
  what: string
}

export type Part = 'numerator' | 'denominator'

/** A figure with all that stands behind it. */
export type Figure = {
  /** Unrounded, in the measure's unit (11.8 for per cent); null where not known. */
  value: number | null
  numerator: number | null
  denominator: number | null
  numeratorRows: readonly FigureRow[] | null
  denominatorRows: readonly FigureRow[] | null
  /** Rows that belong here but lack what the measure needs: said, never hidden. */
  leftOut: readonly FigureRow[]
  /** Where a total comes from, or on what ground rows were compared. */
  from: string | null
  whyMissing: string | null
}

export function amountOf(rows: readonly FigureRow[]): number {
  return sumFte(rows.map((row) => row.amount))
}

export function missing(whyMissing: string): Figure {
  return { value: null, numerator: null, denominator: null, numeratorRows: null, denominatorRows: null, leftOut: [], from: null, whyMissing }
}

export function median(values: readonly number[]): number | null {
  const sorted = [...values].sort((a, b) => a - b)
  const middle = sorted.length / 2
  const [low, high] = [sorted[Math.ceil(middle) - 1], sorted[Math.floor(middle)]]
  return low === undefined || high === undefined ? null : (low + high) / 2
}
