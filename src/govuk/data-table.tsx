import type { ComponentChildren } from 'preact'
import { classNames } from './attributes.ts'
import { hasContent } from './content.ts'
import { ScrollArea } from './scroll-area.tsx'

/**
 * A table of figures: sortable by links, with a row of totals, in a scroll area on narrow screens. MoJ's sortable table sorts by script only
 * and only the rows on the page; links work everywhere, and for all rows.
 */
export function DataTable<Row>(props: DataTableProps<Row>) {
  const captionId = `${props.id}-caption`
  return (
    <ScrollArea labelledBy={captionId}>
      <table class={classNames('govuk-table tl-table', props.class)} id={props.id}>
        <caption class={`govuk-table__caption govuk-table__caption--${props.captionSize ?? 'm'}`} id={captionId}>
          <span class="tl-table__caption">
            {props.caption}
            {hasContent(props.note) && <span class="tl-table__note">{props.note}</span>}
          </span>
        </caption>
        <thead class="govuk-table__head">
          <tr class="govuk-table__row">{props.columns.map((column) => <ColumnHeader {...column} />)}</tr>
        </thead>
        <tbody class="govuk-table__body">
          {props.rows.length === 0
            ? <tr class="govuk-table__row"><td class="govuk-table__cell" colspan={props.columns.length}>{props.empty}</td></tr>
            : props.rows.map((row) => <BodyRow {...props} row={row} />)}
        </tbody>
        {props.rows.length > 0 && props.columns.some((column) => hasContent(column.total)) && <TotalRow columns={props.columns} />}
      </table>
    </ScrollArea>
  )
}

function ColumnHeader<Row>(props: Column<Row>) {
  return (
    <th scope="col" class={classNames('govuk-table__header', props.isNumeric && 'govuk-table__header--numeric')}
      aria-sort={props.sort ? props.sort.order ?? 'none' : undefined}>
      {props.sort
        ? (
          <a class="govuk-link govuk-link--no-visited-state" href={props.sort.href}>
            {props.heading}
            {props.sort.order && <span class="tl-sort__mark" aria-hidden="true">{MARKS[props.sort.order]}</span>}
          </a>
        )
        : props.heading}
    </th>
  )
}

function BodyRow<Row>(props: { columns: readonly Column<Row>[]; row: Row; isSubtotal?: ((row: Row) => boolean) | undefined }) {
  return (
    <tr class={classNames('govuk-table__row', props.isSubtotal?.(props.row) && 'tl-table__subtotal')}>
      {props.columns.map((column, index) => {
        const content = column.cell(props.row)
        return column.isRowHeader ?? index === 0
          ? <th scope="row" class={classNames('govuk-table__header', column.isNumeric && 'govuk-table__header--numeric')}>{content}</th>
          : <td class={classNames('govuk-table__cell', column.isNumeric && 'govuk-table__cell--numeric', column.noWrap && 'tl-nowrap')}>{content}</td>
      })}
    </tr>
  )
}

function TotalRow<Row>(props: { columns: readonly Column<Row>[] }) {
  return (
    <tfoot>
      <tr class="govuk-table__row tl-table__total">
        {props.columns.map((column, index) => index === 0
          ? <th scope="row" class="govuk-table__header">{column.total ?? 'Total'}</th>
          : <td class={classNames('govuk-table__cell', column.isNumeric && 'govuk-table__cell--numeric')}>{column.total}</td>)}
      </tr>
    </tfoot>
  )
}

const MARKS = { ascending: '▲', descending: '▼' }

export interface DataTableProps<Row> {
  id: string
  caption: ComponentChildren
  captionSize?: 's' | 'm' | 'l' | undefined
  /** Under the caption: unit, day, what is counted. */
  note?: ComponentChildren
  columns: readonly Column<Row>[]
  rows: readonly Row[]
  /** The sentence in place of rows. */
  empty: string
  isSubtotal?: ((row: Row) => boolean) | undefined
  class?: string | undefined
}

export interface Column<Row> {
  heading: ComponentChildren
  cell: (row: Row) => ComponentChildren
  isNumeric?: boolean | undefined
  /** For days, tags and codes, which read badly in two lines. */
  noWrap?: boolean | undefined
  /** The first column heads its rows unless told. */
  isRowHeader?: boolean | undefined
  /** The address that sorts by this column, the other way round if it does already; `order` is how the rows stand now. */
  sort?: { href: string; order?: 'ascending' | 'descending' | undefined } | undefined
  total?: ComponentChildren
}
