import type { ComponentChildren } from 'preact'
import { classNames } from './attributes.ts'
import type { Extra } from './attributes.ts'

export function Details(props: DetailsProps) {
  return (
    <details id={props.id || undefined} class={classNames('govuk-details', props.class)} open={props.open} {...props.attributes}>
      <summary class="govuk-details__summary">
        <span class="govuk-details__summary-text">{props.summary}</span>
      </summary>
      <div class="govuk-details__text">{props.children}</div>
    </details>
  )
}

export interface DetailsProps extends Extra {
  summary: ComponentChildren
  id?: string | undefined
  open?: boolean | undefined
  children: ComponentChildren
}
