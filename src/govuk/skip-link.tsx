import type { ComponentChildren } from 'preact'
import { classNames } from './attributes.ts'
import type { Extra } from './attributes.ts'

export function SkipLink(props: SkipLinkProps) {
  return (
    <a href={props.href} class={classNames('govuk-skip-link', props.class)} data-module="govuk-skip-link" {...props.attributes}>
      {props.children}
    </a>
  )
}

export interface SkipLinkProps extends Extra {
  href: string
  children: ComponentChildren
}
