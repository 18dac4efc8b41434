import type { ComponentChildren } from 'preact'
import { DataTable } from '../../govuk/data-table.tsx'
import { FilterForm } from '../../govuk/filter-form.tsx'
import { Select } from '../../govuk/select.tsx'
import { shortDay } from '../../time/day.ts'
import { academyDayPath, academyDaysPath, addAcademyDayPath } from '../paths.ts'
import { modeLabels, timesOf, type AcademyDay } from '../rules/academy-day.ts'

/** What comes, and what was, with the register of each: the coordinator's list of days. */
export function DaysPage(props: DaysPageProps) {
  return (
    <>
      <h1 class="govuk-heading-l">Academy days</h1>
      {props.links}
      {props.mayKeep && <p class="govuk-body"><a class="govuk-link" href={addAcademyDayPath}>Add an academy day</a></p>}
      <FilterForm id="filter" action={academyDaysPath} clearHref={props.cohort === null ? undefined : academyDaysPath}>
        <Select name="cohort" label="Cohort" value={props.cohort === null ? '' : String(props.cohort)} items={[{ value: '', text: 'All cohorts' }, ...props.cohorts.map(({ id, name }) => ({ value: String(id), text: name }))]} />
      </FilterForm>
      <DayTable id="coming" caption={`Coming: ${props.coming.length}`} rows={props.coming} seesAll={props.seesAll} empty="No academy day is planned." />
      <DayTable id="past" caption={`Past: ${props.past.length}`} rows={props.past} seesAll={props.seesAll} empty="There was no academy day yet." />
    </>
  )
}

function DayTable(props: { id: string; caption: string; rows: readonly DayLine[]; seesAll: boolean; empty: string }) {
  return (
    <DataTable
      id={props.id} caption={props.caption} rows={props.rows} empty={props.empty} note={props.seesAll ? undefined : 'Numbers of people whom you may see.'}
      columns={[
        { heading: 'Title', cell: ({ day }) => <a class="govuk-link" href={academyDayPath(day.id)}>{day.title}</a> },
        { heading: 'Day', cell: ({ day }) => <>{shortDay(day.onDay)}<br />{timesOf(day)}</>, noWrap: true },
        { heading: 'Where', cell: ({ day }) => (day.place === '' ? modeLabels[day.mode] : <>{modeLabels[day.mode]}<br />{day.place}</>) },
        { heading: 'For', cell: ({ forWhom }) => forWhom },
        { heading: 'Invited', cell: ({ day, invited }) => saidInvited(invited, day.seats, props.seesAll), isNumeric: true },
        { heading: 'Register', cell: ({ register }) => register },
      ]}
    />
  )
}

/** "14 of 20 places"; more than the room takes is said, not refused. */
function saidInvited(invited: number, seats: number | null, seesAll: boolean) {
  if (seats === null || !seesAll) return String(invited)
  return <>{invited} of {seats} places{invited > seats && <><br /><strong>{invited - seats} more than there are</strong></>}</>
}

export type DayLine = { day: AcademyDay; forWhom: string; invited: number; register: string }
export type DaysPageProps = {
  links: ComponentChildren
  mayKeep: boolean
  seesAll: boolean
  cohort: number | null
  cohorts: readonly { id: number; name: string }[]
  coming: readonly DayLine[]
  past: readonly DayLine[]
}
