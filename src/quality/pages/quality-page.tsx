import { DataTable } from '../../govuk/data-table.tsx'
import { SummaryList } from '../../govuk/summary-list.tsx'
import { formatDay, type Day } from '../../time/day.ts'
import { actionsPath, auditsPath, offerPath, questionnairesPath, visitsPath, voicesPath } from '../paths.ts'
import type { summariseAudits } from '../rules/case-audits.ts'
import { grades, gradeKeys } from '../rules/case-audits.ts'

/** The quality of the academy on one page: each figure with its n of N, each leading to its rows. */
export function QualityPage(props: QualityPageProps) {
  return (
    <>
      <h1 class="govuk-heading-l">Quality of the academy</h1>
      <SummaryList
        rows={[
          { key: 'Offer', value: <><a class="govuk-link" href={offerPath}>{props.offer.exceptions} of {props.offer.people}</a> newly qualified workers lack something that the academy promises</> },
          { key: 'Action plan', value: <><a class="govuk-link" href={actionsPath}>{props.actions.open} open</a>, of which {props.actions.overdue} overdue; {props.actions.done} done</> },
          { key: 'Questionnaires', value: <><a class="govuk-link" href={questionnairesPath}>{props.questionnaires.count} in all</a>{props.questionnaires.open > 0 && `, ${props.questionnaires.open} open now`}</> },
          { key: 'What people said', value: <><a class="govuk-link" href={voicesPath}>{props.voices.groups} {props.voices.groups === 1 ? 'focus group' : 'focus groups'}, {props.voices.quotations} {props.voices.quotations === 1 ? 'quotation' : 'quotations'} with consent</a></> },
          { key: 'Who looked from outside', value: <><a class="govuk-link" href={visitsPath}>{props.visits.count} {props.visits.count === 1 ? 'visit or inspection' : 'visits and inspections'}</a>{props.visits.last !== null && `, the last on ${formatDay(props.visits.last)}`}</> },
        ]}
      />
      <AuditsTable audits={props.audits} />
      <p class="govuk-body"><a class="govuk-link" href={auditsPath}>All audits of cases</a></p>
    </>
  )
}

/** Audits of cases, those of newly qualified workers apart and within the whole. */
export function AuditsTable({ audits }: { audits: ReturnType<typeof summariseAudits> }) {
  return (
    <DataTable
      id="audits" caption="Audits of cases" note="By who held the case on the day of the audit. No percentage below ten audits." rows={audits} empty="None."
      columns={[
        { heading: 'Held by', cell: (row) => row.group.charAt(0).toUpperCase() + row.group.slice(1) },
        { heading: 'Audits', isNumeric: true, cell: (row) => row.n },
        ...gradeKeys.map((grade) => ({ heading: grades[grade], isNumeric: true, cell: (row: { byGrade: Record<typeof grade, number> }) => row.byGrade[grade] })),
        { heading: 'Good or better', isNumeric: true, cell: (row) => `${row.goodOrBetter.n} of ${row.goodOrBetter.of}${row.goodOrBetter.percent === null ? '' : ` (${row.goodOrBetter.percent.toFixed(0)}%)`}` },
      ]}
    />
  )
}

export type QualityPageProps = {
  offer: { people: number; exceptions: number }
  actions: { open: number; overdue: number; done: number }
  questionnaires: { count: number; open: number }
  voices: { groups: number; quotations: number }
  visits: { count: number; last: Day | null }
  audits: ReturnType<typeof summariseAudits>
}
