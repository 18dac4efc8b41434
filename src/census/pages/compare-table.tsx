import { DataTable } from '../../govuk/data-table.tsx'
import type { ComparedMeasure } from '../rules/compare-counts.ts'

export function CompareTable(props: { year: number; measures: readonly ComparedMeasure[]; hasBefore: boolean }) {
  return (
    <DataTable
      id="measures"
      caption={`What it counts to, beside ${props.year - 1}`}
      note={props.hasBefore ? `The year to 30 September ${props.year}, and the year before as the record has it.` : `The record holds nothing of the year to 30 September ${props.year - 1}.`}
      rows={props.measures}
      empty=""
      columns={[
        { heading: 'Measure', cell: (row) => row.label },
        { heading: String(props.year), cell: (row) => row.now, isNumeric: true },
        { heading: String(props.year - 1), cell: (row) => row.before, isNumeric: true },
        { heading: 'Change', cell: (row) => row.change, isNumeric: true },
      ]}
    />
  )
}
