import { formatInstant } from '../../access/rules/instants.ts'
import { Button } from '../../govuk/button.tsx'
import { DataTable } from '../../govuk/data-table.tsx'
import { ErrorSummary } from '../../govuk/error-summary.tsx'
import { FileUpload } from '../../govuk/file-upload.tsx'
import { NotificationBanner } from '../../govuk/notification-banner.tsx'
import { Form } from '../../web/layout/form.tsx'
import { loadPublishedPath } from '../paths.ts'

/** The published figures that stand beside the council's own: which releases there are, which one the pages read, and a newer one to load. */
export function PublishedPage(props: PublishedPageProps) {
  return (
    <>
      {props.problem !== null && <ErrorSummary errors={[{ text: props.problem, href: '#file' }]} />}
      {props.loaded !== null && <NotificationBanner type="success"><p class="govuk-notification-banner__heading">{props.loaded}</p></NotificationBanner>}
      <h1 class="govuk-heading-l">Published figures</h1>
      <p class="govuk-body">
        England, regions and councils beside your own figures come from what DfE publishes each February. Pages take each figure from the newest release that has it, and say which one that is;
        DfE restates years gone by, so an older release stays as it was.
      </p>
      <DataTable
        id="releases"
        caption="Releases"
        rows={props.releases}
        empty=""
        columns={[
          { heading: 'Data set', cell: (row) => row.dataset },
          { heading: 'Release', cell: (row) => row.release, noWrap: true },
          { heading: 'Figures', cell: (row) => row.figures.toLocaleString('en-GB'), isNumeric: true },
          { heading: 'File', cell: (row) => row.fileName },
          { heading: 'Loaded', cell: (row) => (row.loadedAt === null ? 'came with Throughline' : formatInstant(row.loadedAt)) },
          { heading: 'On pages', cell: (row) => row.onPages },
        ]}
      />
      <h2 class="govuk-heading-m">Load a newer release</h2>
      <p class="govuk-body">
        From Explore Education Statistics, “Children’s social work workforce”, take the data set “1. Indicators” as CSV. The figures are the same for every council. A release is kept beside those before it and is not taken away again.
      </p>
      <Form action={loadPublishedPath} token={props.formToken} isUpload>
        <FileUpload id="file" name="file" label="File" labelSize="m" hint="CSV, as DfE publishes it." error={props.problem ?? undefined} />
        <Button preventDoubleClick>Load the release</Button>
      </Form>
    </>
  )
}

export type PublishedPageProps = {
  releases: readonly { dataset: string; release: string; figures: number; fileName: string; loadedAt: Date | null; onPages: string }[]
  problem: string | null
  /** What the last load did, said once. */
  loaded: string | null
  formToken: string
}
