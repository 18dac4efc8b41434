import { Button } from '../../govuk/button.tsx'
import { Checkboxes } from '../../govuk/checkboxes.tsx'
import { DateInput } from '../../govuk/date-input.tsx'
import { ErrorSummary } from '../../govuk/error-summary.tsx'
import { InsetText } from '../../govuk/inset-text.tsx'
import { Input } from '../../govuk/input.tsx'
import { SheetTable, type PageAddress } from '../../govuk/sheet-table.tsx'
import { WarningText } from '../../govuk/warning-text.tsx'
import type { Sheet } from '../../files/sheet.ts'
import { formatDay, type Day } from '../../time/day.ts'
import { Form } from '../../web/layout/form.tsx'
import { claimPath, newClaimPath } from '../paths.ts'
import type { Payment } from '../rules/claims-due.ts'
import { payments, type Claim } from '../rules/funding-row.ts'
import { pounds } from './funding-page.tsx'

/** What can be claimed today, each ticked; one press makes the file. */
export function NewClaimPage(props: { payment: Payment; on: Day; due: readonly { enrolmentId: number; personId: number; pounds: number; why: string }[]; nameOf: (personId: number) => string; problem: string | null; formToken: string }) {
  return (
    <>
      {props.problem !== null && <ErrorSummary errors={[{ text: props.problem, href: '#claims' }]} />}
      <h1 class="govuk-heading-l">Claims {payments[props.payment].toLowerCase()}</h1>
      {props.due.length === 0
        ? <p class="govuk-body">Nothing can be claimed on {formatDay(props.on)}: only people who were decided to be funded, each payment once.</p>
        : (
          <Form action={`${newClaimPath}?payment=${props.payment}`} token={props.formToken}>
            <Checkboxes idPrefix="claims" name="" fieldset={{ legend: `Due on ${formatDay(props.on)}`, legendSize: 's' }} error={props.problem ?? undefined}
              items={props.due.map((one) => ({ name: `run-${one.enrolmentId}`, value: 'yes', text: `${props.nameOf(one.personId)}: ${pounds(one.pounds)}`, hint: one.why, checked: true }))} />
            <Button preventDoubleClick>Make the claim file</Button>
          </Form>
        )}
    </>
  )
}

/** One claim file: its rows, as a file, and what came for them. */
export function ClaimPage(props: ClaimPageProps) {
  const problem = (field: string) => props.problems.find((one) => one.field === field || one.field.startsWith(`${field}-`))?.message
  return (
    <>
      {props.problems.length > 0 && <ErrorSummary errors={props.problems.map((one) => ({ text: one.message, href: `#${one.field}` }))} />}
      <h1 class="govuk-heading-l">Claim {props.batch.id}, {payments[props.batch.payment].toLowerCase()}</h1>
      {props.meanwhile !== null && <WarningText>{props.meanwhile}</WarningText>}
      <InsetText>Made on {formatDay(props.batch.madeOn)} by {props.batch.madeBy}. DfE’s own claim spreadsheet was not available when this was written: the columns are Throughline’s, to be copied into it.</InsetText>
      <SheetTable id="claims" caption="Claims" sheet={props.sheet} address={props.address} empty="None." isSortable={false} />
      {props.mayKeep && (
        <>
          <h2 class="govuk-heading-m">What came</h2>
          <Form action={claimPath(props.batch.id)} token={props.formToken}>
            {props.claims.map((claim) => (
              <>
                <input type="hidden" name={`version-${claim.id}`} value={String(claim.version)} />
                <Input id={`pounds-${claim.id}`} name={`pounds-${claim.id}`} label={`${props.nameOf(claim.personId)}, of ${pounds(claim.pounds)} claimed`} prefix="£" width="5" inputmode="numeric"
                  value={props.fields[`pounds-${claim.id}`] ?? (claim.receivedPounds === null ? '' : String(claim.receivedPounds))} error={problem(`pounds-${claim.id}`)} />
              </>
            ))}
            <DateInput id="on" namePrefix="on" fieldset={{ legend: 'On which day did it come?', legendSize: 's' }} values={{ day: props.fields['on-day'], month: props.fields['on-month'], year: props.fields['on-year'] }} error={problem('on')} />
            <Button preventDoubleClick>Record what came</Button>
          </Form>
        </>
      )}
    </>
  )
}

export function claimSheet(batchId: number, claims: readonly Claim[], about: (claim: Claim) => { name: string; registrationNumber: string; programme: string; startedOn: Day | null }): Sheet<Claim> {
  return {
    name: `Claim ${batchId}`,
    rows: claims,
    columns: [
      { key: 'name', title: 'Name', kind: 'text', value: (claim) => about(claim).name },
      { key: 'number', title: 'Registration number', kind: 'text', value: (claim) => about(claim).registrationNumber },
      { key: 'programme', title: 'Programme', kind: 'text', value: (claim) => about(claim).programme },
      { key: 'started', title: 'Started', kind: 'day', value: (claim) => about(claim).startedOn },
      { key: 'payment', title: 'Payment', kind: 'text', value: (claim) => payments[claim.payment] },
      { key: 'pounds', title: 'Claimed £', kind: 'number', value: (claim) => claim.pounds },
      { key: 'received', title: 'Received £', kind: 'number', value: (claim) => claim.receivedPounds },
      { key: 'on', title: 'Received on', kind: 'day', value: (claim) => claim.receivedOn },
    ],
  }
}

export type ClaimPageProps = {
  batch: { id: number; payment: Payment; madeOn: Day; madeBy: string }
  claims: readonly Claim[]
  sheet: Sheet<Claim>
  address: PageAddress
  nameOf: (personId: number) => string
  mayKeep: boolean
  fields: Readonly<Record<string, string>>
  problems: readonly { field: string; message: string }[]
  meanwhile: string | null
  formToken: string
}
