import { ChartWithTable } from '../../charts/chart-with-table.tsx'
import type { Sheet } from '../../files/sheet.ts'
import { DataTable } from '../../govuk/data-table.tsx'
import { DayField } from '../../govuk/day-field.tsx'
import { FilterForm } from '../../govuk/filter-form.tsx'
import { InsetText } from '../../govuk/inset-text.tsx'
import { NothingYet } from '../../govuk/nothing-yet.tsx'
import { Select } from '../../govuk/select.tsx'
import { SheetTable, hrefWith, type PageAddress } from '../../govuk/sheet-table.tsx'
import { formatDay, shortDay, type Day } from '../../time/day.ts'
import { personPath } from '../../workforce/paths.ts'
import type { ChosenDay } from '../../workforce/rules/choose-day.ts'
import { agreedPath } from '../../caseloads/paths.ts'
import { caseloadsPath } from '../paths.ts'
import type { Caseload, CaseloadSummary, CaseloadUnit } from '../rules/caseloads.ts'
import type { NotRenewed } from '../rules/not-renewed.ts'

/** How much work each worker holds: the mean and, more than the mean, the spread. */
export function CaseloadsPage(props: { chosen: ChosenDay; content: CaseloadsContent | null; address: PageAddress }) {
  return (
    <>
      <h1 class="govuk-heading-l">Caseloads</h1>
      <p class="govuk-body tl-no-print"><a class="govuk-link" href={agreedPath}>Agreed caseloads</a>: who is over the number that was agreed, and who has room</p>
      {props.content === null
        ? <NothingYet href="/data" action="Load case allocations">There is nothing about caseloads yet. Load the allocation extract of the case system (worker, reference, start, end); until there is one, a file of counts (worker, children, families, date) or a census return serves.</NothingYet>
        : <Content {...props} content={props.content} />}
    </>
  )
}

function Content({ chosen, content, address }: { chosen: ChosenDay; content: CaseloadsContent; address: PageAddress }) {
  const { unit, whole, day } = content
  return (
    <>
      <FilterForm id="filter" action={caseloadsPath} buttonText="Show">
        <DayField id="on" name="on" label="Day" on={chosen.on} text={chosen.text} problem={chosen.problem} />
        <Select id="unit" name="unit" label="Count" value={unit} items={content.units.map((value) => ({ value, text: capital(value) }))} />
        <Select id="agency" name="agency" label="Agency workers" value={content.filter.withAgency ? '' : 'without'} items={[{ value: '', text: 'With' }, { value: 'without', text: 'Without' }]} />
        <Select id="nqsw" name="nqsw" label="Newly qualified, first year" value={content.filter.withNewlyQualified ? '' : 'without'} items={[{ value: '', text: 'With' }, { value: 'without', text: 'Without' }]} />
      </FilterForm>
      <InsetText>
        <strong>{capital(unit)} as at {formatDay(day)}</strong>, from {content.source}.{' '}
        {content.unmatched > 0 && `${content.unmatched.toLocaleString('en-GB')} more ${unit} are held by trays or by workers who are not matched to a person. `}
        {unit === 'cases' && 'Cases of a return: DfE counts a person allocated to a named social worker. Load case allocations for children by worker on any day.'}
        {content.partOf !== null && ` You see your teams: ${content.partOf}.`}
      </InsetText>
      <DataTable
        id="variants"
        caption={`Each way of counting, ${unit}`}
        note={`Only workers who hold ${unit} are divided by. Per FTE: those with a known FTE above zero, and what they hold.`}
        rows={content.variants}
        empty=""
        columns={[
          { heading: 'Who', cell: (row) => row.name },
          { heading: 'Workers', cell: (row) => row.summary.workers, isNumeric: true },
          { heading: capital(unit), cell: (row) => row.summary.held.toLocaleString('en-GB'), isNumeric: true },
          { heading: 'per worker', cell: (row) => one(row.summary.perWorker), isNumeric: true },
          { heading: 'per FTE', cell: (row) => one(row.summary.perFte), isNumeric: true },
          { heading: 'Middle half', cell: (row) => (row.summary.quarter === null ? '' : `${one(row.summary.quarter)} to ${one(row.summary.threeQuarters)}`), isNumeric: true },
          { heading: 'Median', cell: (row) => one(row.summary.median), isNumeric: true },
          { heading: 'Highest', cell: (row) => row.summary.highest ?? '', isNumeric: true },
        ]}
      />
      <ChartWithTable
        id="spread"
        finding={whole.highest === null ? `${capital(unit)} by worker` : `Half of the workers hold ${one(whole.quarter)} to ${one(whole.threeQuarters)} ${unit}; the most is ${whole.highest}`}
        about={`Workers by ${unit} held, ${formatDay(day)}${content.filter.withAgency ? '' : ', without agency workers'}${content.filter.withNewlyQualified ? '' : ', without newly qualified social workers'}`}
        data={{
          kind: 'distribution', valueHeading: capital(unit), countHeading: 'Workers', values: content.counts,
          lines: whole.perWorker === null || whole.median === null ? [] : [{ at: whole.perWorker, label: `Mean ${one(whole.perWorker)}` }],
        }}
        table="folded"
        csvHref={hrefWith(address, { format: 'csv' })}
        empty="Nobody holds any on the day."
      />
      <SheetTable
        id="teams" caption="By team" sheet={content.teams} address={address} empty="Nobody holds any on the day." isSortable={false} hasFiles={false}
        isSubtotal={(row) => row.teamName === ALL}
      />
      <SheetTable
        id="workers" caption="By worker" sheet={content.workers} address={address} empty="Nobody holds any on the day."
        cells={{ name: (row) => <a class="govuk-link" href={personPath(row.personId)}>{content.nameOf(row.personId)}</a> }}
      />
      <Registration {...content} />
    </>
  )
}

function Registration({ registration, nameOf }: CaseloadsContent) {
  return (
    <DataTable
      id="registration"
      caption="Registration not renewed while holding"
      note={`${capital(registration.season)}. ${registration.unknown.length === 0 ? '' : `For ${registration.unknown.length} holders the record has no end of registration.`}`}
      rows={registration.rows}
      empty="Nobody holds work with a registration that has ended, as far as the record has its end."
      columns={[
        { heading: 'Name', cell: (row) => <a class="govuk-link" href={personPath(row.personId)}>{nameOf(row.personId)}</a> },
        { heading: 'Registered to', cell: (row) => (row.registeredUntil === null ? '' : shortDay(row.registeredUntil)), noWrap: true },
        { heading: 'Holds', cell: (row) => `${row.count} ${row.unit}`, isNumeric: true },
        { heading: 'As at', cell: (row) => shortDay(row.on), noWrap: true },
      ]}
    />
  )
}

export function teamsSheet(rows: readonly TeamRow[], unit: CaseloadUnit): Sheet<TeamRow> {
  return {
    name: 'Caseloads by team',
    rows,
    columns: [
      { key: 'team', title: 'Team', kind: 'text', value: (row) => row.teamName },
      { key: 'workers', title: 'Workers', kind: 'number', value: (row) => row.summary.workers },
      { key: 'agency', title: 'of them agency', kind: 'number', value: (row) => row.summary.agencyWorkers },
      { key: 'nqsw', title: 'newly qualified', kind: 'number', value: (row) => row.summary.newlyQualified },
      { key: 'held', title: capital(unit), kind: 'number', value: (row) => row.summary.held },
      { key: 'per-worker', title: 'per worker', kind: 'number', decimals: 1, value: (row) => row.summary.perWorker },
      { key: 'per-fte', title: 'per FTE', kind: 'number', decimals: 1, value: (row) => row.summary.perFte },
      { key: 'lowest', title: 'Lowest', kind: 'number', value: (row) => row.summary.lowest },
      { key: 'median', title: 'Median', kind: 'number', decimals: 1, value: (row) => row.summary.median },
      { key: 'highest', title: 'Highest', kind: 'number', value: (row) => row.summary.highest },
    ],
  }
}

export function workersSheet(rows: readonly Caseload[], name: string, nameOf: (personId: number) => string, teamOf: (teamId: number | null) => string): Sheet<Caseload> {
  return {
    name,
    rows,
    columns: [
      { key: 'name', title: 'Name', kind: 'text', value: (row) => nameOf(row.personId) },
      { key: 'team', title: 'Team', kind: 'text', value: (row) => teamOf(row.teamId) },
      { key: 'stage', title: 'Stage', kind: 'text', value: (row) => (row.basis === 'agency' ? 'agency' : row.isNewlyQualified ? 'newly qualified' : '') },
      { key: 'fte', title: 'FTE', kind: 'number', decimals: 2, value: (row) => row.fte },
      { key: 'held', title: capital(rows[0]?.unit ?? 'cases'), kind: 'number', value: (row) => row.count },
      { key: 'per-fte', title: 'per FTE', kind: 'number', decimals: 1, value: (row) => (row.fte === null || row.fte === 0 ? null : row.count / row.fte) },
    ],
  }
}

function one(value: number | null): string {
  return value === null ? '' : value.toLocaleString('en-GB', { minimumFractionDigits: 1, maximumFractionDigits: 1 })
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1)
}

export const ALL = 'All'

export type TeamRow = { teamName: string; summary: CaseloadSummary }
export type CaseloadsContent = {
  unit: CaseloadUnit
  units: readonly CaseloadUnit[]
  /** The day of the last file, which the page always says. */
  day: Day
  source: string
  unmatched: number
  filter: { withAgency: boolean; withNewlyQualified: boolean }
  whole: CaseloadSummary
  variants: readonly { name: string; summary: CaseloadSummary }[]
  counts: readonly number[]
  teams: Sheet<TeamRow>
  workers: Sheet<Caseload>
  registration: NotRenewed
  nameOf: (personId: number) => string
  partOf: string | null
}
