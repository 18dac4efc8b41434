import { Button } from '../../govuk/button.tsx'
import { DataTable } from '../../govuk/data-table.tsx'
import { Input } from '../../govuk/input.tsx'
import { Radios } from '../../govuk/radios.tsx'
import { shortDay } from '../../time/day.ts'
import { Form } from '../../web/layout/form.tsx'
import { auditsPath } from '../paths.ts'
import { gradeKeys, grades, type CaseAudit, type summariseAudits } from '../rules/case-audits.ts'
import { FormDay, FormTop, problemOf, type FormState } from './form-parts.tsx'
import { AuditsTable } from './quality-page.tsx'

/** Audits of cases by worker, and a form for the next. */
export function AuditsPage(props: { state: FormState; summary: ReturnType<typeof summariseAudits>; audits: readonly CaseAudit[]; mayKeep: boolean; nameOf: (personId: number) => string }) {
  const { state } = props
  return (
    <>
      <FormTop {...state} />
      <h1 class="govuk-heading-l">Audits of cases</h1>
      <AuditsTable audits={props.summary} />
      <DataTable
        id="list" caption="Each audit" rows={props.audits} empty="No audit is recorded yet."
        columns={[
          { heading: 'Day', cell: (row) => shortDay(row.auditedOn), noWrap: true },
          { heading: 'Worker', cell: (row) => props.nameOf(row.personId) },
          { heading: 'Found', cell: (row) => grades[row.grade] },
          { heading: 'Theme', cell: (row) => row.theme },
        ]}
      />
      {props.mayKeep && (
        <>
          <h2 class="govuk-heading-m">Record an audit</h2>
          <p class="govuk-body">What was found, not the case: no name, number or story of a child.</p>
          <Form action={auditsPath} token={state.formToken}>
            <Input id="number" name="number" label="Registration or staff number of the worker" width="20" value={state.fields['number'] ?? ''} error={problemOf(state, 'number')} />
            <FormDay state={state} name="on" legend="On which day was the audit?" />
            <Radios name="grade" idPrefix="grade" fieldset={{ legend: 'What did it find?', legendSize: 's' }} value={state.fields['grade']} error={problemOf(state, 'grade')} items={gradeKeys.map((value) => ({ value, text: grades[value] }))} />
            <Input id="theme" name="theme" label="Theme (optional)" width="20" value={state.fields['theme'] ?? ''} error={problemOf(state, 'theme')} />
            <Button preventDoubleClick>Record</Button>
          </Form>
        </>
      )}
    </>
  )
}
