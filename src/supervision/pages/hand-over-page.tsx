import { Button } from '../../govuk/button.tsx'
import { DateInput } from '../../govuk/date-input.tsx'
import { ErrorSummary } from '../../govuk/error-summary.tsx'
import { Select } from '../../govuk/select.tsx'
import { Form } from '../../web/layout/form.tsx'
import { handOverPath } from '../paths.ts'

/** Another supervisor from a day on: what goes over is said before it is done. */
export function HandOverPage(props: HandOverProps) {
  const { fields } = props
  const problem = (field: string) => props.problems.find((one) => one.field === field || one.field.startsWith(`${field}-`))?.message
  return (
    <>
      {props.problems.length > 0 && <ErrorSummary errors={props.problems.map((one) => ({ text: one.message, href: `#${one.field}` }))} />}
      <span class="govuk-caption-l">{props.name}</span>
      <h1 class="govuk-heading-l">Hand over supervision</h1>
      <p class="govuk-body">Planned sessions with you and open agreed actions go over. Private reflections do not: they stay with the two of you, and the worker may share one.</p>
      <Form action={handOverPath(props.personId)} token={props.formToken}>
        <Select id="to" name="to" label="To whom" value={fields['to']} error={problem('to')} items={props.supervisors} />
        <DateInput id="on" namePrefix="on" fieldset={{ legend: 'From which day?', legendSize: 's' }} values={{ day: fields['on-day'], month: fields['on-month'], year: fields['on-year'] }} error={problem('on')} />
        <Button preventDoubleClick>Hand over</Button>
      </Form>
    </>
  )
}

export type HandOverProps = {
  personId: number
  name: string
  supervisors: readonly { value: string; text: string }[]
  fields: Readonly<Record<string, string>>
  problems: readonly { field: string; message: string }[]
  formToken: string
}
