import { DataTable } from '../../govuk/data-table.tsx'
import { answerPath, teamReadPath } from '../paths.ts'

/** What managers said is wrong with their lists, and what became of it. */
export function ChangesPage(props: { year: number; changes: readonly AskedChange[]; mayAnswer: boolean }) {
  return (
    <>
      <span class="govuk-caption-l">Census return {props.year}</span>
      <h1 class="govuk-heading-l">Changes that managers ask for</h1>
      <DataTable
        id="changes"
        caption="Changes"
        note="Mend what is right where it belongs, in the HR system or on the person's page, then answer; the manager reads the answer on the list."
        rows={props.changes}
        empty="No manager asked for a change."
        columns={[
          { heading: 'About', cell: (row) => (row.personHref === null ? row.who : <a class="govuk-link" href={row.personHref}>{row.who}</a>) },
          { heading: 'Team', cell: (row) => <a class="govuk-link" href={teamReadPath(props.year, row.teamId)}>{row.teamName}</a> },
          { heading: 'What is wrong', cell: (row) => row.says },
          { heading: 'Asked', cell: (row) => row.asked },
          { heading: 'Answer', cell: (row) => row.answer ?? 'Not answered' },
          ...(props.mayAnswer ? [{ heading: 'Answer it', cell: (row: AskedChange) => <a class="govuk-link" href={answerPath(props.year, row.id)}>{row.answer === null ? 'Answer' : 'Change'}<span class="govuk-visually-hidden"> about {row.who}</span></a> }] : []),
        ]}
      />
    </>
  )
}

export type AskedChange = { id: number; teamId: number; teamName: string; who: string; personHref: string | null; says: string; asked: string; answer: string | null }
