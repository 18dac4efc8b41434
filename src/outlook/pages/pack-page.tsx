import { Button } from '../../govuk/button.tsx'
import { DataTable } from '../../govuk/data-table.tsx'
import { DateInput } from '../../govuk/date-input.tsx'
import { ErrorSummary } from '../../govuk/error-summary.tsx'
import { Input } from '../../govuk/input.tsx'
import { InsetText } from '../../govuk/inset-text.tsx'
import { SummaryList } from '../../govuk/summary-list.tsx'
import { Textarea } from '../../govuk/textarea.tsx'
import { WarningText } from '../../govuk/warning-text.tsx'
import { formatDay } from '../../time/day.ts'
import { whenText } from '../../time/instant.ts'
import { Form } from '../../web/layout/form.tsx'
import { decidePackPath, runPath } from '../paths.ts'
import type { Forecast } from '../rules/forecast.ts'
import type { IntakeOptions } from '../rules/intakes.ts'
import type { PackFacts } from '../rules/pack-facts.ts'
import type { Day } from '../../time/day.ts'
import { monthText } from './forecast-content.tsx'
import { PastTable } from './past-table.tsx'

/** One review pack: the figures of its day, what the runs say, the forecast before beside what came, and the decision. */
export function PackPage(props: PackPageProps) {
  const { facts, forecast, options } = props
  const last = forecast === null ? null : forecast.months.length - 1
  return (
    <>
      {props.problems.length > 0 && <ErrorSummary errors={props.problems.map((one) => ({ text: one.message, href: `#${one.field}` }))} />}
      <h1 class="govuk-heading-l">Recruitment review pack, {formatDay(facts.on)}</h1>
      {props.meanwhile && <WarningText>{props.meanwhile}</WarningText>}
      {props.decision
        ? <InsetText>Decided: {props.decision.offers} offers. {props.decision.reason} <br />{props.decision.by}, {whenText(props.decision.at)}{props.decision.nextReviewOn && `; next review on ${formatDay(props.decision.nextReviewOn)}`}</InsetText>
        : <InsetText>Not decided yet.</InsetText>}
      <SummaryList
        rows={[
          { key: 'Vacant, as DfE counts', value: `${fte(facts.vacantFte)} of ${fte(facts.fundedFte)} FTE in funded posts` },
          { key: 'Vacant without an offer', value: `${fte(facts.vacantWithoutOfferFte)} FTE; ${facts.offersOut} ${facts.offersOut === 1 ? 'post has' : 'posts have'} an offer out` },
          { key: 'Expected leavers in a year', value: facts.expectedLeavers === null ? 'The forecast is shorter than a year' : `${facts.expectedLeavers.p10} to ${facts.expectedLeavers.p90}, ${facts.expectedLeavers.p50} in the middle` },
          { key: 'Support', value: `${facts.newlyQualified} newly qualified in ${facts.places} programme places` },
          { key: 'Forecast', value: <a class="govuk-link" href={runPath(props.forecastRunId)}>{forecast === null || last === null ? 'Open the forecast' : `${forecast.outputs.vacancies[last]!.p10} to ${forecast.outputs.vacancies[last]!.p90} vacancies in ${monthText(forecast.months[last]!)}`}</a> },
          ...(props.intakesRunId === null ? [] : [{ key: 'Options', value: <a class="govuk-link" href={runPath(props.intakesRunId)}>{options?.recommended ? `Between ${options.recommended.from} and ${options.recommended.until} offers keep all limits` : 'No option keeps all limits: open them'}</a> }]),
          { key: 'Saved', value: `${whenText(props.savedAt)}, ${props.author}` },
        ]}
      />
      <DataTable
        id="pipeline" caption="Pipeline" note="People expected after each step; shares are inputs of the scenario." rows={facts.pipeline} empty="No intake is planned in the scenario."
        columns={[
          { heading: 'Intake', cell: (row) => `${monthText(row.month)}${row.everyYear ? ' and every year' : ''}` }, { heading: 'Offers', isNumeric: true, cell: (row) => row.offers }, { heading: 'Accept', isNumeric: true, cell: (row) => row.accepted },
          { heading: 'Qualify', isNumeric: true, cell: (row) => row.qualified }, { heading: 'Registered and start', isNumeric: true, cell: (row) => row.starting },
        ]}
      />
      {facts.before === null ? <p class="govuk-body">There is no earlier forecast yet to set beside what came.</p> : <PastTable past={facts.before} />}
      {props.mayDecide && (
        <Form action={decidePackPath(props.id)} token={props.formToken}>
          <h2 class="govuk-heading-m">Record the decision</h2>
          <Input id="offers" name="offers" label="Offers agreed" width="4" inputmode="numeric" value={props.fields['offers']} error={problemOf(props, 'offers')} />
          <Textarea id="reason" name="reason" label="Why, and who was there" hint="Roles rather than names. Everybody who may see the outlook reads this." rows={3} value={props.fields['reason']} error={problemOf(props, 'reason')} />
          <DateInput id="review" namePrefix="review" fieldset={{ legend: 'Next review (optional)', legendSize: 's' }} values={{ day: props.fields['review-day'], month: props.fields['review-month'], year: props.fields['review-year'] }} error={problemOf(props, 'review')} />
          <Button preventDoubleClick>Record the decision</Button>
        </Form>
      )}
    </>
  )
}

function problemOf(props: PackPageProps, field: string): string | undefined {
  return props.problems.find((one) => one.field === field || one.field.startsWith(`${field}-`))?.message
}

function fte(value: number): string {
  return value.toFixed(1)
}

export type PackPageProps = {
  id: number
  facts: PackFacts
  forecastRunId: number
  intakesRunId: number | null
  forecast: Forecast | null
  options: IntakeOptions | null
  author: string
  savedAt: Date
  decision: { offers: number; reason: string; nextReviewOn: Day | null; by: string; at: Date } | null
  mayDecide: boolean
  meanwhile: string | null
  fields: Readonly<Record<string, string>>
  problems: readonly { field: string; message: string }[]
  formToken: string
}
