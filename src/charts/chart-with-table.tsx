import type { ComponentChildren } from 'preact'
import { DataTable } from '../govuk/data-table.tsx'
import { Details } from '../govuk/details.tsx'
import { ScrollArea } from '../govuk/scroll-area.tsx'
import { BarChart } from './bar-chart.tsx'
import type { ChartData } from './chart-data.ts'
import { tableOf } from './chart-table.ts'
import { DistributionChart } from './distribution-chart.tsx'
import { StepsChart } from './steps-chart.tsx'
import { TrendChart } from './trend-chart.tsx'

/** A chart for people who look and the same numbers in a table for people who read, and as CSV. The heading says what was found. */
export function ChartWithTable(props: ChartWithTableProps) {
  const Heading = `h${props.headingLevel ?? 2}` as const
  const headingId = `${props.id}-heading`
  if (isEmpty(props.data)) {
    return (
      <figure class="tl-chart" aria-labelledby={headingId}>
        <Heading class="govuk-heading-m" id={headingId}>{props.finding}</Heading>
        <p class="govuk-body">{props.empty}</p>
      </figure>
    )
  }
  return (
    <figure class="tl-chart" aria-labelledby={headingId}>
      <Heading class="govuk-heading-m govuk-!-margin-bottom-2" id={headingId}>{props.finding}</Heading>
      <p class="tl-chart__about">{props.about}</p>
      <div class="tl-chart__body">
        <ScrollArea labelledBy={headingId} class="tl-chart__area"><Chart id={props.id} title={props.finding} desc={props.desc} data={props.data} /></ScrollArea>
        <div>
          {props.table === 'folded'
            ? (
              <Details summary={<>Show the numbers as a table<span class="govuk-visually-hidden">: {props.finding}</span></>}>
                <Numbers {...props} />
              </Details>
            )
            : <Numbers {...props} />}
        </div>
      </div>
      <p class="tl-chart__source">
        {props.source && <>Source: {props.source}. </>}
        <a class="govuk-link tl-no-print" href={props.csvHref}>Download<span class="govuk-visually-hidden"> the numbers of “{props.finding}”</span> as CSV</a>
      </p>
    </figure>
  )
}

function Chart(props: { id: string; title: string; desc: string | undefined; data: ChartData }) {
  const { data, ...frame } = props
  switch (data.kind) {
    case 'trend': return <TrendChart {...frame} data={data} />
    case 'bars': return <BarChart {...frame} data={data} />
    case 'steps': return <StepsChart {...frame} data={data} />
    default: return <DistributionChart {...frame} data={data} />
  }
}

function Numbers(props: ChartWithTableProps) {
  const table = tableOf(props.data)
  return (
    <DataTable id={`${props.id}-table`} caption={<>The same in numbers<span class="govuk-visually-hidden">: {props.finding}</span></>} captionSize="s" empty={props.empty} rows={table.rows}
      columns={table.head.map((heading, index) => ({ heading, cell: (row: readonly string[]) => row[index], isNumeric: index > 0 }))} />
  )
}

function isEmpty(data: ChartData): boolean {
  switch (data.kind) {
    case 'trend': return data.series.every(({ values }) => values.every((value) => value === null))
    case 'bars': return data.bars.every(({ value }) => value === null)
    case 'steps': return data.series.length === 0
    default: return data.values.length === 0
  }
}

export interface ChartWithTableProps {
  /** Unique on the page; the ids inside begin with it. */
  id: string
  /** The sentence that the chart proves: "Turnover has fallen for three years and is below England". */
  finding: string
  headingLevel?: 2 | 3 | 4 | undefined
  /** What is measured, its unit, whom it counts and the day. */
  about: ComponentChildren
  /** In place of the description that is made from the numbers. */
  desc?: string | undefined
  data: ChartData
  /** `folded`: under a line that opens it. Shown unless told. */
  table?: 'shown' | 'folded' | undefined
  source?: ComponentChildren
  csvHref: string
  /** The sentence in place of chart and table where there are no figures. */
  empty: string
}
