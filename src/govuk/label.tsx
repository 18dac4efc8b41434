import type { ComponentChildren } from 'preact'
import { classNames } from './attributes.ts'
import type { Extra } from './attributes.ts'
import { hasContent } from './content.ts'

export function Label(props: LabelProps) {
  if (!hasContent(props.children)) return null
  const label = (
    <label class={classNames('govuk-label', props.size && `govuk-label--${props.size}`, props.class)} for={props.for || undefined}
      {...props.attributes}>
      {props.children}
    </label>
  )
  return props.isPageHeading ? <h1 class="govuk-label-wrapper">{label}</h1> : label
}

export interface LabelProps extends Extra {
  for?: string | undefined
  size?: 's' | 'm' | 'l' | 'xl' | undefined
  isPageHeading?: boolean | undefined
  children?: ComponentChildren
}
