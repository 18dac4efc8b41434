import { Button } from '../../govuk/button.tsx'
import { Checkboxes } from '../../govuk/checkboxes.tsx'
import { DataTable } from '../../govuk/data-table.tsx'
import { InsetText } from '../../govuk/inset-text.tsx'
import { Input } from '../../govuk/input.tsx'
import { Radios } from '../../govuk/radios.tsx'
import { Textarea } from '../../govuk/textarea.tsx'
import { formatDay, shortDay, type Day } from '../../time/day.ts'
import { Form } from '../../web/layout/form.tsx'
import { answerPath, questionnairesPath, resultsPath } from '../paths.ts'
import type { Questionnaire } from '../rules/facts.ts'
import { LEAST_ANSWERS, scale, type QuestionSummary } from '../rules/questionnaires.ts'
import { FormDay, FormTop, problemOf, type FormState } from './form-parts.tsx'

/** Every wave of questionnaires, and a form for the next. */
export function QuestionnairesPage(props: { state: FormState; on: Day; list: readonly (Questionnaire & { answers: number })[]; mayKeep: boolean; roles: readonly { value: string; text: string }[] }) {
  const { state } = props
  return (
    <>
      <FormTop {...state} />
      <h1 class="govuk-heading-l">Questionnaires</h1>
      <DataTable
        id="questionnaires" caption="Waves" rows={props.list} empty="None yet."
        columns={[
          { heading: 'Name', cell: (row) => <a class="govuk-link" href={resultsPath(row.id)}>{row.name}</a> },
          { heading: 'From', cell: (row) => shortDay(row.openedOn), noWrap: true },
          { heading: 'To', cell: (row) => shortDay(row.closedOn), noWrap: true },
          { heading: 'State', cell: (row) => (row.closedOn < props.on ? 'Closed' : 'Open') },
          { heading: 'Answers', isNumeric: true, cell: (row) => row.answers },
        ]}
      />
      {props.mayKeep && (
        <>
          <h2 class="govuk-heading-m">Ask a questionnaire</h2>
          <Form action={questionnairesPath} token={state.formToken}>
            <Input id="name" name="name" label="Name" hint="With the wave, such as “NQSWs, autumn 2026”." value={state.fields['name'] ?? ''} error={problemOf(state, 'name')} />
            <Textarea id="questions" name="questions" label="Questions" hint="One on a line, each to agree or disagree with. End a line with “(words)” to ask for words." rows={8} value={state.fields['questions'] ?? ''} error={problemOf(state, 'questions')} />
            <Checkboxes idPrefix="asked" name="" fieldset={{ legend: 'Who is asked?', legendSize: 's' }} error={problemOf(state, 'asked')} items={props.roles.map((role) => ({ name: `asked-${role.value}`, value: 'yes', text: role.text, checked: state.fields[`asked-${role.value}`] === 'yes' }))} />
            <FormDay state={state} name="closed" legend="Until which day can it be answered?" />
            <Button preventDoubleClick>Open the questionnaire</Button>
          </Form>
        </>
      )}
    </>
  )
}

/** What was answered, together and never one by one. */
export function ResultsPage(props: { questionnaire: Questionnaire; answers: number; summary: readonly QuestionSummary[] }) {
  const { questionnaire, summary } = props
  return (
    <>
      <h1 class="govuk-heading-l">{questionnaire.name}</h1>
      <InsetText>{props.answers} {props.answers === 1 ? 'answer' : 'answers'} from {formatDay(questionnaire.openedOn)} to {formatDay(questionnaire.closedOn)}. {props.answers < LEAST_ANSWERS && `Nothing is shown below ${LEAST_ANSWERS} answers.`}</InsetText>
      {props.answers >= LEAST_ANSWERS && (
        <>
          <DataTable
            id="points" caption="To agree or disagree with" rows={summary.filter((one) => one.counts !== null)} empty="No such question."
            columns={[
              { heading: 'Question', cell: (row) => row.question.text },
              ...scale.map((heading, index) => ({ heading, isNumeric: true, cell: (row: QuestionSummary) => row.counts?.[index] ?? '' })),
              { heading: 'Agree', isNumeric: true, cell: (row) => `${row.agree ?? 0} of ${row.of}` },
            ]}
          />
          {summary.filter((one) => one.counts === null).map((one) => (
            <>
              <h2 class="govuk-heading-m">{one.question.text}</h2>
              {one.words.length === 0 ? <p class="govuk-body">Nobody wrote anything.</p> : <ul class="govuk-list govuk-list--bullet">{one.words.map((words) => <li>{words}</li>)}</ul>}
            </>
          ))}
        </>
      )}
    </>
  )
}

/** For whoever is asked: what is seen by whom is said before anything is written. */
export function AnswerPage(props: { state: FormState; questionnaire: Questionnaire }) {
  const { state, questionnaire } = props
  return (
    <>
      <FormTop {...state} />
      <h1 class="govuk-heading-l">{questionnaire.name}</h1>
      <InsetText>Your answers are kept without your name and shown together with those of others, from {LEAST_ANSWERS} answers on, to the academy, the principal social worker, heads of service and the director. Words are shown as you write them: leave out what would name you. You answer once and cannot change it, because nothing leads back to you.</InsetText>
      <Form action={answerPath(questionnaire.id)} token={state.formToken}>
        {questionnaire.questions.map((question) => question.kind === 'scale'
          ? <Radios name={question.key} idPrefix={question.key} fieldset={{ legend: question.text, legendSize: 's' }} value={state.fields[question.key]} error={problemOf(state, question.key)} items={scale.map((text, index) => ({ value: String(index + 1), text }))} />
          : <Textarea id={question.key} name={question.key} label={`${question.text} (optional)`} rows={3} value={state.fields[question.key] ?? ''} error={problemOf(state, question.key)} />)}
        <Button preventDoubleClick>Give my answers</Button>
      </Form>
    </>
  )
}
