import type { ComponentChildren } from 'preact'
import { classNames } from './attributes.ts'
import type { Extra } from './attributes.ts'

export function ErrorMessage(props: ErrorMessageProps) {
  const spoken = props.visuallyHiddenText ?? 'Error'
  return (
    <p id={props.id || undefined} class={classNames('govuk-error-message', props.class)} {...props.attributes}>
      {spoken && <><span class="govuk-visually-hidden">{spoken}:</span>{' '}</>}
      {props.children}
    </p>
  )
}

export interface ErrorMessageProps extends Extra {
  id?: string | undefined
  /** Said before the message; an empty text says nothing. */
  visuallyHiddenText?: string | undefined
  children: ComponentChildren
}
