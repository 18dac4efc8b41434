import { DataTable } from '../../govuk/data-table.tsx'
import { ErrorSummary } from '../../govuk/error-summary.tsx'
import { SummaryList } from '../../govuk/summary-list.tsx'
import { formatDay, shortDay } from '../../time/day.ts'
import { programmePath } from '../paths.ts'
import type { ProgrammeVersion } from '../rules/record.ts'
import { describeCadence } from '../rules/programme.ts'
import { FormFields, type FormField } from './academy-form.tsx'

/** A programme: the newest version in words, what is not known, the versions before, and the form that makes the next. */
export function ProgrammePage(props: ProgrammePageProps) {
  const { latest } = props
  const { document } = latest
  return (
    <>
      {props.problems.length > 0 && <ErrorSummary errors={props.problems.map(({ field, message }) => ({ text: message, href: `#${field}` }))} />}
      <h1 class="govuk-heading-l">{latest.label}</h1>
      <p class="govuk-body">Version {latest.number}, for people who start from {formatDay(latest.validFrom)}. {latest.note}</p>
      {document.provisional.length > 0 && (
        <div class="govuk-inset-text">
          <h2 class="govuk-heading-s">Not known yet</h2>
          <ul class="govuk-list govuk-list--bullet govuk-!-margin-bottom-0">{document.provisional.map((sentence) => <li>{sentence}</li>)}</ul>
        </div>
      )}
      <SummaryList rows={[
        { key: 'Length', value: `${document.lengthMonths} months` }, { key: 'Protected time', value: document.protectedTimePercent === null ? 'No rule' : `${document.protectedTimePercent} %` },
        { key: 'Evidence', value: `${document.evidence.observations} direct observations, ${document.evidence.childFeedback} feedbacks from children or young people, ${document.evidence.professionalFeedback} from other professionals, ${document.evidence.reports} written reports, reflections at ${document.evidence.reflectionMonths.join(' and ')} months, ${document.evidence.selfAssessments} self-assessments` },
        { key: 'Standards', value: document.frameworks.join(', ') }, { key: 'Assessor', value: `${document.assessor.note}${document.assessor.mayBeLineManager ? ' May be the line manager.' : ''}` },
        { key: 'Outcome', value: `Confirmed by ${document.panel.confirmedBy === 'panel' ? 'the panel' : 'a head of service'}; portfolio in ${document.panel.handInWeeks} weeks before. ${document.panel.note}` },
        { key: 'Who may', value: `${document.eligibility.withinYearsOfQualifying === null ? '' : `Funded within ${document.eligibility.withinYearsOfQualifying} years of qualifying. `}${document.eligibility.note}` },
        { key: 'Funding', value: `${document.funding.payments.map(({ at, pounds }) => `£${pounds.toLocaleString('en-GB')} at ${at}`).join(', ')}${document.funding.lastFundedStart === null ? '' : `, for starts until ${formatDay(document.funding.lastFundedStart)}`}. ${document.funding.note}`.replace(/^\. /, '') },
        { key: 'Hours below full time', value: document.partTime === 'pro-rata' ? 'Stretch the programme pro rata' : 'Do not move its dates' },
      ]} />
      <DataTable
        id="phases" caption="Phases" rows={document.phases} empty="None."
        columns={[
          { heading: 'Phase', cell: (phase) => phase.name }, { heading: 'Ends after', cell: (phase) => `${phase.until.count} ${phase.until.unit}` }, { heading: 'Supervision', cell: (phase) => describeCadence(phase.supervision) },
          { heading: 'Workload', cell: (phase) => (phase.workloadPercent === null ? 'no rule' : `${phase.workloadPercent} %`), isNumeric: true }, { heading: 'Most children', cell: (phase) => phase.cap ?? 'no cap', isNumeric: true },
        ]}
      />
      <DataTable id="points" caption="Reviews" note={`Within ${document.reviewWindowDays} days before or after.`} rows={document.reviewPoints} empty="None." columns={[{ heading: 'Review', cell: (point) => point.label }, { heading: 'Month', cell: (point) => point.offsetMonths, isNumeric: true }, { heading: 'Must', cell: (point) => (point.isOptional ? 'optional, with a reason' : 'yes') }]} />
      <DataTable id="versions" caption="Versions" rows={[...props.versions].reverse()} empty="" columns={[{ heading: 'Version', cell: (row) => row.number }, { heading: 'For starts from', cell: (row) => shortDay(row.validFrom), noWrap: true }, { heading: 'Made by', cell: (row) => row.madeBy }, { heading: 'What changed', cell: (row) => row.note }]} />
      {props.mayPlan && (
        <>
          <h2 class="govuk-heading-m">Make a new version</h2>
          <p class="govuk-body">Whoever started keeps their version. The new one is for people who start from its day.</p>
          <FormFields action={programmePath(latest.code)} formToken={props.formToken} button="Make the new version" fields={props.fields} values={props.values} problems={props.problems} hidden={{ after: String(latest.number) }} />
        </>
      )}
    </>
  )
}

export type ProgrammePageProps = { latest: ProgrammeVersion; versions: readonly ProgrammeVersion[]; mayPlan: boolean; fields: readonly FormField[]; values: Readonly<Record<string, string>>; problems: readonly { field: string; message: string }[]; formToken: string }
