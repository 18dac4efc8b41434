import { DataTable, type Column } from '../../govuk/data-table.tsx'
import { Details } from '../../govuk/details.tsx'
import { Tag } from '../../govuk/tag.tsx'
import { checkPath } from '../paths.ts'
import { severityWords, type CheckLine } from '../rules/check-built.ts'

/** Checks with something to do first; those that found nothing are behind one line. */
export function ChecksTable(props: ChecksTableProps) {
  const found = props.lines.filter((line) => line.findings > 0).sort((a, b) => rank(a) - rank(b) || a.id.localeCompare(b.id))
  const clear = props.lines.filter((line) => line.findings === 0)
  const columns = columnsFor(props.year)
  return (
    <>
      <DataTable id="checks" caption="Checks" note={props.note} rows={found} empty="Every check passes." columns={columns} />
      {clear.length > 0 && (
        <Details summary={`${clear.length} checks found nothing`}>
          <DataTable id="clear-checks" caption="Checks that found nothing" captionSize="s" rows={clear} empty="" columns={columns} />
        </Details>
      )}
    </>
  )
}

function columnsFor(year: number): readonly Column<CheckLine>[] {
  return [
    { heading: 'Check', cell: (line) => <a class="govuk-link" href={checkPath(year, line.id)}>{line.id}</a> },
    { heading: 'DfE no.', cell: (line) => line.dfe, noWrap: true },
    { heading: 'What it asks', cell: (line) => line.text },
    { heading: 'Records', cell: (line) => line.records, isNumeric: true },
    { heading: 'Kind', cell: (line) => <Tag colour={line.findings === 0 ? 'grey' : severityColour(line)}>{severityWords[line.severity]}</Tag>, noWrap: true },
    { heading: 'Owner', cell: (line) => line.owner },
    { heading: 'Note', cell: (line) => line.note },
    { heading: 'State', cell: (line) => stateOf(line), noWrap: true },
  ]
}

function severityColour(line: CheckLine): 'red' | 'yellow' | 'grey' {
  return line.severity === 'query' ? 'yellow' : line.severity === 'process' ? 'grey' : 'red'
}

/** In words, because the words are what is read out and printed. */
export function stateOf(line: Pick<CheckLine, 'findings' | 'open' | 'state'>): string {
  if (line.findings === 0) return 'Clear'
  if (line.open === 0) return 'Explained'
  return line.state === 'being-mended' ? 'Being mended' : 'Open'
}

function rank(line: CheckLine): number {
  return line.severity === 'error' || line.severity === 'structure' ? 0 : line.severity === 'query' ? 1 : 2
}

export type ChecksTableProps = { year: number; lines: readonly CheckLine[]; note: string }
