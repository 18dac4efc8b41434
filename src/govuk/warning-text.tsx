import type { ComponentChildren } from 'preact'
import { classNames } from './attributes.ts'
import type { Extra } from './attributes.ts'

export function WarningText(props: WarningTextProps) {
  return (
    <div class={classNames('govuk-warning-text', props.class)} {...props.attributes}>
      <span class="govuk-warning-text__icon" aria-hidden="true">!</span>{' '}
      <strong class="govuk-warning-text__text">
        <span class="govuk-visually-hidden">{props.spoken || 'Warning'}</span>{' '}
        {props.children}
      </strong>
    </div>
  )
}

export interface WarningTextProps extends Extra {
  /** What is said in place of the sign. */
  spoken?: string | undefined
  children: ComponentChildren
}
