import { DataTable } from '../../govuk/data-table.tsx'
import type { VersionDifference } from '../rules/compare-returns.ts'

/** What is different from a frozen version, worker by worker and item by item. */
export function DifferencesTable(props: DifferencesProps) {
  const shown = props.rows.slice(0, 500)
  return (
    <DataTable
      id="differences"
      caption={props.caption}
      note={shown.length < props.rows.length ? `The first ${shown.length} of ${props.rows.length}.` : undefined}
      rows={shown}
      empty="Nothing is different."
      columns={[
        { heading: 'Worker', cell: (row) => row.who, noWrap: true },
        { heading: 'Change', cell: (row) => WORDS[row.kind], noWrap: true },
        { heading: 'Item', cell: (row) => row.item ?? '' },
        { heading: 'Before', cell: (row) => row.before ?? '' },
        { heading: 'Now', cell: (row) => row.now ?? '' },
      ]}
    />
  )
}

const WORDS: Readonly<Record<VersionDifference['kind'], string>> = { added: 'New in it', gone: 'No longer in it', changed: 'Changed' }

export type DifferencesProps = { caption: string; rows: readonly VersionDifference[] }
