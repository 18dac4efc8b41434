import type { Sheet } from '../../files/sheet.ts'
import { SheetTable, type PageAddress } from '../../govuk/sheet-table.tsx'
import { formatDay, type Day } from '../../time/day.ts'
import { personPath } from '../../workforce/paths.ts'
import { measureRowsPath } from '../paths.ts'
import type { AnyMeasure } from '../rules/catalogue.ts'
import type { Figure, FigureRow, Part } from '../rules/figure.ts'
import { formatParts, formatValue } from '../rules/format-figure.ts'

/** The rows behind a figure: who and what is counted, and how much each adds. */
export function MeasureRowsPage(props: MeasureRowsPageProps) {
  const { measure, figure, on, part, group } = props
  const other: Part = part === 'numerator' ? 'denominator' : 'numerator'
  // a number below zero is of somebody who worked in the caller's teams and is out of sight
  const who = (row: FigureRow) => (row.personId === null || row.personId < 0 ? props.nameOf(row) : <a class="govuk-link" href={personPath(row.personId)}>{props.nameOf(row)}</a>)
  return (
    <>
      <span class="govuk-caption-l">{group === null ? (props.teams ?? 'Whole council') : group.name}, {formatDay(on)}</span>
      <h1 class="govuk-heading-l">Rows of {measure.label.toLowerCase()}</h1>
      <p class="govuk-body">
        {figure.value === null ? <>No figure: {figure.whyMissing}.</> : <><strong>{formatValue(measure.unit, figure.value)}</strong> ({formatParts(measure, figure)}).</>}{' '}
        {measure.formula.replace(/^./, (letter) => letter.toUpperCase())}.
      </p>
      {figure.from !== null && <p class="govuk-body">From {figure.from}.</p>}
      {figure.denominator !== null && (
        <p class="govuk-body tl-no-print">
          <a class="govuk-link" href={measureRowsPath(measure.measure, measure.basis, on, other, group ?? undefined)}>Show {PART_LABELS[other]} instead</a>
        </p>
      )}
      <SheetTable
        id="rows"
        caption={PART_LABELS[part].replace(/^./, (letter) => letter.toUpperCase())}
        note={`${props.sheet.rows.length.toLocaleString('en-GB')} rows, together ${props.total}`}
        sheet={props.sheet}
        address={props.address}
        empty="No rows."
        totals={{ amount: props.total }}
        cells={{ who }}
      />
      {figure.leftOut.length > 0 && (
        <SheetTable
          id="left-out"
          caption="Left out"
          note="They belong here, but lack what the figure needs."
          sheet={{ ...props.sheet, rows: figure.leftOut }}
          address={props.address}
          empty=""
          isSortable={false}
          hasFiles={false}
          cells={{ who }}
        />
      )}
    </>
  )
}

const PART_LABELS: Readonly<Record<Part, string>> = { numerator: 'what is counted', denominator: 'what it is divided by' }

export type MeasureRowsPageProps = {
  measure: AnyMeasure
  figure: Figure
  on: Day
  part: Part
  /** Names of the caller's teams, where the figure is of those only. */
  teams: string | null
  group: { kind: string; id: number | string; name: string } | null
  sheet: Sheet<FigureRow>
  total: string
  nameOf: (row: FigureRow) => string
  address: PageAddress
}
