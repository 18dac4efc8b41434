import { Button } from '../../govuk/button.tsx'
import { DataTable } from '../../govuk/data-table.tsx'
import { DateInput } from '../../govuk/date-input.tsx'
import { Details } from '../../govuk/details.tsx'
import { ErrorSummary } from '../../govuk/error-summary.tsx'
import { Input } from '../../govuk/input.tsx'
import { Radios } from '../../govuk/radios.tsx'
import { Select } from '../../govuk/select.tsx'
import { SummaryList } from '../../govuk/summary-list.tsx'
import { Textarea } from '../../govuk/textarea.tsx'
import { WarningText } from '../../govuk/warning-text.tsx'
import { formatDay, shortDay, type Day } from '../../time/day.ts'
import { Form } from '../../web/layout/form.tsx'
import { agreePath, answerOverPath } from '../paths.ts'
import type { Agreement } from '../rules/agreed-caseload.ts'
import type { AgreedRow, OverAnswer, StretchOf } from '../rules/agreed-list.ts'
import { agreementReasonKeys, agreementReasons, overReasonKeys, overReasons, type OverReason } from '../rules/over-reasons.ts'
import { answerInWords, differenceInWords } from './agreed-page.tsx'

/** One worker's agreed caseload: the figure, each stretch over it, and what was agreed. */
export function AgreedPersonPage(props: AgreedPersonProps) {
  const { row, fields, problems, record } = props
  const problem = (field: string) => problems.find((one) => one.field === field || one.field.startsWith(`${field}-`))?.message
  const parts = (name: string) => ({ day: fields[`${name}-day`], month: fields[`${name}-month`], year: fields[`${name}-year`] })
  return (
    <>
      {problems.length > 0 && <ErrorSummary errors={problems.map((one) => ({ text: one.message, href: `#${one.field}` }))} />}
      <h1 class="govuk-heading-l">Agreed caseload of {props.name}</h1>
      {props.meanwhile !== null && <WarningText>{props.meanwhile}</WarningText>}
      <SummaryList
        rows={[
          { key: `Children on ${formatDay(props.on)}`, value: String(row.held) },
          { key: 'Agreed caseload', value: row.agreed.children === null ? `None: ${row.agreed.why}` : `${row.agreed.children} (${row.agreed.why})` },
          { key: 'Now', value: differenceInWords(row.difference) || 'Nothing to compare with' },
          { key: 'Stage', value: row.stage ?? 'In no programme' },
        ]}
      />
      <Stretches spells={row.spells} />
      {props.mayAgree && record !== null && (
        <>
          <h2 class="govuk-heading-m">Over since {formatDay(record.overSince)}: why, and what is done</h2>
          <p class="govuk-body">Seen by {props.name}, their manager, practice lead and mentor, the academy and heads of service. Write about the work, not about health.</p>
          <Form action={answerOverPath(row.personId)} token={props.formToken}>
            <input type="hidden" name="seen" value={String(record.answer?.id ?? 0)} />
            <Select id="over" name="over" label="Why" value={fields['over'] ?? record.answer?.reason ?? ''} error={problem('over')}
              items={[{ value: '', text: 'Choose' }, ...overReasonKeys.map((value) => ({ value, text: overReasons[value] }))]} />
            <Radios name="kind" idPrefix="kind" fieldset={{ legend: 'What is done about it?', legendSize: 's' }} error={problem('kind')} value={fields['kind'] ?? record.answer?.kind}
              items={[
                { value: 'plan', text: 'There is a plan to come back to the agreed caseload' },
                { value: 'exception', text: 'It is agreed with the worker as an exception, for a time' },
              ]} />
            <Textarea id="plan" name="plan" label="The plan, in a few words" hint="No child’s name and no case." rows={3} value={fields['plan'] ?? record.answer?.plan ?? ''} error={problem('plan')} />
            <DateInput id="end" namePrefix="end" fieldset={{ legend: 'Until when?', legendSize: 's' }} values={parts('end')} error={problem('end')} />
            <Button preventDoubleClick>Save</Button>
          </Form>
        </>
      )}
      <Agreements agreements={props.agreements} />
      {props.mayAgree && (
        <Details summary="Agree another number" open={props.isAgreeing}>
          <p class="govuk-body">It goes before the programme’s number, from its first to its last day.</p>
          <Form action={agreePath(row.personId)} token={props.formToken}>
            <input type="hidden" name="seen" value={String(props.lastAgreement)} />
            <Input id="children" name="children" label="Children" width="3" inputmode="numeric" value={fields['children'] ?? ''} error={problem('children')} />
            <Select id="reason" name="reason" label="Reason" value={fields['reason'] ?? ''} error={problem('reason')}
              items={[{ value: '', text: 'Choose' }, ...agreementReasonKeys.map((value) => ({ value, text: agreementReasons[value] }))]} />
            <DateInput id="from" namePrefix="from" fieldset={{ legend: 'First day', legendSize: 's' }} values={parts('from')} error={problem('from')} />
            <DateInput id="until" namePrefix="until" fieldset={{ legend: 'Last day (optional)', legendSize: 's' }} values={parts('until')} error={problem('until')} />
            <Button preventDoubleClick>Agree</Button>
          </Form>
        </Details>
      )}
    </>
  )
}

function Stretches({ spells }: { spells: readonly StretchOf<OverAnswer>[] }) {
  return (
    <DataTable
      id="stretches" caption="Stretches over the agreed caseload, last 12 months" rows={[...spells].reverse()} empty="None in the last 12 months of the allocation file."
      columns={[
        { heading: 'From', cell: (spell) => shortDay(spell.overSince), noWrap: true },
        { heading: 'To', cell: (spell) => (spell.endedOn === null ? 'Lasts' : shortDay(spell.endedOn)), noWrap: true },
        { heading: 'Record since', cell: (spell) => (spell.openedOn === null ? 'Not yet' : shortDay(spell.openedOn)), noWrap: true },
        { heading: 'At most over by', cell: (spell) => spell.most, isNumeric: true },
        { heading: 'Reason', cell: (spell) => (spell.answer === null ? (spell.openedOn === null ? '' : 'Not said') : overReasons[spell.answer.reason as OverReason]) },
        { heading: 'Plan or exception', cell: (spell) => [answerInWords(spell), spell.answer?.plan ?? ''].filter((text) => text !== '').join('. ') },
        { heading: 'Said by', cell: (spell) => spell.answer?.answeredBy ?? '' },
      ]}
    />
  )
}

function Agreements({ agreements }: { agreements: readonly Agreement[] }) {
  return (
    <DataTable
      id="agreements" caption="Numbers agreed with the person" rows={agreements} empty="None: the programme’s rule holds."
      columns={[
        { heading: 'Children', cell: (one) => one.children, isNumeric: true },
        { heading: 'From', cell: (one) => shortDay(one.startedOn), noWrap: true },
        { heading: 'To', cell: (one) => (one.endedOn === null ? 'Open' : shortDay(one.endedOn)), noWrap: true },
        { heading: 'Reason', cell: (one) => agreementReasons[one.reason] },
        { heading: 'Agreed by', cell: (one) => one.agreedBy },
      ]}
    />
  )
}

export type AgreedPersonProps = {
  name: string
  on: Day
  row: AgreedRow<OverAnswer>
  record: StretchOf<OverAnswer> | null
  agreements: readonly Agreement[]
  lastAgreement: number
  mayAgree: boolean
  isAgreeing: boolean
  fields: Readonly<Record<string, string>>
  problems: readonly { field: string; message: string }[]
  meanwhile: string | null
  formToken: string
}
