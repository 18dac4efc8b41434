import type { ComponentChildren } from 'preact'
import { Button } from '../../govuk/button.tsx'
import { DateInput } from '../../govuk/date-input.tsx'
import { ErrorSummary } from '../../govuk/error-summary.tsx'
import { NotificationBanner } from '../../govuk/notification-banner.tsx'
import { whenText } from '../../time/instant.ts'
import { Form } from './form.tsx'

/** What stands above a form: problems, who changed it meanwhile, of whom it speaks, what is asked. */
export function FormHead(props: { caption: string; heading: string; problems: FormState['problems']; stale: FormState['stale'] }) {
  const { stale } = props
  return (
    <>
      {props.problems.length > 0 && <ErrorSummary errors={props.problems.map((one) => ({ text: one.message, href: `#${one.field}` }))} />}
      {stale && (
        <NotificationBanner title="Not saved" heading="This was changed while you had it open.">
          <p class="govuk-body">
            {stale.by === '' ? 'Somebody' : stale.by} changed it{stale.at.getTime() === 0 ? '' : ` on ${whenText(stale.at)}`}. What you entered is in the form below. Save it again to put it in the place of the other.
          </p>
        </NotificationBanner>
      )}
      <span class="govuk-caption-l">{props.caption}</span>
      <h1 class="govuk-heading-l">{props.heading}</h1>
    </>
  )
}

/** A page that is one form, with the version that it was made from. */
export function FormFrame(props: FormFrameProps & { children: ComponentChildren }) {
  const { state } = props
  return (
    <>
      <FormHead caption={props.caption} heading={props.heading} problems={state.problems} stale={state.stale} />
      {props.before}
      <Form action={props.action} token={state.formToken} isUpload={props.isUpload ?? false}>
        <input type="hidden" name="version" value={String(state.version)} />
        {props.children}
        <Button preventDoubleClick>{props.button}</Button>
      </Form>
    </>
  )
}

/** A day in three boxes, with the user's own strings. */
export function DayBoxes(props: { name: string; legend: string; hint?: string; state: FormState }) {
  const { name, state } = props
  return (
    <DateInput
      id={name} namePrefix={name} fieldset={{ legend: props.legend, legendSize: 's' }} hint={props.hint} error={problemAt(state, name)}
      values={{ day: state.values[`${name}-day`], month: state.values[`${name}-month`], year: state.values[`${name}-year`] }}
    />
  )
}

export function problemAt(state: Pick<FormState, 'problems'>, field: string): string | undefined {
  return state.problems.find((one) => one.field === field || one.field.startsWith(`${field}-`))?.message
}

export type FormFrameProps = { caption: string; heading: string; action: string; button: string; state: FormState; isUpload?: boolean; before?: ComponentChildren }

/** What every form page is given: the user's own strings, what was wrong with them, what changed meanwhile, and its tokens. */
export type FormState = {
  values: Readonly<Record<string, string>>
  problems: readonly { field: string; message: string }[]
  stale: { by: string; at: Date } | null
  version: number
  formToken: string
}
