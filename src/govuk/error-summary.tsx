import type { ComponentChildren } from 'preact'
import { classNames } from './attributes.ts'
import type { Attributes, Extra } from './attributes.ts'
import { hasContent } from './content.ts'

export function ErrorSummary(props: ErrorSummaryProps) {
  return (
    <div
      class={classNames('govuk-error-summary', props.class)}
      data-disable-auto-focus={props.disableAutoFocus === undefined ? undefined : String(props.disableAutoFocus)}
      data-module="govuk-error-summary"
      {...props.attributes}
    >
      <div role="alert">
        <h2 class="govuk-error-summary__title">{props.title ?? 'There is a problem'}</h2>
        <div class="govuk-error-summary__body">
          {hasContent(props.children) && <p>{props.children}</p>}
          {props.errors.length > 0 && (
            <ul class="govuk-list govuk-error-summary__list">
              {props.errors.map((error) => (
                <li>{error.href ? <a href={error.href} {...error.attributes}>{error.text}</a> : error.text}</li>
              ))}
            </ul>
          )}
        </div>
      </div>
    </div>
  )
}

export interface ErrorSummaryProps extends Extra {
  title?: ComponentChildren
  errors: readonly SummaryError[]
  disableAutoFocus?: boolean | undefined
  children?: ComponentChildren
}

/** `href` is `#` and the id of the first field that the message is about. */
export interface SummaryError {
  text: ComponentChildren
  href?: string | undefined
  attributes?: Attributes | undefined
}
