import type { ComponentChildren } from 'preact'
import { classNames } from './attributes.ts'
import type { Attributes, Extra } from './attributes.ts'

export function Breadcrumbs(props: BreadcrumbsProps) {
  return (
    <nav
      class={classNames('govuk-breadcrumbs', props.class, props.collapseOnMobile && 'govuk-breadcrumbs--collapse-on-mobile')}
      aria-label={props.label ?? 'Breadcrumb'}
      {...props.attributes}
    >
      <ol class="govuk-breadcrumbs__list">
        {props.items.map((item) => <Crumb {...item} />)}
      </ol>
    </nav>
  )
}

function Crumb(props: Breadcrumb) {
  if (!props.href) {
    return <li class="govuk-breadcrumbs__list-item" aria-current="page">{props.text}</li>
  }
  return (
    <li class="govuk-breadcrumbs__list-item">
      <a class="govuk-breadcrumbs__link" href={props.href} {...props.attributes}>{props.text}</a>
    </li>
  )
}

export interface BreadcrumbsProps extends Extra {
  items: readonly Breadcrumb[]
  label?: string | undefined
  collapseOnMobile?: boolean | undefined
}

/** A crumb without an address is the page itself. */
export interface Breadcrumb {
  text: ComponentChildren
  href?: string | undefined
  attributes?: Attributes | undefined
}
