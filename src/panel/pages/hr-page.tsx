import { Button } from '../../govuk/button.tsx'
import { DataTable } from '../../govuk/data-table.tsx'
import { WarningText } from '../../govuk/warning-text.tsx'
import { shortDay, type Day } from '../../time/day.ts'
import { Form } from '../../web/layout/form.tsx'
import { hrStepPath, payNoticePath } from '../paths.ts'

/** What the panel leaves to HR: increments that are expected, and steps before a fail. */
export function HrPage(props: HrPageProps) {
  return (
    <>
      <h1 class="govuk-heading-l">Panel: for HR</h1>
      {props.hasMoved && <WarningText>Nothing was changed: somebody had dealt with it while you had the page open. It stands below as it is now.</WarningText>}
      <DataTable
        id="increments"
        caption="Increments"
        note="Effective from the day after the assessed year, whenever the panel sat. Expected until HR says that pay was changed."
        rows={props.notices}
        empty="No increment is expected."
        columns={[
          { heading: 'Name', cell: (row) => row.name },
          { heading: 'Why', cell: (row) => row.reason },
          { heading: 'Effective from', cell: (row) => `${shortDay(row.effectiveOn)}${row.isBackdated ? ', backdated' : ''}` },
          { heading: 'Entered', cell: (row) => `${shortDay(row.enteredOn)}, ${row.enteredBy}` },
          { heading: 'State', cell: (row) => (row.doneOn === null ? <Settle {...row} formToken={props.formToken} /> : `Done ${shortDay(row.doneOn)}`) },
        ]}
      />
      <DataTable
        id="steps"
        caption="Steps before a fail"
        rows={props.steps}
        empty="The panel asks for no step of HR."
        columns={[
          { heading: 'Name', cell: (row) => <a class="govuk-link" href={hrStepPath(row.caseId)}>{row.name}</a> },
          { heading: 'Asked by', cell: (row) => row.askedBy },
          { heading: 'Done', cell: (row) => row.done },
        ]}
      />
    </>
  )
}

function Settle(props: { id: number; name: string; version: number; formToken: string }) {
  return (
    <Form action={payNoticePath(props.id)} token={props.formToken}>
      <input type="hidden" name="version" value={String(props.version)} />
      <Button variant="secondary" preventDoubleClick>Pay was changed<span class="govuk-visually-hidden"> for {props.name}</span></Button>
    </Form>
  )
}

export type HrPageProps = {
  notices: readonly { id: number; name: string; reason: string; effectiveOn: Day; isBackdated: boolean; enteredOn: Day; enteredBy: string; doneOn: Day | null; version: number }[]
  steps: readonly { caseId: number; name: string; askedBy: string; done: string }[]
  hasMoved: boolean
  formToken: string
}
