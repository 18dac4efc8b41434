import { ChartWithTable } from '../../charts/chart-with-table.tsx'
import { DataTable } from '../../govuk/data-table.tsx'
import { Details } from '../../govuk/details.tsx'
import type { Forecast, OutputName } from '../rules/forecast.ts'
import type { PastForecast } from '../rules/pack-facts.ts'
import { PastTable } from './past-table.tsx'

/** A forecast: what lies ahead with its bands, what makes them wide, and every input. */
export function ForecastContent(props: { forecast: Forecast; past: PastForecast | null; csvHref: string }) {
  const { forecast } = props
  const last = forecast.months.length - 1
  const vacancies = forecast.outputs.vacancies[last]!
  const [firstYear] = forecast.leaversAYear
  return (
    <>
      <p class="govuk-body-l">
        In {monthText(forecast.months[last]!)} between {vacancies.p10} and {vacancies.p90} of {forecast.posts} posts are vacant in 8 of 10 futures, half of them above {vacancies.p50}.
        {firstYear && ` In the first year ${firstYear.leavers.p10} to ${firstYear.leavers.p90} people leave.`}
      </p>
      <Chart {...props} id="vacancies" output="vacancies" finding={`Vacancies: ${vacancies.p50} in the middle, ${vacancies.p10} to ${vacancies.p90} in 8 of 10 futures`} about="Posts that nobody fills, agency workers or not, at the end of each third month." unit="Posts" />
      <Chart
        {...props} id="newly-qualified" output="newlyQualified" besides={forecast.places ? { name: 'Places', values: forecast.places } : undefined} unit="People" about="People in the programme, who need a place each."
        finding={`Newly qualified social workers: at most ${Math.max(...forecast.outputs.newlyQualified.map((band) => band.p90))} at once in 9 of 10 futures${forecast.places ? `, with ${rangeText(forecast.places)} places` : ''}`}
      />
      <Chart {...props} id="agency" output="agencyFte" finding={`Agency workers: ${forecast.outputs.agencyFte[last]!.p50} FTE in the middle of ${monthText(forecast.months[last]!)}`} about="Agency workers in vacant posts." unit="FTE" />
      <DataTable
        id="months" caption="Month by month" note="10th percentile / middle / 90th. Leavers and agency cost add up from the start." rows={forecast.months.map((month, at) => ({ month, at }))} empty=""
        columns={[
          { heading: 'Month', noWrap: true, cell: (row) => monthText(row.month) },
          ...(forecast.places ? [{ heading: 'Places', isNumeric: true, noWrap: true, cell: (row: { at: number }) => forecast.places?.[row.at] }] : []),
          ...COLUMNS.map(([output, heading]) => ({ heading, isNumeric: true, noWrap: true, cell: (row: { at: number }) => threeOf(forecast, output, row.at) })),
        ]}
      />
      <p class="govuk-body tl-no-print"><a class="govuk-link" href={props.csvHref}>Download every month and output as CSV</a></p>
      <DataTable
        id="layers" caption="What makes the band of vacancies wide" note="10th to 90th percentile, one source of uncertainty after another." rows={forecast.layers} empty="The forecast is shorter than a year."
        columns={[
          { heading: 'Month', cell: (row) => monthText(forecast.months[row.month - 1]!) }, { heading: 'Chance alone', cell: (row) => `${row.chance.p10} to ${row.chance.p90}` },
          { heading: 'With good and bad years', cell: (row) => `${row.withYears.p10} to ${row.withYears.p90}` }, { heading: 'With rates not known exactly', cell: (row) => `${row.withRates.p10} to ${row.withRates.p90}` },
        ]}
      />
      <DataTable id="causes" caption="Why people leave, a year on average" rows={forecast.causes} empty="" columns={[{ heading: 'Cause', cell: (row) => row.cause }, { heading: 'People a year', isNumeric: true, cell: (row) => row.aYear.toFixed(1) }]} />
      <h2 class="govuk-heading-m">What this means for a child</h2>
      <p class="govuk-body">
        With {forecast.continuity.leavingAYear.toFixed(1)} % leaving a year, about {forecast.continuity.sameWorker.toFixed(0)} % of children would keep one social worker for a year if all else were as in England; if nobody left, {forecast.continuity.sameWorkerWithoutLeavers.toFixed(0)} %.
        Most changes of worker are not leavers but transfers and moves of cases. This is context, not a target.
      </p>
      {props.past && <PastTable past={props.past} />}
      <Details summary="Every input and where it comes from">
        <DataTable id="inputs" caption="Inputs" captionSize="s" rows={forecast.sources} empty="" columns={[{ heading: 'Input', cell: (row) => row.input }, { heading: 'Value', cell: (row) => row.value }, { heading: 'Source', cell: (row) => row.source }]} />
      </Details>
    </>
  )
}

function Chart(props: { forecast: Forecast; id: string; output: OutputName; finding: string; about: string; unit: string; csvHref: string; besides?: { name: string; values: readonly number[] } | undefined }) {
  const { forecast, besides } = props
  const at = forecast.months.map((_, month) => month).filter((month) => (month + 1) % 3 === 0)
  const bands = at.map((month) => forecast.outputs[props.output][month]!)
  return (
    <ChartWithTable
      id={props.id} finding={props.finding} about={props.about} csvHref={props.csvHref} empty="The forecast is shorter than three months." table="folded"
      data={{
        kind: 'trend', timeHeading: 'Month', times: at.map((month) => shortMonth(forecast.months[month]!)), unit: props.unit, format: (value) => (Number.isInteger(value) ? String(value) : value.toFixed(1)),
        series: [
          { name: 'Middle', values: bands.map((band) => band.p50) }, { name: '90 %', values: bands.map((band) => band.p90) }, { name: '10 %', values: bands.map((band) => band.p10) },
          ...(besides ? [{ name: besides.name, values: at.map((month) => besides.values[month]!) }] : []),
        ],
      }}
    />
  )
}

/** "24 to 26", or the one number that stays. */
function rangeText(values: readonly number[]): string {
  const [least, most] = [Math.min(...values), Math.max(...values)]
  return least === most ? String(least) : `${least} to ${most}`
}

function threeOf(forecast: Forecast, output: OutputName, at: number): string {
  const band = forecast.outputs[output][at]!
  return `${band.p10} / ${band.p50} / ${band.p90}`
}

/** "January 2027" of 2027-01. */
export function monthText(month: string): string {
  return `${MONTHS[Number(month.slice(5, 7)) - 1]} ${month.slice(0, 4)}`
}

function shortMonth(month: string): string {
  return `${(MONTHS[Number(month.slice(5, 7)) - 1] ?? '').slice(0, 3)} ${month.slice(2, 4)}`
}

const MONTHS = ['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October', 'November', 'December']
const COLUMNS: readonly [OutputName, string][] = [
  ['vacancies', 'Vacancies'], ['over', 'Over'], ['newlyQualified', 'Newly qualified'], ['seatsShort', 'Places short'], ['unallocated', 'Children beyond capacity'],
  ['agencyFte', 'Agency FTE'], ['agencyCostThousands', 'Agency £000'], ['leavers', 'Leavers'], ['underTwoYears', 'Under 2 years here'],
]
