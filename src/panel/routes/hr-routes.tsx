import { dayInThreeParts } from '../../fields/days.ts'
import { optional } from '../../fields/field.ts'
import { readFields } from '../../fields/read-fields.ts'
import { text } from '../../fields/text.ts'
import { shortDay } from '../../time/day.ts'
import { notFound, page, redirect, type Reply, type Route, type RouteRequest } from '../../web/route.ts'
import { recordHrStep, settlePayNotice } from '../involve-hr.ts'
import { HrPage } from '../pages/hr-page.tsx'
import { HrStepPage } from '../pages/panel-forms.tsx'
import { panelHrPath } from '../paths.ts'
import { listHrSteps, listPayNotices } from '../queries.ts'
import { answerForm, dayBoxes, formState, idOf, shownVersion, type Again } from './load.ts'

const settle = { permission: 'settle panel steps', scope: 'authority', audit: null } as const

export const hrRoutes: readonly Route[] = [
  { name: 'panel.hr', method: 'GET', path: panelHrPath, ...settle, handle: (request) => showHr(request, false) },
  { name: 'panel.hr-step', method: 'GET', path: '/panel-hr/steps/:asked', ...settle, handle: (request) => showStep(request, null) },
  { name: 'panel.save-hr-step', method: 'POST', path: '/panel-hr/steps/:asked', ...settle, form: 'fields', handle: saveStep },
  { name: 'panel.settle-notice', method: 'POST', path: '/panel-hr/notices/:notice', ...settle, form: 'fields', handle: settleNotice },
]

async function showHr(request: RouteRequest, hasMoved: boolean): Promise<Reply> {
  const [notices, steps] = [await listPayNotices(request.tx), await listHrSteps(request.tx)]
  const props = {
    title: 'Panel: for HR', isWide: true,
    body: (
      <HrPage
        formToken={request.formToken} hasMoved={hasMoved}
        notices={notices.filter((row) => row.person_id !== request.caller.user?.personId).map((row) => ({ id: row.id, name: row.person_name, reason: row.reason, effectiveOn: row.effective_on, isBackdated: row.effective_on < row.entered_on, enteredOn: row.entered_on, enteredBy: row.entered_by, doneOn: row.done_on, version: row.version }))}
        steps={steps.map((row) => ({ caseId: row.case_id, name: row.person_name, askedBy: row.asked_by, done: row.done_on === null ? 'Not yet' : `${shortDay(row.done_on)}, ${row.done_by ?? ''}` }))}
      />
    ),
  }
  return hasMoved ? { kind: 'page', status: 409, page: props } : page(props)
}

async function showStep(request: RouteRequest, again: Again): Promise<Reply> {
  const step = (await listHrSteps(request.tx)).find((row) => row.case_id === idOf(request, 'asked'))
  if (step === undefined) return notFound
  return answerForm(again, { title: 'HR step before a fail', backHref: panelHrPath, body: <HrStepPage id={step.case_id} caption={step.person_name} state={formState(request, again, { ...dayBoxes('done-on', step.done_on), note: step.note ?? '' }, step.version)} /> })
}

async function saveStep(request: RouteRequest): Promise<Reply> {
  const read = readFields({ doneOn: dayInThreeParts('the day on which it was done', { until: request.today }), note: optional(text('what was done', { max: 1_000, lines: 'many' })) }, request.fields)
  if (!read.ok) return showStep(request, { problems: read.problems })
  const done = await recordHrStep(request.tx, request.caller, { caseId: idOf(request, 'asked'), doneOn: read.value.doneOn, note: read.value.note ?? '', version: shownVersion(request) })
  if (done.kind === 'not-found') return notFound
  return done.kind === 'stale' ? showStep(request, { stale: { by: '', at: new Date(0) } }) : redirect(panelHrPath)
}

async function settleNotice(request: RouteRequest): Promise<Reply> {
  const done = await settlePayNotice(request.tx, request.caller, { id: idOf(request, 'notice'), doneOn: request.today, version: shownVersion(request) })
  if (done.kind === 'not-found') return notFound
  return done.kind === 'stale' ? showHr(request, true) : redirect(panelHrPath)
}
