import type { Sheet } from '../../files/sheet.ts'
import { DayField } from '../../govuk/day-field.tsx'
import { FilterForm } from '../../govuk/filter-form.tsx'
import { InsetText } from '../../govuk/inset-text.tsx'
import { NothingYet } from '../../govuk/nothing-yet.tsx'
import { SheetTable, type PageAddress } from '../../govuk/sheet-table.tsx'
import { formatDay, type Day } from '../../time/day.ts'
import type { ChosenDay } from '../../workforce/rules/choose-day.ts'
import { signalsPath } from '../paths.ts'
import type { TeamConditions } from '../rules/conditions.ts'
import type { GroupSignal } from '../rules/signals.ts'

/** Teams and starting years where more leave than chance explains, and what teams carry. */
export function SignalsPage(props: SignalsPageProps) {
  const { content, address } = props
  const table = (name: string) => ({ ...address, query: { ...address.query, table: name } })
  return (
    <>
      <h1 class="govuk-heading-l">Signals of teams and starting years</h1>
      <FilterForm id="choose" heading="Choose a day" action={signalsPath} buttonText="Show">
        <DayField id="on" name="on" label="The twelve months to" on={props.chosen.on} text={props.chosen.text} problem={props.chosen.problem} />
      </FilterForm>
      {content.kind === 'partial' && <InsetText>This needs the people who have left, and your role shows only people who are now in {content.teams}. Ask somebody who sees the whole council.</InsetText>}
      {content.kind === 'nothing' && <NothingYet href="/data" action="Load an HR extract">Which team somebody left from is in the HR extract only, and none speaks of this year.</NothingYet>}
      {content.kind === 'signals' && (
        <>
          <p class="govuk-body-l">{content.summary}</p>
          <p class="govuk-body">From {formatDay(content.from)} to {formatDay(content.until)}. “Usual by chance” is what 19 years in 20 would bring at the council’s own rate. A reading says “more than expected” only where ten or more people were there and it is nine to one that the rate is truly higher. It is about conditions, not about people: no person has a score here or anywhere.</p>
          <SheetTable id="teams" caption="Leaving, by team" sheet={content.teams} address={table('teams')} empty="No team had anybody in it." isSortable={false} isSubtotal={(row) => row.standing === 'more than expected'} />
          <SheetTable id="cohorts" caption="Leaving, by year of starting" sheet={content.cohorts} address={table('cohorts')} empty="Nobody worked here in the year." isSortable={false} isSubtotal={(row) => row.standing === 'more than expected'} />
          <SheetTable id="conditions" caption="What teams carry" note={formatDay(content.until)} sheet={content.conditions} address={table('conditions')} empty="No team carries a vacancy or has a new manager." isSortable={false} />
        </>
      )}
    </>
  )
}

export type SignalsPageProps = {
  chosen: ChosenDay
  content: SignalsContent | { kind: 'nothing' } | { kind: 'partial'; teams: string }
  address: PageAddress
}

export type SignalsContent = {
  kind: 'signals'
  from: Day
  until: Day
  summary: string
  teams: Sheet<GroupSignal>
  cohorts: Sheet<GroupSignal>
  conditions: Sheet<TeamConditions>
}
