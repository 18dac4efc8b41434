import { Button, ButtonLink, ButtonGroup } from '../../govuk/button.tsx'
import { DataTable } from '../../govuk/data-table.tsx'
import { Details } from '../../govuk/details.tsx'
import { InsetText } from '../../govuk/inset-text.tsx'
import { SummaryList } from '../../govuk/summary-list.tsx'
import { WarningText } from '../../govuk/warning-text.tsx'
import { formatDay, shortDay, type Day } from '../../time/day.ts'
import { Form } from '../../web/layout/form.tsx'
import { actionPath, bookPath, filePath, filesPath, heldPath, newActionPath, notePath, programmeDatesPath, reviewPath, reviewWordPath, signPath, viewPath, wrongPath } from '../paths.ts'
import { partyLabels, type Party } from '../rules/parties.ts'
import { factSource, ownerLabels, type FactOwner, type ReviewFact } from '../rules/review-facts.ts'
import type { ReviewState } from '../rules/review-state.ts'
import { StateWords } from './reviews-page.tsx'

/** One review: what it says by itself, what each of the three says, what is agreed, whether all is on track, who has signed. */
export function ReviewPage(props: ReviewPageProps) {
  const { id } = props
  return (
    <>
      <span class="govuk-caption-l">{props.title}</span>
      <h1 class="govuk-heading-l">{props.name}</h1>
      {props.notice !== null && <WarningText>{props.notice}</WarningText>}
      <p class="govuk-body"><StateWords state={props.state} /></p>
      <SummaryList
        rows={[
          { key: 'Due', value: formatDay(props.due) },
          { key: props.heldOn === null ? 'Booked for' : 'Held on', value: day(props.heldOn ?? props.bookedOn) ?? 'Not booked' },
          ...(props.heldOn === null ? [] : [{ key: 'On track', value: props.isOnTrack ? 'Yes' : 'No: there is a support plan' }]),
          ...(props.supportPlan === null ? [] : [{ key: 'Support plan', value: <span class="tl-kept">{props.supportPlan}</span> }]),
          { key: 'Seen by', value: props.seenBy },
          { key: 'All dates', value: <a class="govuk-link" href={programmeDatesPath(props.enrolmentId)}>Dates of the programme</a> },
        ]}
      />
      {props.mayLead && (
        <ButtonGroup>
          {props.heldOn === null
            ? <><ButtonLink href={heldPath(id)}>Record that it was held</ButtonLink><ButtonLink href={bookPath(props.enrolmentId, props.point)} variant="secondary">Move the day</ButtonLink></>
            : <ButtonLink href={heldPath(id)} variant="secondary">Change the outcome</ButtonLink>}
        </ButtonGroup>
      )}
      <Facts {...props} />
      {props.views.map((view) => <View id={id} view={view} />)}
      <Actions {...props} />
      <Signatures {...props} />
      <Files {...props} />
      {props.before !== null && (
        <Details summary={`The review before: ${props.before.title}`}>
          <p class="govuk-body">Held {props.before.heldOn}. <a class="govuk-link" href={reviewPath(props.before.id)}>Open it</a></p>
          {props.before.views.map((view) => <p class="govuk-body tl-kept"><strong>{partyLabels[view.party]}:</strong> {view.says}</p>)}
        </Details>
      )}
    </>
  )
}

function Facts(props: ReviewPageProps) {
  return (
    <>
      <DataTable
        id="facts"
        caption="What the record says"
        note={props.heldOn === null ? 'As it stands today; it is kept as it stands when the review is recorded as held.' : 'As it stood when the review was recorded as held.'}
        rows={props.facts}
        empty="The record says nothing yet."
        columns={[
          { heading: 'What', cell: (row) => row.label },
          { heading: 'How it stands', cell: (row) => row.value },
          { heading: 'Source and day', cell: (row) => factSource(row) },
          ...(props.mayWork ? [{ heading: 'Wrong?', cell: (row: ReviewFact) => <a class="govuk-link" href={wrongPath(props.id, row.key)}>This is wrong<span class="govuk-visually-hidden">: {row.label}</span></a> }] : []),
        ]}
      />
      {props.notes.map((note) => (
        <InsetText>
          <p class="govuk-body">{note.askedBy} says of “{note.fact}”: {note.says}</p>
          <p class="govuk-body govuk-!-margin-bottom-0">
            {note.answer === null ? `With ${ownerLabels[note.owner]}. ` : `Answer: ${note.answer} `}
            {note.mayAnswer && <a class="govuk-link" href={notePath(props.id, note.id)}>{note.answer === null ? 'Answer' : 'Change the answer'}<span class="govuk-visually-hidden"> about {note.fact}</span></a>}
          </p>
        </InsetText>
      ))}
    </>
  )
}

function View(props: { id: number; view: ViewLine }) {
  const { view } = props
  return (
    <section>
      <h2 class="govuk-heading-m">{partyLabels[view.party]}’s view</h2>
      {view.said.map((said) => (
        <>
          <p class="govuk-body tl-kept">{said.says}</p>
          <p class="govuk-hint">{said.isDraft ? 'A draft: only you can read it.' : `${view.name}, shared ${said.at}`}</p>
        </>
      ))}
      {view.said.length === 0 && <p class="govuk-body">{view.name === null ? 'Nobody is named.' : `${view.name} has shared nothing yet.`}</p>}
      {view.isOwn && <p class="govuk-body"><a class="govuk-link" href={viewPath(props.id, view.party)}>{view.said.length === 0 ? 'Write' : 'Change'} my view<span class="govuk-visually-hidden"> as {partyLabels[view.party]}</span></a></p>}
    </section>
  )
}

function Actions(props: ReviewPageProps) {
  return (
    <>
      <DataTable
        id="actions"
        caption="What is agreed"
        rows={props.actions}
        empty="No action is agreed."
        columns={[
          { heading: 'Action', cell: (row) => (props.mayWork ? <a class="govuk-link" href={actionPath(props.id, row.id)}>{row.what}</a> : row.what) },
          { heading: 'Who', cell: (row) => row.who },
          { heading: 'By', cell: (row) => shortDay(row.dueOn), noWrap: true },
          { heading: 'Done', cell: (row) => row.done },
        ]}
      />
      {props.mayWork && <p class="govuk-body"><a class="govuk-link" href={newActionPath(props.id)}>Add an action</a></p>}
    </>
  )
}

function Signatures(props: ReviewPageProps) {
  return (
    <section>
      <h2 class="govuk-heading-m">Signatures</h2>
      <SummaryList rows={props.signatures.map((line) => ({ key: `${partyLabels[line.party]}${line.name === null ? '' : `, ${line.name}`}`, value: line.words }))} />
      {props.sign.kind === 'may' && (
        <Form action={signPath(props.id)} token={props.formToken}>
          <input type="hidden" name="shown" value={props.sign.shown} />
          <p class="govuk-body">You sign what stands on this page, for yourself. If anything of it is changed later, all three are asked to sign again.</p>
          <Button preventDoubleClick>Sign the review</Button>
        </Form>
      )}
      {props.sign.kind === 'not-yet' && <p class="govuk-body">{props.sign.why}</p>}
    </section>
  )
}

function Files(props: ReviewPageProps) {
  return (
    <section>
      <h2 class="govuk-heading-m">Word and PDF</h2>
      <p class="govuk-body"><a class="govuk-link" href={reviewWordPath(props.id)}>Download this review as Word</a>, filled in as far as the record goes.</p>
      {props.files.length > 0 && <ul class="govuk-list">{props.files.map((file) => <li><a class="govuk-link" href={filePath(props.id, file.id)}>{file.name}</a>, {file.about}</li>)}</ul>}
      {props.mayWork && <p class="govuk-body"><a class="govuk-link" href={filesPath(props.id)}>Add the written review as Word or PDF</a>: nothing needs to be typed again.</p>}
    </section>
  )
}

function day(on: Day | null): string | null {
  return on === null ? null : formatDay(on)
}

export type ReviewPageProps = {
  id: number
  enrolmentId: number
  point: string
  name: string
  title: string
  state: ReviewState
  due: Day
  bookedOn: Day | null
  heldOn: Day | null
  isOnTrack: boolean | null
  supportPlan: string | null
  seenBy: string
  facts: readonly ReviewFact[]
  notes: readonly { id: number; fact: string; owner: FactOwner; askedBy: string; says: string; answer: string | null; mayAnswer: boolean }[]
  views: readonly ViewLine[]
  actions: readonly { id: number; what: string; who: string; dueOn: Day; done: string }[]
  signatures: readonly { party: Party; name: string | null; words: string }[]
  sign: { kind: 'may'; shown: string } | { kind: 'not-yet'; why: string } | { kind: 'no' }
  files: readonly { id: number; name: string; about: string }[]
  before: { id: number; title: string; heldOn: string; views: readonly { party: Party; says: string }[] } | null
  /** What became of the last try to sign. */
  notice: string | null
  mayLead: boolean
  mayWork: boolean
  formToken: string
}

export type ViewLine = { party: Party; name: string | null; isOwn: boolean; said: readonly { says: string; isDraft: boolean; at: string }[] }
