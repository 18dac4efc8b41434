import { Button } from '../../govuk/button.tsx'
import { DataTable } from '../../govuk/data-table.tsx'
import { Input } from '../../govuk/input.tsx'
import { Textarea } from '../../govuk/textarea.tsx'
import { shortDay } from '../../time/day.ts'
import { Form } from '../../web/layout/form.tsx'
import { quotationsPath, voicesPath, withdrawPath } from '../paths.ts'
import type { FocusGroup, Quotation } from '../rules/facts.ts'
import { FormDay, FormTop, problemOf, type FormState } from './form-parts.tsx'

/** Focus groups, and what people said with their consent. */
export function VoicesPage(props: { state: FormState; groups: readonly FocusGroup[]; quotations: readonly Quotation[]; mayKeep: boolean }) {
  const { state } = props
  const value = (name: string) => state.fields[name] ?? ''
  return (
    <>
      <FormTop {...state} />
      <h1 class="govuk-heading-l">What people said</h1>
      <DataTable
        id="quotations" caption="Quotations with consent" note="A quotation whose consent is withdrawn goes at once, from here and from every file." rows={props.quotations} empty="None yet."
        columns={[
          { heading: 'Said', cell: (row) => `“${row.said}”` },
          { heading: 'By', cell: (row) => row.saidBy },
          { heading: 'Consent', cell: (row) => shortDay(row.consentOn), noWrap: true },
          ...(props.mayKeep
            ? [{
              heading: 'Withdraw',
              cell: (row: Quotation) => (
                <Form action={withdrawPath(row.id)} token={state.formToken}>
                  <input type="hidden" name="version" value={String(row.version)} />
                  <Button variant="secondary" class="govuk-!-margin-bottom-0">Consent withdrawn<span class="govuk-visually-hidden"> by {row.saidBy}, {shortDay(row.consentOn)}</span></Button>
                </Form>
              ),
            }]
            : []),
        ]}
      />
      <DataTable
        id="groups" caption="Focus groups" rows={props.groups} empty="None yet."
        columns={[
          { heading: 'Day', cell: (row) => shortDay(row.heldOn), noWrap: true },
          { heading: 'With', cell: (row) => row.withWhom },
          { heading: 'People', isNumeric: true, cell: (row) => row.people },
          { heading: 'Notes', cell: (row) => row.notes },
          { heading: 'Written by', cell: (row) => row.writtenBy },
        ]}
      />
      {props.mayKeep && (
        <>
          <h2 class="govuk-heading-m">Keep a quotation</h2>
          <p class="govuk-body">Seen by the academy, the principal social worker, heads of service and the director. Say so before you ask for consent.</p>
          <Form action={quotationsPath} token={state.formToken}>
            <Textarea id="said" name="said" label="What was said" rows={3} value={value('said')} error={problemOf(state, 'said')} />
            <Input id="said-by" name="said-by" label="Who said it, as a role" hint="Such as “an NQSW of 2026”. No name." width="20" value={value('said-by')} error={problemOf(state, 'said-by')} />
            <FormDay state={state} name="consent" legend="On which day did they consent?" />
            <Button preventDoubleClick>Keep the quotation</Button>
          </Form>
          <h2 class="govuk-heading-m">Write down a focus group</h2>
          <Form action={voicesPath} token={state.formToken}>
            <FormDay state={state} name="held" legend="On which day was it?" />
            <Input id="with-whom" name="with-whom" label="With whom" hint="Such as “NQSWs in their second half year”." value={value('with-whom')} error={problemOf(state, 'with-whom')} />
            <Input id="people" name="people" label="How many came" width="3" inputmode="numeric" value={value('people')} error={problemOf(state, 'people')} />
            <Textarea id="notes" name="notes" label="Notes" hint="Themes rather than names." rows={5} value={value('notes')} error={problemOf(state, 'notes')} />
            <Button preventDoubleClick>Keep the notes</Button>
          </Form>
        </>
      )}
    </>
  )
}
