import { Button } from '../../govuk/button.tsx'
import { DateInput } from '../../govuk/date-input.tsx'
import { ErrorSummary } from '../../govuk/error-summary.tsx'
import { Form } from '../../web/layout/form.tsx'
import { stepPath } from '../paths.ts'
import type { StepLine } from '../rules/desk-steps.ts'
import { StaleNotice } from './stale-notice.tsx'

/** When a step is due and when it was done. Sign-off and sending date themselves. */
export function StepPage(props: StepPageProps) {
  const { line, year } = props
  const datesItself = line.step === 'sign-off' || line.step === 'sent'
  return (
    <>
      {props.errors.length > 0 && <ErrorSummary errors={props.errors.map((error) => ({ text: error.message, href: `#${error.field}` }))} />}
      <StaleNotice stale={props.stale} />
      <span class="govuk-caption-l">Census return {year}</span>
      <h1 class="govuk-heading-l">{line.title}: dates</h1>
      <p class="govuk-body">{line.about} Now: {line.stands}.</p>
      <Form action={stepPath(year, line.step)} token={props.formToken}>
        <input type="hidden" name="version" value={String(props.version)} />
        <Dates name="due-on" legend="Due on (optional)" {...props} />
        {!datesItself && <Dates name="done-on" legend="Done on (optional)" {...props} />}
        <Button preventDoubleClick>Save the dates</Button>
      </Form>
    </>
  )
}

function Dates(props: StepPageProps & { name: string; legend: string }) {
  const error = props.errors.find((one) => one.field.startsWith(props.name))?.message
  return (
    <DateInput
      id={props.name}
      namePrefix={props.name}
      fieldset={{ legend: props.legend, legendSize: 's' }}
      values={{ day: props.values[`${props.name}-day`], month: props.values[`${props.name}-month`], year: props.values[`${props.name}-year`] }}
      error={error}
    />
  )
}

export type StepPageProps = {
  year: number; line: StepLine; version: number; values: Readonly<Record<string, string>>; errors: readonly { field: string; message: string }[]
  stale: { by: string; at: Date; now: string } | null; formToken: string
}
