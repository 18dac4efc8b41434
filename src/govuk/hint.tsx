import type { ComponentChildren } from 'preact'
import { classNames } from './attributes.ts'
import type { Extra } from './attributes.ts'

export function Hint(props: HintProps) {
  return (
    <div id={props.id || undefined} class={classNames('govuk-hint', props.class)} {...props.attributes}>
      {props.children}
    </div>
  )
}

export interface HintProps extends Extra {
  id?: string | undefined
  children: ComponentChildren
}
