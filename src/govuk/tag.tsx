import type { ComponentChildren } from 'preact'
import { classNames } from './attributes.ts'
import type { Extra } from './attributes.ts'

/** A status. Its words carry the meaning; the colour only repeats it. */
export function Tag(props: TagProps) {
  return (
    <strong class={classNames('govuk-tag', props.colour && `govuk-tag--${props.colour}`, props.class)} {...props.attributes}>
      {props.children}
    </strong>
  )
}

export interface TagProps extends Extra {
  colour?: 'grey' | 'green' | 'teal' | 'blue' | 'purple' | 'magenta' | 'red' | 'orange' | 'yellow' | undefined
  children: ComponentChildren
}
