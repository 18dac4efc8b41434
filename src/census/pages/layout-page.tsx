import { Button } from '../../govuk/button.tsx'
import { DataTable } from '../../govuk/data-table.tsx'
import { Details } from '../../govuk/details.tsx'
import { ErrorSummary } from '../../govuk/error-summary.tsx'
import { SummaryList } from '../../govuk/summary-list.tsx'
import { Textarea } from '../../govuk/textarea.tsx'
import { Form } from '../../web/layout/form.tsx'
import { layoutPath } from '../paths.ts'
import type { CensusLayout, ItemFormat, LayoutItem } from '../rules/layout.ts'
import { StaleNotice } from './stale-notice.tsx'
import { UnverifiedNotice } from './unverified-notice.tsx'

/** The layout of a year as data: to read where it is known, to edit where nobody has verified it. */
export function LayoutPage(props: LayoutPageProps) {
  const { layout } = props
  const items = [...layout.laBlock.items.map((item) => ({ block: layout.laBlock.element, item })), ...layout.workerItems.map((item) => ({ block: 'CSWWWorker', item }))]
  return (
    <>
      {props.errors.length > 0 && <ErrorSummary errors={props.errors.map((error) => ({ text: error.field === 'layout' ? error.message : `${error.field}: ${error.message}`, href: '#layout' }))} />}
      <StaleNotice stale={props.stale} />
      <h1 class="govuk-heading-l">Layout of the census return {props.year}</h1>
      {layout.status === 'unverified' && <UnverifiedNotice year={props.year} source={layout.source} />}
      <SummaryList
        rows={[
          { key: 'Status', value: layout.status === 'known' ? 'Known' : 'Unverified' },
          { key: 'Source', value: layout.source },
          { key: 'Changed here', value: props.change ?? 'No: as it was shipped' },
        ]}
      />
      <DataTable
        id="layout-items"
        caption="Items in the order of the file"
        rows={items}
        empty=""
        columns={[
          { heading: 'Element', cell: ({ item }) => <code>{item.element}</code> },
          { heading: 'Block', cell: ({ block }) => block },
          { heading: 'What it is', cell: ({ item }) => item.label },
          { heading: 'Format', cell: ({ item }) => formatText(item.format) },
          { heading: 'Given by', cell: ({ item }) => GIVEN_BY[item.givenBy] },
        ]}
      />
      {props.mayEdit && (
        <Details summary="Edit the layout" open={props.errors.length > 0 || props.stale !== null}>
          <Form action={layoutPath(props.year)} token={props.formToken}>
            <input type="hidden" name="version" value={String(props.version)} />
            <Textarea name="layout" rows={24} spellcheck={false} class="tl-code" label="Layout as JSON"
              hint="Change elements, items and code sets as DfE's document has them, and its source. Write the status &quot;known&quot; once somebody has checked all of it." value={props.text} error={props.errors[0]?.message} />
            <Button preventDoubleClick>Save the layout</Button>
          </Form>
        </Details>
      )}
    </>
  )
}

function formatText(format: ItemFormat): string {
  if (format.kind === 'code') return `code (${format.codeSet})`
  if (format.kind === 'number') return `number, ${format.decimals} decimals${format.most === null ? '' : `, at most ${format.most}`}`
  return format.kind === 'text' ? `text, at most ${format.longest}` : format.kind
}

const GIVEN_BY: Readonly<Record<LayoutItem['givenBy'], string>> = {
  la: 'every authority', everyone: 'everyone', 'non-agency': 'everyone but agency workers', leavers: 'leavers', 'all but leavers': 'everyone but leavers', voluntary: 'voluntary',
}

export type LayoutPageProps = {
  year: number; layout: CensusLayout; change: string | null; text: string; version: number; mayEdit: boolean
  errors: readonly { field: string; message: string }[]; stale: { by: string; at: Date; now: string } | null; formToken: string
}
