import type { ComponentChildren } from 'preact'
import { classNames } from './attributes.ts'
import type { Attributes, Extra } from './attributes.ts'

export function Pagination(props: PaginationProps) {
  const isBlock = !props.items && Boolean(props.next || props.previous)
  return (
    <nav class={classNames('govuk-pagination', isBlock && 'govuk-pagination--block', props.class)} aria-label={props.label || 'Pagination'}
      {...props.attributes}>
      {props.previous && <ArrowLink {...props.previous} rel="prev" isBlock={isBlock} />}
      {props.items && <ul class="govuk-pagination__list">{props.items.map((item) => <Page item={item} />)}</ul>}
      {props.next && <ArrowLink {...props.next} rel="next" isBlock={isBlock} />}
    </nav>
  )
}

function ArrowLink(props: PaginationLink & { rel: 'prev' | 'next'; isBlock: boolean }) {
  const { rel, isBlock } = props
  const word = rel === 'prev' ? 'Previous' : 'Next'
  return (
    <div class={`govuk-pagination__${rel}`}>
      <a class="govuk-link govuk-pagination__link" href={props.href} rel={rel} {...props.attributes}>
        {(isBlock || rel === 'prev') && <Arrow rel={rel} />}
        <span class={classNames('govuk-pagination__link-title', isBlock && !props.about && 'govuk-pagination__link-title--decorated')}>
          {props.text ?? <>{word}<span class="govuk-visually-hidden"> page</span></>}
        </span>
        {props.about && isBlock && (
          <>
            {' '}<span class="govuk-visually-hidden">:</span>{' '}
            <span class="govuk-pagination__link-label">{props.about}</span>
          </>
        )}
        {!isBlock && rel === 'next' && <Arrow rel={rel} />}
      </a>
    </div>
  )
}

function Arrow(props: { rel: 'prev' | 'next' }) {
  return (
    <svg class={`govuk-pagination__icon govuk-pagination__icon--${props.rel}`} xmlns="http://www.w3.org/2000/svg" height="13" width="15"
      aria-hidden="true" focusable="false" viewBox="0 0 15 13">
      <path d={ARROWS[props.rel]} />
    </svg>
  )
}

function Page(props: { item: PaginationItem }) {
  const { item } = props
  if (item === 'gap') return <li class="govuk-pagination__item govuk-pagination__item--ellipsis">⋯</li>
  return (
    <li class={classNames('govuk-pagination__item', item.isCurrent && 'govuk-pagination__item--current')}>
      <a class="govuk-link govuk-pagination__link" href={item.href} aria-label={item.label ?? `Page ${item.number}`}
        aria-current={item.isCurrent ? 'page' : undefined} {...item.attributes}>
        {item.number}
      </a>
    </li>
  )
}

const ARROWS = {
  prev: 'm6.5938-0.0078125-6.7266 6.7266 6.7441 6.4062 1.377-1.449-4.1856-3.9768h12.896v-2h-12.984l4.2931-4.293-1.414-1.414z',
  next: 'm8.107-0.0078125-1.4136 1.414 4.2926 4.293h-12.986v2h12.896l-4.1855 3.9766 1.377 1.4492 6.7441-6.4062-6.7246-6.7266z',
}

export interface PaginationProps extends Extra {
  previous?: PaginationLink | undefined
  next?: PaginationLink | undefined
  items?: readonly PaginationItem[] | undefined
  label?: string | undefined
}

export interface PaginationLink {
  href: string
  text?: ComponentChildren
  /** What lies there, such as "Team North, page 2"; shown under the arrow where there are no numbers. */
  about?: string | undefined
  attributes?: Attributes | undefined
}

export type PaginationItem = 'gap' | { number: number | string; href: string; isCurrent?: boolean | undefined; label?: string | undefined; attributes?: Attributes | undefined }
