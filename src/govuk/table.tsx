import type { ComponentChildren } from 'preact'
import { classNames } from './attributes.ts'
import type { Attributes, Extra } from './attributes.ts'
import { hasContent } from './content.ts'

export function Table(props: TableProps) {
  return (
    <table class={classNames('govuk-table', props.class)} {...props.attributes}>
      {hasContent(props.caption) && (
        <caption class={classNames('govuk-table__caption', props.captionSize && `govuk-table__caption--${props.captionSize}`, props.captionClass)}>
          {props.caption}
        </caption>
      )}
      {props.head && (
        <thead class="govuk-table__head">
          <tr class="govuk-table__row">
            {props.head.map((cell) => <th scope="col" {...cellAttributes(cell, 'govuk-table__header')}>{contentOf(cell)}</th>)}
          </tr>
        </thead>
      )}
      <tbody class="govuk-table__body">
        {props.rows.map((row) => (
          <tr class="govuk-table__row">
            {row.map((cell, index) => index === 0 && props.firstCellIsHeader
              ? <th scope="row" {...cellAttributes(cell, 'govuk-table__header')}>{contentOf(cell)}</th>
              : <td {...cellAttributes(cell, 'govuk-table__cell')}>{contentOf(cell)}</td>)}
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function cellAttributes(cell: Cell, base: string) {
  const { class: name, isNumeric, colspan, rowspan, attributes } = isFormatted(cell) ? cell : ({} as Partial<CellWithFormat>)
  return { class: classNames(base, isNumeric && `${base}--numeric`, name), colspan, rowspan, ...attributes }
}

function contentOf(cell: Cell): ComponentChildren {
  return isFormatted(cell) ? cell.content : cell
}

function isFormatted(cell: Cell): cell is CellWithFormat {
  return typeof cell === 'object' && cell !== null && 'content' in cell
}

export interface TableProps extends Extra {
  caption?: ComponentChildren
  captionSize?: 's' | 'm' | 'l' | 'xl' | undefined
  captionClass?: string | undefined
  head?: readonly Cell[] | undefined
  rows: readonly (readonly Cell[])[]
  firstCellIsHeader?: boolean | undefined
}

export type Cell = ComponentChildren | CellWithFormat

export interface CellWithFormat {
  content: ComponentChildren
  isNumeric?: boolean | undefined
  class?: string | undefined
  colspan?: number | undefined
  rowspan?: number | undefined
  attributes?: Attributes | undefined
}
