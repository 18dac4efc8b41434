import { Button } from '../../govuk/button.tsx'
import { DataTable } from '../../govuk/data-table.tsx'
import { DateInput } from '../../govuk/date-input.tsx'
import { ErrorSummary } from '../../govuk/error-summary.tsx'
import { Input } from '../../govuk/input.tsx'
import { Radios } from '../../govuk/radios.tsx'
import { shortDay, type Day } from '../../time/day.ts'
import { Form } from '../../web/layout/form.tsx'
import { expectPath, withdrawPath } from '../paths.ts'

/** What was entered here before its owner's file says it; the next file confirms and closes it, so nothing is typed twice. */
export function ExpectedPage(props: ExpectedPageProps) {
  const messageFor = (field: string) => props.errors.find((error) => error.field === field)?.message
  return (
    <>
      {props.errors.length > 0 && <ErrorSummary errors={props.errors.map((error) => ({ text: error.message, href: `#${error.field}` }))} />}
      <h1 class="govuk-heading-l">Expected</h1>
      <p class="govuk-body">Notices, starters and cases that are known here first. The next file of HR, of the agency vendor or of the case system confirms and closes them; after three working days without it they are late.</p>
      <DataTable
        id="expected"
        caption="Waiting for a file"
        rows={props.rows}
        empty="Nothing is waiting."
        columns={[
          { heading: 'Who', cell: (row) => row.who },
          { heading: 'What', cell: (row) => `${wordsOf(row)} ${shortDay(row.onDay)}` },
          { heading: 'Entered', cell: (row) => shortDay(row.enteredOn), noWrap: true },
          { heading: 'State', cell: (row) => (row.isLate ? `Not yet in ${row.owner}, due by ${shortDay(row.dueOn)}` : `Waiting for ${row.owner}`) },
          {
            heading: 'Withdraw',
            cell: (row) => (
              <Form action={withdrawPath(row.id)} token={props.formToken}>
                <input type="hidden" name="version" value={String(row.version)} />
                <Button variant="secondary" class="govuk-!-margin-bottom-0">
                  Withdraw <span class="govuk-visually-hidden">{row.who}</span>
                </Button>
              </Form>
            ),
          },
        ]}
      />
      <h2 class="govuk-heading-m">Enter what is known here first</h2>
      <Form action={expectPath} token={props.formToken}>
        <Radios
          name="kind"
          idPrefix="kind"
          fieldset={{ legend: 'What is it?', legendSize: 's' }}
          error={messageFor('kind')}
          items={[
            { value: 'notice', text: 'Somebody gave notice', checked: props.fields['kind'] === 'notice' },
            { value: 'starter', text: 'Somebody will start with the council', checked: props.fields['kind'] === 'starter' },
            { value: 'agency-starter', text: 'An agency worker will start', checked: props.fields['kind'] === 'agency-starter' },
            { value: 'child', text: 'A child was given to a worker', hint: 'Until the case system’s next file says so.', checked: props.fields['kind'] === 'child' },
            { value: 'household', text: 'A carer household was given to a worker', hint: 'Foster carers or adopters; counted apart from children.', checked: props.fields['kind'] === 'household' },
          ]}
        />
        <Input id="number" name="number" label="Registration or staff number" hint="Such as SW1234 or 00871." width="20" value={props.fields['number'] ?? ''} error={messageFor('number')} />
        <Input id="name" name="name" label="Name, where somebody will start and has no number yet" hint="As HR’s file or the agency’s list will write it, such as Ann Invented." width="20" value={props.fields['name'] ?? ''} error={messageFor('name')} />
        <Input id="case-number" name="case-number" label="Case number, where a child or a carer household was given to a worker" hint="The case system’s number, such as 700123. No name and no birth date. It is not shown on this page." width="20" value={props.fields['case-number'] ?? ''} error={messageFor('case-number')} />
        <DateInput
          id="on"
          namePrefix="on"
          fieldset={{ legend: 'Last day, first day, or the day the case begins', legendSize: 's' }}
          values={{ day: props.fields['on-day'] ?? '', month: props.fields['on-month'] ?? '', year: props.fields['on-year'] ?? '' }}
          error={messageFor('on') ?? messageFor('on-day')}
        />
        <Button preventDoubleClick>Keep it as expected</Button>
      </Form>
    </>
  )
}

function wordsOf(row: ExpectedPageProps['rows'][number]): string {
  switch (row.kind) {
    case 'notice': return 'Last day'
    case 'starter': return row.isAgency ? 'First day, agency' : 'First day'
    case 'allocation': return row.isHousehold ? 'Carer household from' : 'Child from'
  }
}

export type ExpectedPageProps = {
  rows: readonly { id: number; version: number; kind: 'notice' | 'starter' | 'allocation'; isHousehold: boolean; isAgency: boolean; who: string; onDay: Day; enteredOn: Day; dueOn: Day; isLate: boolean; owner: string }[]
  fields: Readonly<Record<string, string>>
  errors: readonly { field: string; message: string }[]
  formToken: string
}
