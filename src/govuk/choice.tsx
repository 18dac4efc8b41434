import type { ComponentChildren } from 'preact'
import { classNames, idList } from './attributes.ts'
import type { Attributes, Extra } from './attributes.ts'
import { hasContent } from './content.ts'
import { Fieldset } from './fieldset.tsx'
import type { LegendProps } from './fieldset.tsx'
import { FormGroup, Messages, describingIds } from './form-group.tsx'
import { Hint } from './hint.tsx'
import { Label } from './label.tsx'

/** What radios and checkboxes are made of: one group, each item with its label, hint and what it opens. */
export function Choice(props: ChoiceProps & { kind: 'radios' | 'checkboxes'; isChecked: (item: ChoiceItem) => boolean }) {
  const idPrefix = props.idPrefix || props.name
  const messages = { id: idPrefix, hint: props.hint, error: props.error }
  const inner = (
    <>
      <Messages {...messages} />
      <div class={classNames(`govuk-${props.kind}`, props.class)} data-module={`govuk-${props.kind}`} {...props.attributes}>
        {props.items.map((item, index) => item && ('divider' in item
          ? <div class={`govuk-${props.kind}__divider`}>{item.divider}</div>
          : (
            <Item
              kind={props.kind}
              item={item}
              id={item.id || (index === 0 ? idPrefix : `${idPrefix}-${index + 1}`)}
              name={item.name || props.name}
              checked={item.checked ?? props.isChecked(item)}
              describedBy={props.fieldset ? undefined : props.itemDescribedBy}
            />
          )))}
      </div>
    </>
  )
  return (
    <FormGroup error={props.error} class={props.groupClass}>
      {props.fieldset
        ? <Fieldset {...props.fieldset} describedBy={describingIds({ ...messages, describedBy: props.fieldset.describedBy })}>{inner}</Fieldset>
        : inner}
    </FormGroup>
  )
}

function Item(props: ItemProps) {
  const { kind, item, id } = props
  const opens = hasContent(item.conditional)
  return (
    <>
      <div class={`govuk-${kind}__item`}>
        <input
          class={`govuk-${kind}__input`}
          id={id}
          name={props.name}
          type={kind === 'radios' ? 'radio' : 'checkbox'}
          value={item.value}
          checked={props.checked}
          disabled={item.disabled}
          data-aria-controls={opens ? `conditional-${id}` : undefined}
          data-behaviour={item.isExclusive ? 'exclusive' : undefined}
          aria-describedby={idList(props.describedBy, hasContent(item.hint) && `${id}-item-hint`)}
          {...item.attributes}
        />
        <Label for={id} class={classNames(`govuk-${kind}__label`, item.labelClass)} attributes={item.labelAttributes}>{item.text}</Label>
        {hasContent(item.hint) && <Hint id={`${id}-item-hint`} class={`govuk-${kind}__hint`}>{item.hint}</Hint>}
      </div>
      {opens && (
        <div class={classNames(`govuk-${kind}__conditional`, !props.checked && `govuk-${kind}__conditional--hidden`)} id={`conditional-${id}`}>
          {item.conditional}
        </div>
      )}
    </>
  )
}

export interface ChoiceProps extends Extra {
  name: string
  idPrefix?: string | undefined
  items: readonly (ChoiceItem | { divider: string } | null | false | undefined)[]
  fieldset?: (LegendProps & Extra & { describedBy?: string | undefined }) | undefined
  hint?: ComponentChildren
  error?: ComponentChildren
  groupClass?: string | undefined
  /** Ids that describe each item where there is no fieldset to carry them. */
  itemDescribedBy?: string | undefined
}

export interface ChoiceItem {
  value: string
  text: ComponentChildren
  hint?: ComponentChildren
  id?: string | undefined
  /** Checkboxes only: a name of its own. */
  name?: string | undefined
  checked?: boolean | undefined
  disabled?: boolean | undefined
  /** Checkboxes only: choosing this one clears the others. */
  isExclusive?: boolean | undefined
  /** Shown while the item is chosen; without JavaScript it is always shown. */
  conditional?: ComponentChildren
  labelClass?: string | undefined
  labelAttributes?: Attributes | undefined
  attributes?: Attributes | undefined
}

interface ItemProps {
  kind: 'radios' | 'checkboxes'
  item: ChoiceItem
  id: string
  name: string
  checked: boolean
  describedBy: string | undefined
}
