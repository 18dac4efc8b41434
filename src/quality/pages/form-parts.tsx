import { DateInput } from '../../govuk/date-input.tsx'
import { ErrorSummary } from '../../govuk/error-summary.tsx'
import { WarningText } from '../../govuk/warning-text.tsx'

/** What every form of this area carries: the user's own strings, what is wrong with them, what happened meanwhile. */
export type FormState = { fields: Readonly<Record<string, string>>; problems: readonly { field: string; message: string }[]; meanwhile: string | null; formToken: string }

export function FormTop({ problems, meanwhile }: FormState) {
  return (
    <>
      {problems.length > 0 && <ErrorSummary errors={problems.map((one) => ({ text: one.message, href: `#${one.field}` }))} />}
      {meanwhile !== null && <WarningText>{meanwhile}</WarningText>}
    </>
  )
}

export function problemOf({ problems }: FormState, field: string): string | undefined {
  return problems.find((one) => one.field === field || one.field.startsWith(`${field}-`))?.message
}

export function FormDay(props: { state: FormState; name: string; legend: string }) {
  const { fields } = props.state
  return (
    <DateInput
      id={props.name} namePrefix={props.name} fieldset={{ legend: props.legend, legendSize: 's' }} error={problemOf(props.state, props.name)}
      values={{ day: fields[`${props.name}-day`], month: fields[`${props.name}-month`], year: fields[`${props.name}-year`] }}
    />
  )
}
