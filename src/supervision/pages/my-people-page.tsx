import type { Sheet } from '../../files/sheet.ts'
import { FilterForm } from '../../govuk/filter-form.tsx'
import { Select } from '../../govuk/select.tsx'
import { SheetTable, hrefWith, type PageAddress } from '../../govuk/sheet-table.tsx'
import { shortDay, type Day } from '../../time/day.ts'
import { cadencePath, fortnightPath, logPath, myPeoplePath, planForPath } from '../paths.ts'
import { CountingRule } from './held-sentence.tsx'

/** The people of a team manager, practice lead or mentor: who was supervised when, what is due, what ends. */
export function MyPeoplePage(props: MyPeopleProps) {
  return (
    <>
      <h1 class="govuk-heading-l">My people</h1>
      <p class="govuk-body">
        {props.mayRecord && <><a class="govuk-link" href={fortnightPath}>My fortnight</a>{' '}<span aria-hidden="true">|</span>{' '}</>}
        <a class="govuk-link" href={cadencePath}>How often supervision is asked for</a>
      </p>
      <FilterForm id="filter" action={myPeoplePath} buttonText="Show" clearHref={props.filter.isOn ? hrefWith(props.address, { team: null, show: null }) : undefined}>
        <Select id="team" name="team" label="Team" value={props.filter.team} items={[{ value: '', text: 'All' }, ...props.filter.teams]} />
        <Select id="show" name="show" label="Show" value={props.filter.show} items={[{ value: '', text: 'Everybody' }, { value: 'due', text: 'Due in 14 days' }, { value: 'overdue', text: 'Overdue' }]} />
      </FilterForm>
      <SheetTable
        id="people" caption={props.caption} note={`${props.total}. Longest ago first; individual sessions with both supervisors together.`} sheet={props.sheet} address={props.address} empty="Nobody is like this."
        cells={{
          name: (line) => <a class="govuk-link" href={logPath(line.personId)}>{line.name}</a>,
          last: (line) => (line.last === null ? 'None' : <>{shortDay(line.last)}{line.isLongAgo && <><br /><strong>{line.daysAgo} days ago</strong></>}</>),
          due: (line) => (line.dueOn === null ? 'Nothing due' : line.daysOver > 0 ? <strong>Overdue {line.daysOver} {line.daysOver === 1 ? 'day' : 'days'}</strong> : shortDay(line.dueOn)),
          next: (line) => (line.next === null ? (props.mayRecord ? <a class="govuk-link" href={planForPath(line.personId)}>Plan<span class="govuk-visually-hidden"> with {line.name}</span></a> : 'None') : shortDay(line.next)),
        }}
      />
      <CountingRule on={props.on} />
    </>
  )
}

export type PeopleLine = {
  personId: number; name: string; team: string; last: Day | null; daysAgo: number | null; isLongAgo: boolean; n: number; of: number; group: number; cancelled: number; dueOn: Day | null; daysOver: number; next: Day | null
  mapping: Day | null; registeredUntil: Day | null; endsOn: Day | null; isAway: boolean
}

export type MyPeopleProps = {
  on: Day
  caption: string
  total: string
  sheet: Sheet<PeopleLine>
  address: PageAddress
  filter: { team: string; show: string; isOn: boolean; teams: readonly { value: string; text: string }[] }
  mayRecord: boolean
}
