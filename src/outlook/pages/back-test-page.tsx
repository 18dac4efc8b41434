import { ChartWithTable } from '../../charts/chart-with-table.tsx'
import { DataTable } from '../../govuk/data-table.tsx'
import { InsetText } from '../../govuk/inset-text.tsx'
import { SummaryList } from '../../govuk/summary-list.tsx'
import { outlookBackTestPath } from '../paths.ts'
import type { BackTest, ForecastRow, Score } from '../rules/back-test.ts'

/** How far a forecast of leavers can be trusted: all councils' forecasts beside what came, and the council's own. */
export function BackTestPage(props: { tested: BackTest; release: number; own: readonly ForecastRow[]; ownName: string }) {
  const { tested } = props
  return (
    <>
      <h1 class="govuk-heading-l">How far to trust a forecast</h1>
      <p class="govuk-body-l">
        {tested.withInPost.forecasts} forecasts of turnover, each a year ahead and from earlier years only, were wrong by {tested.withInPost.maePoints.toFixed(2)} percentage points on average; {tested.withInPost.coverage80.toFixed(0)} % of what came lay in the band that was to hold 80 %.
      </p>
      <InsetText>
        Of the year that is forecast only the number of people in post on 30 September is used, because published turnover is leavers over people in post at the end of the year. A second figure does without even that. Councils with 40 or more people in post in the year and in at least two of the three before, the last among them.
      </InsetText>
      <SummaryList
        rows={[
          { key: 'With people in post of the year', value: scoreText(tested.withInPost) },
          { key: 'Without', value: scoreText(tested.withoutInPost) },
          { key: 'Last year’s rate said again', value: `wrong by ${tested.lastYearsRate.toFixed(2)} points` },
          { key: 'England’s last rate for everybody', value: `wrong by ${tested.nationalRate.toFixed(2)} points` },
        ]}
      />
      <ChartWithTable
        id="years" finding={`In ${worstYear(tested)} forecasts were furthest off`} about="Mean error of the turnover rate in percentage points, by the year that was forecast." csvHref={`${outlookBackTestPath}?format=csv`} empty="There is no year to forecast."
        source={`DfE, children’s social work workforce, release of ${props.release}`} table="folded"
        data={{ kind: 'trend', timeHeading: 'Year', times: tested.years.map((year) => String(year.year)), unit: 'Percentage points', format: (value) => value.toFixed(2), series: [{ name: 'Error', values: tested.years.map((year) => year.maePoints) }] }}
      />
      <DataTable
        id="by-year" caption="Year by year" note="Settings come from the years before each." rows={tested.years} empty=""
        columns={[
          { heading: 'Year', cell: (row) => row.year }, { heading: 'Councils', isNumeric: true, cell: (row) => row.forecasts }, { heading: 'Error, points', isNumeric: true, cell: (row) => row.maePoints.toFixed(2) },
          { heading: 'In the 80 % band', isNumeric: true, cell: (row) => `${row.coverage80.toFixed(1)} %` }, { heading: 'Leavers of England added', isNumeric: true, cell: (row) => row.method.priorLeavers }, { heading: 'How far years differ', isNumeric: true, cell: (row) => row.method.cv },
        ]}
      />
      <DataTable
        id="own" caption={props.ownName} note="Leavers, headcount, as DfE published them" rows={props.own} empty="DfE publishes no figures of this council that can be forecast."
        columns={[
          { heading: 'Year', cell: (row) => row.year }, { heading: '8 in 10', cell: (row) => `${row.withInPost.quantiles[0]} to ${row.withInPost.quantiles[4]}` }, { heading: 'Middle', isNumeric: true, cell: (row) => row.withInPost.quantiles[2] },
          { heading: 'Came', isNumeric: true, cell: (row) => row.leavers }, { heading: 'Rate forecast', isNumeric: true, cell: (row) => `${(row.forecastRate * 100).toFixed(1)} %` }, { heading: 'Rate', isNumeric: true, cell: (row) => `${(row.actualRate * 100).toFixed(1)} %` },
        ]}
      />
    </>
  )
}

function scoreText(score: Score): string {
  return `wrong by ${score.maePoints.toFixed(2)} points and ${score.maeLeavers.toFixed(1)} leavers on average; ${score.coverage80.toFixed(1)} % within the 80 % band; pinball loss ${score.pinball.toFixed(2)} leavers`
}

function worstYear(tested: BackTest): string {
  return String([...tested.years].sort((a, b) => b.maePoints - a.maePoints)[0]?.year ?? 'no year')
}
