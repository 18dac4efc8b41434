import type { ComponentChildren } from 'preact'
import type { FieldProps } from './field.ts'
import { FormGroup, Messages, describingIds } from './form-group.tsx'
import { Label } from './label.tsx'

/** Label, hint and error before one input; the input gets its id and the ids that describe it. */
export function LabelledField(props: FieldProps & { input: (id: string, describedBy: string | undefined) => ComponentChildren }) {
  const id = props.id || props.name
  const messages = { id, hint: props.hint, error: props.error }
  return (
    <FormGroup error={props.error} class={props.groupClass}>
      <Label for={id} size={props.labelSize} class={props.labelClass} isPageHeading={props.labelIsPageHeading}>{props.label}</Label>
      <Messages {...messages} />
      {props.input(id, describingIds({ ...messages, describedBy: props.describedBy }))}
    </FormGroup>
  )
}
