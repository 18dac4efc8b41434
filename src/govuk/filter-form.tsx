import type { ComponentChildren } from 'preact'
import { Button } from './button.tsx'

/** Filters of a list as a GET form: the address of the answer can be kept, sent and printed. The button comes after the fields. */
export function FilterForm(props: FilterFormProps) {
  const headingId = `${props.id}-heading`
  return (
    <form class="tl-filter" id={props.id} method="get" action={props.action} aria-labelledby={headingId} novalidate>
      <h2 class="tl-filter__heading" id={headingId}>{props.heading ?? 'Filter'}</h2>
      {props.chosen && props.chosen.length > 0 && (
        <ul class="tl-filter__chosen">
          {props.chosen.map((chosen) => (
            <li>
              {chosen.text} <a class="govuk-link" href={chosen.removeHref}>Remove<span class="govuk-visually-hidden"> {chosen.text}</span></a>
            </li>
          ))}
        </ul>
      )}
      {Object.entries(props.kept ?? {}).map(([name, value]) => <input type="hidden" name={name} value={value} />)}
      <div class="tl-filter__fields">
        {props.children}
        <Button variant="secondary">{props.buttonText ?? 'Apply filters'}</Button>
        {props.clearHref && <a class="govuk-link tl-filter__clear" href={props.clearHref}>Clear filters</a>}
      </div>
    </form>
  )
}

export interface FilterFormProps {
  id: string
  action: string
  heading?: string | undefined
  buttonText?: string | undefined
  /** What is in force, each with the address without it. */
  chosen?: readonly { text: string; removeHref: string }[] | undefined
  /** What else of the address must survive, such as the sort order. */
  kept?: Readonly<Record<string, string>> | undefined
  clearHref?: string | undefined
  children: ComponentChildren
}
