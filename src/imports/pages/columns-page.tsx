import { Button } from '../../govuk/button.tsx'
import { Checkboxes } from '../../govuk/checkboxes.tsx'
import { DateInput } from '../../govuk/date-input.tsx'
import { Details } from '../../govuk/details.tsx'
import { FilterForm } from '../../govuk/filter-form.tsx'
import { ErrorSummary } from '../../govuk/error-summary.tsx'
import { Radios } from '../../govuk/radios.tsx'
import { Select } from '../../govuk/select.tsx'
import { DFE_ROLES } from '../../measures/rules/population.ts'
import { Form } from '../../web/layout/form.tsx'
import { columnsPath } from '../paths.ts'

/** Which column is which: the guesses are filled in, and what is chosen is kept for the next file of the kind. */
export function ColumnsPage(props: ColumnsPageProps) {
  const { survey } = props
  const headers = survey.headers.map(({ header }) => ({ value: header, text: header }))
  const fitting = props.readsSeveral ? survey.others.filter((other) => other.fits) : []
  const found = survey.columns.filter((column) => column.header !== null || column.isRequired || props.chosen[`column-${column.key}`] !== undefined)
  const others = survey.columns.filter((column) => !found.includes(column))
  const dates = survey.columns.filter((column) => column.dates !== null)
  const unknown = survey.roles.filter((role) => role.role === null)
  return (
    <>
      {props.errors.length > 0 && <ErrorSummary errors={props.errors.map((error) => ({ text: error.message, href: `#${error.field}` }))} />}
      <h1 class="govuk-heading-l">Which column is which?</h1>
      {survey.sheet !== null && (
        <FilterForm id="sheets" heading="Which sheet?" action={columnsPath(props.importId)} buttonText="Show its columns">
          <Select id="choose-sheet" name="sheet" label="Sheet" items={[survey.sheet, ...survey.others.map((other) => other.name)].map((name) => ({ value: name, text: name }))} value={survey.sheet} />
        </FilterForm>
      )}
      <p class="govuk-body">{props.fileName}{survey.sheet === null ? '' : `, sheet “${survey.sheet}”`}: the headers are in row {survey.headerRow}. The guesses are filled in; your choices are kept for the next file of this kind.</p>
      <Form action={columnsPath(props.importId)} token={props.formToken}>
        <DateInput
          id="as-of"
          namePrefix="as-of"
          fieldset={{ legend: 'Which day does the file speak of?', legendSize: 'm' }}
          hint="The day on which the extract was made."
          values={{ day: props.asOf.day, month: props.asOf.month, year: props.asOf.year }}
          error={props.errors.find((error) => error.field === 'as-of')?.message}
        />
        {survey.sheet !== null && <input type="hidden" name="sheet" value={survey.sheet} />}
        {fitting.length > 0 && (
          <Checkboxes
            name="also"
            idPrefix="also"
            fieldset={{ legend: 'Read other sheets too?', legendSize: 'm' }}
            hint="They have the columns that are needed, under the same headers: leavers beside staff, say."
            items={fitting.map((other, at) => ({ name: `also-${at}`, value: other.name, text: other.name, checked: props.chosen[`also-${at}`] === other.name || (props.chosen['sheet'] === undefined && other.isChosen) }))}
          />
        )}
        <h2 class="govuk-heading-m">Columns</h2>
        {found.map((column) => <ColumnChoice column={column} headers={headers} chosen={props.chosen} />)}
        {others.length > 0 && (
          <Details summary={`${others.length} more columns that were not found`}>
            {others.map((column) => <ColumnChoice column={column} headers={headers} chosen={props.chosen} />)}
          </Details>
        )}
        {dates.length > 0 && <h2 class="govuk-heading-m">Dates</h2>}
        {dates.map((column) => (
          <Select
            id={`dates-${column.key}`}
            name={`dates-${column.key}`}
            label={`${column.label}: ${column.header ?? ''}`}
            hint={column.dates?.evidence}
            items={[...(column.dates?.needsChoice ? [{ value: '', text: 'Choose how the dates are written' }] : []), ...ORDERS]}
            value={props.chosen[`dates-${column.key}`] ?? (column.dates?.needsChoice ? '' : column.dates?.order)}
            error={props.errors.find((error) => error.field === `dates-${column.key}`)?.message}
          />
        ))}
        {props.asksEnd && (
          <Radios
            name="end-means"
            idPrefix="end-means"
            fieldset={{ legend: 'What is an end date in this file?', legendSize: 'm' }}
            hint="Left open, it is taken as the day after where nine in ten ends are the start of the next."
            items={[
              { value: 'last-day', text: 'The last day worked', checked: props.chosen['end-means'] === 'last-day' },
              { value: 'day-after', text: 'The first day after it', checked: props.chosen['end-means'] === 'day-after' },
              { value: '', text: 'Work it out from the file', checked: (props.chosen['end-means'] ?? '') === '' },
            ]}
          />
        )}
        {unknown.length > 0 && (
          <>
            <h2 class="govuk-heading-m">Role titles whose words do not say</h2>
            <p class="govuk-body">{survey.roles.length - unknown.length} titles were understood. A title left open counts in no DfE role.</p>
            {unknown.slice(0, 40).map((role, at) => (
              <>
                <input type="hidden" name={`title-${at}`} value={role.title} />
                <Select id={`role-${at}`} name={`role-${at}`} label={`${role.title} (${role.count})`} items={ROLES} value={props.chosen[`role-${at}`] ?? ''} />
              </>
            ))}
          </>
        )}
        <Button preventDoubleClick>Read the file</Button>
      </Form>
    </>
  )
}

function ColumnChoice(props: { column: ColumnsPageProps['survey']['columns'][number]; headers: readonly { value: string; text: string }[]; chosen: Readonly<Record<string, string>> }) {
  const { column } = props
  const id = `column-${column.key}`
  return (
    <Select
      id={id}
      name={id}
      label={column.isRequired ? column.label : `${column.label} (optional)`}
      hint={column.samples.length > 0 ? `For example ${column.samples.join(', ')}` : undefined}
      // a guess that is wrong is taken back; a column that was not found needs no word
      items={[{ value: column.header === null ? '' : NOT_HERE, text: 'Not in this file' }, ...props.headers]}
      value={props.chosen[id] ?? column.header ?? ''}
    />
  )
}

/** What the form sends where the guess of a column is wrong: the file does not have it. */
export const NOT_HERE = '-'

const ORDERS = [
  { value: 'day-first', text: 'Day first: 31/01/2026' },
  { value: 'month-first', text: 'Month first: 01/31/2026' },
  { value: 'iso', text: 'Year first: 2026-01-31' },
  { value: 'serial-1900', text: 'Dates of the spreadsheet' },
  { value: 'serial-1904', text: 'Dates of the spreadsheet, counted from 1904' },
]

const ROLES = [
  { value: '', text: 'Leave open' },
  ...Object.entries(DFE_ROLES).map(([value, text]) => ({ value, text })),
  { value: '0', text: 'No social work role' },
]

export type ColumnsPageProps = {
  importId: number
  fileName: string
  survey: {
    sheet: string | null
    others: readonly { name: string; fits: boolean; isChosen: boolean }[]
    headerRow: number
    headers: readonly { header: string; samples: readonly string[] }[]
    columns: readonly { key: string; label: string; isRequired: boolean; header: string | null; samples: readonly string[]; dates: { order: string; evidence: string; needsChoice: boolean } | null }[]
    roles: readonly { title: string; count: number; role: number | null }[]
  }
  asOf: { day: string; month: string; year: string }
  asksEnd: boolean
  /** Whether several sheets may be read one after another. */
  readsSeveral: boolean
  /** The user's own strings, where the form comes back. */
  chosen: Readonly<Record<string, string>>
  errors: readonly { field: string; message: string }[]
  formToken: string
}
