import { FileUpload } from '../../govuk/file-upload.tsx'
import { InsetText } from '../../govuk/inset-text.tsx'
import { Input } from '../../govuk/input.tsx'
import { Radios } from '../../govuk/radios.tsx'
import { Textarea } from '../../govuk/textarea.tsx'
import { DayBoxes, FormFrame, problemAt, type FormState } from '../../web/layout/form-frame.tsx'
import { actionPath, filesPath, heldPath, newActionPath, notePath, viewPath, wrongPath } from '../paths.ts'
import { parties, partyLabels, type Party } from '../rules/parties.ts'

/** When a review takes place. */
export function BookPage(props: FormPage & { action: string; about: string; isOptional: boolean }) {
  return (
    <FormFrame {...props} heading="Which day is the review?" button="Save the day" before={<p class="govuk-body">{props.about}</p>}>
      <DayBoxes name="booked-on" legend="Day of the review" state={props.state} />
      {props.isOptional && <Input name="reason" label="Why it is needed" hint="Seen by everybody who reads the review. No reason of an absence." value={props.state.values['reason']} error={problemAt(props.state, 'reason')} />}
    </FormFrame>
  )
}

/** That it was held, and what came of it. */
export function HeldPage(props: FormPage & { id: number; isChange: boolean }) {
  const { state } = props
  return (
    <FormFrame
      caption={props.caption} heading={props.isChange ? 'Change the outcome' : 'The review was held'} action={heldPath(props.id)} button={props.isChange ? 'Save the change' : 'Save'} state={state}
      before={props.isChange ? <InsetText>Who has signed already is asked to sign again, because other words are signed anew.</InsetText> : null}
    >
      <DayBoxes name="held-on" legend="Held on" state={state} />
      <Radios
        name="on-track" value={state.values['on-track']} fieldset={{ legend: 'Is the year on track?', legendSize: 's' }} error={problemAt(state, 'on-track')}
        items={[{ value: 'yes', text: 'On track' }, { value: 'no', text: 'Not on track', hint: 'A support plan says what help is given, by whom and until when.' }]}
      />
      <Textarea name="support-plan" label="Support plan (only where it is not on track)" hint="Seen by the NQSW, the team manager, the assessor, practice leads, the academy coordinator and the principal social worker." value={state.values['support-plan']} error={problemAt(state, 'support-plan')} />
    </FormFrame>
  )
}

/** One's own view: a draft for oneself, or shared. */
export function ViewPage(props: FormPage & { id: number; party: Party; isShared: boolean; seenBy: string; isHeld: boolean }) {
  const { state } = props
  return (
    <FormFrame
      caption={props.caption} heading={`My view as ${partyLabels[props.party]}`} action={viewPath(props.id, props.party)} button="Save my view" state={state}
      before={props.isShared && props.isHeld ? <InsetText>Your view is shared. Where you change it now, all three are asked to sign again.</InsetText> : null}
    >
      <Textarea name="says" label="My view" hint={`As a draft seen by you alone. Once shared, seen by ${props.seenBy}. Name no child and no family.`} rows={10} value={state.values['says']} error={problemAt(state, 'says')} />
      {!props.isShared && (
        <Radios
          name="share" value={state.values['share'] ?? 'draft'} fieldset={{ legend: 'Who may read it', legendSize: 's' }} error={problemAt(state, 'share')}
          items={[{ value: 'draft', text: 'Only me: it is a draft' }, { value: 'shared', text: 'Share it with the review', hint: 'It cannot be made a draft again.' }]}
        />
      )}
    </FormFrame>
  )
}

/** Who does what by when; for one that exists also when it was done. */
export function ActionPage(props: FormPage & { id: number; actionId: number | null }) {
  const { state } = props
  const isNew = props.actionId === null
  return (
    <FormFrame caption={props.caption} heading={isNew ? 'Add an action' : 'Change an action'} action={props.actionId === null ? newActionPath(props.id) : actionPath(props.id, props.actionId)} button="Save the action" state={state}>
      <Input name="what" label="What is to be done" value={state.values['what']} error={problemAt(state, 'what')} />
      <Radios name="owner" value={state.values['owner']} fieldset={{ legend: 'Who does it', legendSize: 's' }} error={problemAt(state, 'owner')} items={parties.map((party) => ({ value: party, text: partyLabels[party] }))} />
      <DayBoxes name="due-on" legend="By" state={state} />
      {!isNew && <DayBoxes name="done-on" legend="Done on (optional)" state={state} />}
    </FormFrame>
  )
}

/** "This is wrong" about one fact. */
export function WrongPage(props: FormPage & { id: number; factKey: string; fact: string; source: string; owner: string }) {
  return (
    <FormFrame caption={props.caption} heading="What is wrong?" action={wrongPath(props.id, props.factKey)} button="Send" state={props.state} before={<InsetText>{props.fact} (source: {props.source})</InsetText>}>
      <Textarea name="says" label="What is wrong, and how it is" hint={`It goes to ${props.owner}, who keeps the source, and stands on the review. The fact itself changes when its source is mended.`} value={props.state.values['says']} error={problemAt(props.state, 'says')} />
    </FormFrame>
  )
}

export function AnswerNotePage(props: FormPage & { id: number; noteId: number; question: string }) {
  return (
    <FormFrame caption={props.caption} heading="Answer" action={notePath(props.id, props.noteId)} button="Save the answer" state={props.state} before={<InsetText>{props.question}</InsetText>}>
      <Textarea name="answer" label="What became of it" hint="It stands on the review, for everybody who reads it." value={props.state.values['answer']} error={problemAt(props.state, 'answer')} />
    </FormFrame>
  )
}

/** The written review as it came back. */
export function FilePage(props: FormPage & { id: number }) {
  return (
    <FormFrame
      caption={props.caption} heading="Add the written review" action={filesPath(props.id)} button="Add the file" isUpload state={props.state}
      before={<p class="govuk-body">A Word file (.docx) or a PDF is the whole review: record the day and the outcome, and nothing else needs to be typed.</p>}
    >
      <FileUpload name="file" label="Word file or PDF, up to 20 MB" accept=".docx,.pdf" error={problemAt(props.state, 'file')} />
    </FormFrame>
  )
}

export type FormPage = { caption: string; state: FormState }
