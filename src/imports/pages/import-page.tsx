import { Button, ButtonGroup } from '../../govuk/button.tsx'
import { DataTable } from '../../govuk/data-table.tsx'
import { InsetText } from '../../govuk/inset-text.tsx'
import { SummaryList } from '../../govuk/summary-list.tsx'
import { WarningText } from '../../govuk/warning-text.tsx'
import { shortDay, type Day } from '../../time/day.ts'
import { Form } from '../../web/layout/form.tsx'
import { applyPath, discardPath, undoPath } from '../paths.ts'
import { kindLabels, isImportKind } from '../rules/kinds.ts'
import { StateTag } from './data-page.tsx'

/** What a file would change, before anything is written; and afterwards what it changed. */
export function ImportPage(props: ImportPageProps) {
  const { file, plan } = props
  const problems = file.notes.filter((note) => note.kind === 'problem')
  const isDirect = file.kind === 'allocations' || file.kind === 'counts'
  const others = file.notes.filter((note) => note.kind !== 'problem')
  return (
    <>
      <h1 class="govuk-heading-l">{file.fileName}</h1>
      {props.warning !== null && <WarningText>{props.warning}</WarningText>}
      {file.isProvisional && <InsetText>The layout of this year is not verified. What the file says is provisional until DfE's own documents are checked.</InsetText>}
      <SummaryList
        rows={[
          { key: 'Kind', value: isImportKind(file.kind) ? kindLabels[file.kind].name : file.kind },
          { key: file.year === null ? 'As at' : 'Collection', value: file.year ?? (file.asOf === null ? 'not said' : shortDay(file.asOf as Day)) },
          { key: 'Rows', value: file.rows.toLocaleString('en-GB') },
          { key: 'State', value: <StateTag state={file.state} /> },
          { key: 'By', value: file.by },
        ]}
      />
      {plan && (isDirect ? <CountTable counts={plan} isDone={file.state !== 'planned'} /> : <PlanTable plan={plan} isDone={file.state !== 'planned'} />)}
      {problems.length > 0 && <Notes id="problems" caption="What could not be understood" note="These values are left out; everything else of their rows is used." notes={problems} />}
      {props.lines.length > 0 && (
        <DataTable
          id="changes"
          caption="Line by line"
          note={props.lines.length < props.lineCount ? `The first ${props.lines.length} of ${props.lineCount}.` : undefined}
          rows={props.lines}
          empty=""
          columns={[
            { heading: 'Who', cell: (line) => line.who },
            { heading: 'Change', cell: (line) => WORDS[line.kind], noWrap: true },
            { heading: 'What', cell: (line) => line.what },
          ]}
        />
      )}
      {others.length > 0 && <Notes id="notes" caption="To know" notes={others} />}
      {file.state === 'planned' && (
        <ButtonGroup>
          <Form action={applyPath(file.id)} token={props.formToken}>
            <input type="hidden" name="mark" value={String(file.mark ?? 0)} />
            <Button preventDoubleClick>{props.isEmpty ? 'Nothing changes: close' : 'Apply to the record'}</Button>
          </Form>
          <Form action={discardPath(file.id)} token={props.formToken}>
            <Button variant="secondary">Put the file aside</Button>
          </Form>
        </ButtonGroup>
      )}
      {file.state === 'applied' && (
        <Form action={undoPath(file.id)} token={props.formToken}>
          <p class="govuk-body">Taking the file back leaves what all other files say.</p>
          <Button variant="warning">Take this file back</Button>
        </Form>
      )}
    </>
  )
}

function PlanTable(props: { plan: NonNullable<ImportPageProps['plan']>; isDone: boolean }) {
  return (
    <DataTable
      id="plan"
      caption={props.isDone ? 'What it changed' : 'What would change'}
      rows={props.plan}
      empty="Nothing: the record already says all of it."
      columns={[
        { heading: 'In the record', cell: (row) => row.what },
        { heading: 'New', cell: (row) => row.created, isNumeric: true },
        { heading: 'Changed', cell: (row) => row.changed, isNumeric: true },
        { heading: 'Ended', cell: (row) => row.ended, isNumeric: true },
        { heading: 'Removed', cell: (row) => row.removed, isNumeric: true },
      ]}
    />
  )
}

/** An allocation or counts file: what it brings, each with its number. */
function CountTable(props: { counts: NonNullable<ImportPageProps['plan']>; isDone: boolean }) {
  return (
    <DataTable
      id="plan"
      caption={props.isDone ? 'What it changed' : 'What would change'}
      rows={props.counts}
      empty="Nothing."
      columns={[
        { heading: 'Allocations', cell: (row) => row.what },
        { heading: 'Number', cell: (row) => row.created.toLocaleString('en-GB'), isNumeric: true },
      ]}
    />
  )
}

function Notes(props: { id: string; caption: string; note?: string; notes: ImportPageProps['file']['notes'] }) {
  const shown = props.notes.slice(0, 500)
  return (
    <DataTable
      id={props.id}
      caption={`${props.caption} (${props.notes.length})`}
      note={props.note ?? (shown.length < props.notes.length ? `The first ${shown.length}.` : undefined)}
      rows={shown}
      empty=""
      columns={[
        { heading: 'What it means', cell: (note) => note.message },
        { heading: 'Where', cell: (note) => [note.sheet, note.row === undefined ? null : `row ${note.row}`, note.line === undefined ? null : `line ${note.line}`].filter((part) => part).join(', '), noWrap: true },
        { heading: 'Column', cell: (note) => note.column ?? '' },
        { heading: 'Value', cell: (note) => note.value ?? '' },
      ]}
    />
  )
}

const WORDS = { new: 'New', changed: 'Changed', ended: 'Ends', removed: 'Removed', conflict: 'Disagreement' } as const

export type ImportPageProps = {
  file: {
    id: number
    kind: string
    fileName: string
    state: string
    year: number | null
    asOf: string | null
    isProvisional: boolean
    rows: number
    by: string
    mark: number | null
    notes: readonly { kind: string; message: string; sheet?: string; row?: number; line?: number; column?: string; value?: string }[]
  }
  plan: readonly { what: string; created: number; changed: number; ended: number; removed: number }[] | null
  lines: readonly { kind: keyof typeof WORDS; who: string; what: string }[]
  lineCount: number
  isEmpty: boolean
  warning: string | null
  formToken: string
}
