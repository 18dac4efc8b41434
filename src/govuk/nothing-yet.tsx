import type { ComponentChildren } from 'preact'

/** A page without data: what is missing, and the next step. */
export function NothingYet(props: { children: ComponentChildren; href: string; action: string }) {
  return (
    <div class="govuk-inset-text">
      <p class="govuk-body">{props.children}</p>
      <p class="govuk-body govuk-!-margin-bottom-0"><a class="govuk-link" href={props.href}>{props.action}</a></p>
    </div>
  )
}
