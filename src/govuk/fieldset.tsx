import type { ComponentChildren } from 'preact'
import { classNames } from './attributes.ts'
import type { Extra } from './attributes.ts'
import { hasContent } from './content.ts'

export function Fieldset(props: FieldsetProps) {
  return (
    <fieldset
      class={classNames('govuk-fieldset', props.class)}
      role={props.role}
      aria-describedby={props.describedBy || undefined}
      {...props.attributes}
    >
      <Legend {...props} />
      {props.children}
    </fieldset>
  )
}

function Legend(props: LegendProps) {
  if (!hasContent(props.legend)) return null
  return (
    <legend class={classNames('govuk-fieldset__legend', props.legendSize && `govuk-fieldset__legend--${props.legendSize}`, props.legendClass)}>
      {props.isPageHeading ? <h1 class="govuk-fieldset__heading">{props.legend}</h1> : props.legend}
    </legend>
  )
}

export interface FieldsetProps extends Extra, LegendProps {
  describedBy?: string | undefined
  role?: 'group' | undefined
  children?: ComponentChildren
}

export interface LegendProps {
  legend?: ComponentChildren
  legendSize?: 's' | 'm' | 'l' | 'xl' | undefined
  legendClass?: string | undefined
  isPageHeading?: boolean | undefined
}
