import { choice } from '../../fields/choices.ts'
import { wholeNumber } from '../../fields/numbers.ts'
import { readFields } from '../../fields/read-fields.ts'
import { text } from '../../fields/text.ts'
import { whenText } from '../../time/instant.ts'
import { notFound, page, redirect, type Reply, type Route, type RouteRequest } from '../../web/route.ts'
import { ConcernPage, ConcernsPage, NewConcernPage } from '../pages/concern-pages.tsx'
import { concernPath, concernsPath, newConcernPath } from '../paths.ts'
import { listAccounts, listConcerns } from '../queries.ts'
import { answerConcern, raiseConcern } from '../raise-concern.ts'
import { listRuns } from '../read-runs.ts'
import type { ConcernAbout } from '../tables.ts'
import { answerForm } from './answer-form.ts'
import { formState, idOf, may, shownVersion, type Again } from './load.ts'

export const concernRoutes: readonly Route[] = [
  { name: 'concerns.list', method: 'GET', path: concernsPath, permission: 'see own record', scope: 'self', audit: null, handle: showConcerns },
  { name: 'concerns.new', method: 'GET', path: newConcernPath, permission: 'raise concerns', scope: 'self', audit: null, handle: (request) => showNew(request, null) },
  { name: 'concerns.raise', method: 'POST', path: newConcernPath, permission: 'raise concerns', scope: 'self', audit: null, form: 'fields', handle: raise },
  { name: 'concerns.concern', method: 'GET', path: '/concerns/:concern', permission: 'see own record', scope: 'self', audit: null, handle: (request) => showConcern(request, null) },
  { name: 'concerns.answer', method: 'POST', path: '/concerns/:concern', permission: 'see own record', scope: 'self', audit: null, form: 'fields', handle: answer },
]

async function showConcerns(request: RouteRequest): Promise<Reply> {
  const concerns = await listConcerns(request.tx)
  const own = request.caller.user?.id
  const line = (one: (typeof concerns)[number], who: string) => ({ id: one.id, about: ABOUT[one.about], who, at: whenText(one.raised_at), isAnswered: one.answer !== null })
  return page({
    title: 'Concerns',
    body: <ConcernsPage mayRaise={may(request, 'raise concerns')} raised={concerns.filter((one) => one.raised_by_user === own).map((one) => line(one, one.to_name))} received={concerns.filter((one) => one.to_user === own).map((one) => line(one, one.raised_by))} />,
  })
}

async function showNew(request: RouteRequest, again: Again): Promise<Reply> {
  return answerForm(again, {
    title: 'Raise a concern', backHref: concernsPath,
    body: <NewConcernPage receivers={await receiversOf(request)} abouts={Object.entries(ABOUT).map(([value, words]) => ({ value, text: words }))} state={formState(request, again, {})} />,
  })
}

async function raise(request: RouteRequest): Promise<Reply> {
  const read = readFields({ to: wholeNumber('who should receive it'), about: choice('what it is about', ABOUTS), says: text('what concerns you', { max: 4_000, lines: 'many' }) }, request.fields)
  if (!read.ok) return showNew(request, { problems: read.problems.map((one) => (one.field === 'to' ? { field: 'to', message: 'Select who should receive it' } : one)) })
  const receiver = (await receiversOf(request)).find((one) => one.userId === read.value.to)
  if (receiver === undefined) return showNew(request, { problems: [{ field: 'to', message: 'Select one of these people' }] })
  const done = await raiseConcern(request.tx, request.caller, { to: { userId: receiver.userId, name: receiver.name }, about: read.value.about, says: read.value.says })
  return done.kind === 'saved' ? redirect(concernsPath) : notFound
}

/** The practice lead, the team manager and the assessor of the own programme, and the principal social worker: whoever has an account. */
async function receiversOf(request: RouteRequest): Promise<{ userId: number; name: string; text: string }[]> {
  const own = request.caller.user?.personId ?? null
  const run = (await listRuns(request.tx, request.today)).findLast((one) => one.personId === own)
  const beside = [
    { as: 'practice lead', one: run?.practiceLead }, { as: 'team manager', one: run?.participants.manager }, { as: 'assessor', one: run?.participants.assessor }, { as: 'mentor', one: run?.mentor },
  ].flatMap(({ as, one }) => (one ? [{ as, personId: one.personId }] : []))
  const accounts = await listAccounts(request.tx, beside.map((one) => one.personId), 'principal-social-worker', request.today)
  return accounts.filter((account) => account.userId !== request.caller.user?.id).map((account) => {
    const as = beside.filter((one) => one.personId === account.personId).map((one) => `your ${one.as}`)
    return { userId: account.userId, name: account.name, text: `${account.name}, ${as.length === 0 ? 'principal social worker' : as.join(' and ')}` }
  })
}

async function showConcern(request: RouteRequest, again: Again): Promise<Reply> {
  const concern = (await listConcerns(request.tx)).find((one) => one.id === idOf(request, 'concern'))
  if (concern === undefined) return notFound
  return answerForm(again, {
    title: ABOUT[concern.about], backHref: concernsPath,
    body: (
      <ConcernPage
        id={concern.id} about={ABOUT[concern.about]} from={concern.raised_by} to={concern.to_name} at={whenText(concern.raised_at)} says={concern.says} answer={concern.answer}
        answeredAt={concern.answered_at === null ? null : whenText(concern.answered_at)} isReceiver={concern.to_user === request.caller.user?.id} state={formState(request, again, { answer: concern.answer ?? '' }, concern.version)}
      />
    ),
  })
}

async function answer(request: RouteRequest): Promise<Reply> {
  const read = readFields({ answer: text('what is done about it', { max: 4_000, lines: 'many' }) }, request.fields)
  if (!read.ok) return showConcern(request, { problems: read.problems })
  const id = idOf(request, 'concern')
  const done = await answerConcern(request.tx, request.caller, { id, answer: read.value.answer, version: shownVersion(request) })
  if (done.kind === 'not-found') return notFound
  return done.kind === 'stale' ? showConcern(request, { stale: done }) : redirect(concernPath(id))
}

const ABOUTS = ['workload', 'supervision', 'support', 'assessment', 'something-else'] as const
const ABOUT: Readonly<Record<ConcernAbout, string>> = { workload: 'Workload', supervision: 'Supervision', support: 'Support', assessment: 'Assessment', 'something-else': 'Something else' }
