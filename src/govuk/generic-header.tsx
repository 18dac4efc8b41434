import type { ComponentChildren } from 'preact'
import { classNames } from './attributes.ts'
import type { Extra } from './attributes.ts'

/** The header for services outside GOV.UK: no crown, no GOV.UK name, which councils may not use. */
export function GenericHeader(props: GenericHeaderProps) {
  return (
    <div class={classNames('govuk-generic-header', props.class)} {...props.attributes}>
      <div class={classNames('govuk-generic-header__container', props.containerClass || 'govuk-width-container')}>
        <div class="govuk-generic-header__logo">
          <a href={props.href} class="govuk-generic-header__homepage-link">{props.children}</a>
        </div>
        {props.end}
      </div>
    </div>
  )
}

export interface GenericHeaderProps extends Extra {
  href: string
  containerClass?: string | undefined
  /** Ours: what stands at the other end of the bar. */
  end?: ComponentChildren
  children: ComponentChildren
}
