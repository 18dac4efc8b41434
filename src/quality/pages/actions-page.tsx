import { Button } from '../../govuk/button.tsx'
import { DataTable } from '../../govuk/data-table.tsx'
import { Input } from '../../govuk/input.tsx'
import { Textarea } from '../../govuk/textarea.tsx'
import { shortDay, type Day } from '../../time/day.ts'
import { Form } from '../../web/layout/form.tsx'
import { actionsPath, donePath } from '../paths.ts'
import { actionState, type QualityAction } from '../rules/facts.ts'
import { FormDay, FormTop, problemOf, type FormState } from './form-parts.tsx'

/** The annual quality action plan. */
export function ActionsPage(props: { state: FormState; on: Day; actions: readonly QualityAction[]; mayKeep: boolean }) {
  const { state } = props
  return (
    <>
      <FormTop {...state} />
      <h1 class="govuk-heading-l">Quality action plan</h1>
      <DataTable
        id="actions" caption="Actions" rows={props.actions} empty="No action yet."
        columns={[
          { heading: 'What', cell: (row) => row.what },
          { heading: 'Year', cell: (row) => `${row.year} to ${row.year + 1}`, noWrap: true },
          { heading: 'Who answers', cell: (row) => row.owner },
          { heading: 'Due', cell: (row) => shortDay(row.dueOn), noWrap: true },
          { heading: 'State', cell: (row) => (row.doneOn === null ? actionState(row, props.on) : `Done ${shortDay(row.doneOn)}`) },
          { heading: 'From', cell: (row) => row.cameFrom },
          ...(props.mayKeep
            ? [{
              heading: 'Finish',
              cell: (row: QualityAction) => row.doneOn === null && (
                <Form action={donePath(row.id)} token={state.formToken}>
                  <input type="hidden" name="version" value={String(row.version)} />
                  <Button variant="secondary" class="govuk-!-margin-bottom-0">Done<span class="govuk-visually-hidden">: {row.what}</span></Button>
                </Form>
              ),
            }]
            : []),
        ]}
      />
      {props.mayKeep && (
        <>
          <h2 class="govuk-heading-m">Add an action</h2>
          <Form action={actionsPath} token={state.formToken}>
            <Textarea id="what" name="what" label="What is to be done" rows={3} value={state.fields['what'] ?? ''} error={problemOf(state, 'what')} />
            <Input id="owner" name="owner" label="Who answers for it" hint="A role rather than a name." width="20" value={state.fields['owner'] ?? ''} error={problemOf(state, 'owner')} />
            <FormDay state={state} name="due" legend="By which day?" />
            <Input id="came-from" name="came-from" label="What it came from (optional)" hint="Such as a questionnaire, a visit or an audit." value={state.fields['came-from'] ?? ''} error={problemOf(state, 'came-from')} />
            <Button preventDoubleClick>Add</Button>
          </Form>
        </>
      )}
    </>
  )
}
