import { invalid, notFound, page, redirect, type Reply, type Route, type RouteRequest } from '../web/route.ts'
import { decideExceptions, type ExceptionDecision } from './decide-exception.ts'
import { answersFor, ExceptionPage, ExceptionsPage } from './pages/exceptions-page.tsx'
import { dataPath, exceptionsPath } from './paths.ts'
import { listExceptions } from './queries.ts'
import { alikeOf, type Exception } from './rules/exceptions.ts'

export const exceptionsRoutes: readonly Route[] = [
  { name: 'imports.exceptions', method: 'GET', path: '/data/exceptions', permission: 'work exceptions', scope: 'authority', audit: null, long: true, handle: showAll },
  { name: 'imports.exception', method: 'GET', path: '/data/exceptions/:kind', permission: 'work exceptions', scope: 'authority', audit: null, long: true, handle: (request) => showOne(request, request.params['kind'] ?? '', request.query['subject'] ?? '', []) },
  { name: 'imports.decide', method: 'POST', path: '/data/exceptions/decide', permission: 'work exceptions', scope: 'authority', audit: null, form: 'fields', long: true, handle: decide },
]

async function showAll(request: RouteRequest): Promise<Reply> {
  const all = await listExceptions(request.tx, request.today)
  const kind = request.query['kind'] ?? ''
  const chosen = all.filter((exception) => kind === '' || exception.kind === kind)
  const counts: Record<string, number> = {}
  for (const exception of all) counts[exception.kind] = (counts[exception.kind] ?? 0) + 1
  return page({
    title: 'Exceptions',
    backHref: dataPath,
    body: <ExceptionsPage rows={chosen.slice(0, 200)} total={chosen.length} counts={counts} kind={kind === '' ? null : kind} on={request.today} />,
  })
}

async function showOne(request: RouteRequest, kind: string, subject: string, errors: readonly { field: string; message: string }[]): Promise<Reply> {
  const all = await listExceptions(request.tx, request.today)
  const exception = all.find((one) => one.kind === kind && one.subject === subject)
  if (!exception) return notFound
  const props = {
    title: exception.what,
    backHref: exceptionsPath,
    body: <ExceptionPage exception={exception} alike={alikeOf(all, exception).length} fields={request.fields} errors={errors} formToken={request.formToken} />,
  }
  return errors.length > 0 ? invalid(props) : page(props)
}

async function decide(request: RouteRequest): Promise<Reply> {
  const { kind = '', subject = '', answer = '', alike = 'one' } = request.fields
  const all = await listExceptions(request.tx, request.today)
  const exception = all.find((one) => one.kind === kind && one.subject === subject)
  if (!exception) return notFound
  if (!answersFor(exception).some(([value]) => value === answer)) return showOne(request, kind, subject, [{ field: 'answer', message: 'Select what it is' }])
  const reason = (request.fields['reason'] ?? '').trim()
  const identifier = (request.fields['identifier'] ?? '').trim()
  if (answer === 'ignore' && reason === '') return showOne(request, kind, subject, [{ field: 'reason', message: 'Enter the reason for setting it aside' }])
  if (answer === 'person' && identifier === '') return showOne(request, kind, subject, [{ field: 'identifier', message: 'Enter the registration or staff number of the person' }])
  const chosen = alike === 'all' ? alikeOf(all, exception) : [exception]
  const decisions = chosen.map((one) => decisionOf(one, answer, reason, one === exception ? identifier : (one.suggestion?.identifier ?? identifier)))
  await decideExceptions(request.tx, request.caller, decisions)
  return redirect(exceptionsPath)
}

function decisionOf(exception: Exception, answer: string, reason: string, identifier: string): ExceptionDecision {
  const about = { exception: exception.kind, subject: exception.subject }
  if (answer === 'person') return { ...about, answer, identifier: /^\w+:/.test(identifier) ? identifier : /^[A-Za-z]{2}\d+$/.test(identifier) ? `swe:${identifier.toUpperCase()}` : `staff:${identifier}` }
  if (answer === 'ignore') return { ...about, answer, until: null, reason }
  return { ...about, answer: answer as 'not-a-person' | 'not-social-worker' | 'same' | 'different' }
}
