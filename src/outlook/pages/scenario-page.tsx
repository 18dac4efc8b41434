import { Button } from '../../govuk/button.tsx'
import { DataTable } from '../../govuk/data-table.tsx'
import { Details } from '../../govuk/details.tsx'
import { ErrorSummary } from '../../govuk/error-summary.tsx'
import { Fieldset } from '../../govuk/fieldset.tsx'
import { Input } from '../../govuk/input.tsx'
import { Select } from '../../govuk/select.tsx'
import { Textarea } from '../../govuk/textarea.tsx'
import { WarningText } from '../../govuk/warning-text.tsx'
import type { Day } from '../../time/day.ts'
import { formatDay } from '../../time/day.ts'
import { Form } from '../../web/layout/form.tsx'
import { startRunPath } from '../paths.ts'
import { evidence } from '../rules/evidence.ts'
import type { Source } from '../rules/scenario.ts'

/** A scenario: what is written in it, what it is filled with and from where, and its runs. */
export function ScenarioPage(props: ScenarioPageProps) {
  return (
    <>
      {props.problems.length > 0 && <ErrorSummary errors={props.problems.map((one) => ({ text: one.message, href: `#${one.field}` }))} />}
      <h1 class="govuk-heading-l">{props.id === null ? 'Add a scenario' : props.heading}</h1>
      {props.meanwhile && <WarningText>{props.meanwhile}</WarningText>}
      {props.id !== null && props.mayChange && props.on !== null && <Runs {...props} id={props.id} on={props.on} />}
      {props.mayChange && <Fields {...props} />}
      {props.id !== null && (
        props.fault.length > 0
          ? <WarningText>{props.fault.join(' ')}</WarningText>
          : (
            <DataTable
              id="inputs" caption="Every input and where it comes from" note={props.on === null ? undefined : `Filled from the record of ${formatDay(props.on)}`} rows={props.sources} empty="Nothing is filled yet."
              columns={[{ heading: 'Input', cell: (row) => row.input }, { heading: 'Value', cell: (row) => row.value }, { heading: 'Source', cell: (row) => row.source }]}
            />
          )
      )}
      <Details summary="What is known of each measure">
        <DataTable
          id="evidence" caption="Evidence" captionSize="s" rows={evidence} empty=""
          columns={[
            { heading: 'Measure', cell: (row) => row.label }, { heading: 'Times leaving', isNumeric: true, cell: (row) => row.median },
            { heading: '90 % interval', cell: (row) => `${row.low} to ${row.high}` }, { heading: 'Strength', cell: (row) => row.strength }, { heading: 'Source', cell: (row) => `${row.source} ${row.note}` },
          ]}
        />
      </Details>
    </>
  )
}

function Runs(props: ScenarioPageProps & { id: number; on: Day }) {
  return (
    <Form action={startRunPath(props.id)} token={props.formToken}>
      <Fieldset legend="Run it" legendSize="m">
        <Select id="kind" name="kind" label="What is asked" value="forecast" items={[{ value: 'forecast', text: 'Forecast: 10,000 futures month by month' }, { value: 'intakes', text: 'Intake options: 2,000 futures of each' }]} />
        <Input id="seed" name="seed" label="Seed" hint="The same seed gives the same answer. Leave it at 1 unless you want another draw." width="5" inputmode="numeric" value="1" />
        <Button preventDoubleClick>Run</Button>
      </Fieldset>
    </Form>
  )
}

function Fields(props: ScenarioPageProps) {
  const { fields } = props
  const field = (id: string, label: string, more: { hint?: string; width?: '2' | '3' | '4' | '5' | '10' | '20'; suffix?: string; prefix?: string } = {}) => (
    <Input id={id} name={id} label={label} hint={more.hint} width={more.width ?? '5'} value={fields[id]} suffix={more.suffix} prefix={more.prefix} inputmode={more.width === '20' ? undefined : 'decimal'} error={props.problems.find((one) => one.field === id)?.message} />
  )
  return (
    <Form action={props.action} token={props.formToken}>
      <input type="hidden" name="version" value={String(props.version)} />
      <h2 class="govuk-heading-m">What this scenario says itself</h2>
      <p class="govuk-body">Leave a field empty and it is filled from the council’s record, from published figures, or from what is usual; the list below says which.</p>
      {field('name', 'Name', { width: '20' })}
      {field('months', 'Months', { hint: '1 to 120' })}
      <Textarea id="intakes" name="intakes" label="Intakes" hint="One a line: month, offers, and “every year” where it returns. For example, 2027-01 15 every year" rows={4} value={fields['intakes']} error={props.problems.find((one) => one.field === 'intakes')?.message} />
      {field('places', 'Programme places', { hint: 'Left empty: those of the academy’s mentors, month by month' })}
      {field('lead-span', 'People that one practice lead takes', { hint: 'Left empty: no bound' })}
      {field('assessor-hours', 'Hours of assessors a month')}
      {field('hours-each', 'Hours of an assessor that each person needs a month')}
      {field('children', 'Children to be held')}
      {field('agency-cost', 'Cost of an agency worker a year', { prefix: '£', width: '10' })}
      {field('short-cost', 'Cost a year of one too few', { prefix: '£', width: '10' })}
      {field('over-cost', 'Cost a year of one too many', { prefix: '£', width: '10' })}
      <Fieldset legend="Limits of an intake" legendSize="m">
        {field('limit-vacancies', 'At most this many vacancies')}
        {field('limit-month', 'in month', { hint: 'Counted from the first month' })}
        {field('limit-chance', 'with at least this chance', { suffix: '%' })}
        {field('limit-support', 'Short of support in any month: chance at most', { suffix: '%' })}
        {field('limit-over', 'Over establishment: at most this many people')}
        {field('limit-over-chance', 'more than that: chance at most', { suffix: '%' })}
      </Fieldset>
      <Fieldset legend="Measures that may keep people" legendSize="m">
        <p class="govuk-body">Write the month in which it begins, such as 2027-01, or leave it empty.</p>
        {evidence.map((lever) => field(`lever-${lever.key}`, lever.label, { hint: `Times leaving ${lever.median} (90 %: ${lever.low} to ${lever.high}). ${lever.strength}.`, width: '10' }))}
        {field('payment', 'Retention payment to each a year', { prefix: '£' })}
      </Fieldset>
      <Button preventDoubleClick>Save the scenario</Button>
    </Form>
  )
}

export type ScenarioPageProps = {
  id: number | null
  heading: string
  action: string
  version: number
  fields: Readonly<Record<string, string>>
  problems: readonly { field: string; message: string }[]
  meanwhile: string | null
  mayChange: boolean
  on: Day | null
  sources: readonly Source[]
  /** Why it cannot run. */
  fault: readonly string[]
  formToken: string
}
