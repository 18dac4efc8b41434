import { Checkboxes } from '../../govuk/checkboxes.tsx'
import { InsetText } from '../../govuk/inset-text.tsx'
import { Input } from '../../govuk/input.tsx'
import { Radios } from '../../govuk/radios.tsx'
import { Select } from '../../govuk/select.tsx'
import { Textarea } from '../../govuk/textarea.tsx'
import { DayBoxes, FormFrame, problemAt, type FormState } from '../../web/layout/form-frame.tsx'
import { candidatesPath, caseStepPath, hrStepPath, membersPath } from '../paths.ts'
import { decisionLabels, decisions, recommendations } from '../rules/decisions.ts'
import { readerViewLabels, readerViews, sheetQuestions } from '../rules/reading-sheet.ts'

/** The panel's day and its rule. */
export function PanelFormPage(props: { caption: string; heading: string; action: string; state: FormState }) {
  const { state } = props
  return (
    <FormFrame {...props} button="Save the panel">
      <DayBoxes name="held-on" legend="Day of the panel" state={state} />
      <Input name="place" label="Place or joining link (optional)" value={state.values['place']} error={problemAt(state, 'place')} />
      <Input name="quorum" label="Quorum" hint="Members present without a conflict in a case, for a decision on it." width="3" inputmode="numeric" value={state.values['quorum']} error={problemAt(state, 'quorum')} />
      <Input name="hand-in-weeks" label="Weeks before the panel by which portfolios are in" width="3" inputmode="numeric" value={state.values['hand-in-weeks']} error={problemAt(state, 'hand-in-weeks')} />
      <Input name="full-read-share" label="Share of the recommended passes that two readers read in full" suffix="%" width="3" inputmode="numeric" value={state.values['full-read-share']} error={problemAt(state, 'full-read-share')} />
      <Radios
        name="confirms" value={state.values['confirms']} fieldset={{ legend: 'Who confirms a decision', legendSize: 's' }} error={problemAt(state, 'confirms')}
        items={[{ value: 'panel', text: 'Nobody else: the panel’s decision stands' }, { value: 'head-of-service', text: 'A head of service or the principal social worker' }]}
      />
    </FormFrame>
  )
}

export function MembersPage(props: { id: number; caption: string; people: readonly { userId: number; name: string }[]; chosen: readonly string[]; state: FormState }) {
  const { state } = props
  return (
    <FormFrame caption={props.caption} heading="Members and chair" action={membersPath(props.id)} button="Save the members" state={state}>
      <Checkboxes name="members" fieldset={{ legend: 'Who sits on this panel', legendSize: 's' }} hint="Everybody with the role of a panel member." error={problemAt(state, 'members')} items={props.people.map((one) => ({ name: `members-${one.userId}`, value: 'yes', text: one.name, checked: props.chosen.includes(String(one.userId)) }))} />
      <Select name="chair" label="Chair" value={state.values['chair']} error={problemAt(state, 'chair')} items={[{ value: '', text: 'Choose the chair' }, ...props.people.map((one) => ({ value: String(one.userId), text: one.name }))]} />
    </FormFrame>
  )
}

export function CandidatesPage(props: { id: number; caption: string; candidates: readonly { enrolmentId: number; name: string; about: string }[]; state: FormState }) {
  return (
    <FormFrame caption={props.caption} heading="Add portfolios" action={candidatesPath(props.id)} button="Put them on the agenda" state={props.state}>
      {props.candidates.length === 0
        ? <InsetText>Nobody is ready for panel who is not on this agenda already. Somebody becomes ready on the page of the own programme.</InsetText>
        : <Checkboxes name="programmes" fieldset={{ legend: 'Ready for panel', legendSize: 's' }} error={problemAt(props.state, 'programmes')} items={props.candidates.map((one) => ({ name: `programmes-${one.enrolmentId}`, value: 'yes', text: one.name, hint: one.about, checked: props.state.values[`programmes-${one.enrolmentId}`] === 'yes' }))} />}
    </FormFrame>
  )
}

export function RecommendPage(props: CaseForm) {
  const { state } = props
  return (
    <FormFrame caption={props.caption} heading="Recommend to the panel" action={caseStepPath(props.id, 'recommendation')} button="Send the recommendation" state={state} before={<p class="govuk-body">You recommend, the panel decides. A recommendation is made once; both stand beside each other for good.</p>}>
      <Radios name="recommends" value={state.values['recommends']} fieldset={{ legend: 'What do you recommend?', legendSize: 's' }} error={problemAt(state, 'recommends')} items={recommendations.map((value) => ({ value, text: decisionLabels[value] }))} />
      <Textarea name="reasons" label="Reasons" hint="Seen by the NQSW, the panel, practice leads, the academy coordinator, the head of service and the principal social worker. No reason of an absence." rows={10} value={state.values['reasons']} error={problemAt(state, 'reasons')} />
    </FormFrame>
  )
}

export function HandedInPage(props: CaseForm) {
  return (
    <FormFrame caption={props.caption} heading="The portfolio is in" action={caseStepPath(props.id, 'handed-in')} button="Save" state={props.state}>
      <DayBoxes name="handed-in-on" legend="Handed in on" hint="Leave empty to take it back." state={props.state} />
    </FormFrame>
  )
}

export function ReadersPage(props: CaseForm & { members: readonly { userId: number; name: string; conflicts: readonly string[] }[] }) {
  const { state } = props
  const items = [{ value: '', text: 'Choose a reader' }, ...props.members.map((one) => ({ value: String(one.userId), text: one.conflicts.length === 0 ? one.name : `${one.name} (conflict)`, disabled: one.conflicts.length > 0 }))]
  return (
    <FormFrame caption={props.caption} heading="Two readers" action={caseStepPath(props.id, 'readers')} button="Save the readers" state={state}>
      {props.members.filter((one) => one.conflicts.length > 0).map((one) => <InsetText>{one.name} cannot read: {one.conflicts.join('; ')}.</InsetText>)}
      <Select name="reader-1" label="First reader" value={state.values['reader-1']} error={problemAt(state, 'reader-1')} items={items} />
      <Select name="reader-2" label="Second reader" value={state.values['reader-2']} error={problemAt(state, 'reader-2')} items={items} />
    </FormFrame>
  )
}

export function ConflictPage(props: CaseForm) {
  return (
    <FormFrame caption={props.caption} heading="Declare a conflict of interest" action={caseStepPath(props.id, 'conflict')} button="Declare it" state={props.state} before={<p class="govuk-body">From then on you neither read nor decide on this portfolio. It cannot be taken back.</p>}>
      <Textarea name="says" label="What it is, in a sentence" hint="Seen by the panel and the academy." rows={3} value={props.state.values['says']} error={problemAt(props.state, 'says')} />
    </FormFrame>
  )
}

/** A reading sheet: answers in words, a view, and no marks. */
export function SheetPage(props: CaseForm) {
  const { state } = props
  return (
    <FormFrame caption={props.caption} heading="Reading sheet" action={caseStepPath(props.id, 'sheet')} button="Save the sheet" state={state} before={<p class="govuk-body">A draft is seen by you alone. Handed in, it is seen by the panel and the academy, not by the NQSW, and is not changed any more.</p>}>
      {sheetQuestions.map(({ key, text }) => <Textarea name={key} label={text} rows={3} value={state.values[key]} error={problemAt(state, key)} />)}
      <Radios name="view" value={state.values['view']} fieldset={{ legend: 'Your view', legendSize: 's' }} error={problemAt(state, 'view')} items={readerViews.map((value) => ({ value, text: readerViewLabels[value] }))} />
      <Radios name="hand-in" value={state.values['hand-in'] ?? 'draft'} fieldset={{ legend: 'Draft or done', legendSize: 's' }} items={[{ value: 'draft', text: 'Keep it as my draft' }, { value: 'done', text: 'Hand it in' }]} />
    </FormFrame>
  )
}

/** The decision, with what the assessor recommended and the readers say above it. */
export function DecisionPage(props: CaseForm & { recommended: string; views: string }) {
  const { state } = props
  return (
    <FormFrame
      caption={props.caption} heading="What does the panel decide?" action={caseStepPath(props.id, 'decision')} button="Record the decision" state={state}
      before={<InsetText><p class="govuk-body">Recommended: {props.recommended}</p><p class="govuk-body govuk-!-margin-bottom-0">Readers: {props.views}</p></InsetText>}
    >
      <Radios
        name="decision" value={state.values['decision']} fieldset={{ legend: 'Decision', legendSize: 's' }} error={problemAt(state, 'decision')}
        items={decisions.map((value) => ({ value, text: decisionLabels[value], hint: DECISION_HINTS[value] }))}
      />
      <DayBoxes name="until" legend="Amendments by, deferred to, or extended to" hint="Only for these three." state={state} />
      <Textarea name="reasons" label="Reasons" hint="Seen by the NQSW, the assessor, the panel and the academy; they stand in the letter." rows={8} value={state.values['reasons']} error={problemAt(state, 'reasons')} />
    </FormFrame>
  )
}

const DECISION_HINTS: Readonly<Partial<Record<(typeof decisions)[number], string>>> = {
  'pass-with-amendments': 'Counts when the chair has seen the amendments.', defer: 'To a later panel.', extend: 'The programme goes on until a day.', fail: 'Only when HR has been involved.',
}

export function AppealPage(props: CaseForm) {
  return (
    <FormFrame caption={props.caption} heading="Record an appeal" action={caseStepPath(props.id, 'appeal')} button="Record the appeal" state={props.state}>
      <DayBoxes name="made-on" legend="Made on" state={props.state} />
      <Textarea name="grounds" label="Grounds" value={props.state.values['grounds']} error={problemAt(props.state, 'grounds')} />
    </FormFrame>
  )
}

export function AppealOutcomePage(props: CaseForm & { grounds: string }) {
  const { state } = props
  return (
    <FormFrame caption={props.caption} heading="What became of the appeal" action={caseStepPath(props.id, 'appeal-outcome')} button="Save the outcome" state={state} before={<InsetText>{props.grounds}</InsetText>}>
      <Radios
        name="outcome" value={state.values['outcome']} fieldset={{ legend: 'Outcome', legendSize: 's' }} error={problemAt(state, 'outcome')}
        items={[{ value: 'upheld', text: 'Upheld', hint: 'The portfolio comes before another panel; the first decision stays on record.' }, { value: 'not-upheld', text: 'Not upheld' }, { value: 'withdrawn', text: 'Withdrawn' }]}
      />
      <DayBoxes name="outcome-on" legend="Decided on" state={state} />
      <Textarea name="reasons" label="Reasons" value={state.values['reasons']} error={problemAt(state, 'reasons')} />
    </FormFrame>
  )
}

export function ModerationPage(props: CaseForm & { decided: string }) {
  const { state } = props
  return (
    <FormFrame caption={props.caption} heading="Moderate the decision" action={caseStepPath(props.id, 'moderation')} button="Save the moderation" state={state} before={<InsetText>{props.decided}</InsetText>}>
      <Radios name="agrees" value={state.values['agrees']} fieldset={{ legend: 'Does the evidence bear the decision?', legendSize: 's' }} error={problemAt(state, 'agrees')} items={[{ value: 'yes', text: 'Yes' }, { value: 'no', text: 'No' }]} />
      <Textarea name="note" label="What the panel should learn from it (optional, needed for no)" value={state.values['note']} error={problemAt(state, 'note')} />
    </FormFrame>
  )
}

export function HrStepPage(props: CaseForm) {
  const { state } = props
  return (
    <FormFrame caption={props.caption} heading="HR step before a fail" action={hrStepPath(props.id)} button="Save" state={state} before={<p class="govuk-body">The panel can decide a fail only when HR has said that it was involved.</p>}>
      <DayBoxes name="done-on" legend="Done on" state={state} />
      <Textarea name="note" label="What was done (optional)" hint="Seen by HR, the panel and the academy. No reason of an absence." value={state.values['note']} error={problemAt(state, 'note')} />
    </FormFrame>
  )
}

export type CaseForm = { id: number; caption: string; state: FormState }
