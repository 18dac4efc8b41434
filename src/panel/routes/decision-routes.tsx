import { choice } from '../../fields/choices.ts'
import { dayInThreeParts } from '../../fields/days.ts'
import { optional } from '../../fields/field.ts'
import { readFields } from '../../fields/read-fields.ts'
import { text } from '../../fields/text.ts'
import { formatDay, shortDay } from '../../time/day.ts'
import { whenText } from '../../time/instant.ts'
import { notFound, redirect, type Reply, type Route, type RouteRequest } from '../../web/route.ts'
import { confirmDecision, seeAmendments, type Settled } from '../confirm-decision.ts'
import { decideCase, type DecideRefusal } from '../decide-case.ts'
import { moderateCase, recordAppeal, settleAppeal } from '../look-again.ts'
import { AppealOutcomePage, AppealPage, DecisionPage, ModerationPage } from '../pages/panel-forms.tsx'
import { casePath } from '../paths.ts'
import { decisionLabels, decisions } from '../rules/decisions.ts'
import { readerViewLabels } from '../rules/reading-sheet.ts'
import { decisionWords } from '../rules/words.ts'
import { captionOf, showCase } from './case-routes.tsx'
import { answerForm, formState, loadCase, shownVersion, type Again, type LoadedCase } from './load.ts'

const sit = { permission: 'sit on panels', scope: 'authority', audit: null } as const
const confirmIt = { permission: 'confirm panel decisions', scope: 'authority', audit: null } as const
const arrange = { permission: 'arrange panels', scope: 'authority', audit: null } as const

export const decisionRoutes: readonly Route[] = [
  { name: 'panel.decision', method: 'GET', path: '/panel-cases/:case/decision', ...sit, handle: (request) => showDecision(request, null) },
  { name: 'panel.decide', method: 'POST', path: '/panel-cases/:case/decision', ...sit, form: 'fields', handle: decide },
  { name: 'panel.amendments-seen', method: 'POST', path: '/panel-cases/:case/amendments-seen', ...sit, form: 'fields', handle: (request) => settle(request, seeAmendments) },
  { name: 'panel.confirm', method: 'POST', path: '/panel-cases/:case/confirm', ...confirmIt, form: 'fields', handle: (request) => settle(request, confirmDecision) },
  { name: 'panel.moderation', method: 'GET', path: '/panel-cases/:case/moderation', ...confirmIt, handle: (request) => showModeration(request, null) },
  { name: 'panel.moderate', method: 'POST', path: '/panel-cases/:case/moderation', ...confirmIt, form: 'fields', handle: moderate },
  { name: 'panel.appeal', method: 'GET', path: '/panel-cases/:case/appeal', ...arrange, handle: (request) => showAppeal(request, null) },
  { name: 'panel.record-appeal', method: 'POST', path: '/panel-cases/:case/appeal', ...arrange, form: 'fields', handle: saveAppeal },
  { name: 'panel.appeal-outcome', method: 'GET', path: '/panel-cases/:case/appeal-outcome', ...confirmIt, handle: (request) => showOutcome(request, null) },
  { name: 'panel.settle-appeal', method: 'POST', path: '/panel-cases/:case/appeal-outcome', ...confirmIt, form: 'fields', handle: saveOutcome },
]

async function showDecision(request: RouteRequest, again: Again): Promise<Reply> {
  const loaded = await loadCase(request)
  if (loaded === null || !isChair(request, loaded)) return notFound
  const { found } = loaded
  if (found.decision !== null) return showCase(request, whyNotDecided({ kind: 'already-decided', decision: found.decision }))
  const sheets = found.readings.filter((reading) => reading.handed_in_at !== null)
  return answerForm(again, {
    title: 'What does the panel decide?', backHref: casePath(found.row.id),
    body: (
      <DecisionPage
        id={found.row.id} caption={captionOf(loaded)} recommended={found.recommendation === null ? 'nothing yet' : `${decisionLabels[found.recommendation.recommends]}, by ${found.recommendation.recommended_by}`}
        views={sheets.length === 0 ? 'no reading sheet' : sheets.map((sheet) => `${sheet.reader_name}: ${sheet.view === null ? '' : readerViewLabels[sheet.view]}`).join('; ')}
        state={formState(request, again, {}, found.row.version)}
      />
    ),
  })
}

async function decide(request: RouteRequest): Promise<Reply> {
  const loaded = await loadCase(request)
  if (loaded === null || !isChair(request, loaded)) return notFound
  const read = readFields({ decision: choice('what the panel decides', decisions), until: optional(dayInThreeParts('the day')), reasons: text('the reasons', { max: 8_000, lines: 'many' }) }, request.fields)
  // somebody else's decision is told first, whatever is wrong with this form
  if (loaded.found.decision !== null) return showCase(request, whyNotDecided({ kind: 'already-decided', decision: loaded.found.decision }))
  if (!read.ok) return showDecision(request, { problems: read.problems })
  const { decision, until, reasons } = read.value
  const wantsDay = decision !== 'pass' && decision !== 'fail'
  if (wantsDay && until === null) return showDecision(request, { problems: [{ field: 'until-day', message: `Enter the day for “${decisionLabels[decision]}”` }] })
  if (wantsDay && until !== null && until <= request.today) return showDecision(request, { problems: [{ field: 'until-day', message: `The day must be after ${formatDay(request.today)}` }] })
  const done = await decideCase(request.tx, request.caller, { caseId: loaded.found.row.id, decision, until: wantsDay ? until : null, reasons, version: shownVersion(request), today: request.today })
  switch (done.kind) {
    case 'decided':
      return redirect(casePath(loaded.found.row.id))
    case 'not-found':
    case 'not-chair':
      return notFound
    case 'already-decided':
      return showCase(request, whyNotDecided(done))
    case 'changed-meanwhile':
      return showDecision(request, { stale: { by: done.by, at: new Date(0) } })
    default:
      return showDecision(request, { problems: [{ field: 'decision', message: whyNotDecided(done) }] })
  }
}

/** Why nothing was decided, and what to do. */
function whyNotDecided(refusal: Exclude<DecideRefusal, { kind: 'not-found' | 'not-chair' | 'changed-meanwhile' }>): string {
  switch (refusal.kind) {
    case 'already-decided':
      return `Nothing was changed: ${refusal.decision.decided_by} recorded the decision first, ${whenText(refusal.decision.decided_at)}: ${decisionWords({ decision: refusal.decision.decision, until: refusal.decision.until_on })}.`
    case 'too-early':
      return 'The panel has not met yet: a decision is recorded on its day or later'
    case 'conflict':
      return `You are in conflict in this case (${refusal.why.join('; ')}): another member takes the chair for it`
    case 'no-recommendation':
      return 'The assessor has not recommended anything yet: only a deferral or an extension can be decided'
    case 'same-person':
      return 'Who recommended cannot decide: another member takes the chair for this case'
    case 'no-quorum':
      return `${refusal.present} of the ${refusal.quorum} members that make a quorum are present without a conflict: record who is present on the page of the panel`
    case 'not-read':
      return `This portfolio is read in full by two readers, and ${refusal.sheets === 0 ? 'no' : 'one'} reading sheet is handed in`
    case 'needs-hr-step':
      return 'A fail is decided only when HR has been involved: ask HR for its step on the page of the portfolio'
  }
}

async function settle(request: RouteRequest, act: typeof confirmDecision | typeof seeAmendments): Promise<Reply> {
  const loaded = await loadCase(request)
  if (loaded === null) return notFound
  const done: Settled = await act(request.tx, request.caller, { caseId: loaded.found.row.id, today: request.today })
  switch (done.kind) {
    case 'done':
      return redirect(casePath(loaded.found.row.id))
    case 'already-done':
      return showCase(request, `Nothing was changed: ${done.by} had done it already.`)
    case 'same-person':
      return showCase(request, 'Not confirmed: who recommended or decided cannot confirm.')
    case 'not-needed':
      return showCase(request, 'Nothing was changed: this decision does not wait for that.')
    case 'not-chair':
    case 'not-found':
      return notFound
  }
}

async function showModeration(request: RouteRequest, again: Again): Promise<Reply> {
  const loaded = await loadCase(request)
  if (loaded === null || loaded.found.decision === null) return notFound
  const { decision } = loaded.found
  return answerForm(again, { title: 'Moderate the decision', backHref: casePath(loaded.found.row.id), body: <ModerationPage id={loaded.found.row.id} caption={captionOf(loaded)} decided={`${decisionWords({ decision: decision.decision, until: decision.until_on })}: ${decision.reasons}`} state={formState(request, again, {})} /> })
}

async function moderate(request: RouteRequest): Promise<Reply> {
  const loaded = await loadCase(request)
  if (loaded === null) return notFound
  const read = readFields({ agrees: choice('whether the evidence bears the decision', ['yes', 'no']), note: optional(text('the note', { max: 4_000, lines: 'many' })) }, request.fields)
  if (!read.ok) return showModeration(request, { problems: read.problems })
  if (read.value.agrees === 'no' && read.value.note === null) return showModeration(request, { problems: [{ field: 'note', message: 'Enter what the panel should learn from it' }] })
  const done = await moderateCase(request.tx, request.caller, { caseId: loaded.found.row.id, agrees: read.value.agrees === 'yes', note: read.value.note ?? '', today: request.today })
  switch (done.kind) {
    case 'saved':
      return redirect(casePath(loaded.found.row.id))
    case 'already':
      return showCase(request, `Nothing was changed: ${done.by || 'somebody'} has moderated this decision already.`)
    case 'same-person':
      return showCase(request, 'Who recommended or decided does not moderate.')
    case 'not-found':
      return notFound
  }
}

async function showAppeal(request: RouteRequest, again: Again): Promise<Reply> {
  const loaded = await loadCase(request)
  if (loaded === null || loaded.found.decision === null) return notFound
  if (loaded.found.appeal !== null) return showCase(request, 'An appeal is recorded already.')
  return answerForm(again, { title: 'Record an appeal', backHref: casePath(loaded.found.row.id), body: <AppealPage id={loaded.found.row.id} caption={captionOf(loaded)} state={formState(request, again, {})} /> })
}

async function saveAppeal(request: RouteRequest): Promise<Reply> {
  const loaded = await loadCase(request)
  if (loaded === null || loaded.found.decision === null) return notFound
  const read = readFields({ madeOn: dayInThreeParts('the day on which it was made', { from: loaded.found.decision.decided_on, until: request.today }), grounds: text('the grounds', { max: 4_000, lines: 'many' }) }, request.fields)
  if (!read.ok) return showAppeal(request, { problems: read.problems })
  const done = await recordAppeal(request.tx, request.caller, { caseId: loaded.found.row.id, ...read.value })
  if (done.kind === 'not-found') return notFound
  return done.kind === 'saved' ? redirect(casePath(loaded.found.row.id)) : showCase(request, 'An appeal is recorded already.')
}

async function showOutcome(request: RouteRequest, again: Again): Promise<Reply> {
  const loaded = await loadCase(request)
  if (loaded === null || loaded.found.appeal === null) return notFound
  const { appeal } = loaded.found
  if (appeal.outcome !== null) return showCase(request, `The appeal was settled on ${appeal.outcome_on === null ? '' : shortDay(appeal.outcome_on)}.`)
  return answerForm(again, { title: 'What became of the appeal', backHref: casePath(loaded.found.row.id), body: <AppealOutcomePage id={loaded.found.row.id} caption={captionOf(loaded)} grounds={appeal.grounds} state={formState(request, again, {}, appeal.version)} /> })
}

async function saveOutcome(request: RouteRequest): Promise<Reply> {
  const loaded = await loadCase(request)
  if (loaded === null || loaded.found.appeal === null) return notFound
  const read = readFields({
    outcome: choice('what became of it', ['upheld', 'not-upheld', 'withdrawn']), outcomeOn: dayInThreeParts('the day', { from: loaded.found.appeal.made_on, until: request.today }), reasons: text('the reasons', { max: 4_000, lines: 'many' }),
  }, request.fields)
  if (!read.ok) return showOutcome(request, { problems: read.problems })
  const done = await settleAppeal(request.tx, request.caller, { caseId: loaded.found.row.id, outcome: read.value.outcome, on: read.value.outcomeOn, reasons: read.value.reasons, version: shownVersion(request) })
  switch (done.kind) {
    case 'saved':
      return redirect(casePath(loaded.found.row.id))
    case 'stale':
      return showCase(request, 'Nothing was changed: somebody settled the appeal while you had it open. It stands below.')
    case 'same-person':
      return showCase(request, 'Who recommended or decided does not settle an appeal against it.')
    case 'not-found':
      return notFound
  }
}

function isChair(request: RouteRequest, loaded: LoadedCase): boolean {
  return loaded.seats.some((seat) => seat.is_chair && seat.user_id === request.caller.user?.id)
}
