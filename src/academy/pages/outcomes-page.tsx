import { DataTable } from '../../govuk/data-table.tsx'
import { DayField } from '../../govuk/day-field.tsx'
import { Details } from '../../govuk/details.tsx'
import { ErrorSummary } from '../../govuk/error-summary.tsx'
import { FilterForm } from '../../govuk/filter-form.tsx'
import { SummaryList } from '../../govuk/summary-list.tsx'
import { formatDay, shortDay, type Day } from '../../time/day.ts'
import type { ChosenDay } from '../../workforce/rules/choose-day.ts'
import { figurePath, outcomesPath } from '../paths.ts'
import { isBalanced, leavingReasonLabels, ofCompleted, ofStarted, type OutcomeCounts, type OutcomeTable, type RetentionDefinition, type Share } from '../rules/outcomes.ts'
import { AcademyLinks, type May } from './academy-links.tsx'
import { FormFields } from './academy-form.tsx'

/** What became of each cohort, on both bases, each named, with n of N, interval and how long there was to leave. */
export function OutcomesPage(props: OutcomesPageProps) {
  const rows = [...props.table.cohorts, ...(props.table.cohorts.length === 0 ? [] : [{ cohort: 'All cohorts', ...props.table.pooled }])]
  return (
    <>
      {props.problems.length > 0 && <ErrorSummary errors={props.problems.map(({ field, message }) => ({ text: message, href: `#${field}` }))} />}
      <h1 class="govuk-heading-l">Cohort outcomes</h1>
      <AcademyLinks {...props.may} current={outcomesPath} />
      {!props.seesAll && <p class="govuk-body">These are the people whom you reach, not the whole academy.</p>}
      <FilterForm id="filter" action={outcomesPath} heading="Day" buttonText="Show">
        <DayField id="on" name="on" label="On" on={props.on} text={props.chosen.text} problem={props.chosen.problem} />
      </FilterForm>
      <DataTable
        id="outcomes" caption={`Cohorts on ${formatDay(props.on)}`} note="People. Everybody who had started by the day stands in one column." rows={rows} empty="Nobody had started by then." isSubtotal={(row) => row.cohort === 'All cohorts'} class="tl-table--dense"
        columns={[
          { heading: 'Cohort', cell: (row) => row.cohort }, { heading: 'Started', cell: (row) => row.started, isNumeric: true }, { heading: 'Completed, still here', cell: (row) => row.remain, isNumeric: true },
          { heading: 'Completed, left', cell: (row) => row.leftAfter, isNumeric: true }, { heading: 'Left or ended before', cell: (row) => row.leftMid, isNumeric: true }, { heading: 'Another role', cell: (row) => row.redeployed, isNumeric: true },
          { heading: 'In progress', cell: (row) => row.inProgress, isNumeric: true }, { heading: 'Adds up', cell: (row) => (isBalanced(row) ? 'yes' : 'no') },
          { heading: 'Still here, of those who started', cell: (row) => saidShare(row.retainedOfStarted) }, { heading: 'Still here, of those who completed', cell: (row) => saidShare(row.retainedOfCompleted) }, { heading: 'Followed', cell: (row) => saidFollowUp(row) },
        ]}
      />
      <Details summary="How the two figures are counted">
        <Definition title="Of those who started" definition={ofStarted} />
        <Definition title="Of those who completed" definition={ofCompleted} />
        <p class="govuk-body">The interval is Wilson’s: in 19 of 20 such cohorts it holds the true share. Two cohorts differ only where their intervals lie apart.</p>
      </Details>
      <DataTable
        id="reasons" caption="Why people left the council" note={`All cohorts together, by ${formatDay(props.on)}: within one cohort a reason would say who it was.`} rows={props.reasons} empty="Nobody has left."
        columns={[{ heading: 'Reason', cell: (row) => leavingReasonLabels[row.reason] ?? 'Not recorded' }, { heading: 'People', cell: (row) => row.count, isNumeric: true, total: props.reasons.reduce((sum, row) => sum + row.count, 0) }]}
      />
      <DataTable
        id="figures" caption="Published figures" note="As they were published. A correction stands beside what it corrects." rows={props.figures} empty="None is recorded here."
        columns={[
          { heading: 'Figure', cell: (row) => `${row.said}, ${row.n} of ${row.total}, ${row.basis}` }, { heading: 'As at', cell: (row) => shortDay(row.asAt), noWrap: true }, { heading: 'Where', cell: (row) => row.where }, { heading: 'Recorded by', cell: (row) => row.by },
          { heading: 'State', cell: (row) => (row.correctedBy === null ? 'In force' : `Corrected on ${row.correctedBy}`) }, { heading: 'Why it corrects', cell: (row) => row.reason },
        ]}
      />
      {props.may.mayPlan && props.seesAll && (
        <>
          <h2 class="govuk-heading-m">Record today’s figure as published</h2>
          <FormFields
            action={figurePath} formToken={props.formToken} button="Record the figure" values={props.values} problems={props.problems}
            fields={[
              { kind: 'choice', name: 'basis', label: 'Basis', items: [{ value: '', text: 'Choose' }, { value: 'started', text: 'Of those who started' }, { value: 'completed', text: 'Of those who completed' }] },
              { kind: 'text', name: 'published-where', label: 'Where it is published', hint: 'Such as: scrutiny committee, 18 November.' },
              { kind: 'choice', name: 'supersedes', label: 'Corrects', items: [{ value: '', text: 'No earlier figure' }, ...props.figures.filter(({ correctedBy }) => correctedBy === null).map((row) => ({ value: String(row.id), text: `${row.said}, ${row.n} of ${row.total}, ${row.where}` }))] },
              { kind: 'long', name: 'reason', label: 'Why it corrects the earlier one' },
            ]}
          />
        </>
      )}
    </>
  )
}

function Definition(props: { title: string; definition: RetentionDefinition }) {
  const { definition } = props
  return (
    <SummaryList card={{ title: props.title, headingLevel: 3 }} rows={[
      { key: 'Counted', value: definition.numerator }, { key: 'Of', value: definition.denominator }, { key: 'As at', value: definition.asAt }, { key: 'In progress', value: definition.inProgress },
      { key: 'Moved to another role', value: definition.redeployed }, { key: 'Came back', value: definition.returners },
    ]} />
  )
}

/** No percentage below ten people: "7 of 12 (58 %, 32 to 81)", and "1 of 1" as what it is. */
function saidShare({ n, N, pct, lo, hi }: Share): string {
  if (pct === null || lo === null || hi === null) return 'nobody yet'
  return N < 10 ? `${n} of ${N}` : `${n} of ${N} (${Math.round(pct)} %, ${Math.round(lo)} to ${Math.round(hi)})`
}

function saidFollowUp({ followUpMonths }: OutcomeCounts): string {
  if (followUpMonths === null) return 'nobody completed'
  return `${followUpMonths} ${followUpMonths === 1 ? 'month' : 'months'}${followUpMonths < 12 ? ', short follow-up' : ''}`
}

export type OutcomesPageProps = {
  may: May
  on: Day
  chosen: ChosenDay
  table: OutcomeTable
  reasons: readonly { reason: string; count: number }[]
  figures: readonly { id: number; basis: string; said: string; n: number; total: number; asAt: Day; where: string; reason: string; by: string; correctedBy: string | null }[]
  problems: readonly { field: string; message: string }[]
  values: Readonly<Record<string, string>>
  formToken: string
  seesAll: boolean
}
