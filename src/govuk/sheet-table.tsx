import type { ComponentChildren } from 'preact'
import type { Sheet, SheetColumn } from '../files/sheet.ts'
import { shortDay, type Day } from '../time/day.ts'
import { DataTable } from './data-table.tsx'

/** A sheet on a page: the same columns and rows as its file, sorted by links, with the links to the file below. */
export function SheetTable<Row>(props: SheetTableProps<Row>) {
  const { sheet, address } = props
  const columns = sheet.columns.filter(({ key }) => !props.omitted?.includes(key))
  return (
    <>
      <DataTable
        id={props.id}
        caption={props.caption}
        note={props.note}
        rows={sheet.rows}
        empty={props.empty}
        isSubtotal={props.isSubtotal}
        class={props.isDense ? 'tl-table--dense' : undefined}
        columns={columns.map((column) => ({
          heading: column.title,
          isNumeric: column.kind === 'number',
          noWrap: column.kind === 'day',
          cell: (row: Row) => props.cells?.[column.key]?.(row) ?? shown(column, row),
          total: props.totals?.[column.key],
          ...(props.isSortable === false ? {} : { sort: { href: sortHref(address, column.key), order: orderOf(address, column.key) } }),
        }))}
      />
      {props.hasFiles !== false && sheet.rows.length > 0 && <FileLinks of={props.caption} address={address} />}
    </>
  )
}

/** The page's table as a file: same rows, same order, same scope. */
export function FileLinks(props: { of: ComponentChildren; address: PageAddress }) {
  return (
    <p class="govuk-body tl-no-print">
      Download <span class="govuk-visually-hidden">{props.of} </span>as{' '}
      <a class="govuk-link" href={hrefWith(props.address, { format: 'xlsx' })}>Excel</a> or{' '}
      <a class="govuk-link" href={hrefWith(props.address, { format: 'csv' })}>CSV</a>
    </p>
  )
}

/** The page's own address with some of its query changed; null takes a part out. */
export function hrefWith(address: PageAddress, change: Readonly<Record<string, string | null>>): string {
  const query = new URLSearchParams()
  for (const [name, value] of Object.entries({ ...address.query, ...change })) if (value !== null && value !== '') query.set(name, value)
  const text = query.toString()
  return text === '' ? address.path : `${address.path}?${text}`
}

function sortHref(address: PageAddress, key: string): string {
  return hrefWith(address, { sort: address.query['sort'] === key ? `-${key}` : key })
}

function orderOf(address: PageAddress, key: string): 'ascending' | 'descending' | undefined {
  if (address.query['sort'] === key) return 'ascending'
  return address.query['sort'] === `-${key}` ? 'descending' : undefined
}

function shown<Row>(column: SheetColumn<Row>, row: Row): ComponentChildren {
  const value = column.value(row)
  if (value === null) return ''
  if (column.kind === 'day') return shortDay(value as Day)
  if (typeof value !== 'number') return value
  return value.toLocaleString('en-GB', { minimumFractionDigits: column.decimals ?? 0, maximumFractionDigits: column.decimals ?? 0 })
}

export interface SheetTableProps<Row> {
  id: string
  caption: ComponentChildren
  note?: ComponentChildren
  sheet: Sheet<Row>
  address: PageAddress
  empty: string
  /** What stands in a cell instead of its plain text: the same text as a link, for example. */
  cells?: Readonly<Record<string, (row: Row) => ComponentChildren>> | undefined
  totals?: Readonly<Record<string, ComponentChildren>> | undefined
  isSubtotal?: ((row: Row) => boolean) | undefined
  /** Columns of the file that the page says in another way. */
  omitted?: readonly string[] | undefined
  /** Smaller letters, for boards of a dozen columns. */
  isDense?: boolean | undefined
  isSortable?: boolean | undefined
  hasFiles?: boolean | undefined
}

/** Where the page is: its links keep what is chosen. */
export interface PageAddress {
  path: string
  query: Readonly<Record<string, string>>
}
