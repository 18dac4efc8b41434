import type { LinkRequest, LinkRoute, Reply } from '../../web/route.ts'
import { answerFeedback, openFeedback } from '../ask-feedback.ts'
import { AnswerPage, CodePage, NoFeedbackPage, ThanksPage } from '../pages/feedback-pages.tsx'
import { answerFeedbackPath, feedbackPath } from '../paths.ts'
import { codePage, feedbackForms, readCode, saidInFeedback } from '../rules/feedback-forms.ts'

/**
 * Feedback without an account. Looking does not use a link up, for messengers look at links by themselves; answering does. Used, ended,
 * withdrawn and never made look the same (docs/rules/portfolio.md, "Feedback without an account").
 */
export const answerRoutes: readonly LinkRoute[] = [
  { name: 'feedback.code', method: 'GET', path: feedbackPath, handle: async () => codeReply(null) },
  { name: 'feedback.open-code', method: 'POST', path: feedbackPath, handle: openCode },
  { name: 'feedback.link', method: 'GET', path: '/feedback/:link', handle: openLink },
  { name: 'feedback.answer', method: 'POST', path: answerFeedbackPath, handle: answer },
]

async function openCode(request: LinkRequest): Promise<Reply> {
  const given = (request.fields['code'] ?? '').slice(0, 20)
  if (readCode(given) === null) return codeReply(codePage.wrong)
  return await showQuestions(request, given, codeReply)
}

async function openLink(request: LinkRequest): Promise<Reply> {
  return await showQuestions(request, request.params['link'] ?? '', (message) => goneReply(message === codePage.tooMany ? message : codePage.wrongLink))
}

async function answer(request: LinkRequest): Promise<Reply> {
  const key = request.fields['key'] ?? ''
  const opened = await openFeedback(request.db, request.secret('door'), key, request.address)
  if (opened.kind !== 'open') return goneReply(opened.kind === 'too-many' ? codePage.tooMany : codePage.wrong)
  const said = saidInFeedback(opened.audience, request.fields)
  const { audience, name } = opened
  if (!said.ok) return { kind: 'page', status: 400, page: { title: feedbackForms[audience].heading(name), hasErrors: true, body: <AnswerPage audience={audience} name={name} answerKey={key} values={request.fields} problem={said} /> } }
  const done = await answerFeedback(request.db, request.secret('door'), key, { title: feedbackForms[audience].evidenceTitle, says: said.says })
  if (done === 'none') return goneReply(codePage.wrong)
  return { kind: 'page', page: { title: feedbackForms[audience].after[0] ?? '', body: <ThanksPage audience={audience} /> } }
}

async function showQuestions(request: LinkRequest, key: string, refuse: (message: string) => Reply): Promise<Reply> {
  const opened = await openFeedback(request.db, request.secret('door'), key, request.address)
  if (opened.kind !== 'open') return refuse(opened.kind === 'too-many' ? codePage.tooMany : codePage.wrong)
  const { audience, name } = opened
  return { kind: 'page', page: { title: feedbackForms[audience].heading(name), body: <AnswerPage audience={audience} name={name} answerKey={key} values={{}} problem={null} /> } }
}

function codeReply(problem: string | null): Reply {
  return { kind: 'page', status: problem === null ? 200 : problem === codePage.tooMany ? 429 : 400, page: { title: codePage.title, hasErrors: problem !== null, body: <CodePage problem={problem} /> } }
}

function goneReply(message: string): Reply {
  return { kind: 'page', status: message === codePage.tooMany ? 429 : 404, page: { title: codePage.title, body: <NoFeedbackPage message={message} /> } }
}
