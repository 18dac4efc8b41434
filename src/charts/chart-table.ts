import { binsOf } from './bins.ts'
import type { BarData, ChartData, DistributionData, StepsData, TrendData } from './chart-data.ts'
import { percentOf, stepAt } from './steps.ts'

/** The numbers of a chart as a table: the same values, written by the same function, for those who read rather than look. */
export function tableOf(chart: ChartData): ChartTable {
  switch (chart.kind) {
    case 'trend': return trendTable(chart)
    case 'bars': return barTable(chart)
    case 'steps': return stepsTable(chart)
    default: return distributionTable(chart)
  }
}

function trendTable(chart: TrendData): ChartTable {
  return {
    head: [chart.timeHeading, ...chart.series.map(({ name }) => name)],
    rows: chart.times.map((time, index) => [time, ...chart.series.map(({ values }) => write(values[index], chart.format))]),
  }
}

function barTable(chart: BarData): ChartTable {
  const compared = chart.comparatorName === undefined ? [] : [chart.comparatorName]
  return {
    head: [chart.barHeading, chart.valueHeading, ...compared],
    rows: chart.bars.map((bar) => [bar.label, write(bar.value, chart.format), ...compared.map(() => write(bar.comparator, chart.format))]),
  }
}

function stepsTable(chart: StepsData): ChartTable {
  return {
    head: [chart.timeHeading, ...chart.series.flatMap(({ name }) => [`${name}: ${chart.valueHeading.toLowerCase()}`, `${name}: at risk`])],
    rows: chart.marks.map(({ at, atRisk }) => [String(at), ...chart.series.flatMap((series, index) => {
      const step = stepAt(series, at)
      const limits = step === null || step.lo === null || step.hi === null ? '' : ` (${percentOf(step.lo)} to ${percentOf(step.hi)})`
      return [step === null ? 'too few' : `${percentOf(step.share)}${limits}`, String(atRisk[index] ?? 'too few')]
    })]),
  }
}

function distributionTable(chart: DistributionData): ChartTable {
  return {
    head: [chart.valueHeading, chart.countHeading],
    rows: binsOf(chart.values, chart.binWidth).map((bin) => [bin.label, String(bin.count)]),
  }
}

function write(value: number | null | undefined, format: (value: number) => string): string {
  return value === null || value === undefined ? NO_FIGURE : format(value)
}

export const NO_FIGURE = 'no figure'

export interface ChartTable {
  head: readonly string[]
  rows: readonly (readonly string[])[]
}
