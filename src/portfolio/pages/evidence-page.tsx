import { Button, ButtonGroup, ButtonLink } from '../../govuk/button.tsx'
import { DataTable } from '../../govuk/data-table.tsx'
import { ErrorSummary } from '../../govuk/error-summary.tsx'
import { SummaryList } from '../../govuk/summary-list.tsx'
import { formatDay, type Day } from '../../time/day.ts'
import { whenText } from '../../time/instant.ts'
import { Form } from '../../web/layout/form.tsx'
import { changeEvidencePath, decideEvidencePath, evidencePath, removeFilePath } from '../paths.ts'
import { kindLabels, stateWords, type EvidenceKind, type EvidenceState } from '../rules/evidence.ts'

/** One item: its words and files, what it shows, what happened to it, and what the reader can do. */
export function EvidencePage(props: EvidencePageProps) {
  return (
    <>
      {props.problem !== null && <ErrorSummary errors={[{ text: props.problem, href: '#what-next' }]} />}
      <span class="govuk-caption-l">{props.personName}</span>
      <h1 class="govuk-heading-l">{props.title}</h1>
      <SummaryList
        rows={[
          { key: 'Kind', value: kindLabels[props.kind] }, { key: 'Day', value: formatDay(props.onDay) },
          { key: 'State', value: `${stateWords[props.state]}${props.submittedToName === null || props.state === 'draft' ? '' : `: ${props.submittedToName}`}` },
          { key: 'Made by', value: props.authorName },
          { key: 'Seen by', value: props.state === 'draft' ? 'You alone' : `${props.personName}, ${props.submittedToName ?? 'the assessor'}, practice leads, the academy coordinator, the principal social worker, the panel` },
          ...(props.reason === null ? [] : [{ key: 'Said about it', value: props.reason }]),
        ]}
      />
      {props.says !== '' && props.says.split(/\n{2,}/).map((paragraph) => <p class="govuk-body">{paragraph.split('\n').map((line, index) => (index === 0 ? line : <><br />{line}</>))}</p>)}
      <DataTable
        id="files" caption="Files" rows={props.files} empty="No file."
        columns={[
          { heading: 'File', cell: (file) => <a class="govuk-link" href={file.href}>{file.name}</a> }, { heading: 'What it is', cell: (file) => file.type }, { heading: 'Size', cell: (file) => file.size, noWrap: true },
          ...(props.mayChange ? [{
            heading: 'Action', cell: (file: EvidencePageProps['files'][number]) => (
              <Form action={removeFilePath(props.id, file.id)} token={props.formToken}><Button variant="secondary" class="govuk-!-margin-bottom-0">Remove<span class="govuk-visually-hidden"> {file.name}</span></Button></Form>
            ),
          }] : []),
        ]}
      />
      <h2 class="govuk-heading-m">What it shows</h2>
      {props.standards.length === 0 ? <p class="govuk-body">Mapped to no standard. That is optional.</p> : <ul class="govuk-list govuk-list--bullet">{props.standards.map((one) => <li>{one}</li>)}</ul>}
      <h2 class="govuk-heading-m" id="what-next">What next</h2>
      <ButtonGroup>
        {props.mayChange && <ButtonLink href={changeEvidencePath(props.id)} variant="secondary">Change</ButtonLink>}
        {props.mayDecide && <ButtonLink href={decideEvidencePath(props.id)}>Accept or send back</ButtonLink>}
      </ButtonGroup>
      {props.maySubmit && props.assessorName !== null && (
        <Form action={evidencePath(props.id)} token={props.formToken}>
          <input type="hidden" name="version" value={String(props.version)} />
          <Button preventDoubleClick>Submit to {props.assessorName}</Button>
        </Form>
      )}
      {props.maySubmit && props.assessorName === null && <p class="govuk-body">You have no assessor at present, so it cannot be submitted yet. Ask the academy coordinator.</p>}
      {!props.mayChange && !props.mayDecide && <p class="govuk-body">Nothing: it is read here.</p>}
      <DataTable
        id="history" caption="What happened" rows={props.events} empty="Nothing."
        columns={[{ heading: 'When', cell: (event) => whenText(event.at), noWrap: true }, { heading: 'What', cell: (event) => event.what }, { heading: 'Who', cell: (event) => event.by }, { heading: 'Note', cell: (event) => event.note }]}
      />
    </>
  )
}

export type EvidencePageProps = {
  id: number
  version: number
  personName: string
  title: string
  kind: EvidenceKind
  onDay: Day
  state: EvidenceState
  says: string
  reason: string | null
  authorName: string
  submittedToName: string | null
  assessorName: string | null
  files: readonly { id: number; href: string; name: string; type: string; size: string }[]
  standards: readonly string[]
  events: readonly { at: Date; what: string; by: string; note: string }[]
  mayChange: boolean
  maySubmit: boolean
  mayDecide: boolean
  problem: string | null
  formToken: string
}
