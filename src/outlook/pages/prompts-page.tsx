import type { Sheet } from '../../files/sheet.ts'
import { Button } from '../../govuk/button.tsx'
import { Checkboxes } from '../../govuk/checkboxes.tsx'
import { DateInput } from '../../govuk/date-input.tsx'
import { ErrorSummary } from '../../govuk/error-summary.tsx'
import { FilterForm } from '../../govuk/filter-form.tsx'
import { InsetText } from '../../govuk/inset-text.tsx'
import { Radios } from '../../govuk/radios.tsx'
import { Select } from '../../govuk/select.tsx'
import { SheetTable, type PageAddress } from '../../govuk/sheet-table.tsx'
import { Form } from '../../web/layout/form.tsx'
import { promptsPath } from '../paths.ts'
import { keyOf, type ClosedPrompt, type Prompt } from '../rules/prompts.ts'

/** Stay conversations that are due, ticked off in one go. */
export function PromptsPage(props: PromptsPageProps) {
  const problem = (field: string) => props.problems.find((one) => one.field === field || one.field.startsWith(`${field}-`))?.message
  const tick = (name: string, text: string) => <Checkboxes name={name} idPrefix={name.replaceAll(' ', '-')} class="govuk-checkboxes--small" groupClass="govuk-!-margin-bottom-0" items={[{ value: 'yes', text, checked: props.fields[name] === 'yes' }]} />
  const nameOf = (row: Prompt | ClosedPrompt) => tick(props.tickOf(keyOf(row)), props.nameOf(row.personId))
  return (
    <>
      {props.problems.length > 0 && <ErrorSummary errors={props.problems.map((one) => ({ text: one.message, href: `#${one.field}` }))} />}
      <h1 class="govuk-heading-l">Stay conversations</h1>
      <p class="govuk-body">A talk about what would make somebody stay, due for everyone alike: 3 months after passing the programme, after 18, 24 and 30 months here, 4 weeks after the team has a new manager or a panel deferred or did not pass, and 2 weeks after coming back from an absence of 4 weeks or more, whatever it was for. Nobody is judged or ranked: the list knows days and nothing else.</p>
      <InsetText>Only that it was held or declined is kept here, and the day. What was said stays between the two of you. The worker may decline, without a reason. Seen by: the worker, the team manager, the head of service, the principal social worker.</InsetText>
      {(props.teams.length > 1 || props.team !== null) && (
        <FilterForm id="choose" action={promptsPath} heading="Choose a team" buttonText="Show">
          <Select id="team" name="team" label="Team" value={props.team === null ? '' : String(props.team)} items={[{ value: '', text: 'All teams' }, ...props.teams.map((team) => ({ value: String(team.id), text: `${team.name}: ${team.due}` }))]} />
        </FilterForm>
      )}
      {props.summary !== null && <p class="govuk-body-l">{props.summary}</p>}
      {props.due.rows.length === 0
        ? <p class="govuk-body">No conversation is due by six weeks from now.</p>
        : (
          <Form action={props.action} token={props.formToken}>
            <div id="rows"><SheetTable id="due" caption="Due" sheet={props.due} address={props.address} empty="" isSortable={false} cells={{ name: nameOf }} /></div>
            <Radios
              name="outcome" idPrefix="outcome" fieldset={{ legend: 'What came of the ticked conversations?', legendSize: 's' }} error={problem('outcome')}
              items={[{ value: 'held', text: 'Held', checked: props.fields['outcome'] === 'held' }, { value: 'declined', text: 'Declined by the worker', checked: props.fields['outcome'] === 'declined' }]}
            />
            <DateInput
              id="on" namePrefix="on" fieldset={{ legend: 'On which day?', legendSize: 's' }} error={problem('on')}
              values={{ day: props.fields['on-day'] ?? '', month: props.fields['on-month'] ?? '', year: props.fields['on-year'] ?? '' }}
            />
            <Button preventDoubleClick>Note it</Button>
          </Form>
        )}
      {props.closed.rows.length > 0 && (
        <Form action={props.action} token={props.formToken}>
          <input type="hidden" name="outcome" value="open-again" />
          <SheetTable id="closed" caption="Closed in the last six months" sheet={props.closed} address={props.address} empty="" isSortable={false} hasFiles={false} cells={{ name: nameOf }} />
          <Button variant="secondary">Open the ticked ones again</Button>
        </Form>
      )}
    </>
  )
}

export type PromptsPageProps = {
  due: Sheet<Prompt>
  /** How many are due; null where none is. */
  summary: string | null
  team: number | null
  teams: readonly { id: number; name: string; due: number }[]
  action: string
  closed: Sheet<ClosedPrompt>
  nameOf: (personId: number) => string
  /** The name of a row's box. */
  tickOf: (key: string) => string
  fields: Readonly<Record<string, string>>
  problems: readonly { field: string; message: string }[]
  address: PageAddress
  formToken: string
}
