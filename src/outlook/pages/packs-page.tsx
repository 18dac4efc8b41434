import { Button } from '../../govuk/button.tsx'
import { DataTable } from '../../govuk/data-table.tsx'
import { WarningText } from '../../govuk/warning-text.tsx'
import { shortDay, type Day } from '../../time/day.ts'
import { whenText } from '../../time/instant.ts'
import { Form } from '../../web/layout/form.tsx'
import { packPath, packsPath } from '../paths.ts'

/** The review packs of the council, newest first, and how one is made. */
export function PacksPage(props: PacksPageProps) {
  return (
    <>
      <h1 class="govuk-heading-l">Recruitment review packs</h1>
      <p class="govuk-body">What strategic managers, HR and the service look at together before an intake is decided. A pack keeps the figures of its day and the runs that it stands on; somebody else than its author records the decision.</p>
      {props.problem && <WarningText>{props.problem}</WarningText>}
      {props.mayChange && (
        <Form action={packsPath} token={props.formToken}>
          <p class="govuk-body">A new pack takes the newest forecast and the newest search of intakes.</p>
          <Button preventDoubleClick>Save a review pack</Button>
        </Form>
      )}
      <DataTable
        id="packs" caption="Packs" rows={props.packs} empty="No pack was saved yet."
        columns={[
          { heading: 'Figures of', noWrap: true, cell: (row) => <a class="govuk-link" href={packPath(row.id)}>{shortDay(row.on)}</a> }, { heading: 'Saved', cell: (row) => `${whenText(row.savedAt)}, ${row.author}` },
          { heading: 'Decision', cell: (row) => (row.decision === null ? 'Not decided' : `${row.decision.offers} offers, ${row.decision.by}`) }, { heading: 'Next review', noWrap: true, cell: (row) => (row.decision?.nextReviewOn ? shortDay(row.decision.nextReviewOn) : '') },
        ]}
      />
    </>
  )
}

export type PacksPageProps = {
  packs: readonly { id: number; on: Day; savedAt: Date; author: string; decision: { offers: number; by: string; nextReviewOn: Day | null } | null }[]
  mayChange: boolean
  problem: string | null
  formToken: string
}
