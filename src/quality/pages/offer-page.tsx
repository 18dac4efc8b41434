import { DataTable } from '../../govuk/data-table.tsx'
import { formatDay, type Day } from '../../time/day.ts'
import type { OfferRow } from '../rules/offer.ts'

/** Whether every newly qualified worker has the same offer, by team, with each exception by name. */
export function OfferPage(props: { on: Day; rows: readonly OfferRow[]; nameOf: (personId: number) => string; teamOf: (teamId: number | null) => string }) {
  return (
    <>
      <h1 class="govuk-heading-l">The offer, team by team</h1>
      <p class="govuk-body">As at {formatDay(props.on)}: whether everybody on a programme has a mentor and a practice lead, supervision as promised, the academy days and the reviews in time. What the record does not hold of somebody is not counted as missing.</p>
      <DataTable
        id="offer" caption="Teams" rows={props.rows} empty="Nobody is on a programme."
        columns={[
          { heading: 'Team', cell: (row) => props.teamOf(row.teamId) || 'No team' },
          { heading: 'On a programme', isNumeric: true, cell: (row) => row.people },
          { heading: 'With everything', isNumeric: true, cell: (row) => `${row.people - row.exceptions.length} of ${row.people}` },
          { heading: 'What is missing', cell: (row) => row.exceptions.map((one) => `${props.nameOf(one.personId)}: ${one.missing.join(', ')}`).join('; ') },
        ]}
      />
    </>
  )
}
