import type { ComponentChildren } from 'preact'
import { classNames } from './attributes.ts'
import type { Extra } from './attributes.ts'

export function Button(props: ButtonProps) {
  return (
    <button
      type={props.type ?? 'submit'}
      value={props.value || undefined}
      name={props.name || undefined}
      disabled={props.disabled}
      aria-disabled={props.disabled ? 'true' : undefined}
      data-prevent-double-click={props.preventDoubleClick === undefined ? undefined : String(props.preventDoubleClick)}
      class={buttonClass(props)}
      data-module="govuk-button"
      id={props.id || undefined}
      {...props.attributes}
    >
      <Face {...props} />
    </button>
  )
}

/** A link that looks like a button: it goes somewhere and changes nothing. */
export function ButtonLink(props: ButtonLinkProps) {
  return (
    <a
      href={props.href}
      role="button"
      draggable={false}
      class={buttonClass(props)}
      data-module="govuk-button"
      id={props.id || undefined}
      {...props.attributes}
    >
      <Face {...props} />
    </a>
  )
}

export function ButtonGroup(props: { children: ComponentChildren }) {
  return <div class="govuk-button-group">{props.children}</div>
}

function Face(props: FaceProps) {
  if (!props.isStart) return <>{props.children}</>
  return (
    <>
      {typeof props.children === 'string' ? props.children : <span>{props.children}</span>}
      <svg class="govuk-button__start-icon" xmlns="http://www.w3.org/2000/svg" width="17.5" height="19" viewBox="0 0 33 40"
        aria-hidden="true" focusable="false">
        <path fill="currentColor" d="M0 0h13l20 20-20 20H0l20-20z" />
      </svg>
    </>
  )
}

function buttonClass(props: FaceProps): string {
  return classNames('govuk-button', props.variant && `govuk-button--${props.variant}`, props.class, props.isStart && 'govuk-button--start')
}

export interface ButtonProps extends FaceProps {
  type?: 'submit' | 'button' | 'reset' | undefined
  name?: string | undefined
  value?: string | undefined
  disabled?: boolean | undefined
  preventDoubleClick?: boolean | undefined
}

export interface ButtonLinkProps extends FaceProps {
  href: string
}

interface FaceProps extends Extra {
  children: ComponentChildren
  id?: string | undefined
  variant?: 'secondary' | 'warning' | 'inverse' | undefined
  isStart?: boolean | undefined
}
