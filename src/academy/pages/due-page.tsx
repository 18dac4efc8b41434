import { DataTable } from '../../govuk/data-table.tsx'
import { shortDay, type Day } from '../../time/day.ts'
import { academyDuePath, enrolmentPath } from '../paths.ts'
import { AcademyLinks, type May } from './academy-links.tsx'

/** What is late and what is next, person by person. */
export function DuePage(props: DuePageProps) {
  return (
    <>
      <h1 class="govuk-heading-l">Due in the academy</h1>
      <AcademyLinks {...props.may} current={academyDuePath} />
      <DueTable id="overdue" caption={`Overdue: ${props.overdue.length}`} rows={props.overdue} empty="Nothing is overdue." />
      <DueTable id="coming" caption={`Within ${props.within} days: ${props.coming.length}`} rows={props.coming} empty="Nothing falls due by then." />
    </>
  )
}

function DueTable(props: { id: string; caption: string; rows: readonly DueLine[]; empty: string }) {
  return (
    <DataTable
      id={props.id} caption={props.caption} rows={props.rows} empty={props.empty}
      columns={[
        { heading: 'Name', cell: (line) => <a class="govuk-link" href={enrolmentPath(line.enrolmentId)}>{line.name}</a> },
        { heading: 'What', cell: (line) => line.label },
        { heading: 'When', cell: (line) => line.said },
        { heading: 'Date', cell: (line) => shortDay(line.dueOn), noWrap: true },
        { heading: 'Cohort', cell: (line) => line.cohort },
        { heading: 'Practice lead', cell: (line) => line.lead ?? 'none' },
        { heading: 'Manager', cell: (line) => line.manager ?? 'none' },
      ]}
    />
  )
}

type DueLine = { enrolmentId: number; name: string; label: string; said: string; dueOn: Day; cohort: string; lead: string | null; manager: string | null }
export type DuePageProps = { may: May; within: number; overdue: readonly DueLine[]; coming: readonly DueLine[] }
