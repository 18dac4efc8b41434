import { Button } from '../../govuk/button.tsx'
import { DataTable } from '../../govuk/data-table.tsx'
import { ErrorSummary } from '../../govuk/error-summary.tsx'
import { Input } from '../../govuk/input.tsx'
import { Radios } from '../../govuk/radios.tsx'
import { WarningText } from '../../govuk/warning-text.tsx'
import { Form } from '../../web/layout/form.tsx'
import { budgetPath } from '../paths.ts'
import { balanceOf, type BudgetLine } from '../rules/budget.ts'
import { financialYearLabel } from '../rules/claims-due.ts'
import { pounds } from './funding-page.tsx'

/** The academy's budget of one financial year: lines that a person keeps, beside the grant as the claims give it. */
export function BudgetPage(props: BudgetPageProps) {
  const { fields, problems, lines } = props
  const problem = (field: string) => problems.find((one) => one.field === field)?.message
  const balance = balanceOf(lines)
  return (
    <>
      {problems.length > 0 && <ErrorSummary errors={problems.map((one) => ({ text: one.message, href: `#${one.field}` }))} />}
      <h1 class="govuk-heading-l">Budget of the academy, {financialYearLabel(props.year)}</h1>
      {props.meanwhile !== null && <WarningText>{props.meanwhile}</WarningText>}
      <p class="govuk-body">
        <a class="govuk-link" href={`${budgetPath}?year=${props.year - 1}`}>{financialYearLabel(props.year - 1)}</a>{' '}
        <a class="govuk-link" href={`${budgetPath}?year=${props.year + 1}`}>{financialYearLabel(props.year + 1)}</a>
      </p>
      <DataTable
        id="budget" caption="Lines, £" rows={lines} empty="No line yet."
        note={`Grant by the claims of this year: ${pounds(props.grant.claimed)} claimed, ${pounds(props.grant.received)} received.`}
        columns={[
          { heading: 'What', cell: (line) => (props.mayKeep ? <a class="govuk-link" href={`${budgetPath}?year=${props.year}&line=${line.id}#change`}>{line.label}</a> : line.label), total: 'Income less cost' },
          { heading: 'Kind', cell: (line) => (line.kind === 'income' ? 'Income' : 'Cost') },
          { heading: 'Planned', isNumeric: true, cell: (line) => pounds(line.planned), total: pounds(balance.planned) },
          { heading: 'Actual', isNumeric: true, cell: (line) => (line.actual === null ? '' : pounds(line.actual)), total: balance.actual === null ? 'not complete' : pounds(balance.actual) },
        ]}
      />
      {props.mayKeep && (
        <>
          <h2 class="govuk-heading-m" id="change">{fields['id'] === '0' ? 'Add a line' : `Change “${props.changing}”`}</h2>
          <Form action={`${budgetPath}?year=${props.year}`} token={props.formToken}>
            <input type="hidden" name="id" value={fields['id']} />
            <input type="hidden" name="version" value={fields['version']} />
            <Radios name="kind" idPrefix="kind" fieldset={{ legend: 'Income or cost?', legendSize: 's' }} value={fields['kind']} error={problem('kind')} items={[{ value: 'income', text: 'Income' }, { value: 'cost', text: 'Cost' }]} />
            <Input id="label" name="label" label="What it is" width="20" value={fields['label']} error={problem('label')} />
            <Input id="planned" name="planned" label="Planned" prefix="£" width="10" inputmode="numeric" value={fields['planned']} error={problem('planned')} />
            <Input id="actual" name="actual" label="Actual (optional)" prefix="£" width="10" inputmode="numeric" value={fields['actual']} error={problem('actual')} />
            <Button preventDoubleClick>Save the line</Button>
          </Form>
        </>
      )}
    </>
  )
}

export type BudgetPageProps = {
  year: number
  lines: readonly BudgetLine[]
  grant: { claimed: number; received: number }
  mayKeep: boolean
  changing: string
  fields: Readonly<Record<string, string>>
  problems: readonly { field: string; message: string }[]
  meanwhile: string | null
  formToken: string
}
