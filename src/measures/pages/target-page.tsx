import { Button } from '../../govuk/button.tsx'
import { DateInput } from '../../govuk/date-input.tsx'
import { ErrorSummary } from '../../govuk/error-summary.tsx'
import { Input } from '../../govuk/input.tsx'
import { WarningText } from '../../govuk/warning-text.tsx'
import { Form } from '../../web/layout/form.tsx'
import { targetPath } from '../paths.ts'
import type { AnyMeasure } from '../rules/catalogue.ts'
import { unitLabels } from '../rules/format-figure.ts'

/** What a measure should reach, by when, and who answers for it. */
export function TargetPage(props: TargetPageProps) {
  const { measure, fields, problems } = props
  const problem = (field: string) => problems.find((one) => one.field === field || one.field.startsWith(`${field}-`))?.message
  return (
    <>
      {problems.length > 0 && <ErrorSummary errors={problems.map((one) => ({ text: one.message, href: `#${one.field}` }))} />}
      <h1 class="govuk-heading-l">Target for {measure.label.toLowerCase()}</h1>
      {props.meanwhile !== null && <WarningText>{props.meanwhile}</WarningText>}
      <Form action={targetPath(measure.measure, measure.basis)} token={props.formToken}>
        <input type="hidden" name="version" value={String(props.version)} />
        <Input id="value" name="value" label="Target" hint={`In ${unitLabels[measure.unit]}, for the whole council.`} width="5" inputmode="decimal" value={fields['value']} error={problem('value')} suffix={measure.unit === 'percent' ? '%' : undefined} />
        <Input id="owner" name="owner" label="Who answers for it" hint="A role rather than a name." width="20" value={fields['owner']} error={problem('owner')} />
        <DateInput
          id="due" namePrefix="due" fieldset={{ legend: 'By which day is it to be reached?', legendSize: 's' }} hint="For example, 31 3 2027"
          values={{ day: fields['due-day'], month: fields['due-month'], year: fields['due-year'] }} error={problem('due')}
        />
        <Button preventDoubleClick>Set the target</Button>
      </Form>
    </>
  )
}

export type TargetPageProps = {
  measure: AnyMeasure
  fields: Readonly<Record<string, string>>
  problems: readonly { field: string; message: string }[]
  version: number
  meanwhile: string | null
  formToken: string
}
