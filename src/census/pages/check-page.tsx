import { DataTable } from '../../govuk/data-table.tsx'
import { SummaryList } from '../../govuk/summary-list.tsx'
import { itemsPath, notePath, rowPath, ruleNumberPath } from '../paths.ts'
import { severityWords, type CheckLine, type NoteOnFinding } from '../rules/check-built.ts'
import { stateOf } from './checks-table.tsx'

/** One check and the records that it found, each with the way to where it is mended. */
export function CheckPage(props: CheckPageProps) {
  const { line, year } = props
  const change = (href: string, what: string) => (props.mayPrepare ? { actions: [{ href, text: 'Change', visuallyHiddenText: what }] } : {})
  return (
    <>
      <span class="govuk-caption-l">Census return {year}</span>
      <h1 class="govuk-heading-l">{line.id}: {line.text.replace(/\.$/, '')}</h1>
      <SummaryList
        rows={[
          { key: 'DfE number', value: line.dfe === '' ? 'Not known: DfE\'s rule document was not at hand' : line.dfe, ...change(ruleNumberPath(year, line.id), 'the DfE number') },
          { key: 'Kind', value: severityWords[line.severity] },
          { key: 'Source', value: line.source },
          { key: 'State', value: stateOf(line) },
          { key: 'Owner', value: line.owner === '' ? 'Nobody' : line.owner, ...change(notePath(year, line.id), 'the owner') },
          { key: 'Note', value: line.note === '' ? 'None' : line.note, ...change(notePath(year, line.id), 'the note on the whole check') },
        ]}
      />
      <DataTable
        id="records"
        caption={`Records (${props.records.length})`}
        note={props.areMessagesHidden ? 'What is wrong with each is shown to those who see protected fields.' : undefined}
        rows={props.records}
        empty="This check found nothing."
        columns={[
          { heading: 'Record', cell: (record) => (record.personHref === null ? record.who : <a class="govuk-link" href={record.personHref}>{record.who}</a>) },
          ...(props.areMessagesHidden ? [] : [
            { heading: 'What is wrong and how to mend it', cell: (record: CheckedRecord) => record.message },
            { heading: 'Mend it on', cell: (record: CheckedRecord) => <MendLink year={year} record={record} /> },
          ]),
          { heading: 'Note', cell: (record) => record.note?.note ?? '' },
          { heading: 'State', cell: (record) => (record.note === null ? (line.open === 0 ? 'Explained for all' : 'Open') : STATES[record.note.state]), noWrap: true },
          ...(props.mayPrepare ? [{ heading: 'Explain', cell: (record: CheckedRecord) => <a class="govuk-link" href={notePath(year, line.id, record.rowKey)}>Note<span class="govuk-visually-hidden"> on {record.who}</span></a> }] : []),
        ]}
      />
    </>
  )
}

function MendLink(props: { year: number; record: CheckedRecord }) {
  const { record, year } = props
  if (record.employmentId !== null) return <a class="govuk-link" href={rowPath(year, record.employmentId)}>All items<span class="govuk-visually-hidden"> of {record.who}</span></a>
  if (record.mend === 'items') return <a class="govuk-link" href={itemsPath(year)}>The authority's items</a>
  return <a class="govuk-link" href="/data">Data</a>
}

export const STATES: Readonly<Record<NoteOnFinding['state'], string>> = { open: 'Open', 'being-mended': 'Being mended', explained: 'Explained' }

export type CheckPageProps = { year: number; line: CheckLine; records: readonly CheckedRecord[]; areMessagesHidden: boolean; mayPrepare: boolean }

export type CheckedRecord = {
  rowKey: string
  who: string
  /** The person page, where there is a person. */
  personHref: string | null
  employmentId: number | null
  mend: 'items' | 'data'
  message: string
  note: NoteOnFinding | null
}
