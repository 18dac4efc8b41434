import { Button } from '../../govuk/button.tsx'
import { DataTable } from '../../govuk/data-table.tsx'
import { DateInput } from '../../govuk/date-input.tsx'
import { ErrorSummary } from '../../govuk/error-summary.tsx'
import { FilterForm } from '../../govuk/filter-form.tsx'
import { Bare } from '../../govuk/input.tsx'
import { Select } from '../../govuk/select.tsx'
import { shortDay, type Day } from '../../time/day.ts'
import { Form } from '../../web/layout/form.tsx'
import { typeCountsPath } from '../paths.ts'

/** Eight numbers in a minute, for a council that has no allocation file yet: a team's workers, children and families. */
export function TypeCountsPage(props: TypeCountsPageProps) {
  const { team } = props
  return (
    <>
      {props.errors.length > 0 && <ErrorSummary errors={props.errors.map((error) => ({ text: error.message, href: `#${error.field}` }))} />}
      <h1 class="govuk-heading-l">Count cases by hand</h1>
      <p class="govuk-body">For a council that has no allocation file yet. You see what would change before it is applied. Type numbers only: no name and no reference of a child.</p>
      <FilterForm id="choose-team" heading="Choose a team" action={typeCountsPath} buttonText="Show">
        <Select name="team" label="Team" value={team === null ? '' : String(team.id)} items={[{ value: '', text: 'Choose a team' }, ...props.teams.map(({ id, name }) => ({ value: String(id), text: name }))]} />
      </FilterForm>
      {team !== null && (props.workers.length === 0
        ? <p class="govuk-body">Nobody works in {team.name} on this day, as far as the HR extract says.</p>
        : <CountForm {...props} team={team} />)}
    </>
  )
}

function CountForm(props: TypeCountsPageProps & { team: { id: number; name: string } }) {
  const messageFor = (field: string) => props.errors.find((error) => error.field === field || error.field.startsWith(`${field}-`))?.message
  const cell = (kind: 'children' | 'families', worker: TypedWorker) => {
    const field = `${kind}-${worker.personId}`
    return <Bare id={field} name={field} width="3" inputmode="numeric" value={props.fields[field] ?? ''} error={messageFor(field)} attributes={{ 'aria-label': `${kind === 'children' ? 'Children' : 'Families'} of ${worker.name}` }} />
  }
  return (
    <Form action={typeCountsPath} token={props.formToken}>
      <input type="hidden" name="team" value={String(props.team.id)} />
      <DateInput id="on" namePrefix="on" fieldset={{ legend: 'Which day do the numbers speak of?', legendSize: 's' }} error={messageFor('on')}
        values={{ day: props.fields['on-day'], month: props.fields['on-month'], year: props.fields['on-year'] }} />
      <DataTable
        id="counts" caption={props.team.name} note="Children, and the families that they belong to. Leave both empty for somebody whom you do not count." rows={props.workers} empty=""
        columns={[
          { heading: 'Worker', cell: (worker) => worker.name },
          { heading: 'Children', cell: (worker) => cell('children', worker) },
          { heading: 'Families', cell: (worker) => cell('families', worker) },
          { heading: 'Last counted', cell: (worker) => (worker.countedOn === null || worker.children === null ? 'Not yet' : `${worker.children} on ${shortDay(worker.countedOn)}`) },
        ]}
      />
      <Button preventDoubleClick>Show what would change</Button>
    </Form>
  )
}

export type TypeCountsPageProps = {
  teams: readonly { id: number; name: string }[]
  team: { id: number; name: string } | null
  workers: readonly TypedWorker[]
  fields: Readonly<Record<string, string>>
  errors: readonly { field: string; message: string }[]
  formToken: string
}
export type TypedWorker = { personId: number; name: string; children: number | null; countedOn: Day | null }
