import { Button } from '../../govuk/button.tsx'
import { DataTable } from '../../govuk/data-table.tsx'
import { InsetText } from '../../govuk/inset-text.tsx'
import { WarningText } from '../../govuk/warning-text.tsx'
import { DFE_ROLES } from '../../measures/rules/population.ts'
import { formatDay, shortDay } from '../../time/day.ts'
import { censusDay } from '../../time/census-year.ts'
import { Form } from '../../web/layout/form.tsx'
import { changePath, teamListPath } from '../paths.ts'
import type { TeamListRow } from '../rules/team-lists.ts'

/** A manager's own list: who is in the return with the team. Confirm it, or say of a row that it is wrong. */
export function TeamPage(props: TeamPageProps) {
  const { year, teamId } = props
  const wrong = (employmentId: number | null) => props.changes.filter((change) => change.employmentId === employmentId)
  return (
    <>
      <h1 class="govuk-heading-l">{props.teamName}: people in the return {year}</h1>
      {props.hasMoved && <WarningText>The list was sent again while you had it open. This is the new one: look at it before you confirm.</WarningText>}
      {props.confirmed === null
        ? <p class="govuk-body">Are these the registered social workers of the team on {formatDay(censusDay(year))}, and those who left in the year before it? Sent by {props.sentBy}, {props.sentAt}.</p>
        : <InsetText>Confirmed by {props.confirmed}.</InsetText>}
      <DataTable
        id="people"
        caption="People"
        note="Hours are FTE on 30 September; of a leaver, on the 30 September before. Nothing else about a person is shown here."
        rows={props.people}
        empty="Nobody of this team is in the return."
        columns={[
          { heading: 'Name', cell: (row) => (row.name === '' ? (row.registrationNumber ?? 'No name') : row.name) },
          { heading: 'Registration', cell: (row) => row.registrationNumber ?? 'None', noWrap: true },
          { heading: 'Works as', cell: (row) => `${row.role === null ? 'Role not known' : (DFE_ROLES[Number(row.role)] ?? row.role)}${row.isAgency ? ', agency' : ''}` },
          { heading: 'FTE', cell: (row) => row.fte ?? '', isNumeric: true },
          { heading: 'Cases', cell: (row) => row.cases ?? '', isNumeric: true },
          { heading: 'Started', cell: (row) => (row.startedOn === null ? '' : shortDay(row.startedOn)), noWrap: true },
          { heading: 'Left', cell: (row) => (row.endedOn === null ? '' : shortDay(row.endedOn)), noWrap: true },
          { heading: 'What you said', cell: (row) => <Said changes={wrong(row.employmentId)} /> },
          ...(props.mayConfirm ? [{ heading: 'Wrong?', cell: (row: TeamListRow) => <a class="govuk-link" href={changePath(year, teamId, row.employmentId)}>This is wrong<span class="govuk-visually-hidden">: {row.name || row.registrationNumber}</span></a> }] : []),
        ]}
      />
      {wrong(null).length > 0 && <><h2 class="govuk-heading-m">Somebody who is not on the list</h2><Said changes={wrong(null)} /></>}
      {props.mayConfirm && (
        <>
          <p class="govuk-body"><a class="govuk-link" href={changePath(year, teamId, null)}>Somebody is missing from the list</a></p>
          {props.confirmed === null && (
            <Form action={teamListPath(year, teamId)} token={props.formToken}>
              <input type="hidden" name="version" value={String(props.version)} />
              {props.changes.some((change) => change.answer === null) && <p class="govuk-body">What you said is wrong is with the data officer. You can confirm the rest of the list now.</p>}
              <Button preventDoubleClick>Confirm the list</Button>
            </Form>
          )}
        </>
      )}
    </>
  )
}

function Said(props: { changes: readonly TeamChange[] }) {
  return <>{props.changes.map((change) => <p class="govuk-body govuk-!-margin-bottom-1">{change.says} {change.answer === null ? '(waiting)' : `Answer: ${change.answer}`}</p>)}</>
}

export type TeamPageProps = {
  year: number; teamId: number; teamName: string; people: readonly TeamListRow[]; sentBy: string; sentAt: string; confirmed: string | null; version: number
  changes: readonly TeamChange[]; mayConfirm: boolean; hasMoved: boolean; formToken: string
}
export type TeamChange = { employmentId: number | null; says: string; answer: string | null }
