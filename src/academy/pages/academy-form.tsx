import type { ComponentChildren } from 'preact'
import { Button } from '../../govuk/button.tsx'
import { ErrorSummary } from '../../govuk/error-summary.tsx'
import { Input } from '../../govuk/input.tsx'
import { Select } from '../../govuk/select.tsx'
import { Textarea } from '../../govuk/textarea.tsx'
import { Form } from '../../web/layout/form.tsx'

/** A form of the academy on a page of its own: labels, the user's own strings, and what is wrong beside each. */
export function AcademyForm(props: AcademyFormProps) {
  return (
    <>
      {props.problems.length > 0 && <ErrorSummary errors={props.problems.map(({ field, message }) => ({ text: message, href: `#${field}` }))} />}
      <h1 class="govuk-heading-l">{props.heading}</h1>
      {props.children}
      <FormFields {...props} />
    </>
  )
}

export function FormFields(props: Omit<AcademyFormProps, 'heading' | 'children'>) {
  return (
    <Form action={props.action} token={props.formToken}>
      {Object.entries(props.hidden ?? {}).map(([name, value]) => <input type="hidden" name={name} value={value} />)}
      {props.fields.map((field) => <OneField field={field} value={props.values[field.name] ?? field.value ?? ''} error={props.problems.find((problem) => problem.field === field.name)?.message} />)}
      <Button preventDoubleClick>{props.button}</Button>
    </Form>
  )
}

function OneField({ field, value, error }: { field: FormField; value: string; error: string | undefined }) {
  const shared = { id: field.name, name: field.name, label: field.label, hint: field.hint, error, value }
  if (field.kind === 'choice') return <Select {...shared} items={field.items ?? []} />
  if (field.kind === 'long') return <Textarea {...shared} rows={3} />
  return <Input {...shared} width={field.kind === 'day' ? '10' : field.kind === 'number' ? '5' : '20'} {...(field.kind === 'number' ? { inputmode: 'decimal' as const } : {})} />
}

export type FormField = { kind: 'text' | 'day' | 'number' | 'long' | 'choice'; name: string; label: string; hint?: string; items?: readonly { value: string; text: string }[]; value?: string }
export type AcademyFormProps = {
  heading: string
  action: string
  formToken: string
  button: string
  fields: readonly FormField[]
  values: Readonly<Record<string, string>>
  problems: readonly { field: string; message: string }[]
  hidden?: Readonly<Record<string, string>>
  children?: ComponentChildren
}
