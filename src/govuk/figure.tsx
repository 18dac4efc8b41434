import type { ComponentChildren } from 'preact'
import { hasContent } from './content.ts'

/** Figures side by side, as many as the width holds. */
export function Figures(props: { children: ComponentChildren }) {
  return <div class="tl-figures">{props.children}</div>
}

/** One measure: value, unit, n of N, day, what it is beside, and the way to its rows (principle 3 of the design: every figure opens). */
export function Figure(props: FigureProps) {
  const Heading = `h${props.headingLevel ?? 2}` as const
  return (
    <section class="tl-figure" aria-labelledby={`${props.id}-label`}>
      <Heading class="tl-figure__label" id={`${props.id}-label`}>{props.label}</Heading>
      {props.value === null
        ? <p class="tl-figure__value tl-figure__value--missing">No figure: {props.whyMissing ?? 'not known'}</p>
        : <p class="tl-figure__value">{props.value}<span class="tl-figure__unit">{props.unit}</span></p>}
      <p class="tl-figure__basis">{props.basis}</p>
      {hasContent(props.change) && <p>{props.change}</p>}
      {props.beside && props.beside.length > 0 && <Beside of={props.label} beside={props.beside} />}
      {props.rowsHref && (
        <p>
          <a class="govuk-link" href={props.rowsHref}>Open the rows<span class="govuk-visually-hidden"> behind {props.label}</span></a>
        </p>
      )}
    </section>
  )
}

function Beside(props: { of: string; beside: readonly Comparator[] }) {
  return (
    <table class="tl-figure__beside">
      <caption class="govuk-visually-hidden">{props.of}: comparators</caption>
      <tbody>
        {props.beside.map((comparator) => (
          <tr>
            <th scope="row">{comparator.name}<span class="tl-figure__release">{comparator.release}</span></th>
            <td>{comparator.value}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

export interface FigureProps {
  id: string
  label: string
  headingLevel?: 2 | 3 | 4 | undefined
  /** Already written for people, such as `11.8`; null where there is none. */
  value: string | null
  /** `%`, ` posts`, ` children`: stands right after the value. */
  unit: string
  whyMissing?: string | undefined
  /** n of N, what they are, and the day: "54.2 of 459.1 FTE, 30 September 2025". */
  basis: ComponentChildren
  /** "Up 1.2 percentage points on 30 September 2024". */
  change?: ComponentChildren
  beside?: readonly Comparator[] | undefined
  rowsHref?: string | undefined
}

export interface Comparator {
  name: string
  value: string
  /** Which publication it is from, such as "DfE, year to 30 September 2024". */
  release: string
}
