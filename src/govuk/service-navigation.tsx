import type { ComponentChildren } from 'preact'
import { classNames } from './attributes.ts'
import type { Attributes, Extra } from './attributes.ts'
import { hasContent } from './content.ts'

export function ServiceNavigation(props: ServiceNavigationProps) {
  const frame = { class: classNames('govuk-service-navigation', props.class), 'data-module': 'govuk-service-navigation', ...props.attributes }
  const inner = (
    <div class={classNames('govuk-width-container', props.endIsInline && 'govuk-service-navigation__inlining-container')}>
      {props.start}
      <div class="govuk-service-navigation__container">
        <ServiceName name={props.serviceName} href={props.serviceHref} />
        <Navigation {...props} />
      </div>
      {props.end}
    </div>
  )
  const isRegion = props.serviceName || hasContent(props.start) || hasContent(props.end)
  return isRegion ? <section aria-label={props.label ?? 'Service information'} {...frame}>{inner}</section> : <div {...frame}>{inner}</div>
}

function ServiceName(props: { name: string | undefined; href: string | undefined }) {
  if (!props.name) return null
  return (
    <span class="govuk-service-navigation__service-name">
      {props.href
        ? <a href={props.href} class="govuk-service-navigation__link">{props.name}</a>
        : <span class="govuk-service-navigation__text">{props.name}</span>}
    </span>
  )
}

function Navigation(props: ServiceNavigationProps) {
  const items = props.items ?? []
  if (items.length === 0 && !hasContent(props.navigationStart) && !hasContent(props.navigationEnd)) return null
  const id = props.navigationId || 'navigation'
  const button = props.menuButtonText || 'Menu'
  return (
    <nav aria-label={props.navigationLabel || button} class={classNames('govuk-service-navigation__wrapper', props.navigationClass)}>
      {(props.collapseOnMobile ?? items.length > 1) && (
        <button
          type="button"
          class="govuk-service-navigation__toggle govuk-js-service-navigation-toggle"
          aria-controls={id}
          aria-label={props.menuButtonLabel && props.menuButtonLabel !== button ? props.menuButtonLabel : undefined}
          hidden
          aria-hidden="true"
        >
          {button}
        </button>
      )}
      <ul class="govuk-service-navigation__list" id={id}>
        {props.navigationStart}
        {items.map((item) => <Item {...item} />)}
        {props.navigationEnd}
      </ul>
    </nav>
  )
}

function Item(props: NavigationItem) {
  const isHere = props.current !== undefined
  const text = isHere ? <strong class="govuk-service-navigation__active-fallback">{props.text}</strong> : props.text
  return (
    <li class={classNames('govuk-service-navigation__item', isHere && 'govuk-service-navigation__item--active')}>
      {props.href
        ? <a class="govuk-service-navigation__link" href={props.href} aria-current={props.current} {...props.attributes}>{text}</a>
        : hasContent(props.text) && <span class="govuk-service-navigation__text" aria-current={props.current}>{text}</span>}
    </li>
  )
}

export interface ServiceNavigationProps extends Extra {
  serviceName?: string | undefined
  serviceHref?: string | undefined
  items?: readonly NavigationItem[] | undefined
  label?: string | undefined
  navigationLabel?: string | undefined
  navigationId?: string | undefined
  navigationClass?: string | undefined
  menuButtonText?: string | undefined
  menuButtonLabel?: string | undefined
  collapseOnMobile?: boolean | undefined
  start?: ComponentChildren
  end?: ComponentChildren
  endIsInline?: boolean | undefined
  navigationStart?: ComponentChildren
  navigationEnd?: ComponentChildren
}

/** `current`: 'page' is this very page, 'true' a page under it. */
export interface NavigationItem {
  text: ComponentChildren
  href?: string | undefined
  current?: 'page' | 'true' | undefined
  attributes?: Attributes | undefined
}
