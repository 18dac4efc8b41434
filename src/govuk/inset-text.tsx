import type { ComponentChildren } from 'preact'
import { classNames } from './attributes.ts'
import type { Extra } from './attributes.ts'

export function InsetText(props: InsetTextProps) {
  return (
    <div id={props.id || undefined} class={classNames('govuk-inset-text', props.class)} {...props.attributes}>{props.children}</div>
  )
}

export interface InsetTextProps extends Extra {
  id?: string | undefined
  children: ComponentChildren
}
