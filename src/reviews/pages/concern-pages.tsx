import { Button, ButtonLink } from '../../govuk/button.tsx'
import { DataTable } from '../../govuk/data-table.tsx'
import { InsetText } from '../../govuk/inset-text.tsx'
import { Radios } from '../../govuk/radios.tsx'
import { SummaryList } from '../../govuk/summary-list.tsx'
import { Textarea } from '../../govuk/textarea.tsx'
import { FormFrame, FormHead, problemAt, type FormState } from '../../web/layout/form-frame.tsx'
import { Form } from '../../web/layout/form.tsx'
import { concernPath, newConcernPath } from '../paths.ts'

/** What one has raised, and what was brought to one. */
export function ConcernsPage(props: { raised: readonly ConcernLine[]; received: readonly ConcernLine[]; mayRaise: boolean }) {
  return (
    <>
      <h1 class="govuk-heading-l">Concerns</h1>
      <p class="govuk-body">A concern is read by the one who raises it and the one person whom they chose, and by nobody else here: not by the line, not by the panel, not by an administrator.</p>
      {props.mayRaise && <ButtonLink href={newConcernPath}>Raise a concern</ButtonLink>}
      <List id="received" caption="Brought to you" rows={props.received} who="From" empty="Nobody has brought you a concern." />
      {(props.mayRaise || props.raised.length > 0) && <List id="raised" caption="Raised by you" rows={props.raised} who="To" empty="You have raised none." />}
    </>
  )
}

function List(props: { id: string; caption: string; rows: readonly ConcernLine[]; who: string; empty: string }) {
  return (
    <DataTable
      id={props.id} caption={props.caption} rows={props.rows} empty={props.empty}
      columns={[
        { heading: 'About', cell: (row) => <a class="govuk-link" href={concernPath(row.id)}>{row.about}<span class="govuk-visually-hidden">, raised {row.at}</span></a> },
        { heading: props.who, cell: (row) => row.who },
        { heading: 'Raised', cell: (row) => row.at, noWrap: true },
        { heading: 'Answer', cell: (row) => (row.isAnswered ? 'Answered' : 'Waiting') },
      ]}
    />
  )
}

/** The raiser chooses who receives it. */
export function NewConcernPage(props: { receivers: readonly { userId: number; text: string }[]; abouts: readonly { value: string; text: string }[]; state: FormState }) {
  const { state } = props
  return (
    <FormFrame
      caption="Concerns" heading="Raise a concern" action={newConcernPath} button="Send" state={state}
      before={<InsetText>If a child or you yourself are in danger, follow the safeguarding procedure: this page is not watched. Whoever receives a disclosure of harm has to pass it on.</InsetText>}
    >
      <Radios name="to" value={state.values['to']} fieldset={{ legend: 'Who should receive it?', legendSize: 's' }} error={problemAt(state, 'to')} items={props.receivers.map((one) => ({ value: String(one.userId), text: one.text }))} />
      <Radios name="about" value={state.values['about']} fieldset={{ legend: 'What is it about?', legendSize: 's' }} error={problemAt(state, 'about')} items={props.abouts} />
      <Textarea name="says" label="What concerns you" hint="Seen by you and the person whom you chose. Name no child and no family." value={state.values['says']} error={problemAt(state, 'says')} />
    </FormFrame>
  )
}

export function ConcernPage(props: { id: number; about: string; from: string; to: string; at: string; says: string; answer: string | null; answeredAt: string | null; isReceiver: boolean; state: FormState }) {
  const { state } = props
  return (
    <>
      <FormHead caption="Concern" heading={props.about} problems={state.problems} stale={state.stale} />
      <SummaryList
        rows={[
          { key: 'From', value: props.from }, { key: 'To', value: props.to }, { key: 'Raised', value: props.at }, { key: 'What', value: <span class="tl-kept">{props.says}</span> },
          { key: 'Answer', value: props.answer === null ? 'None yet' : <span class="tl-kept">{props.answer} ({props.answeredAt})</span> },
        ]}
      />
      {props.isReceiver && (
        <Form action={concernPath(props.id)} token={state.formToken}>
          <input type="hidden" name="version" value={String(state.version)} />
          <Textarea name="answer" label={props.answer === null ? 'What is done about it' : 'Change the answer'} hint={`Seen by you and ${props.from}.`} value={state.values['answer']} error={problemAt(state, 'answer')} />
          <Button preventDoubleClick>Save the answer</Button>
        </Form>
      )}
    </>
  )
}

export type ConcernLine = { id: number; about: string; who: string; at: string; isAnswered: boolean }
