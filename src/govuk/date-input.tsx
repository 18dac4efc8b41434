import type { ComponentChildren } from 'preact'
import { classNames } from './attributes.ts'
import type { Attributes, Extra } from './attributes.ts'
import { hasContent } from './content.ts'
import { Fieldset } from './fieldset.tsx'
import type { LegendProps } from './fieldset.tsx'
import { FormGroup, Messages, describingIds } from './form-group.tsx'
import { Bare } from './input.tsx'
import type { BareInputProps } from './input.tsx'
import { Label } from './label.tsx'

/** Day, month and year in three boxes. An error marks the boxes named in it, or all three. */
export function DateInput(props: DateInputProps) {
  const parts = props.parts ?? dayMonthYear(props.namePrefix, props.values)
  const messages = { id: props.id, hint: props.hint, error: props.error }
  const somePartIsWrong = parts.some((part) => part.isWrong)
  const inner = (
    <>
      <Messages {...messages} />
      <div class={classNames('govuk-date-input', props.class)} id={props.id || undefined} {...props.attributes}>
        {parts.map((part) => (
          <Part {...part} groupId={props.id} isWrong={part.isWrong ?? (hasContent(props.error) && !somePartIsWrong)} />
        ))}
      </div>
    </>
  )
  return (
    <FormGroup error={props.error} class={props.groupClass}>
      {props.fieldset
        ? <Fieldset {...props.fieldset} role="group" describedBy={describingIds({ ...messages, describedBy: props.fieldset.describedBy })}>{inner}</Fieldset>
        : inner}
    </FormGroup>
  )
}

function Part(props: DatePart & { groupId: string }) {
  const id = props.id || `${props.groupId}-${props.ending}`
  return (
    <div class="govuk-date-input__item">
      <div class="govuk-form-group">
        <Label for={id} class="govuk-date-input__label">{props.label}</Label>
        <Bare
          id={id}
          name={props.name}
          class={classNames('govuk-date-input__input', props.isWrong && 'govuk-input--error', props.widthClass, props.class)}
          value={props.value}
          inputmode={props.inputmode ?? 'numeric'}
          autocomplete={props.autocomplete}
          pattern={props.pattern}
          attributes={props.attributes}
        />
      </div>
    </div>
  )
}

/** The three usual boxes: names `<prefix>-day`, `<prefix>-month`, `<prefix>-year`. */
export function dayMonthYear(namePrefix: string | undefined, values: DateTexts = {}, wrong: readonly (keyof DateTexts)[] = []): DatePart[] {
  return (['day', 'month', 'year'] as const).map((key) => ({
    ending: key,
    name: namePrefix ? `${namePrefix}-${key}` : key,
    label: key.charAt(0).toUpperCase() + key.slice(1),
    value: values[key],
    widthClass: key === 'year' ? 'govuk-input--width-4' : 'govuk-input--width-2',
    isWrong: wrong.length === 0 ? undefined : wrong.includes(key),
  }))
}

export interface DateInputProps extends Extra {
  id: string
  namePrefix?: string | undefined
  values?: DateTexts | undefined
  /** Only where the three usual boxes do not do: another order, another mark of error. */
  parts?: readonly DatePart[] | undefined
  fieldset?: (LegendProps & Extra & { describedBy?: string | undefined }) | undefined
  hint?: ComponentChildren
  error?: ComponentChildren
  groupClass?: string | undefined
}

export interface DateTexts {
  day?: string | undefined
  month?: string | undefined
  year?: string | undefined
}

export interface DatePart extends Pick<BareInputProps, 'name' | 'value' | 'class' | 'inputmode' | 'autocomplete' | 'pattern'> {
  /** What the id of the box ends with. */
  ending: string
  label: string
  id?: string | undefined
  widthClass?: string | undefined
  isWrong?: boolean | undefined
  attributes?: Attributes | undefined
}
