import type { ComponentChildren } from 'preact'
import { classNames, idList } from './attributes.ts'
import { ErrorMessage } from './error-message.tsx'
import { hasContent } from './content.ts'
import { Hint } from './hint.tsx'

/** The frame round an input and its messages, with the red bar where there is an error. */
export function FormGroup(props: { error?: ComponentChildren; class?: string | undefined; children: ComponentChildren }) {
  return (
    <div class={classNames('govuk-form-group', hasContent(props.error) && 'govuk-form-group--error', props.class)}>{props.children}</div>
  )
}

/** Hint and error of the input `id`. `describingIds` gives the ids that they carry. */
export function Messages(props: MessageProps) {
  return (
    <>
      {hasContent(props.hint) && <Hint id={`${props.id}-hint`}>{props.hint}</Hint>}
      {hasContent(props.error) && <ErrorMessage id={`${props.id}-error`}>{props.error}</ErrorMessage>}
    </>
  )
}

export function describingIds(props: MessageProps & { describedBy?: string | undefined }): string | undefined {
  return idList(props.describedBy, hasContent(props.hint) && `${props.id}-hint`, hasContent(props.error) && `${props.id}-error`)
}

interface MessageProps {
  id: string
  hint?: ComponentChildren
  error?: ComponentChildren
}
