import { DataTable } from '../../govuk/data-table.tsx'
import { formatInstant } from '../rules/instants.ts'

/** What is held about the reader, row by row as it stands, and who looked at it. */
export function AboutMePage(props: { held: readonly { table: string; rows: readonly HeldRow[] }[]; looks: readonly Look[] }) {
  return (
    <>
      <h1 class="govuk-heading-l">What is held about you and who looked</h1>
      {props.held.length === 0 && <p class="govuk-body">No record of your work is tied to this account. If you work in children’s social work here, ask your administrator.</p>}
      {props.held.map(({ table, rows }) => (
        <DataTable id={table} caption={words(table)} rows={rows} empty="" columns={columns(rows).map((name) => ({ heading: words(name), cell: (row: HeldRow) => text(row[name]) }))} />
      ))}
      <DataTable
        id="looks" caption="Who looked, and what you did" rows={props.looks} empty="Nobody looked, and you did nothing here yet."
        columns={[{ heading: 'When', cell: (look) => formatInstant(look.at), noWrap: true }, { heading: 'Who', cell: (look) => look.actor }, { heading: 'What', cell: (look) => words(look.action) }]}
      />
      <p class="govuk-body">The newest 200 entries. To ask for all of it, for a copy, or to have something corrected, see <a class="govuk-link" href="/privacy">Privacy</a>.</p>
    </>
  )
}

function columns(rows: readonly HeldRow[]): string[] {
  const inner = new Set(['authority_id', 'person_id', 'employment_id', 'version', 'ordinal', 'rank', 'identity_note'])
  return Object.keys(rows[0] ?? {}).filter((name) => !inner.has(name) && rows.some((row) => row[name] !== null && row[name] !== undefined))
}

function text(value: unknown): string {
  if (value === null || value === undefined) return ''
  return typeof value === 'string' ? value : typeof value === 'boolean' ? (value ? 'Yes' : 'No') : JSON.stringify(value)
}

function words(name: string): string {
  const spaced = name.replaceAll(/[_-]/g, ' ')
  return spaced.charAt(0).toUpperCase() + spaced.slice(1)
}

type HeldRow = Readonly<Record<string, unknown>>
type Look = { at: Date; actor: string; action: string }
