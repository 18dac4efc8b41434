import { DataTable } from '../../govuk/data-table.tsx'
import { readDay, shortDay } from '../../time/day.ts'
import { formatInstant } from '../rules/instants.ts'

/** What is held about the reader, row by row as it stands, and who looked at it. */
export function AboutMePage(props: { held: readonly { table: string; rows: readonly HeldRow[] }[]; looks: readonly Look[]; teams: ReadonlyMap<number, string> }) {
  return (
    <>
      <h1 class="govuk-heading-l">What is held about you and who looked</h1>
      {props.held.length === 0 && <p class="govuk-body">No record of your work is tied to this account. If you work in children’s social work here, ask your administrator.</p>}
      {props.held.map(({ table, rows }) => (
        <DataTable id={table} caption={words(table)} rows={rows} empty="" columns={columns(rows).map((name) => ({ heading: words(name.replace(/_id$/, '')), cell: (row: HeldRow) => (name === 'team_id' ? (props.teams.get(Number(row[name])) ?? '') : text(row[name])) }))} />
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
  const inner = new Set(['id', 'authority_id', 'person_id', 'employment_id', 'post_id', 'holder_id', 'import_id', 'version', 'ordinal', 'rank', 'identity_note'])
  return Object.keys(rows[0] ?? {}).filter((name) => !inner.has(name) && rows.some((row) => text(row[name]) !== ''))
}

function text(value: unknown): string {
  if (value === null || value === undefined) return ''
  if (typeof value === 'boolean') return value ? 'Yes' : 'No'
  if (typeof value !== 'string') return Object.keys(Object(value)).length === 0 && typeof value === 'object' ? '' : JSON.stringify(value)
  const on = readDay(value)
  if (on !== null) return shortDay(on)
  return /^\d{4}-\d\d-\d\dT[\d:.]+\+\d\d:\d\d$/.test(value) ? formatInstant(new Date(value)) : value
}

function words(name: string): string {
  const spaced = name.replaceAll(/[_-]/g, ' ')
  return spaced.charAt(0).toUpperCase() + spaced.slice(1)
}

type HeldRow = Readonly<Record<string, unknown>>
type Look = { at: Date; actor: string; action: string }
