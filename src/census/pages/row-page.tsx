import { DataTable } from '../../govuk/data-table.tsx'
import { Tag } from '../../govuk/tag.tsx'
import type { ItemOfRow } from '../rules/why-missing.ts'

/** One worker of the return: every item with its value, or why there is none and where it is mended. */
export function RowPage(props: RowPageProps) {
  const needed = props.items.filter((item) => item.missing?.isNeeded)
  return (
    <>
      <span class="govuk-caption-l">Census return {props.year}</span>
      <h1 class="govuk-heading-l">{props.who}</h1>
      <p class="govuk-body">
        {needed.length === 0 ? 'Every item that DfE asks for is given.' : `${needed.length} ${needed.length === 1 ? 'item' : 'items'} that DfE asks for ${needed.length === 1 ? 'is' : 'are'} missing.`}{' '}
        <a class="govuk-link" href={props.personHref}>Open the person</a>
      </p>
      <DataTable
        id="items"
        caption="Items"
        rows={props.items}
        empty=""
        columns={[
          { heading: 'Item', cell: (item) => item.label },
          { heading: 'Element', cell: (item) => <code>{item.element}</code> },
          { heading: 'Value', cell: (item) => (item.value === null ? <MissingTag item={item} /> : `${item.value}${item.meaning === null ? '' : ` (${item.meaning})`}`) },
          { heading: 'Why there is none', cell: (item) => item.missing?.why ?? '' },
          { heading: 'Mend it on', cell: (item) => mendLink(item, props.personHref) },
        ]}
      />
    </>
  )
}

function MissingTag(props: { item: ItemOfRow }) {
  return props.item.missing?.isNeeded ? <Tag colour="red">Missing</Tag> : <>Not asked</>
}

function mendLink(item: ItemOfRow, personHref: string) {
  if (item.missing?.mend === 'person') return <a class="govuk-link" href={personHref}>The person's page</a>
  return item.missing?.mend === 'data' ? <a class="govuk-link" href="/data">Data</a> : ''
}

export type RowPageProps = { year: number; who: string; personHref: string; items: readonly ItemOfRow[] }
