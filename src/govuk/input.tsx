import type { ComponentChildren } from 'preact'
import { classNames } from './attributes.ts'
import type { Attributes, Extra } from './attributes.ts'
import { hasContent } from './content.ts'
import type { FieldProps } from './field.ts'
import { LabelledField } from './labelled-field.tsx'

export function Input(props: InputProps) {
  return <LabelledField {...props} input={(id, describedBy) => <Wrapped {...props} inner={<Bare {...props} id={id} describedBy={describedBy} />} />} />
}

function Wrapped(props: InputProps & { inner: ComponentChildren }) {
  if (!props.prefix && !props.suffix) return <>{props.inner}</>
  return (
    <div class={classNames('govuk-input__wrapper', props.wrapper?.class)} {...props.wrapper?.attributes}>
      {props.prefix && <Affix {...affix(props.prefix)} kind="prefix" />}
      {props.inner}
      {props.suffix && <Affix {...affix(props.suffix)} kind="suffix" />}
    </div>
  )
}

function Affix(props: AffixProps & { kind: 'prefix' | 'suffix' }) {
  return (
    <div class={classNames(`govuk-input__${props.kind}`, props.class)} aria-hidden="true" {...props.attributes}>{props.content}</div>
  )
}

/** The input alone, for groups that label it themselves. */
export function Bare(props: BareInputProps) {
  return (
    <input
      class={classNames('govuk-input', props.width && `govuk-input--width-${props.width}`, props.class, hasContent(props.error) && 'govuk-input--error')}
      id={props.id}
      name={props.name}
      type={props.type ?? 'text'}
      spellcheck={props.spellcheck}
      value={props.value}
      disabled={props.disabled}
      aria-describedby={props.describedBy}
      autocomplete={props.autocomplete}
      autocapitalize={props.autocapitalize}
      pattern={props.pattern}
      inputmode={props.inputmode}
      {...props.attributes}
    />
  )
}

function affix(given: string | AffixProps): AffixProps {
  return typeof given === 'string' ? { content: given } : given
}

export interface InputProps extends FieldProps, InputOnly {
  prefix?: string | AffixProps | undefined
  suffix?: string | AffixProps | undefined
  wrapper?: { class?: string | undefined; attributes?: Attributes | undefined } | undefined
}

export type BareInputProps = InputOnly & Extra & Pick<FieldProps, 'name' | 'error' | 'describedBy' | 'disabled'> & { id: string }

interface AffixProps extends Extra {
  content: ComponentChildren
}

interface InputOnly {
  type?: 'text' | 'email' | 'tel' | 'password' | 'search' | 'number' | 'url' | undefined
  value?: string | undefined
  width?: '2' | '3' | '4' | '5' | '10' | '20' | '30' | undefined
  inputmode?: 'text' | 'numeric' | 'decimal' | 'email' | 'tel' | 'search' | 'url' | 'none' | undefined
  autocomplete?: string | undefined
  autocapitalize?: 'none' | 'off' | 'on' | 'sentences' | 'words' | 'characters' | undefined
  pattern?: string | undefined
  spellcheck?: boolean | undefined
}
