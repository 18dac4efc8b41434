import type { Sheet } from '../../files/sheet.ts'
import { InsetText } from '../../govuk/inset-text.tsx'
import { SheetTable, type PageAddress } from '../../govuk/sheet-table.tsx'
import { formatDay, type Day } from '../../time/day.ts'
import { budgetPath, claimPath, decideFundingPath, newClaimPath } from '../paths.ts'
import type { Payment } from '../rules/claims-due.ts'
import { fundingStates, payments, type FundingRow } from '../rules/funding-row.ts'

/** Who is funded and why, what was claimed, what came and what is missing. */
export function FundingPage(props: FundingPageProps) {
  const { sums } = props
  return (
    <>
      <h1 class="govuk-heading-l">Funding of the academy</h1>
      <InsetText>
        As at {formatDay(props.on)}: <strong>{pounds(sums.claimed)} claimed, {pounds(sums.received)} received, {pounds(sums.missing)} missing</strong>
        {sums.late > 0 && `, of which ${sums.late} ${sums.late === 1 ? 'claim is' : 'claims are'} older than 60 days without an answer`}. {props.undecided > 0 && `${props.undecided} without a decision.`}
      </InsetText>
      <ul class="govuk-list">
        {(['registration', 'completion'] as const).map((payment) => (
          <li><a class="govuk-link" href={`${newClaimPath}?payment=${payment}`}>Claims {payments[payment].toLowerCase()}</a>: {props.due[payment]} due</li>
        ))}
        <li><a class="govuk-link" href={budgetPath}>Budget of the academy</a></li>
      </ul>
      <SheetTable
        id="funding" caption="Everybody on a programme or through it" isSortable={false} sheet={props.sheet} address={props.address} empty="Nobody is on a programme yet."
        cells={props.mayKeep ? { name: (row) => <a class="govuk-link" href={decideFundingPath(row.enrolmentId)}>{props.nameOf(row.personId)}</a> } : {}}
      />
      {props.batches.length > 0 && <h2 class="govuk-heading-m">Claim files</h2>}
      <ul class="govuk-list">
        {props.batches.map((batch) => <li><a class="govuk-link" href={claimPath(batch.id)}>Claim {batch.id}, {payments[batch.payment].toLowerCase()}</a>, {formatDay(batch.madeOn)}, {batch.madeBy}</li>)}
      </ul>
    </>
  )
}

export function fundingSheet(rows: readonly FundingRow[], on: Day, nameOf: (personId: number) => string): Sheet<FundingRow> {
  const claimOf = (row: FundingRow, payment: Payment) => row.claims.find((claim) => claim.payment === payment)
  return {
    name: `Academy funding ${on}`,
    rows,
    columns: [
      { key: 'name', title: 'Name', kind: 'text', value: (row) => nameOf(row.personId) },
      { key: 'cohort', title: 'Cohort', kind: 'text', value: (row) => row.cohort },
      { key: 'programme', title: 'Programme', kind: 'text', value: (row) => row.programme },
      { key: 'started', title: 'Started', kind: 'day', value: (row) => row.startedOn },
      { key: 'state', title: 'Decision', kind: 'text', value: (row) => (row.decision === null ? 'Not decided' : fundingStates[row.decision.state]) },
      { key: 'reason', title: 'Reason', kind: 'text', value: (row) => row.decision?.reason ?? '' },
      { key: 'decided', title: 'Decided', kind: 'day', value: (row) => row.decision?.decidedOn ?? null },
      ...(['registration', 'completion'] as const).flatMap((payment) => [
        { key: `claimed-${payment}`, title: `${payments[payment]}: claimed £`, kind: 'number' as const, value: (row: FundingRow) => claimOf(row, payment)?.pounds ?? null },
        { key: `received-${payment}`, title: `${payments[payment]}: received £`, kind: 'number' as const, value: (row: FundingRow) => claimOf(row, payment)?.receivedPounds ?? null },
      ]),
    ],
  }
}

export function pounds(amount: number): string {
  return amount < 0 ? `-£${(-amount).toLocaleString('en-GB')}` : `£${amount.toLocaleString('en-GB')}`
}

export type FundingPageProps = {
  on: Day
  sheet: Sheet<FundingRow>
  address: PageAddress
  sums: { claimed: number; received: number; missing: number; late: number }
  undecided: number
  due: Readonly<Record<Payment, number>>
  batches: readonly { id: number; payment: Payment; madeOn: Day; madeBy: string }[]
  mayKeep: boolean
  nameOf: (personId: number) => string
}
