import { Button } from '../../govuk/button.tsx'
import { DataTable } from '../../govuk/data-table.tsx'
import { ErrorSummary } from '../../govuk/error-summary.tsx'
import { FileUpload } from '../../govuk/file-upload.tsx'
import { InsetText } from '../../govuk/inset-text.tsx'
import { Radios } from '../../govuk/radios.tsx'
import { Tag } from '../../govuk/tag.tsx'
import { shortDay, type Day } from '../../time/day.ts'
import { Form } from '../../web/layout/form.tsx'
import { publishedPath } from '../../measures/paths.ts'
import { exceptionsPath, expectedPath, importPath, typeCountsPath, typeGridPath, uploadPath } from '../paths.ts'
import { kindLabels, loadableKinds } from '../rules/kinds.ts'

/** Load a file, and the files that were loaded. */
export function DataPage(props: DataPageProps) {
  return (
    <>
      {props.errors.length > 0 && <ErrorSummary errors={props.errors.map((error) => ({ text: error.message, href: `#${error.field}` }))} />}
      <h1 class="govuk-heading-l">Data</h1>
      <p class="govuk-body">Load the files that you already have. Nothing is written to the record before you have seen what would change.</p>
      <Form action={uploadPath} token={props.formToken} isUpload>
        <Radios
          name="kind"
          idPrefix="kind"
          fieldset={{ legend: 'What kind of file is it?', legendSize: 'm' }}
          items={loadableKinds.map((kind) => ({ value: kind, text: kindLabels[kind].name, hint: kindLabels[kind].about, checked: props.kind === kind }))}
          error={messageFor(props, 'kind')}
        />
        <FileUpload id="file" name="file" label="File" labelSize="m" hint="XML for a census return; CSV or Excel (.xlsx) for all others." error={messageFor(props, 'file')} />
        <Button preventDoubleClick>Read the file</Button>
      </Form>
      {props.exceptions > 0 && (
        <InsetText>
          <a class="govuk-link" href={exceptionsPath}>{props.exceptions === 1 ? '1 exception' : `${props.exceptions} exceptions`}</a> to work down: what the files do not agree on, or do not say.
        </InsetText>
      )}
      <h2 class="govuk-heading-m">Besides the council’s own files</h2>
      <ul class="govuk-list">
        <li><a class="govuk-link" href={typeCountsPath}>Count cases by hand</a>: children and families of a team’s workers, until there is an allocation file</li>
        <li><a class="govuk-link" href={typeGridPath}>Type the establishment, team by grade</a>: for a council without position numbers</li>
        <li><a class="govuk-link" href={expectedPath}>Notices, starters and cases that no file says yet</a></li>
        <li><a class="govuk-link" href={publishedPath}>Published figures: load DfE’s newest release</a></li>
      </ul>
      <DataTable
        id="imports"
        caption="Files loaded"
        rows={props.imports}
        empty="No file was loaded yet. Begin with the census returns that the council has already sent: they need no preparation."
        columns={[
          { heading: 'File', cell: (row) => <a class="govuk-link" href={importPath(row.id)}>{row.fileName}</a> },
          { heading: 'Kind', cell: (row) => nameOf(row.kind) },
          { heading: 'Of', cell: (row) => row.year ?? (row.asOf === null ? '' : shortDay(row.asOf as Day)), noWrap: true },
          { heading: 'Rows', cell: (row) => row.rows.toLocaleString('en-GB'), isNumeric: true },
          { heading: 'State', cell: (row) => <StateTag state={row.state} /> },
          { heading: 'By', cell: (row) => row.by },
        ]}
      />
    </>
  )
}

export function StateTag(props: { state: string }) {
  const [text, colour] = STATES[props.state] ?? [props.state, 'grey']
  return <Tag class={`govuk-tag--${colour}`}>{text}</Tag>
}

const STATES: Readonly<Record<string, readonly [string, string]>> = {
  read: ['Being read', 'blue'],
  planned: ['Waiting for you', 'yellow'],
  applied: ['In the record', 'green'],
  superseded: ['Replaced', 'grey'],
  undone: ['Taken back', 'grey'],
  refused: ['Refused', 'red'],
}

function nameOf(kind: string): string {
  return Object.hasOwn(kindLabels, kind) ? kindLabels[kind as keyof typeof kindLabels].name : kind
}

function messageFor(props: DataPageProps, field: string): string | undefined {
  return props.errors.find((error) => error.field === field)?.message
}

export type DataPageProps = {
  imports: readonly { id: number; kind: string; fileName: string; state: string; year: number | null; asOf: string | null; rows: number; by: string }[]
  exceptions: number
  errors: readonly { field: string; message: string }[]
  kind: string | null
  formToken: string
}
