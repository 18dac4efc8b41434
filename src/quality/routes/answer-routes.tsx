import { page, notFound, type Reply, type Route, type RouteRequest } from '../../web/route.ts'
import { answerQuestionnaire } from '../answer-questionnaire.ts'
import { readAnswers } from '../forms.ts'
import { AnswerPage } from '../pages/questionnaire-pages.tsx'
import { listOpenQuestionnaires } from '../queries.ts'
import { formReply, formState, type Sent } from './form-reply.ts'

export const answerRoutes: readonly Route[] = [
  { name: 'quality.answer', method: 'GET', path: '/questionnaires/:questionnaire', permission: 'see own record', scope: 'self', audit: null, handle: (request) => show(request, null) },
  { name: 'quality.give-answers', method: 'POST', path: '/questionnaires/:questionnaire', permission: 'see own record', scope: 'self', audit: null, form: 'fields', handle: give },
]

async function show(request: RouteRequest, sent: Sent): Promise<Reply> {
  const questionnaire = await findOpen(request)
  if (questionnaire === undefined) return notFound
  return formReply({ title: questionnaire.name, body: <AnswerPage state={formState(request, sent)} questionnaire={questionnaire} /> }, sent)
}

async function give(request: RouteRequest): Promise<Reply> {
  const questionnaire = await findOpen(request)
  if (questionnaire === undefined) return notFound
  const read = readAnswers(questionnaire.questions, request.fields)
  if (!read.ok) return show(request, { problems: read.problems, meanwhile: null })
  if ((await answerQuestionnaire(request.tx, questionnaire.id, read.answers, request.today)) !== 'given') return notFound
  return { ...page({ title: 'Thank you', body: <><h1 class="govuk-heading-l">Thank you</h1><p class="govuk-body">Your answers are kept without your name. What is done about them is in the quality action plan.</p></> }), isDone: true } as Reply
}

async function findOpen({ tx, caller, params, today }: RouteRequest) {
  return (await listOpenQuestionnaires(tx, caller.roles, today)).find((one) => one.id === Number(params['questionnaire']))
}
