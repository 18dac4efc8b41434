import type { ComponentChildren } from 'preact'
import { classNames } from './attributes.ts'
import type { Attributes, Extra } from './attributes.ts'
import { hasContent } from './content.ts'

export function Panel(props: PanelProps) {
  const Heading = `h${props.headingLevel ?? 1}` as const
  return (
    <div class={classNames('govuk-panel', `govuk-panel--${props.variant ?? 'confirmation'}`, props.class)} {...props.attributes}>
      <Heading class="govuk-panel__title">{props.title}</Heading>
      {hasContent(props.children) && <div class="govuk-panel__body">{props.children}</div>}
      {props.variant === 'interruption' && props.actions && (
        <div class={classNames('govuk-panel__actions', props.actionsClass)} {...props.actionsAttributes}>
          {props.actions.length > 0 && <div class="govuk-button-group">{props.actions.map((action) => <>{action}{' '}</>)}</div>}
        </div>
      )}
    </div>
  )
}

export interface PanelProps extends Extra {
  title: ComponentChildren
  headingLevel?: 1 | 2 | 3 | undefined
  /** `interruption` asks before something goes on; its buttons are `actions`, inverse ones. */
  variant?: 'confirmation' | 'interruption' | undefined
  actions?: readonly ComponentChildren[] | undefined
  actionsClass?: string | undefined
  actionsAttributes?: Attributes | undefined
  children?: ComponentChildren
}
