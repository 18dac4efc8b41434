import { ChartWithTable } from '../../charts/chart-with-table.tsx'
import type { Sheet } from '../../files/sheet.ts'
import { Details } from '../../govuk/details.tsx'
import { DayField } from '../../govuk/day-field.tsx'
import { FilterForm } from '../../govuk/filter-form.tsx'
import { Select } from '../../govuk/select.tsx'
import { SheetTable, type PageAddress } from '../../govuk/sheet-table.tsx'
import { SummaryList } from '../../govuk/summary-list.tsx'
import { formatDay, shortDay, type Day } from '../../time/day.ts'
import type { ChosenDay } from '../../workforce/rules/choose-day.ts'
import { measurePath, measureRowsPath, targetPath } from '../paths.ts'
import type { AnyMeasure } from '../rules/catalogue.ts'
import type { Figure } from '../rules/figure.ts'
import { formatParts, formatValue, unitLabels } from '../rules/format-figure.ts'
import type { PageTarget } from '../rules/one-page.ts'
import type { Group, GroupKind } from '../rules/population.ts'
import { residuals } from '../rules/residuals.ts'
import { trendFinding, type TrendPoint } from '../rules/trend.ts'
import { trendChart } from './trend-data.ts'

/** One measure: what it is, what it is now, how it moved, and in which teams. */
export function MeasurePage(props: MeasurePageProps) {
  const { measure, figure, on } = props
  const notes = residuals[measure.measure] ?? []
  return (
    <>
      <h1 class="govuk-heading-l">{measure.label}</h1>
      <FilterForm id="choose" heading="Choose" action={`/measures/${measure.measure}`} buttonText="Show" kept={{ basis: measure.basis }}>
        <DayField id="on" name="on" label="The year that ends on" on={on} text={props.chosen.text} problem={props.chosen.problem} />
        <Select id="by" name="by" label="By" value={props.by} items={props.groupings.map((value) => ({ value, text: GROUP_LABELS[value] }))} />
      </FilterForm>
      <SummaryList
        rows={[
          { key: 'Now', value: <Value {...props} /> },
          ...(props.change === null ? [] : [{ key: 'In a year', value: `${props.change} since ${formatDay(props.before)}` }]),
          ...(figure.from === null ? [] : [{ key: 'From', value: figure.from }]),
          { key: 'Formula', value: measure.formula },
          { key: 'Basis', value: measure.basis === 'fte' ? 'Full-time equivalent: every row adds its FTE' : 'Headcount: a person counts once' },
          { key: 'Source of the definition', value: measure.source },
          {
            key: 'Target', value: props.target === null ? 'None set' : `${formatValue(measure.unit, props.target.value)} by ${formatDay(props.target.dueOn)}, ${props.target.owner}`,
            ...(props.maySetTarget ? { actions: [{ href: targetPath(measure.measure, measure.basis), text: props.target === null ? 'Set' : 'Change', visuallyHiddenText: 'the target' }] } : {}),
          },
        ]}
      />
      {props.others.length > 0 && <p class="govuk-body">Also: {props.others.map((other) => <a class="govuk-link" href={measurePath(other.measure, other.basis, on)}>{other.label} by {other.basis === 'fte' ? 'FTE' : 'headcount'}</a>)}</p>}
      {notes.length > 0 && (
        <Details summary="What this figure does and does not count">
          <ul class="govuk-list govuk-list--bullet">{notes.map((note) => <li>{note}</li>)}</ul>
        </Details>
      )}
      {props.trend.length > 0 && (
        <ChartWithTable
          id="trend"
          finding={trendFinding(measure, props.trend)}
          about={`${measure.label}, ${unitLabels[measure.unit]}, 30 September of each year. The council's own figure is from the record where it covers the year, else as DfE published it.`}
          data={trendChart(measure, props.trend)}
          csvHref={`${measurePath(measure.measure, measure.basis, on)}&table=trend&format=csv`}
          source={props.release === null ? undefined : `DfE, children's social work workforce, release of ${props.release}; symbols are not figures and are left out`}
          empty="There is no year with a figure."
        />
      )}
      <SheetTable
        id="groups"
        caption={`By ${GROUP_LABELS[props.by].toLowerCase()}, ${shortDay(on)}`}
        note={props.groupNote}
        sheet={props.groups}
        address={props.address}
        empty="Nobody is in a group of this kind: teams come with the HR extract."
        cells={{
          group: ({ group }) => <a class="govuk-link" href={measureRowsPath(measure.measure, measure.basis, on, undefined, group)}>{group.name}<span class="govuk-visually-hidden">, open the rows</span></a>,
          value: (row) => (row.figure.value === null ? <span class="tl-table__note">No figure</span> : formatValue(measure.unit, row.figure.value)),
        }}
      />
    </>
  )
}

function Value({ measure, figure, on }: MeasurePageProps) {
  if (figure.value === null) return <>No figure: {figure.whyMissing}</>
  return (
    <>
      <strong>{formatValue(measure.unit, figure.value)}</strong> ({formatParts(measure, figure)}), {formatDay(on)}.{' '}
      <a class="govuk-link" href={measureRowsPath(measure.measure, measure.basis, on)}>Open the rows</a>
      {figure.leftOut.length > 0 && <span class="tl-table__note">{figure.leftOut.length} {figure.leftOut.length === 1 ? 'row lacks' : 'rows lack'} what the figure needs: listed with the rows.</span>}
    </>
  )
}

/** The figures of the groups, for the page and its file. */
export function groupSheet(measure: AnyMeasure, groups: readonly GroupRow[], by: GroupKind, on: Day): Sheet<GroupRow> {
  return {
    name: `${measure.label} by ${by}, ${formatDay(on)}`,
    rows: groups,
    columns: [
      { key: 'group', title: GROUP_LABELS[by], kind: 'text', value: ({ group }) => group.name },
      { key: 'value', title: `${measure.label}, ${unitLabels[measure.unit]}`, kind: 'number', decimals: 1, value: ({ figure }) => figure.value },
      { key: 'n', title: 'n', kind: 'number', decimals: 1, value: ({ figure }) => figure.numerator },
      { key: 'of', title: 'of N', kind: 'number', decimals: 1, value: ({ figure }) => figure.denominator },
    ],
  }
}

export const GROUP_LABELS: Readonly<Record<GroupKind, string>> = { service: 'Service', team: 'Team', role: 'Role', stage: 'Stage', 'entry route': 'Entry route' }

export type GroupRow = { group: Group; figure: Figure }
export type MeasurePageProps = {
  measure: AnyMeasure
  figure: Figure
  on: Day
  before: Day
  chosen: ChosenDay
  by: GroupKind
  groupings: readonly GroupKind[]
  change: string | null
  target: PageTarget | null
  maySetTarget: boolean
  others: readonly AnyMeasure[]
  trend: readonly TrendPoint[]
  release: string | null
  groups: Sheet<GroupRow>
  groupNote: string
  address: PageAddress
}
