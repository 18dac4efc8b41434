import { DataTable } from '../../govuk/data-table.tsx'
import { versionPath } from '../paths.ts'

/** The versions that were frozen, the newest first. */
export function FrozenTable(props: { year: number; versions: readonly FrozenLine[] }) {
  return (
    <DataTable
      id="versions"
      caption="Frozen versions"
      note="A frozen version is kept byte by byte and is never changed or deleted."
      rows={props.versions}
      empty="No version is frozen yet."
      columns={[
        { heading: 'Version', cell: (row) => <a class="govuk-link" href={versionPath(props.year, row.number)}>Version {row.number}</a>, noWrap: true },
        { heading: 'Frozen', cell: (row) => row.frozenAt, noWrap: true },
        { heading: 'By', cell: (row) => row.frozenBy },
        { heading: 'Workers', cell: (row) => row.workers, isNumeric: true },
        { heading: 'Errors', cell: (row) => row.errors, isNumeric: true },
        { heading: 'Queries', cell: (row) => row.queries, isNumeric: true },
        { heading: 'SHA-256 begins', cell: (row) => <code>{row.sha256.slice(0, 12)}</code>, noWrap: true },
        { heading: 'Signed off', cell: (row) => row.signedBy ?? 'No' },
        { heading: 'Sent', cell: (row) => row.sentOn ?? 'No', noWrap: true },
        { heading: 'Note', cell: (row) => row.note },
      ]}
    />
  )
}

export type FrozenLine = {
  number: number; frozenAt: string; frozenBy: string; workers: number; errors: number; queries: number; sha256: string; signedBy: string | null; sentOn: string | null; note: string
}
