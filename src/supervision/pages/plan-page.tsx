import { Button } from '../../govuk/button.tsx'
import { Checkboxes } from '../../govuk/checkboxes.tsx'
import { DateInput } from '../../govuk/date-input.tsx'
import { ErrorSummary } from '../../govuk/error-summary.tsx'
import { Input } from '../../govuk/input.tsx'
import { Radios } from '../../govuk/radios.tsx'
import { Select } from '../../govuk/select.tsx'
import { Form } from '../../web/layout/form.tsx'
import { planPath } from '../paths.ts'
import { frequencies } from '../rules/cadence.ts'
import { kindLabels } from '../rules/session.ts'

/** A series planned once: with whom, from when, how often. One session that was held without a plan is a series of one day. */
export function PlanPage(props: PlanProps) {
  const { fields } = props
  const problem = (field: string) => props.problems.find((one) => one.field === field || one.field.startsWith(`${field}-`))?.message
  const day = (name: string) => ({ day: fields[`${name}-day`], month: fields[`${name}-month`], year: fields[`${name}-year`] })
  return (
    <>
      {props.problems.length > 0 && <ErrorSummary errors={props.problems.map((one) => ({ text: one.message, href: `#${one.field}` }))} />}
      <h1 class="govuk-heading-l">Plan supervision</h1>
      {props.people.length === 0
        ? <p class="govuk-body">There is nobody whom you supervise or reach. A supervisor is named on the person’s own record, or a role of a team is given to you by an administrator.</p>
        : (
          <Form action={planPath} token={props.formToken}>
            {props.isGroup
              ? <Checkboxes name="person" idPrefix="person" values={[]} error={problem('person')} fieldset={{ legend: 'With whom?', legendSize: 's' }} items={props.people.map((one) => ({ value: one.value, text: one.text, name: `person-${one.value}`, checked: fields[`person-${one.value}`] !== undefined }))} />
              : <Select id="person" name="person" label="With whom" value={fields['person']} error={problem('person')} items={props.people} />}
            <Radios name="kind" idPrefix="kind" value={fields['kind'] ?? (props.isGroup ? 'group' : 'reflective')} error={problem('kind')} fieldset={{ legend: 'What kind?', legendSize: 's' }} class="govuk-radios--inline" items={Object.entries(kindLabels).filter(([kind]) => (kind === 'group') === props.isGroup).map(([value, text]) => ({ value, text }))} />
            <Select id="every" name="every" label="How often" value={fields['every'] ?? props.usual} error={problem('every')} items={Object.entries(frequencies).map(([value, { label }]) => ({ value, text: label }))} />
            <DateInput id="first" namePrefix="first" fieldset={{ legend: 'First day', legendSize: 's' }} values={day('first')} error={problem('first')} />
            <DateInput id="until" namePrefix="until" fieldset={{ legend: 'Last day', legendSize: 's' }} hint="A weekend or a bank holiday moves to the working day after." values={day('until')} error={problem('until')} />
            <Input id="at" name="at" label="Time (optional)" hint="On the 24-hour clock, like 14:30" width="5" value={fields['at']} error={problem('at')} />
            <Input id="minutes" name="minutes" label="Length in minutes (optional)" width="3" inputmode="numeric" value={fields['minutes']} error={problem('minutes')} />
            <Input id="place" name="place" label="Place or link (optional)" hint="Seen by: the worker, you, and everybody who may see the worker’s log." value={fields['place']} error={problem('place')} />
            <Button preventDoubleClick>Plan</Button>
          </Form>
        )}
      {!props.isGroup && props.people.length > 1 && <p class="govuk-body"><a class="govuk-link" href={`${planPath}?group=yes`}>Plan a group session</a></p>}
    </>
  )
}

export type PlanProps = {
  isGroup: boolean
  people: readonly { value: string; text: string }[]
  usual: string
  fields: Readonly<Record<string, string>>
  problems: readonly { field: string; message: string }[]
  formToken: string
}
