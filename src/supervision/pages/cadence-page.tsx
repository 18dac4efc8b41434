import { Button } from '../../govuk/button.tsx'
import { DataTable } from '../../govuk/data-table.tsx'
import { DateInput } from '../../govuk/date-input.tsx'
import { ErrorSummary } from '../../govuk/error-summary.tsx'
import { Select } from '../../govuk/select.tsx'
import { formatDay, type Day } from '../../time/day.ts'
import { Form } from '../../web/layout/form.tsx'
import { cadencePath } from '../paths.ts'
import { describeFrequency, groupLabels, type Cadence, type SupervisionGroup } from '../rules/cadence.ts'
import { CountingRule } from './held-sentence.tsx'

/** How often each group is supervised, from which day on. Earlier days keep the promise that was in force. */
export function CadencePage(props: CadenceProps) {
  const problem = (field: string) => props.problems.find((one) => one.field === field || one.field.startsWith(`${field}-`))?.message
  const groups = Object.keys(groupLabels) as SupervisionGroup[]
  return (
    <>
      {props.problems.length > 0 && <ErrorSummary errors={props.problems.map((one) => ({ text: one.message, href: `#${one.field}` }))} />}
      <h1 class="govuk-heading-l">How often supervision is asked for</h1>
      <p class="govuk-body">Who is on a programme has the programme’s own phases for as long as it runs. Everybody else has what stands here.</p>
      <DataTable
        id="versions" caption="In force" rows={props.versions} empty=""
        columns={[
          { heading: 'From', cell: (version) => (version.validFrom === null ? 'Until set otherwise' : formatDay(version.validFrom)), noWrap: true },
          ...groups.map((group) => ({ heading: groupLabels[group], cell: (version: CadenceVersion) => describeFrequency(version.cadence.groups[group]) })),
          { heading: 'Case mapping', cell: (version) => describeFrequency(version.cadence.caseMapping) },
          { heading: 'Set by', cell: (version) => version.madeBy },
        ]}
      />
      {props.maySet && (
        <Form action={cadencePath} token={props.formToken}>
          <h2 class="govuk-heading-m">Set it from a day on</h2>
          {[...groups.map((group) => ({ name: group, label: groupLabels[group] })), { name: 'case-mapping', label: 'Case mapping by mentors' }].map(({ name, label }) => (
            <Select id={name} name={name} label={label} value={props.fields[name]} error={problem(name)} items={props.frequencies} />
          ))}
          <DateInput id="from" namePrefix="from" fieldset={{ legend: 'From which day?', legendSize: 's' }} values={{ day: props.fields['from-day'], month: props.fields['from-month'], year: props.fields['from-year'] }} error={problem('from')} />
          <Button preventDoubleClick>Set</Button>
        </Form>
      )}
      <CountingRule on={props.on} />
    </>
  )
}

export type CadenceVersion = { validFrom: Day | null; cadence: Cadence; madeBy: string }
export type CadenceProps = {
  on: Day
  versions: readonly CadenceVersion[]
  maySet: boolean
  frequencies: readonly { value: string; text: string }[]
  fields: Readonly<Record<string, string>>
  problems: readonly { field: string; message: string }[]
  formToken: string
}
