import { ChartWithTable } from '../../charts/chart-with-table.tsx'
import type { StepsData } from '../../charts/chart-data.ts'
import type { Sheet } from '../../files/sheet.ts'
import { Details } from '../../govuk/details.tsx'
import { DayField } from '../../govuk/day-field.tsx'
import { FilterForm } from '../../govuk/filter-form.tsx'
import { InsetText } from '../../govuk/inset-text.tsx'
import { NothingYet } from '../../govuk/nothing-yet.tsx'
import { Select } from '../../govuk/select.tsx'
import { hrefWith, SheetTable, type PageAddress } from '../../govuk/sheet-table.tsx'
import { formatDay, type Day } from '../../time/day.ts'
import type { ChosenDay } from '../../workforce/rules/choose-day.ts'
import { retentionPath } from '../paths.ts'
import type { ServiceBand } from '../rules/retention-bands.ts'
import type { CauseLine } from '../rules/retention-causes.ts'
import { groupingLabels, groupings, type Grouping } from '../rules/retention-groups.ts'
import type { RetentionGroup } from '../rules/retention.ts'

/** How long people stay: the curve, its numbers, where people went, and what can and cannot be told from it. */
export function RetentionPage(props: RetentionPageProps) {
  return (
    <>
      <h1 class="govuk-heading-l">How long people stay</h1>
      <FilterForm id="choose" heading="Choose" action={retentionPath} buttonText="Show">
        <Select id="clock" name="clock" label="The clock starts with" value={props.clock} items={clocks.map((value) => ({ value, text: clockLabels[value] }))} />
        <Select id="by" name="by" label="By" value={props.by} items={groupings.map((value) => ({ value, text: groupingLabels[value] }))} />
        <DayField id="on" name="on" label="As known on" on={props.chosen.on} text={props.chosen.text} problem={props.chosen.problem} />
      </FilterForm>
      {props.content.kind === 'partial' && <InsetText>This needs the people who have left, and your role shows only people who are now in {props.content.teams}. Ask somebody who sees the whole council, such as the principal social worker.</InsetText>}
      {props.content.kind === 'no-services' && <NothingYet href="/data" action="Load an HR extract">Which service somebody works in is in the HR extract only, and none is loaded.</NothingYet>}
      {props.content.kind === 'nobody' && (props.clock === 'here'
        ? <NothingYet href="/data" action="Load a census return">There is nobody whose stay is on record. Begin with the census returns that the council has already sent to DfE: each brings a year of starters and leavers.</NothingYet>
        : <InsetText>Nobody on record has {props.clock === 'programme-start' ? 'started' : 'passed'} a programme by then. Choose another clock, or record the academy's programmes first.</InsetText>)}
      {props.content.kind === 'stay' && <Stay {...props} content={props.content} />}
    </>
  )
}

function Stay(props: RetentionPageProps & { content: StayContent }) {
  const { content, address } = props
  return (
    <>
      <p class="govuk-body-l">{content.sentence}</p>
      <p class="govuk-body">
        {content.people} {content.people === 1 ? 'person' : 'people'}, of whom {content.left} left, seen from {formatDay(content.from)} to {formatDay(content.until)}. The middle one was followed for {content.followedMonths.toFixed(0)} months.
        {content.late > 0 && ` ${content.late} ${content.late === 1 ? 'was' : 'were'} here before the record begins and ${content.late === 1 ? 'counts' : 'count'} only from then on: without that the curve would look far too good.`}
      </p>
      <ChartWithTable
        id="curve" finding={content.finding} data={content.curves} csvHref={hrefWith(address, { table: 'curve', format: 'csv' })}
        about={`Share still employed here, by months since ${clockLabels[props.clock].toLowerCase()}, headcount, ${formatDay(content.until)}. ${content.curves.series.length === 1 ? 'Shaded: 95 % interval. ' : ''}A curve is drawn where ten or more people are at risk.`}
        source="the council's own census returns and HR extract" empty="A curve needs ten people at risk at one time; there are fewer."
      />
      {content.lateCurves.map((line) => <p class="govuk-body">{line}</p>)}
      <SheetTable
        id="groups" caption={groupingLabels[props.by]} sheet={content.groups} address={{ ...address, query: { ...address.query, table: 'groups' } }} empty="" isSortable={false}
        note="Share with 95 % interval. “Too few”: never ten at risk at one time. “Not yet”: fewer than ten were followed for so long. Leavers of one to four are not shown."
      />
      {content.comparison.length > 0 && (
        <>
          <h2 class="govuk-heading-m">What the numbers can tell apart</h2>
          <ul class="govuk-list govuk-list--bullet">{content.comparison.map((sentence) => <li>{sentence}</li>)}</ul>
        </>
      )}
      <SheetTable
        id="bands" caption="When they leave" sheet={content.bands} address={{ ...address, query: { ...address.query, table: 'bands' } }} empty="" isSortable={false}
        note={`Everybody together. In their third year now: ${content.third.now}; coming up to it within a year: ${content.third.comingUp}.`}
        isSubtotal={(band) => band.isWatched}
      />
      <SheetTable
        id="causes" caption="Where they went" sheet={content.causes} address={{ ...address, query: { ...address.query, table: 'causes' } }} empty="Nobody has left." isSortable={false}
        note="All years together. Ways that fewer than five people took are put together."
      />
      <Details summary="How this is worked out">
        <p class="govuk-body">Kaplan-Meier curves with delayed entry; 95 % intervals by the log-log way; where people went by the Aalen-Johansen estimate, so that the ways and those still here add up to 100 %; rates by length of service with exact Poisson intervals. Agency workers are not counted. A second role or a promotion is no leaving; a move to a service outside children's social work is.</p>
      </Details>
    </>
  )
}

export const clocks = ['here', 'programme-start', 'programme-pass'] as const
export type ClockChoice = (typeof clocks)[number]
export const clockLabels: Readonly<Record<ClockChoice, string>> = { here: 'Starting here', 'programme-start': 'Starting the programme', 'programme-pass': 'Passing the programme' }

export type RetentionPageProps = {
  clock: ClockChoice
  by: Grouping
  chosen: ChosenDay
  content: StayContent | { kind: 'nobody' } | { kind: 'no-services' } | { kind: 'partial'; teams: string }
  address: PageAddress
}

export type StayContent = {
  kind: 'stay'
  people: number
  left: number
  /** Who was here before the record begins. */
  late: number
  from: Day
  until: Day
  followedMonths: number
  sentence: string
  finding: string
  curves: StepsData
  /** Of curves that begin late, from when. */
  lateCurves: readonly string[]
  groups: Sheet<RetentionGroup>
  comparison: readonly string[]
  bands: Sheet<ServiceBand>
  third: { now: number; comingUp: number }
  causes: Sheet<CauseLine>
}
