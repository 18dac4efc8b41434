import { DataTable } from '../../govuk/data-table.tsx'
import { checkPath } from '../paths.ts'
import type { ComparedMeasure } from '../rules/compare-counts.ts'
import { CompareTable } from './compare-table.tsx'
import { DifferencesTable, type DifferencesProps } from './differences-table.tsx'

/** The return as it stands beside last year's, and beside the version that was frozen last. */
export function ComparePage(props: ComparePageProps) {
  return (
    <>
      <h1 class="govuk-heading-l">Census return {props.year} compared with {props.year - 1}</h1>
      <CompareTable year={props.year} measures={props.measures} hasBefore={props.hasBefore} />
      <DataTable
        id="roles"
        caption="Roles, share of FTE in post"
        note="A share that moves by more than 15 points is mostly a change of coding, and DfE asks about it."
        rows={props.roles}
        empty=""
        columns={[
          { heading: 'Role', cell: (row) => row.label },
          { heading: String(props.year), cell: (row) => row.now, isNumeric: true },
          { heading: String(props.year - 1), cell: (row) => row.before, isNumeric: true },
          { heading: 'Percentage points', cell: (row) => row.change, isNumeric: true },
        ]}
      />
      <p class="govuk-body">
        {props.continuityFindings === 0 ? 'Nobody is lost or new without a reason between the two years.' : <a class="govuk-link" href={checkPath(props.year, 'K25')}>{props.continuityFindings} findings of the continuity check, person by person</a>}
      </p>
      {props.differences && <DifferencesTable {...props.differences} />}
    </>
  )
}

export type ComparePageProps = {
  year: number
  measures: readonly ComparedMeasure[]
  hasBefore: boolean
  roles: readonly { label: string; now: string; before: string; change: string }[]
  continuityFindings: number
  /** Against the newest frozen version of the year; null where none is frozen. */
  differences: DifferencesProps | null
}
