import type { ComponentChildren } from 'preact'
import { ActionLinks } from './action-links.tsx'
import type { Action } from './action-links.tsx'
import { classNames } from './attributes.ts'
import type { Extra } from './attributes.ts'

export function SummaryList(props: SummaryListProps) {
  const someRowHasActions = props.rows.some((row) => row.actions && row.actions.length > 0)
  const list = (
    <dl class={classNames('govuk-summary-list', props.class)} {...props.attributes}>
      {props.rows.map((row) => (
        <div class={classNames('govuk-summary-list__row', someRowHasActions && !row.actions && 'govuk-summary-list__row--no-actions', row.class)}>
          <dt class={classNames('govuk-summary-list__key', row.keyClass)}>{row.key}</dt>
          <dd class={classNames('govuk-summary-list__value', row.valueClass)}>{row.value}</dd>
          <RowActions actions={row.actions ?? []} class={row.actionsClass} about={props.card?.title} />
        </div>
      ))}
    </dl>
  )
  return props.card ? <SummaryCard {...props.card}>{list}</SummaryCard> : list
}

export function SummaryCard(props: SummaryCardProps & { children: ComponentChildren }) {
  const Heading = `h${props.headingLevel ?? 2}` as const
  const actionsClass = classNames('govuk-summary-card__actions', props.actionsClass)
  return (
    <div class={classNames('govuk-summary-card', props.class)} {...props.attributes}>
      <div class="govuk-summary-card__title-wrapper">
        {props.title && <Heading class={classNames('govuk-summary-card__title', props.titleClass)}>{props.title}</Heading>}
        <ActionLinks actions={props.actions ?? []} about={props.title} Frame="div" class={actionsClass} itemClass="govuk-summary-card__action"
          list={(items) => <ul class={actionsClass}>{items}</ul>} />
      </div>
      <div class="govuk-summary-card__content">{props.children}</div>
    </div>
  )
}

function RowActions(props: { actions: readonly Action[]; class?: string | undefined; about?: ComponentChildren }) {
  const frame = classNames('govuk-summary-list__actions', props.class)
  return (
    <ActionLinks actions={props.actions} about={props.about} Frame="dd" class={frame} itemClass="govuk-summary-list__actions-list-item"
      list={(items) => <dd class={frame}><ul class="govuk-summary-list__actions-list">{items}</ul></dd>} />
  )
}

export interface SummaryListProps extends Extra {
  rows: readonly SummaryRow[]
  card?: SummaryCardProps | undefined
}

export interface SummaryRow {
  key: ComponentChildren
  value: ComponentChildren
  actions?: readonly Action[] | undefined
  class?: string | undefined
  keyClass?: string | undefined
  valueClass?: string | undefined
  actionsClass?: string | undefined
}

export interface SummaryCardProps extends Extra {
  title?: ComponentChildren
  titleClass?: string | undefined
  actionsClass?: string | undefined
  headingLevel?: 2 | 3 | 4 | undefined
  actions?: readonly Action[] | undefined
}
