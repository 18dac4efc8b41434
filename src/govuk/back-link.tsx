import type { ComponentChildren } from 'preact'
import { classNames } from './attributes.ts'
import type { Extra } from './attributes.ts'

export function BackLink(props: BackLinkProps) {
  return (
    <a href={props.href} class={classNames('govuk-back-link', props.class)} {...props.attributes}>
      {props.children ?? 'Back'}
    </a>
  )
}

export interface BackLinkProps extends Extra {
  href: string
  children?: ComponentChildren
}
