import { binsOf } from './bins.ts'
import type { BarData, ChartData, DistributionData, StepsData, TrendData } from './chart-data.ts'
import { percentOf } from './steps.ts'

/** What the chart shows, in words, for those who do not see it; the table after it has every number. */
export function describeChart(chart: ChartData): string {
  switch (chart.kind) {
    case 'trend': return describeTrend(chart)
    case 'bars': return describeBars(chart)
    case 'steps': return describeSteps(chart)
    default: return describeDistribution(chart)
  }
}

function describeTrend(chart: TrendData): string {
  const lines = chart.series.map(({ name, values }) => {
    const known = values.flatMap((value, index) => (value === null ? [] : [{ value, time: chart.times[index] ?? '' }]))
    const [first, last] = [known[0], known.at(-1)]
    if (!first || !last) return `${name}: no figures.`
    const missing = chart.times.filter((_, index) => (values[index] ?? null) === null)
    const gaps = missing.length > 0 ? `, no figure for ${missing.join(', ')}` : ''
    return known.length === 1
      ? `${name}: ${chart.format(first.value)} in ${first.time}${gaps}.`
      : `${name}: from ${chart.format(first.value)} in ${first.time} to ${chart.format(last.value)} in ${last.time}${gaps}.`
  })
  return `Line chart, ${chart.unit}. ${lines.join(' ')}`
}

function describeBars(chart: BarData): string {
  const known = chart.bars.flatMap(({ label, value }) => (value === null ? [] : [{ label, value }])).sort((a, b) => b.value - a.value)
  const [highest, lowest] = [known[0], known.at(-1)]
  if (!highest || !lowest) return `Bar chart of ${chart.valueHeading}: no figures.`
  const ends = known.length === 1
    ? `${highest.label}: ${chart.format(highest.value)}.`
    : `Highest: ${highest.label}, ${chart.format(highest.value)}. Lowest: ${lowest.label}, ${chart.format(lowest.value)}.`
  return `Bar chart of ${chart.valueHeading} by ${chart.barHeading}. ${ends}`
}

function describeSteps(chart: StepsData): string {
  const lines = chart.series.map(({ name, steps, until }) => `${name}: down to ${percentOf(steps.at(-1)?.share ?? 1)} at ${until.toFixed(0)}.`)
  return `Curves that fall in steps, ${chart.valueHeading.toLowerCase()} by ${chart.timeHeading.toLowerCase()}. ${lines.join(' ')}`
}

function describeDistribution(chart: DistributionData): string {
  const bins = binsOf(chart.values, chart.binWidth)
  const [first, last] = [bins[0], bins.at(-1)]
  if (!first || !last) return `Distribution of ${chart.valueHeading}: no figures.`
  const most = bins.reduce((a, b) => (b.count > a.count ? b : a))
  const lines = (chart.lines ?? []).map(({ label }) => ` ${label}.`).join('')
  return `${chart.countHeading} by ${chart.valueHeading}: ${chart.values.length} in all, from ${first.label} to ${last.label}, most (${most.count}) at ${most.label}.${lines}`
}
