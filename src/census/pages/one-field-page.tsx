import type { ComponentChildren } from 'preact'
import { Button } from '../../govuk/button.tsx'
import { ErrorSummary } from '../../govuk/error-summary.tsx'
import { Input } from '../../govuk/input.tsx'
import { Textarea } from '../../govuk/textarea.tsx'
import { Form } from '../../web/layout/form.tsx'
import { StaleNotice } from './stale-notice.tsx'

/** A question with one answer: DfE's number, what is wrong with a row, the answer to it, the note of a frozen version. */
export function OneFieldPage(props: OneFieldPageProps) {
  const { field } = props
  const [error] = props.errors
  return (
    <>
      {props.errors.length > 0 && <ErrorSummary errors={props.errors.map((one) => ({ text: one.message, href: `#${field.name}` }))} />}
      <StaleNotice stale={props.stale ?? null} />
      {props.caption !== undefined && <span class="govuk-caption-l">{props.caption}</span>}
      <h1 class="govuk-heading-l">{props.heading}</h1>
      {props.children}
      <Form action={props.action} token={props.formToken}>
        <input type="hidden" name="version" value={String(props.version ?? 0)} />
        {field.isLong
          ? <Textarea name={field.name} label={field.label} hint={field.hint} value={props.value} error={error?.message} />
          : <Input name={field.name} label={field.label} hint={field.hint} value={props.value} width="10" error={error?.message} />}
        <Button preventDoubleClick>{props.button}</Button>
      </Form>
    </>
  )
}

export type OneFieldPageProps = {
  caption?: string
  heading: string
  action: string
  field: { name: string; label: string; hint?: string; isLong?: boolean }
  value: string
  version?: number
  button: string
  errors: readonly { field: string; message: string }[]
  stale?: { by: string; at: Date; now: string } | null
  formToken: string
  children?: ComponentChildren
}
