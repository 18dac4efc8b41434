import { mayDo, roleLabels, type Role } from '../../access/rules/policy.ts'
import { notFound, page, redirect, type Reply, type Route, type RouteRequest } from '../../web/route.ts'
import { readQuestionnaireForm } from '../forms.ts'
import { QuestionnairesPage, ResultsPage } from '../pages/questionnaire-pages.tsx'
import { qualityPath, questionnairesPath } from '../paths.ts'
import { countAnswers, listAnswers, listQuestionnaires } from '../queries.ts'
import { openQuestionnaire } from '../record-quality.ts'
import { readQuestions, summariseAnswers } from '../rules/questionnaires.ts'
import { formReply, formState, type Sent } from './form-reply.ts'

export const questionnaireRoutes: readonly Route[] = [
  { name: 'quality.questionnaires', method: 'GET', path: questionnairesPath, permission: 'see quality', scope: 'authority', audit: null, handle: (request) => showAll(request, null) },
  { name: 'quality.open-questionnaire', method: 'POST', path: questionnairesPath, permission: 'keep quality', scope: 'authority', audit: null, form: 'fields', handle: open },
  { name: 'quality.results', method: 'GET', path: '/academy/quality/questionnaires/:questionnaire', permission: 'see quality', scope: 'authority', audit: null, handle: showResults },
]

/** Who can be asked: everybody who has a part in the academy. */
const ASKED: readonly Role[] = ['nqsw', 'mentor', 'practice-lead', 'team-manager', 'social-worker']

async function showAll(request: RouteRequest, sent: Sent): Promise<Reply> {
  const { tx, caller, today } = request
  const list = []
  for (const one of await listQuestionnaires(tx)) list.push({ ...one, answers: await countAnswers(tx, one.id) })
  const body = <QuestionnairesPage state={formState(request, sent)} on={today} list={list} mayKeep={mayDo(caller.roles, 'keep quality')} roles={ASKED.map((value) => ({ value, text: roleLabels[value] }))} />
  return formReply({ title: 'Questionnaires', backHref: qualityPath, body }, sent)
}

async function open(request: RouteRequest): Promise<Reply> {
  const read = readQuestionnaireForm(request.fields, request.today)
  const asked = ASKED.filter((role) => request.fields[`asked-${role}`] === 'yes')
  const problems = [...(read.ok ? [] : read.problems), ...(asked.length === 0 ? [{ field: 'asked', message: 'Tick who is asked' }] : [])]
  if (!read.ok || problems.length > 0) return showAll(request, { problems, meanwhile: null })
  const { name, questions, closed } = read.value
  const done = await openQuestionnaire(request.tx, request.caller, { name, asked, questions: readQuestions(questions), openedOn: request.today, closedOn: closed })
  return done === 'opened' ? redirect(questionnairesPath) : showAll(request, { problems: [{ field: 'name', message: 'There is a questionnaire of that name already: add the wave to the name' }], meanwhile: null })
}

async function showResults({ tx, params }: RouteRequest): Promise<Reply> {
  const questionnaire = (await listQuestionnaires(tx)).find((one) => one.id === Number(params['questionnaire']))
  if (questionnaire === undefined) return notFound
  const [answers, rows] = [await countAnswers(tx, questionnaire.id), await listAnswers(tx, questionnaire.id)]
  return page({ title: questionnaire.name, backHref: questionnairesPath, body: <ResultsPage questionnaire={questionnaire} answers={answers} summary={summariseAnswers(questionnaire.questions, rows)} /> })
}
