import type { ComponentChildren } from 'preact'
import { classNames } from './attributes.ts'
import type { Attributes, Extra } from './attributes.ts'

/** Panels under tabs; without JavaScript a list of contents and all panels below each other. */
export function Tabs(props: TabsProps) {
  return (
    <div id={props.id || undefined} class={classNames('govuk-tabs', props.class)} data-module="govuk-tabs" {...props.attributes}>
      <h2 class="govuk-tabs__title">{props.title ?? 'Contents'}</h2>
      {props.items.length > 0 && (
        <ul class="govuk-tabs__list">
          {props.items.map((item, index) => (
            <li class={classNames('govuk-tabs__list-item', index === 0 && 'govuk-tabs__list-item--selected')}>
              <a class="govuk-tabs__tab" href={`#${item.id}`} {...item.attributes}>{item.label}</a>
            </li>
          ))}
        </ul>
      )}
      {props.items.map((item, index) => (
        <div class={classNames('govuk-tabs__panel', index > 0 && 'govuk-tabs__panel--hidden')} id={item.id} {...item.panelAttributes}>
          {item.panel}
        </div>
      ))}
    </div>
  )
}

export interface TabsProps extends Extra {
  id?: string | undefined
  title?: string | undefined
  items: readonly Tab[]
}

export interface Tab {
  id: string
  label: ComponentChildren
  panel: ComponentChildren
  attributes?: Attributes | undefined
  panelAttributes?: Attributes | undefined
}
