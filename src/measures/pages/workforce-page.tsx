import { ChartWithTable } from '../../charts/chart-with-table.tsx'
import type { Sheet } from '../../files/sheet.ts'
import { DayField } from '../../govuk/day-field.tsx'
import { FilterForm } from '../../govuk/filter-form.tsx'
import { InsetText } from '../../govuk/inset-text.tsx'
import { NothingYet } from '../../govuk/nothing-yet.tsx'
import { SheetTable, type PageAddress } from '../../govuk/sheet-table.tsx'
import { formatDay, shortDay, type Day } from '../../time/day.ts'
import type { ChosenDay } from '../../workforce/rules/choose-day.ts'
import { councilsPath, measurePath, measureRowsPath, targetPath, workforcePath } from '../paths.ts'
import type { AnyMeasure } from '../rules/catalogue.ts'
import { formatParts, formatValue } from '../rules/format-figure.ts'
import type { OnePageRow } from '../rules/one-page.ts'
import { trendFinding, type TrendPoint } from '../rules/trend.ts'
import { trendChart } from './trend-data.ts'

/** The workforce on one page: what a principal social worker opens first and takes to the meeting. */
export function WorkforcePage(props: WorkforcePageProps) {
  return (
    <>
      <h1 class="govuk-heading-l">Workforce on one page</h1>
      {props.content === null
        ? <NothingYet href="/data" action="Load a census return">There is no workforce yet. Begin with the census returns that the council has already sent to DfE: each brings a year.</NothingYet>
        : <Content {...props} content={props.content} />}
    </>
  )
}

function Content(props: WorkforcePageProps & { content: OnePageContent }) {
  const { on, sheet, rows, trends, teams } = props.content
  const released = rows.find((row) => row.published !== null)?.published
  return (
    <>
      <FilterForm id="day" heading="Choose a day" action={workforcePath} buttonText="Show">
        <DayField id="on" name="on" label="The year that ends on" on={props.chosen.on} text={props.chosen.text} problem={props.chosen.problem} />
      </FilterForm>
      {teams !== null && <InsetText>These figures are of your teams ({teams}), not of the whole council. People who have left or moved count too, without their names.</InsetText>}
      <SheetTable
        id="measures"
        caption={`The year to ${formatDay(on)}`}
        note={released ? `Published figures: DfE, release of ${released.release}, 30 September ${released.year}. Neighbours: median of the ten statistical neighbours, model of 2025.` : teams === null ? 'No published figures for this council.' : 'Published figures are of whole councils, so none stand beside these.'}
        sheet={sheet}
        address={props.address}
        empty=""
        isSortable={false}
        cells={{
          measure: ({ measure }) => <a class="govuk-link" href={measurePath(measure.measure, measure.basis, on)}>{measure.label}</a>,
          now: (row) => <Now row={row} on={on} />,
          target: (row) => row.target && <a class="govuk-link" href={targetPath(row.measure.measure, row.measure.basis)}>{formatValue(row.measure.unit, row.target.value)}<span class="tl-table__note">by {shortDay(row.target.dueOn)}</span></a>,
          standing: (row) => <Standing row={row} />,
        }}
      />
      {props.content.mayNameCouncils && <p class="govuk-body tl-no-print"><a class="govuk-link" href={councilsPath}>Choose other councils to compare with</a></p>}
      {trends.length > 0 && <h2 class="govuk-heading-m">Since 2017</h2>}
      {trends.map(({ measure, points }) => <Trend measure={measure} points={points} />)}
    </>
  )
}

function Now(props: { row: OnePageRow; on: Day }) {
  const { measure, figure } = props.row
  if (figure.value === null) return <>No figure<span class="tl-table__note">{figure.whyMissing}</span></>
  return (
    <>
      <a class="govuk-link" href={measureRowsPath(measure.measure, measure.basis, props.on)}>
        {formatValue(measure.unit, figure.value)}<span class="govuk-visually-hidden">, open the rows of {measure.label}</span>
      </a>
      <span class="tl-table__note">{formatParts(measure, figure)}</span>
    </>
  )
}

function Standing(props: { row: OnePageRow }) {
  const { range, standing, measure } = props.row
  if (range === null || standing === null) return null
  const between = `${formatValue(measure.unit, Math.max(0, range.lowest))} to ${formatValue(measure.unit, range.highest)}`
  return standing === 'within' ? <>Within {between}</> : <strong>Outside: {standing} {between}</strong>
}

function Trend(props: { measure: AnyMeasure; points: readonly TrendPoint[] }) {
  const { measure } = props
  return (
    <ChartWithTable
      id={`trend-${measure.measure}`}
      headingLevel={3}
      finding={trendFinding(measure, props.points)}
      about={`${measure.label}, ${measure.basis === 'fte' ? 'FTE' : 'headcount'}, 30 September of each year: ${measure.formula}`}
      data={trendChart(measure, props.points)}
      table="folded"
      csvHref={`${measurePath(measure.measure, measure.basis)}&table=trend&format=csv`}
      empty="There is no year with a figure."
    />
  )
}

/** The columns of the page and of its file. */
export function onePageSheet(rows: readonly OnePageRow[], year: number | null, named: readonly string[]): Sheet<OnePageRow> {
  const said = (row: OnePageRow, value: number | null | undefined, text?: string) => (value === null || value === undefined ? (text ?? '') : formatValue(row.measure.unit, value))
  const at = year === null ? '' : ` ${year}`
  const columns: Sheet<OnePageRow>['columns'] = [
    { key: 'measure', title: 'Measure', kind: 'text', value: (row) => row.measure.label },
    { key: 'now', title: 'Now', kind: 'text', value: (row) => (row.figure.value === null ? `No figure: ${row.figure.whyMissing}` : `${said(row, row.figure.value)} (${formatParts(row.measure, row.figure)})`) },
    { key: 'before', title: 'A year ago', kind: 'text', value: (row) => said(row, row.yearAgo, 'not known') },
    { key: 'change', title: 'Change', kind: 'text', value: (row) => row.change?.sentence ?? '' },
    { key: 'target', title: 'Target', kind: 'text', value: (row) => (row.target === null ? '' : `${said(row, row.target.value)} by ${shortDay(row.target.dueOn)}, ${row.target.owner}`) },
    { key: 'published', title: `Published${at}`, kind: 'text', value: (row) => said(row, row.published?.own.value, row.published?.own.text) },
    { key: 'region', title: rows.find((row) => row.published)?.published?.region.name ?? 'Region', kind: 'text', value: (row) => said(row, row.published?.region.value, row.published?.region.text) },
    { key: 'england', title: 'England', kind: 'text', value: (row) => said(row, row.published?.england.value, row.published?.england.text) },
    { key: 'neighbours', title: 'Neighbours', kind: 'text', value: (row) => neighbours(row) },
    ...named.map((name, at): Sheet<OnePageRow>['columns'][number] => ({ key: `named${at}`, title: name, kind: 'text', value: (row) => said(row, row.published?.named[at]?.value, row.published?.named[at]?.text) })),
    { key: 'standing', title: 'Expected range', kind: 'text', value: (row) => (row.standing === null || row.range === null ? '' : `${row.standing} ${said(row, Math.max(0, row.range.lowest))} to ${said(row, row.range.highest)}`) },
  ]
  // a comparator that no measure has would be a column of nothing
  return { name: 'Workforce on one page', rows, columns: columns.filter((column) => ALWAYS.has(column.key) || rows.some((row) => column.value(row) !== '')) }
}

const ALWAYS: ReadonlySet<string> = new Set(['measure', 'now', 'before', 'change'])

function neighbours({ measure, published }: OnePageRow): string {
  if (published === null || published.neighbours.value === null) return ''
  const { value, n, of } = published.neighbours
  return n === of ? formatValue(measure.unit, value) : `${formatValue(measure.unit, value)} (${n} of ${of})`
}

export type WorkforcePageProps = { chosen: ChosenDay; content: OnePageContent | null; address: PageAddress }
export type OnePageContent = {
  on: Day
  rows: readonly OnePageRow[]
  sheet: Sheet<OnePageRow>
  trends: readonly { measure: AnyMeasure; points: readonly TrendPoint[] }[]
  /** Names of the caller's teams, where the figures are of those only. */
  teams: string | null
  mayNameCouncils: boolean
}
