import type { ComponentChildren } from 'preact'
import { classNames } from './attributes.ts'
import type { Attributes } from './attributes.ts'

/** One link, or a list of links, each saying what it is about to those who do not see its place. */
export function ActionLinks(props: ActionLinksProps) {
  const [only, ...others] = props.actions
  if (only === undefined) return null
  if (others.length === 0) {
    return <props.Frame class={props.class}><ActionLink action={only} about={props.about} /></props.Frame>
  }
  return props.list(props.actions.map((action) => (
    <li class={props.itemClass}><ActionLink action={action} about={props.about} /></li>
  )))
}

function ActionLink(props: { action: Action; about?: ComponentChildren }) {
  const { action, about } = props
  const isHidden = action.visuallyHiddenText || about
  return (
    <a class={classNames('govuk-link', action.class)} href={action.href} {...action.attributes}>
      {action.text}
      {isHidden && (
        <span class="govuk-visually-hidden">
          {action.visuallyHiddenText && ` ${action.visuallyHiddenText}`}
          {about && <> ({about})</>}
        </span>
      )}
    </a>
  )
}

export interface Action {
  href: string
  text: ComponentChildren
  visuallyHiddenText?: string | undefined
  class?: string | undefined
  attributes?: Attributes | undefined
}

interface ActionLinksProps {
  actions: readonly Action[]
  about?: ComponentChildren
  class: string
  itemClass: string
  Frame: 'dd' | 'div'
  list: (items: ComponentChildren) => ComponentChildren
}
