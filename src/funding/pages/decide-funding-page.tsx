import { Button } from '../../govuk/button.tsx'
import { ErrorSummary } from '../../govuk/error-summary.tsx'
import { InsetText } from '../../govuk/inset-text.tsx'
import { Radios } from '../../govuk/radios.tsx'
import { SummaryList } from '../../govuk/summary-list.tsx'
import { Textarea } from '../../govuk/textarea.tsx'
import { WarningText } from '../../govuk/warning-text.tsx'
import { formatDay } from '../../time/day.ts'
import { Form } from '../../web/layout/form.tsx'
import { decideFundingPath } from '../paths.ts'
import { fundingStates, type FundingRow } from '../rules/funding-row.ts'

/** Whether somebody is funded: what the rules suggest beside what a person decides. */
export function DecideFundingPage(props: DecideFundingProps) {
  const { row, fields, problems } = props
  const problem = (field: string) => problems.find((one) => one.field === field)?.message
  return (
    <>
      {problems.length > 0 && <ErrorSummary errors={problems.map((one) => ({ text: one.message, href: `#${one.field}` }))} />}
      <h1 class="govuk-heading-l">Funding of {props.name}</h1>
      {props.meanwhile !== null && <WarningText>{props.meanwhile}</WarningText>}
      <SummaryList
        rows={[
          { key: 'Programme', value: `${row.programme}, ${row.cohort}` },
          { key: 'Started', value: row.startedOn === null ? 'Not yet' : formatDay(row.startedOn) },
          { key: 'Decision in force', value: row.decision === null ? 'None' : `${fundingStates[row.decision.state]}, ${formatDay(row.decision.decidedOn)}, ${row.decision.decidedBy}: ${row.decision.reason}` },
        ]}
      />
      <InsetText><strong>The rules suggest: {fundingStates[row.suggestion.state].toLowerCase()}.</strong> {row.suggestion.reasons.join(' ')} {row.funding.note}</InsetText>
      <Form action={decideFundingPath(row.enrolmentId)} token={props.formToken}>
        <input type="hidden" name="seen" value={String(row.decision?.id ?? 0)} />
        <Radios name="state" idPrefix="state" fieldset={{ legend: 'Are they funded?', legendSize: 's' }} error={problem('state')} value={fields['state'] ?? ''}
          items={(['eligible', 'not-eligible', 'not-known'] as const).map((value) => ({ value, text: fundingStates[value] }))} />
        <Textarea id="reason" name="reason" label="Reason" hint="One or two sentences for whoever audits the grant." rows={3} value={fields['reason'] ?? row.suggestion.reasons.join(' ')} error={problem('reason')} />
        <Button preventDoubleClick>Decide</Button>
      </Form>
    </>
  )
}

export type DecideFundingProps = {
  name: string
  row: FundingRow
  fields: Readonly<Record<string, string>>
  problems: readonly { field: string; message: string }[]
  meanwhile: string | null
  formToken: string
}
