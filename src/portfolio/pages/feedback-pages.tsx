import { Button, ButtonLink } from '../../govuk/button.tsx'
import { DataTable } from '../../govuk/data-table.tsx'
import { ErrorSummary } from '../../govuk/error-summary.tsx'
import { Input } from '../../govuk/input.tsx'
import { InsetText } from '../../govuk/inset-text.tsx'
import { Radios } from '../../govuk/radios.tsx'
import { Textarea } from '../../govuk/textarea.tsx'
import { whenText } from '../../time/instant.ts'
import { Form } from '../../web/layout/form.tsx'
import { FormFrame, problemAt, type FormState } from '../../web/layout/form-frame.tsx'
import { answerFeedbackPath, askFeedbackPath, evidencePath, feedbackPath, paperFeedbackPath, withdrawFeedbackPath } from '../paths.ts'
import { codePage, feedbackForms, type Audience } from '../rules/feedback-forms.ts'

/** Asking for feedback: a link or six letters for one person, once; and what was asked before. */
export function AskFeedbackPage(props: { state: FormState; asked: readonly AskedLine[] }) {
  const { state } = props
  return (
    <>
      <FormFrame caption="My portfolio" heading="Ask for feedback" action={askFeedbackPath} button="Make a link and a code" state={state} before={<p class="govuk-body">Each link or code takes one answer. It works for 28 days, on any phone, without an account. What is said goes into your portfolio word for word; you, your assessor and the academy read it.</p>}>
        <Radios
          name="audience" value={state.values['audience']} fieldset={{ legend: 'Whom do you ask?', legendSize: 's' }} error={problemAt(state, 'audience')}
          items={[{ value: 'child', text: 'A child or young person', hint: 'Six short questions in plain words. No name is asked.' }, { value: 'professional', text: 'Another professional' }]}
        />
        <Input name="about" label="A word for you to tell it from the others (optional)" hint="No name. For example: after the visit in March." value={state.values['about']} error={problemAt(state, 'about')} />
      </FormFrame>
      <p class="govuk-body">On paper instead? Type it in: <a class="govuk-link" href={paperFeedbackPath('child')}>from a child or young person</a>, <a class="govuk-link" href={paperFeedbackPath('professional')}>from another professional</a>.</p>
      <DataTable
        id="asked" caption="Asked before" rows={props.asked} empty="Nobody yet."
        columns={[
          { heading: 'For', cell: (one) => `${one.audience === 'child' ? 'A child or young person' : 'Another professional'}${one.about === '' ? '' : `: ${one.about}`}` }, { heading: 'Made', cell: (one) => whenText(one.madeAt) },
          { heading: 'State', cell: (one) => (one.evidenceId === null ? one.said : <a class="govuk-link" href={evidencePath(one.evidenceId)}>{one.said}</a>) },
          { heading: 'Action', cell: (one) => (one.isOpen ? <Form action={withdrawFeedbackPath(one.id)} token={state.formToken}><Button variant="secondary" class="govuk-!-margin-bottom-0">Withdraw<span class="govuk-visually-hidden"> the link for {one.about === '' ? 'feedback' : one.about}</span></Button></Form> : '') },
        ]}
      />
    </>
  )
}

export type AskedLine = { id: number; audience: Audience; about: string; madeAt: Date; said: string; evidenceId: number | null; isOpen: boolean }

/** The link and the code, shown this once: only hashes of them are kept. */
export function MadeFeedbackPage(props: { audience: Audience; link: string; code: string; until: string; address: string }) {
  return (
    <>
      <h1 class="govuk-heading-l">Pass this on</h1>
      <InsetText>It is shown only now. Copy it, or write it down.</InsetText>
      <p class="govuk-body">Code: <strong class="govuk-!-font-size-36">{props.code}</strong></p>
      <p class="govuk-body">On a phone, open <strong>{props.address}</strong> and type the code.</p>
      <p class="govuk-body">Or send this link:</p>
      <p class="govuk-body tl-breaks"><a class="govuk-link" href={props.link}>{props.link}</a></p>
      <p class="govuk-body">It takes one answer and works until {props.until}. {props.audience === 'child' ? 'Say who will read it, and that nobody has to do it.' : ''}</p>
      <p class="govuk-body"><a class="govuk-link" href={askFeedbackPath}>Back to feedback</a></p>
    </>
  )
}

/** What came on paper, typed in by the NQSW: a draft like any other, to be submitted. */
export function PaperFeedbackPage(props: { audience: Audience; state: FormState }) {
  const form = feedbackForms[props.audience]
  return (
    <FormFrame caption="My portfolio" heading={`${form.evidenceTitle}, from paper`} action={paperFeedbackPath(props.audience)} button="Save as a draft" state={props.state} before={<p class="govuk-body">Type what the paper says, word for word, without names. You can add a photo of it afterwards.</p>}>
      <Questions audience={props.audience} state={props.state} />
    </FormFrame>
  )
}

/** For everybody: the six letters. */
export function CodePage(props: { problem: string | null }) {
  return (
    <>
      {props.problem !== null && <ErrorSummary errors={[{ text: props.problem, href: '#code' }]} />}
      <h1 class="govuk-heading-l">{codePage.title}</h1>
      <form method="post" action={feedbackPath} novalidate>
        <Input name="code" label={codePage.ask} labelSize="m" hint={codePage.hint} width="10" autocomplete="off" autocapitalize="characters" spellcheck={false} error={props.problem ?? undefined} />
        <Button preventDoubleClick>{codePage.go}</Button>
      </form>
    </>
  )
}

/** For everybody with a code or a link: the questions. Nothing but the key of the one answer is on the page. */
export function AnswerPage(props: { audience: Audience; name: string; answerKey: string; values: Readonly<Record<string, string>>; problem: { field: string; message: string } | null }) {
  const form = feedbackForms[props.audience]
  const state = { values: props.values, problems: props.problem === null ? [] : [props.problem] }
  return (
    <>
      {props.problem !== null && <ErrorSummary errors={[{ text: props.problem.message, href: `#${props.problem.field}` }]} />}
      <h1 class="govuk-heading-l">{form.heading(props.name)}</h1>
      {form.before.map((sentence) => <p class="govuk-body">{sentence}</p>)}
      <form method="post" action={answerFeedbackPath} novalidate>
        <input type="hidden" name="key" value={props.answerKey} />
        <Questions audience={props.audience} state={state} />
        <Button preventDoubleClick>{form.send}</Button>
      </form>
    </>
  )
}

function Questions(props: { audience: Audience; state: Pick<FormState, 'values' | 'problems'> }) {
  return (
    <>
      {feedbackForms[props.audience].questions.map((question) => question.kind === 'choice'
        ? <Radios name={question.key} value={props.state.values[question.key]} fieldset={{ legend: question.ask, legendSize: 'm' }} error={problemAt(props.state, question.key)} items={question.choices.map((choice) => ({ value: choice, text: choice }))} />
        : <Textarea name={question.key} label={question.ask} labelSize="m" hint={question.hint === '' ? undefined : question.hint} rows={3} value={props.state.values[question.key]} error={problemAt(props.state, question.key)} />)}
    </>
  )
}

export function ThanksPage(props: { audience: Audience }) {
  const [first, ...others] = feedbackForms[props.audience].after
  return (
    <>
      <h1 class="govuk-heading-l">{first}</h1>
      {others.map((sentence) => <p class="govuk-body">{sentence}</p>)}
    </>
  )
}

/** A link that does not open, whatever the reason: one answer for all of them. */
export function NoFeedbackPage(props: { message: string }) {
  return (
    <>
      <h1 class="govuk-heading-l">{codePage.title}</h1>
      <p class="govuk-body">{props.message}</p>
      <ButtonLink href={feedbackPath}>{codePage.ask}</ButtonLink>
    </>
  )
}
