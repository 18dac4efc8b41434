import { ButtonLink } from '../../govuk/button.tsx'
import { DataTable } from '../../govuk/data-table.tsx'
import { shortDay, type Day } from '../../time/day.ts'
import { newPanelPath, panelPath } from '../paths.ts'

/** The calendar of panels, the next one first. */
export function PanelsPage(props: { panels: readonly PanelLine[]; mayArrange: boolean; own: readonly OwnCase[] }) {
  return (
    <>
      <h1 class="govuk-heading-l">Academy Panel</h1>
      <p class="govuk-body">The assessor recommends, the panel decides. Each panel shows only the portfolios that you may see.</p>
      {props.mayArrange && <ButtonLink href={newPanelPath}>Arrange a panel</ButtonLink>}
      <DataTable
        id="panels"
        caption="Panels"
        rows={props.panels}
        empty="No panel is arranged yet."
        columns={[
          { heading: 'Day', cell: (row) => <a class="govuk-link" href={panelPath(row.id)}>{shortDay(row.on)}</a>, noWrap: true },
          { heading: 'Place', cell: (row) => row.place },
          { heading: 'Portfolios in by', cell: (row) => shortDay(row.handIn), noWrap: true },
          { heading: 'Portfolios', cell: (row) => row.cases, isNumeric: true },
          { heading: 'Decided', cell: (row) => `${row.decided} of ${row.cases}`, isNumeric: true },
          { heading: 'Members', cell: (row) => row.members, isNumeric: true },
        ]}
      />
      {props.own.length > 0 && (
        <DataTable
          id="to-do"
          caption="Waiting for you"
          rows={props.own}
          empty=""
          columns={[
            { heading: 'What', cell: (row) => <a class="govuk-link" href={row.href}>{row.what}<span class="govuk-visually-hidden">: {row.name}</span></a> },
            { heading: 'NQSW', cell: (row) => row.name },
            { heading: 'Panel', cell: (row) => shortDay(row.on), noWrap: true },
          ]}
        />
      )}
    </>
  )
}

export type PanelLine = { id: number; on: Day; place: string; handIn: Day; cases: number; decided: number; members: number }
export type OwnCase = { what: string; href: string; name: string; on: Day }
