import { classNames } from './attributes.ts'
import type { Attributes } from './attributes.ts'
import { hasContent } from './content.ts'
import type { FieldProps } from './field.ts'
import { LabelledField } from './labelled-field.tsx'

export function Select(props: SelectProps) {
  return (
    <LabelledField
      {...props}
      input={(id, describedBy) => (
        <select
          class={classNames('govuk-select', props.class, hasContent(props.error) && 'govuk-select--error')}
          id={id}
          name={props.name}
          disabled={props.disabled}
          aria-describedby={describedBy}
          {...props.attributes}
        >
          {props.items.map((item) => (
            <option value={item.value} selected={item.selected ?? isChosen(item, props.value)} disabled={item.disabled} {...item.attributes}>
              {item.text}
            </option>
          ))}
        </select>
      )}
    />
  )
}

function isChosen(item: SelectItem, value: string | undefined): boolean {
  return value !== undefined && value !== '' && (item.value ?? item.text) === value
}

export interface SelectProps extends FieldProps {
  items: readonly SelectItem[]
  value?: string | undefined
}

/** An item without a value sends its text. */
export interface SelectItem {
  text: string
  value?: string | undefined
  selected?: boolean | undefined
  disabled?: boolean | undefined
  attributes?: Attributes | undefined
}
