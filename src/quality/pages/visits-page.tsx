import { Button } from '../../govuk/button.tsx'
import { DataTable } from '../../govuk/data-table.tsx'
import { Input } from '../../govuk/input.tsx'
import { Radios } from '../../govuk/radios.tsx'
import { Textarea } from '../../govuk/textarea.tsx'
import { shortDay } from '../../time/day.ts'
import { Form } from '../../web/layout/form.tsx'
import { visitsPath } from '../paths.ts'
import { visitKinds, type Visit } from '../rules/facts.ts'
import { FormDay, FormTop, problemOf, type FormState } from './form-parts.tsx'

/** Visits, inspections and peer reviews, with what was looked at. */
export function VisitsPage(props: { state: FormState; visits: readonly Visit[]; mayKeep: boolean; nameOf: (personId: number) => string }) {
  const { state } = props
  const value = (name: string) => state.fields[name] ?? ''
  return (
    <>
      <FormTop {...state} />
      <h1 class="govuk-heading-l">Visits and inspections</h1>
      <DataTable
        id="visits" caption="Who looked from outside" rows={props.visits} empty="None yet."
        columns={[
          { heading: 'Day', cell: (row) => shortDay(row.onDay), noWrap: true },
          { heading: 'What', cell: (row) => visitKinds[row.kind] },
          { heading: 'Who came', cell: (row) => row.who },
          { heading: 'Looked at', cell: (row) => row.viewed },
          { heading: 'Whose files', cell: (row) => row.personIds.map(props.nameOf).join(', ') },
        ]}
      />
      {props.mayKeep && (
        <>
          <h2 class="govuk-heading-m">Record a visit</h2>
          <Form action={visitsPath} token={state.formToken}>
            <Radios name="kind" idPrefix="kind" fieldset={{ legend: 'What was it?', legendSize: 's' }} value={state.fields['kind']} error={problemOf(state, 'kind')} items={Object.entries(visitKinds).map(([key, text]) => ({ value: key, text }))} />
            <FormDay state={state} name="on" legend="On which day?" />
            <Input id="who" name="who" label="Who came" hint="The body, such as Ofsted; no names." width="20" value={value('who')} error={problemOf(state, 'who')} />
            <Textarea id="viewed" name="viewed" label="What they looked at" rows={3} value={value('viewed')} error={problemOf(state, 'viewed')} />
            <Textarea id="files" name="files" label="Whose files were shown (optional)" hint="Registration or staff numbers, with commas. Each of these people sees an entry in “who looked”." rows={2} value={value('files')} error={problemOf(state, 'files')} />
            <Button preventDoubleClick>Record</Button>
          </Form>
        </>
      )}
    </>
  )
}
