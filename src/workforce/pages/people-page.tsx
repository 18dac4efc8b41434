import type { Sheet } from '../../files/sheet.ts'
import { DayField } from '../../govuk/day-field.tsx'
import { FilterForm } from '../../govuk/filter-form.tsx'
import { Input } from '../../govuk/input.tsx'
import { NothingYet } from '../../govuk/nothing-yet.tsx'
import { Select } from '../../govuk/select.tsx'
import { SheetTable, hrefWith, type PageAddress } from '../../govuk/sheet-table.tsx'
import { formatDay, type Day } from '../../time/day.ts'
import { peoplePath, personPath } from '../paths.ts'
import type { ChosenDay } from '../rules/choose-day.ts'
import type { PersonLine } from '../rules/people-list.ts'

/** Everybody whom the caller may see. */
export function PeoplePage(props: PeoplePageProps) {
  const { filter } = props
  if (props.on === null) {
    return (
      <>
        <h1 class="govuk-heading-l">People</h1>
        <NothingYet href="/data" action="Load a file">There is nobody on record yet. Census returns bring people by registration number; the HR extract brings names, teams and posts.</NothingYet>
      </>
    )
  }
  return (
    <>
      <h1 class="govuk-heading-l">People</h1>
      <FilterForm id="filter" action={peoplePath} buttonText="Show" clearHref={filter.isOn ? hrefWith(props.address, { team: null, q: null, show: null }) : undefined}>
        <DayField id="on" name="on" label="Day" on={props.on} text={props.chosen.text} problem={props.chosen.problem} />
        <Input id="q" name="q" label="Name or number" width="10" value={filter.q} />
        <Select id="team" name="team" label="Team" value={filter.team} items={[{ value: '', text: 'All' }, ...filter.teams]} />
        <Select id="show" name="show" label="Show" value={filter.show} items={[{ value: '', text: 'Everybody here on the day' }, { value: 'employed', text: 'Employed' }, { value: 'agency', text: 'Agency workers' }, { value: 'all', text: 'Everybody on record' }]} />
      </FilterForm>
      <SheetTable
        id="people"
        caption={`${props.total.toLocaleString('en-GB')} ${props.total === 1 ? 'person' : 'people'}, ${formatDay(props.on)}`}
        note={props.sheet.rows.length < props.total ? `The first ${props.sheet.rows.length}: choose a team, or download all.` : undefined}
        sheet={props.sheet}
        address={props.address}
        empty="Nobody is like this on the day."
        cells={{ name: (line) => <a class="govuk-link" href={personPath(line.person.id)}>{line.name}</a> }}
      />
    </>
  )
}

export type PeoplePageProps = {
  chosen: ChosenDay
  on: Day | null
  sheet: Sheet<PersonLine>
  total: number
  filter: { q: string; team: string; show: string; isOn: boolean; teams: readonly { value: string; text: string }[] }
  address: PageAddress
}
