import { DataTable } from '../../govuk/data-table.tsx'
import { Tag } from '../../govuk/tag.tsx'
import { shortDay, type Day } from '../../time/day.ts'
import { yearPath } from '../paths.ts'

/** Every year that can be opened, and how its return stands. */
export function YearsPage(props: { years: readonly YearLine[] }) {
  return (
    <>
      <h1 class="govuk-heading-l">Census returns</h1>
      <p class="govuk-body">The children's social work workforce census, built from the record as at 30 September. Open a year to check it, have it confirmed, freeze it and send it.</p>
      <DataTable
        id="years"
        caption="Collection years"
        captionSize="m"
        rows={props.years}
        empty="No return is loaded yet. Load a return that the council has already sent, on the page Data."
        columns={[
          { heading: 'Year', cell: (row) => <a class="govuk-link" href={yearPath(row.year)}>{row.year}</a> },
          { heading: 'In the record', cell: (row) => (row.isLoaded ? 'Return loaded' : 'From other files') },
          { heading: 'Layout', cell: (row) => (row.isUnverified ? <Tag colour="yellow">Unverified</Tag> : 'Known') },
          { heading: 'Versions frozen', cell: (row) => row.versions, isNumeric: true },
          { heading: 'Signed off', cell: (row) => (row.signedOff === null ? 'No' : `Version ${row.signedOff}`) },
          { heading: 'Sent', cell: (row) => (row.sentOn === null ? 'No' : shortDay(row.sentOn)), noWrap: true },
        ]}
      />
    </>
  )
}

export type YearLine = { year: number; isLoaded: boolean; isUnverified: boolean; versions: number; signedOff: number | null; sentOn: Day | null }
