import { choice } from '../../fields/choices.ts'
import { optional } from '../../fields/field.ts'
import { readFields } from '../../fields/read-fields.ts'
import { text } from '../../fields/text.ts'
import { formatDay } from '../../time/day.ts'
import { londonDay } from '../../time/instant.ts'
import { notFound, redirect, type Reply, type Route, type RouteRequest } from '../../web/route.ts'
import { askFeedback, withdrawFeedback } from '../ask-feedback.ts'
import { AskFeedbackPage, MadeFeedbackPage, PaperFeedbackPage } from '../pages/feedback-pages.tsx'
import { askFeedbackPath, evidencePath, feedbackPath, myPortfolioPath } from '../paths.ts'
import { audiences, feedbackForms, saidInFeedback } from '../rules/feedback-forms.ts'
import { addEvidence } from '../save-evidence.ts'
import { answerForm, formState, idOf, ownRun, type Again } from './load.ts'

const own = { permission: 'keep own portfolio', scope: 'self', audit: null } as const

export const feedbackRoutes: readonly Route[] = [
  { name: 'portfolio.asking', method: 'GET', path: askFeedbackPath, ...own, handle: (request) => showAsk(request, null) },
  { name: 'portfolio.ask', method: 'POST', path: askFeedbackPath, ...own, form: 'fields', handle: ask },
  { name: 'portfolio.withdraw', method: 'POST', path: '/my-portfolio/feedback/:ask/withdraw', ...own, form: 'fields', handle: withdraw },
  { name: 'portfolio.from-paper', method: 'GET', path: '/my-portfolio/feedback/paper/:audience', ...own, handle: (request) => showPaper(request, null) },
  { name: 'portfolio.keep-paper', method: 'POST', path: '/my-portfolio/feedback/paper/:audience', ...own, form: 'fields', handle: keepPaper },
]

async function showAsk(request: RouteRequest, again: Again): Promise<Reply> {
  const run = await ownRun(request)
  if (run === null) return notFound
  const now = new Date()
  const asked = await request.tx.selectFrom('feedback_request').select(['id', 'audience', 'about', 'made_at', 'expires_at', 'revoked_at', 'answered_at', 'evidence_id']).where('enrolment_id', '=', run.enrolmentId).orderBy('made_at', 'desc').execute()
  return answerForm(again, {
    title: 'Ask for feedback', backHref: myPortfolioPath,
    body: (
      <AskFeedbackPage
        state={formState(request, again, {})}
        asked={asked.map((one) => ({
          id: one.id, audience: one.audience, about: one.about, madeAt: one.made_at, evidenceId: one.evidence_id, isOpen: one.answered_at === null && one.revoked_at === null && one.expires_at > now,
          said: one.answered_at !== null ? 'Answered' : one.revoked_at !== null ? 'Withdrawn' : one.expires_at <= now ? 'Ended without an answer' : `Open until ${formatDay(londonDay(one.expires_at))}`,
        }))}
      />
    ),
  })
}

async function ask(request: RouteRequest): Promise<Reply> {
  const run = await ownRun(request)
  if (run === null) return notFound
  const read = readFields({ audience: choice('whom you ask', audiences), about: optional(text('the word for you', { max: 100 })) }, request.fields)
  if (!read.ok) return await showAsk(request, { problems: read.problems })
  const made = await askFeedback(request.tx, request.caller, request.settings.secret('door'), { enrolmentId: run.enrolmentId, audience: read.value.audience, about: read.value.about ?? '' })
  const origin = request.settings.ownAddress
  return {
    kind: 'page', isDone: true,
    page: { title: 'Pass this on', backHref: askFeedbackPath, body: <MadeFeedbackPage audience={read.value.audience} link={`${origin}${feedbackPath}/${made.link}`} code={made.code} until={formatDay(londonDay(made.expiresAt))} address={`${origin.replace(/^https?:\/\//, '')}${feedbackPath}`} /> },
  }
}

async function withdraw(request: RouteRequest): Promise<Reply> {
  return (await withdrawFeedback(request.tx, request.caller, idOf(request, 'ask'))) ? redirect(askFeedbackPath) : notFound
}

async function showPaper(request: RouteRequest, again: Again): Promise<Reply> {
  const audience = audiences.find((one) => one === request.params['audience'])
  if (audience === undefined || (await ownRun(request)) === null) return notFound
  return answerForm(again, { title: `${feedbackForms[audience].evidenceTitle}, from paper`, backHref: askFeedbackPath, body: <PaperFeedbackPage audience={audience} state={formState(request, again, {})} /> })
}

/** What came on paper is a draft of the NQSW's own, marked as such, and goes to the assessor like any other. */
async function keepPaper(request: RouteRequest): Promise<Reply> {
  const audience = audiences.find((one) => one === request.params['audience'])
  const run = await ownRun(request)
  if (audience === undefined || run === null) return notFound
  const said = saidInFeedback(audience, request.fields)
  if (!said.ok) return await showPaper(request, { problems: [said] })
  const id = await addEvidence(request.tx, request.caller, {
    enrolmentId: run.enrolmentId, origin: 'paper', kind: audience === 'child' ? 'child-feedback' : 'professional-feedback', title: `${feedbackForms[audience].evidenceTitle}, from paper`, onDay: request.today, says: said.says, standards: [],
  })
  return redirect(evidencePath(id))
}
