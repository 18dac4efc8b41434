import { DataTable } from '../../govuk/data-table.tsx'
import { formatDay } from '../../time/day.ts'
import type { PastForecast } from '../rules/pack-facts.ts'

/** The forecast before, set beside what came. */
export function PastTable(props: { past: PastForecast }) {
  const { past } = props
  const rows = [{ what: 'People in post', ...past.inPost }, { what: 'Leavers', ...past.leavers }]
  return (
    <DataTable
      id="past" caption="The forecast before, and what came" note={`“${past.name}” from ${formatDay(past.startsOn)}, ${past.months} months on`} rows={rows} empty=""
      columns={[
        { heading: 'What', cell: (row) => row.what }, { heading: '8 in 10 futures', cell: (row) => `${row.p10} to ${row.p90}` }, { heading: 'Middle', isNumeric: true, cell: (row) => row.p50 },
        { heading: 'Came', isNumeric: true, cell: (row) => row.came }, { heading: 'Within', cell: (row) => (row.came >= row.p10 && row.came <= row.p90 ? 'Yes' : row.came < row.p10 ? 'No, fewer' : 'No, more') },
      ]}
    />
  )
}
