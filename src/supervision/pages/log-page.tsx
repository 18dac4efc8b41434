import type { Sheet } from '../../files/sheet.ts'
import { SheetTable, type PageAddress } from '../../govuk/sheet-table.tsx'
import { SummaryList } from '../../govuk/summary-list.tsx'
import { formatDay, type Day } from '../../time/day.ts'
import { handOverPath, planForPath } from '../paths.ts'
import type { Stretch } from '../rules/cadence.ts'
import type { Held } from '../rules/count-held.ts'
import type { Session } from '../rules/session.ts'
import { CountingRule, heldSentence } from './held-sentence.tsx'

/** One person's supervision log, as funding and file audit ask for it: what was promised, what was held, nothing of what was said. */
export function LogPage(props: LogProps) {
  return (
    <>
      <span class="govuk-caption-l">{props.team}</span>
      <h1 class="govuk-heading-l">Supervision log: {props.name}</h1>
      <SummaryList
        rows={[
          { key: 'Last 12 weeks', value: props.held === null ? 'No work on record on this day' : heldSentence(props.held, 12, props.on) },
          { key: 'Last 52 weeks', value: props.year === null ? 'No work on record on this day' : heldSentence(props.year, 52, props.on) },
          { key: 'Due by', value: props.dueOn === null ? 'No day' : `${formatDay(props.dueOn)}${props.dueOn < props.on ? ', overdue' : ''}` },
          { key: 'Days not at work', value: `${props.daysAway} in the last 52 weeks; they move what is due, and why is not shown` },
        ]}
      />
      {props.mayRecord && (
        <p class="govuk-body tl-no-print">
          <a class="govuk-link" href={planForPath(props.personId)}>Plan or record a session</a>{' '}<span aria-hidden="true">|</span>{' '}
          <a class="govuk-link" href={handOverPath(props.personId)}>Hand over to another supervisor</a>
        </p>
      )}
      <SheetTable id="log" caption="Sessions" note="Newest first. No content of a session is held here but agreed actions and private reflections, which only the two people read." sheet={props.sheet} address={props.address} empty="No session is on record." />
      <CountingRule stretches={props.stretches} on={props.on} />
    </>
  )
}

export type LogProps = {
  personId: number
  name: string
  team: string
  on: Day
  held: Held | null
  year: Held | null
  daysAway: number
  dueOn: Day | null
  stretches: readonly Stretch[]
  sheet: Sheet<Session>
  address: PageAddress
  mayRecord: boolean
}
