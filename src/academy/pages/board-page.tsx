import type { Sheet } from '../../files/sheet.ts'
import { FilterForm } from '../../govuk/filter-form.tsx'
import { NothingYet } from '../../govuk/nothing-yet.tsx'
import { Select } from '../../govuk/select.tsx'
import { SheetTable, type PageAddress } from '../../govuk/sheet-table.tsx'
import { formatDay, type Day } from '../../time/day.ts'
import { academyPath, enrolmentPath, programmesPath } from '../paths.ts'
import type { BoardRow } from '../rules/board.ts'
import { AcademyLinks, type May } from './academy-links.tsx'

/** Everybody on a programme, a row each: what is late first, in words. */
export function BoardPage(props: BoardPageProps) {
  if (props.isEmpty) {
    return (
      <>
        <h1 class="govuk-heading-l">Academy</h1>
        <AcademyLinks {...props.may} current={academyPath} />
        <NothingYet href={programmesPath} action="Start with the programmes">Nobody is on a programme yet. Begin with the programmes, then enrol a starter or load the list of an academy that runs already.</NothingYet>
      </>
    )
  }
  const { filter } = props
  return (
    <>
      <h1 class="govuk-heading-l">Academy</h1>
      <AcademyLinks {...props.may} current={academyPath} />
      <p class="govuk-body">
        {props.counts.onProgramme} on the programme, {props.counts.paused} paused, {props.counts.planned} planned on {formatDay(props.on)}. {props.counts.overdue === 0 ? 'Nothing is overdue' : `${props.counts.overdue} with something overdue`}.{' '}
        {props.withoutMentor.length === 0 ? 'Everybody has a mentor.' : `${props.withoutMentor.length} without a mentor.`}
      </p>
      {props.withoutMentor.length > 0 && (
        <div class="govuk-inset-text">
          <h2 class="govuk-heading-s">Without a mentor</h2>
          <ul class="govuk-list govuk-!-margin-bottom-0">
            {props.withoutMentor.map((row) => <li><a class="govuk-link" href={enrolmentPath(row.enrolmentId)}>{row.name}</a>, {row.cohort}: {row.days} {row.days === 1 ? 'day' : 'days'}</li>)}
          </ul>
        </div>
      )}
      <FilterForm id="filter" action={academyPath} buttonText="Show" clearHref={filter.isOn ? academyPath : undefined}>
        <Select id="cohort" name="cohort" label="Cohort" value={filter.cohort} items={[{ value: '', text: 'All' }, ...filter.cohorts.map((text) => ({ value: text, text }))]} />
        <Select id="team" name="team" label="Team" value={filter.team} items={[{ value: '', text: 'All' }, ...filter.teams.map((text) => ({ value: text, text }))]} />
        <Select id="lead" name="lead" label="Practice lead" value={filter.lead} items={[{ value: '', text: 'All' }, ...filter.leads.map((text) => ({ value: text, text }))]} />
        <Select id="show" name="show" label="Show" value={filter.show} items={[{ value: '', text: 'Now and planned' }, { value: 'mine', text: 'Whom I support' }, { value: 'all', text: 'Ended too' }]} />
      </FilterForm>
      <SheetTable
        id="board" caption={`${props.sheet.rows.length} ${props.sheet.rows.length === 1 ? 'person' : 'people'}, ${formatDay(props.on)}`} note="Overdue first, then by the next date." sheet={props.sheet} address={props.address}
        empty="Nobody is like this." isDense isSortable cells={{ name: (row) => <a class="govuk-link" href={enrolmentPath(row.enrolmentId)}>{row.name}</a> }}
      />
    </>
  )
}

export type BoardPageProps = {
  on: Day
  isEmpty: boolean
  may: May
  counts: { onProgramme: number; paused: number; planned: number; overdue: number }
  withoutMentor: readonly { enrolmentId: number; name: string; cohort: string; days: number }[]
  sheet: Sheet<BoardRow>
  address: PageAddress
  filter: { cohort: string; team: string; lead: string; show: string; isOn: boolean; cohorts: readonly string[]; teams: readonly string[]; leads: readonly string[] }
}
