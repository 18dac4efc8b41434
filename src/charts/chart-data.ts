/** Lines over time, four at most. A null is a year without a figure: the line breaks there. */
export interface TrendData {
  kind: 'trend'
  /** What the years are called in the table, such as "Year to 30 September". */
  timeHeading: string
  times: readonly string[]
  series: readonly { name: string; values: readonly (number | null)[] }[]
  /** Stands over the axis, such as "% of FTE". */
  unit: string
  format: (value: number) => string
  /** An axis that does not begin at zero must be asked for. */
  fromZero?: boolean | undefined
}

/** One bar for each of several places, teams or roles, with or without a mark for what each is compared with. */
export interface BarData {
  kind: 'bars'
  /** What the bars are, such as "Team". */
  barHeading: string
  valueHeading: string
  bars: readonly { label: string; value: number | null; comparator?: number | null | undefined; isOwn?: boolean | undefined }[]
  comparatorName?: string | undefined
  format: (value: number) => string
}

/** How many workers have how many children: the whole spread, because a mean hides it. */
export interface DistributionData {
  kind: 'distribution'
  /** What is counted along the axis, such as "Children". */
  valueHeading: string
  /** Who is counted, such as "Workers". */
  countHeading: string
  values: readonly number[]
  /** Values that go into one column: 1 unless told. */
  binWidth?: number | undefined
  lines?: readonly { at: number; label: string }[] | undefined
}

/** Shares that fall in steps as time goes on, four groups at most, with how many are still at risk under the axis. */
export interface StepsData {
  kind: 'steps'
  /** What the times are, such as "Months of service". */
  timeHeading: string
  /** What the shares are, such as "Still here". */
  valueHeading: string
  /** Each from where the curve begins, at 1, to its last step; `at` in the unit of the times, ascending; limits null where there are none. */
  series: readonly { name: string; from: number; until: number; steps: readonly { at: number; share: number; lo: number | null; hi: number | null }[] }[]
  /** Times under the axis and in the table, from 0, with each group's number at risk there. */
  marks: readonly { at: number; atRisk: readonly (number | null)[] }[]
  /** A stretch of time to look at. */
  band?: { from: number; until: number; label: string } | undefined
}

export type ChartData = TrendData | BarData | DistributionData | StepsData
