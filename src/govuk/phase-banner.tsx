import type { ComponentChildren } from 'preact'
import { classNames } from './attributes.ts'
import type { Extra } from './attributes.ts'
import { Tag } from './tag.tsx'

export function PhaseBanner(props: PhaseBannerProps) {
  return (
    <div class={classNames('govuk-phase-banner govuk-width-container', props.class)} {...props.attributes}>
      <p class="govuk-phase-banner__content">
        <Tag class={classNames('govuk-phase-banner__content__tag', props.tagClass)}>{props.tag}</Tag>{' '}
        <span class="govuk-phase-banner__text">{props.children}</span>
      </p>
    </div>
  )
}

export interface PhaseBannerProps extends Extra {
  tag: ComponentChildren
  tagClass?: string | undefined
  children: ComponentChildren
}
