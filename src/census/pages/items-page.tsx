import { Button } from '../../govuk/button.tsx'
import { ErrorSummary } from '../../govuk/error-summary.tsx'
import { Input } from '../../govuk/input.tsx'
import { Radios } from '../../govuk/radios.tsx'
import { SummaryList } from '../../govuk/summary-list.tsx'
import { Textarea } from '../../govuk/textarea.tsx'
import { Form } from '../../web/layout/form.tsx'
import { itemsPath } from '../paths.ts'
import type { Code, LayoutItem } from '../rules/layout.ts'
import { StaleNotice } from './stale-notice.tsx'

/** The authority's block: what the record gives, and what a person types; the typed value stands above the record's. */
export function ItemsPage(props: ItemsPageProps) {
  const message = (item: LayoutItem) => props.errors.find((error) => error.field === item.name)?.message
  return (
    <>
      {props.errors.length > 0 && <ErrorSummary errors={props.errors.map((error) => ({ text: error.message, href: `#${error.field}` }))} />}
      <StaleNotice stale={props.stale}>
        {props.staleItems.length > 0 && <SummaryList rows={props.staleItems.map(({ label, value }) => ({ key: label, value }))} />}
      </StaleNotice>
      <span class="govuk-caption-l">Census return {props.year}</span>
      <h1 class="govuk-heading-l">The authority's items</h1>
      {!props.mayPrepare && <SummaryList rows={props.items.map(({ item, value, source }) => ({ key: item.label, value: value === null ? 'Missing' : `${meaning(props, item, value)} (${source})` }))} />}
      {props.mayPrepare && (
        <Form action={itemsPath(props.year)} token={props.formToken}>
          <input type="hidden" name="version" value={String(props.version)} />
          <h2 class="govuk-heading-m">Vacancies and agency cover</h2>
          <p class="govuk-body">Leave a box empty to send what the record gives. Vacancies include those that agency workers cover and those that are not being recruited to.</p>
          {props.items.filter(({ item }) => item.format.kind === 'number').map(({ item, value, source }) => (
            <Input name={item.name} label={`${item.label}, if not as the record gives it`} width="10" inputmode="decimal" value={props.values[item.name]} error={message(item)}
              hint={source === 'typed on this desk' ? 'Typed here. Empty the box to go back to the record.' : value === null ? 'The record gives none.' : `The record gives ${value}, from ${source}.`} />
          ))}
          {props.items.some(({ item }) => item.format.kind === 'code') && (
            <>
              <h2 class="govuk-heading-m">What the authority pays</h2>
              {props.items.filter(({ item }) => item.format.kind === 'code').map(({ item }) => (
                <Radios name={item.name} idPrefix={item.name} fieldset={{ legend: item.label, legendSize: 's' }} class="govuk-radios--small" value={props.values[item.name]} error={message(item)}
                  items={(props.codes[item.name] ?? []).map(({ code, label }) => ({ value: code, text: label }))} />
              ))}
            </>
          )}
          {props.items.filter(({ item }) => item.format.kind === 'text').map(({ item }) => (
            <Textarea name={item.name} label={item.label} hint="Allowances and payments that are not above. Mileage and subsistence are not asked for. Write None if there are none." value={props.values[item.name]} error={message(item)} />
          ))}
          <Button preventDoubleClick>Save the items</Button>
        </Form>
      )}
    </>
  )
}

function meaning(props: ItemsPageProps, item: LayoutItem, value: string): string {
  return props.codes[item.name]?.find((one) => one.code === value)?.label ?? value
}

export type ItemsPageProps = {
  year: number
  items: readonly { item: LayoutItem; value: string | null; source: string | null }[]
  codes: Readonly<Record<string, readonly Code[]>>
  values: Readonly<Record<string, string>>
  version: number
  mayPrepare: boolean
  errors: readonly { field: string; message: string }[]
  stale: { by: string; at: Date; now: string } | null
  staleItems: readonly { label: string; value: string }[]
  formToken: string
}
