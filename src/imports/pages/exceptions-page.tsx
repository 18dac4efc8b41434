import { Button } from '../../govuk/button.tsx'
import { DataTable } from '../../govuk/data-table.tsx'
import { ErrorSummary } from '../../govuk/error-summary.tsx'
import { FilterForm } from '../../govuk/filter-form.tsx'
import { Input } from '../../govuk/input.tsx'
import { Radios } from '../../govuk/radios.tsx'
import { Select } from '../../govuk/select.tsx'
import { SummaryList } from '../../govuk/summary-list.tsx'
import { daysBetween, type Day } from '../../time/day.ts'
import { Form } from '../../web/layout/form.tsx'
import { decidePath, exceptionPath, exceptionsPath } from '../paths.ts'
import type { Exception, ExceptionKind } from '../rules/exceptions.ts'

/** What does not match between the files, worked down from the top: cases with a leaver first. */
export function ExceptionsPage(props: ExceptionsPageProps) {
  return (
    <>
      <h1 class="govuk-heading-l">Exceptions</h1>
      <p class="govuk-body">What the files do not agree on, or do not say. A decision is kept and outlasts every file.</p>
      <FilterForm id="exceptions-filter" action={exceptionsPath}>
        <Select id="kind" name="kind" label="Kind" items={[{ value: '', text: 'All kinds' }, ...KINDS.map(([value, text]) => ({ value, text: `${text} (${props.counts[value] ?? 0})` }))]} value={props.kind ?? ''} />
      </FilterForm>
      <DataTable
        id="exceptions"
        caption={props.total === 1 ? '1 exception' : `${props.total} exceptions`}
        note={props.rows.length < props.total ? `The first ${props.rows.length}.` : undefined}
        rows={props.rows}
        empty="Nothing is open: the files agree, or everything was decided."
        columns={[
          { heading: 'What', cell: (row) => <a class="govuk-link" href={exceptionPath(row.kind, row.subject)}>{row.what}</a> },
          { heading: 'Kind', cell: (row) => labelOf(row.kind) },
          { heading: 'What it says', cell: (row) => row.says },
          { heading: 'Suggestion', cell: (row) => (row.suggestion === null ? '' : `${row.suggestion.name ?? ANSWERS[row.suggestion.answer]}: ${row.suggestion.why}`) },
          { heading: 'Children', cell: (row) => row.children + row.households || '', isNumeric: true },
          { heading: 'Days', cell: (row) => (row.since === null ? '' : daysBetween(row.since, props.on)), isNumeric: true },
          { heading: 'File', cell: (row) => row.source, noWrap: true },
        ]}
      />
    </>
  )
}

/** One exception: what is known, what is suggested, and the decision. */
export function ExceptionPage(props: ExceptionPageProps) {
  const { exception } = props
  const chosen = props.fields['answer'] ?? (exception.suggestion === null ? '' : exception.suggestion.answer)
  return (
    <>
      {props.errors.length > 0 && <ErrorSummary errors={props.errors.map((error) => ({ text: error.message, href: `#${error.field}` }))} />}
      <h1 class="govuk-heading-l">{exception.what}</h1>
      <SummaryList
        rows={[
          { key: 'Kind', value: labelOf(exception.kind) },
          { key: 'What it says', value: exception.says },
          { key: 'Children held', value: exception.children },
          { key: 'Carer households held', value: exception.households },
          { key: 'Team', value: exception.team ?? 'not said' },
          { key: 'File', value: exception.source },
        ]}
      />
      <Form action={decidePath} token={props.formToken}>
        <input type="hidden" name="kind" value={exception.kind} />
        <input type="hidden" name="subject" value={exception.subject} />
        <Radios
          name="answer"
          idPrefix="answer"
          fieldset={{ legend: 'What is it?', legendSize: 'm' }}
          error={messageFor(props, 'answer')}
          items={answersFor(exception).map(([value, text]) => ({
            value,
            text,
            checked: chosen === value,
            ...(exception.suggestion?.answer === value ? { hint: `Suggested: ${exception.suggestion.why}` } : {}),
          }))}
        />
        {isHolder(exception.kind) && (
          <Input
            id="identifier"
            name="identifier"
            label="Registration or staff number of the person"
            hint="Only where it is a person in the record, such as SW1234 or 00871."
            width="20"
            value={props.fields['identifier'] ?? exception.suggestion?.identifier?.replace(/^\w+:/, '') ?? ''}
            error={messageFor(props, 'identifier')}
          />
        )}
        <Input id="reason" name="reason" label="Reason, where it is set aside" value={props.fields['reason'] ?? ''} error={messageFor(props, 'reason')} />
        {props.alike > 1 && (
          <Radios
            name="alike"
            idPrefix="alike"
            fieldset={{ legend: 'Decide all alike?', legendSize: 's' }}
            items={[
              { value: 'one', text: 'Only this one', checked: props.fields['alike'] !== 'all' },
              { value: 'all', text: `All ${props.alike} that are alike`, checked: props.fields['alike'] === 'all' },
            ]}
          />
        )}
        <Button preventDoubleClick>Keep the decision</Button>
      </Form>
    </>
  )
}

export function answersFor(exception: Exception): readonly (readonly [string, string])[] {
  if (isHolder(exception.kind)) {
    return [
      ['person', exception.suggestion?.name ? `A person in the record: ${exception.suggestion.name}` : 'A person in the record'],
      ['not-a-person', 'Not a person: a tray or an inbox'],
      ['not-social-worker', 'Not a social worker: a personal adviser, family support'],
      ['ignore', 'Set aside, with a reason'],
    ]
  }
  if (exception.kind === 'same-person-twice') return [['same', 'The same person'], ['different', 'Two people'], ['ignore', 'Set aside, with a reason']]
  return [['ignore', 'Set aside, with a reason']]
}

function isHolder(kind: ExceptionKind): boolean {
  return kind === 'unmatched-worker' || kind === 'holder-unknown'
}

function labelOf(kind: ExceptionKind): string {
  return KINDS.find(([value]) => value === kind)?.[1] ?? kind
}

function messageFor(props: ExceptionPageProps, field: string): string | undefined {
  return props.errors.find((error) => error.field === field)?.message
}

const KINDS: readonly (readonly [ExceptionKind, string])[] = [
  ['cases-with-leaver', 'Cases with a leaver'],
  ['unmatched-worker', 'Unmatched worker'],
  ['holder-unknown', 'Case holder unknown to HR'],
  ['agency-unknown', 'Agency worker unknown'],
  ['same-person-twice', 'Same person twice'],
  ['vanished', 'Left out of a complete file'],
  ['no-cases', 'Case holder with no cases'],
  ['conflict', 'Files disagree'],
]

const ANSWERS = { person: 'a person', 'not-a-person': 'not a person', same: 'the same person' } as const

export type ExceptionsPageProps = { rows: readonly Exception[]; total: number; counts: Readonly<Record<string, number>>; kind: string | null; on: Day }
export type ExceptionPageProps = {
  exception: Exception
  alike: number
  fields: Readonly<Record<string, string>>
  errors: readonly { field: string; message: string }[]
  formToken: string
}
