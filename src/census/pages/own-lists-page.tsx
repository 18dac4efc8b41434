import { DataTable } from '../../govuk/data-table.tsx'
import { Tag } from '../../govuk/tag.tsx'
import { teamListPath } from '../paths.ts'

/** The lists that wait for a manager, and those that were confirmed. */
export function OwnListsPage(props: { lists: readonly OwnList[] }) {
  return (
    <>
      <h1 class="govuk-heading-l">Census lists to confirm</h1>
      <p class="govuk-body">The council's yearly return to DfE counts the people of your team. You say whether the list is right; nobody else knows it better.</p>
      <DataTable
        id="lists"
        caption="Your lists"
        rows={props.lists}
        empty="No list was sent to you."
        columns={[
          { heading: 'Team', cell: (row) => <a class="govuk-link" href={teamListPath(row.year, row.teamId)}>{row.teamName}</a> },
          { heading: 'Year', cell: (row) => row.year, noWrap: true },
          { heading: 'People', cell: (row) => row.people, isNumeric: true },
          { heading: 'Sent', cell: (row) => row.sentAt, noWrap: true },
          { heading: 'Confirmed', cell: (row) => row.confirmed ?? <Tag colour="yellow">Waiting for you</Tag>, noWrap: true },
        ]}
      />
    </>
  )
}

export type OwnList = { year: number; teamId: number; teamName: string; people: number; sentAt: string; confirmed: string | null }
