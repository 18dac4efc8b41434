import { academyNames } from '../../academy/queries.ts'
import { mayDo } from '../../access/rules/policy.ts'
import { choice } from '../../fields/choices.ts'
import { dayInThreeParts } from '../../fields/days.ts'
import { readFields } from '../../fields/read-fields.ts'
import { text } from '../../fields/text.ts'
import { writeWord, wordType } from '../../files/write-word.ts'
import { addDays, formatDay } from '../../time/day.ts'
import { whenText } from '../../time/instant.ts'
import { notFound, page, redirect, type Reply, type Route, type RouteRequest } from '../../web/route.ts'
import { planObservation, reopenStage, writeStage } from '../observe.ts'
import { ObservationPage, PlanPage, ReopenPage, StagePage } from '../pages/observation-pages.tsx'
import { myPortfolioPath, observationPath, planObservationPath, portfoliosPath } from '../paths.ts'
import { findOwnRun } from '../queries.ts'
import { findObservation, type FullObservation } from '../read-observations.ts'
import { openStages, stageFacts, stageInSentence, stages, type Stage } from '../rules/observation-stages.ts'
import { answerForm, dayBoxes, formState, idOf, ownRun, shownVersion, type Again } from './load.ts'

const see = { permission: 'see portfolios', scope: 'none' } as const

export const observationRoutes: readonly Route[] = [
  { name: 'portfolio.planning', method: 'GET', path: planObservationPath, permission: 'keep own portfolio', scope: 'self', audit: null, handle: (request) => showPlan(request, null) },
  { name: 'portfolio.plan', method: 'POST', path: planObservationPath, permission: 'keep own portfolio', scope: 'self', audit: null, form: 'fields', handle: plan },
  { name: 'portfolio.observation', method: 'GET', path: '/observations/:observation', ...see, audit: 'observation-read', handle: show },
  { name: 'portfolio.stage', method: 'GET', path: '/observations/:observation/:stage', ...see, audit: null, handle: (request) => showStage(request, null) },
  { name: 'portfolio.write-stage', method: 'POST', path: '/observations/:observation/:stage', ...see, audit: null, form: 'fields', handle: write },
  { name: 'portfolio.stage-word', method: 'GET', path: '/observations/:observation/:stage/word', ...see, audit: 'observation-downloaded', handle: downloadStage },
  { name: 'portfolio.reopening', method: 'GET', path: '/observations/:observation/:stage/reopen', ...see, audit: null, handle: (request) => showReopen(request, null) },
  { name: 'portfolio.reopen', method: 'POST', path: '/observations/:observation/:stage/reopen', ...see, audit: null, form: 'fields', handle: reopen },
]

async function showPlan(request: RouteRequest, again: Again): Promise<Reply> {
  const run = await ownRun(request)
  return run === null ? notFound : answerForm(again, { title: 'Plan an observation', backHref: myPortfolioPath, body: <PlanPage observers={run.beside} state={formState(request, again, dayBoxes('planned-for', addDays(request.today, 14)))} /> })
}

async function plan(request: RouteRequest): Promise<Reply> {
  const run = await ownRun(request)
  if (run === null) return notFound
  const read = readFields({ title: text('what will be observed', { max: 200 }), plannedFor: dayInThreeParts('the day', { from: run.schedule.startsOn }), observer: choice('who observes', run.beside.map(({ personId }) => String(personId))) }, request.fields)
  if (!read.ok) return await showPlan(request, { problems: read.problems })
  const observer = run.beside.find(({ personId }) => String(personId) === read.value.observer)
  if (!observer) return notFound
  return redirect(observationPath(await planObservation(request.tx, request.caller, { enrolmentId: run.enrolmentId, title: read.value.title, plannedFor: read.value.plannedFor, observer })))
}

async function show(request: RouteRequest): Promise<Reply> {
  const held = await findObservation(request.tx, idOf(request, 'observation'))
  if (held === null) return notFound
  const nameOf = await academyNames(request.tx)
  return page({
    title: held.row.title, backHref: held.row.person_id === request.caller.user?.personId ? myPortfolioPath : portfoliosPath,
    body: (
      <ObservationPage
        id={held.row.id} personName={nameOf(held.row.person_id)} title={held.row.title} plannedFor={held.row.planned_for} observerName={held.row.observer_name} evidenceId={held.row.evidence_id}
        stages={held.stages.map((one) => ({ stage: one.stage, byName: one.by_name, says: one.says, signedAt: one.signed_at }))} mayWrite={openStages(held.signed).filter((stage) => isMine(request, held, stage))}
        mayReopen={mayReopen(request, held)} events={held.events.map((event) => ({ at: event.at, what: event.what, by: event.by_name, note: event.note }))}
      />
    ),
  })
}

async function showStage(request: RouteRequest, again: Again): Promise<Reply> {
  const [held, stage] = [await findObservation(request.tx, idOf(request, 'observation')), stageOf(request)]
  if (held === null || stage === null || !isMine(request, held, stage) || !openStages(held.signed).includes(stage)) return notFound
  const before = held.stages.find((one) => one.stage === stage)
  return answerForm(again, { title: stageFacts[stage].label, backHref: observationPath(held.row.id), body: <StagePage id={held.row.id} title={held.row.title} stage={stage} state={formState(request, again, { says: before?.says ?? '' }, before?.version ?? 0)} /> })
}

async function write(request: RouteRequest): Promise<Reply> {
  const stage = stageOf(request)
  if (stage === null) return notFound
  const read = readFields({ says: text('the text', { max: 10_000, lines: 'many' }), sign: choice('whether to sign it', ['draft', 'sign']) }, request.fields)
  if (!read.ok) return await showStage(request, { problems: read.problems })
  const id = idOf(request, 'observation')
  const run = await findOwnRun(request.tx, request.caller.user?.personId ?? null, request.today)
  const done = await writeStage(request.tx, request.caller, { observationId: id, stage, says: read.value.says, isSigned: read.value.sign === 'sign', version: shownVersion(request), today: request.today, assessor: run?.assessor ?? null })
  if (done.kind === 'stale') return await showStage(request, { stale: done })
  return done.kind === 'saved' ? redirect(observationPath(id)) : notFound
}

/** The form of a stage as Word: what is known is filled in, the rest is left to write. It comes back as a file of the item. */
async function downloadStage(request: RouteRequest): Promise<Reply> {
  const [held, stage] = [await findObservation(request.tx, idOf(request, 'observation')), stageOf(request)]
  if (held === null || stage === null) return notFound
  const nameOf = await academyNames(request.tx)
  const [facts, written] = [stageFacts[stage], held.stages.find((one) => one.stage === stage)]
  const body = await writeWord({
    title: `Direct observation: ${stageInSentence(stage)}`, subtitle: held.row.title, paragraphs: ['Name no child and no family.'],
    sections: [
      { title: 'Observation', rows: [['NQSW', nameOf(held.row.person_id)], ['Observer', held.row.observer_name], ['Planned for', formatDay(held.row.planned_for)]] },
      { title: facts.ask, rows: [...facts.points.map((point): [string, string] => [point, '']), ['In one text', written?.says ?? '']] },
      { title: 'Signature', rows: [['Name', written?.by_name ?? ''], ['Signed', written === undefined || written.signed_at === null ? '' : whenText(written.signed_at)]] },
    ],
  })
  return { kind: 'download', fileName: `observation-${held.row.id}-${stage}.docx`, type: wordType, body }
}

async function showReopen(request: RouteRequest, again: Again): Promise<Reply> {
  const [held, stage] = [await findObservation(request.tx, idOf(request, 'observation')), stageOf(request)]
  if (held === null || stage === null || !mayReopen(request, held) || !held.signed.has(stage)) return notFound
  return answerForm(again, { title: `Open again: ${stageInSentence(stage)}`, backHref: observationPath(held.row.id), body: <ReopenPage id={held.row.id} title={held.row.title} stage={stage} state={formState(request, again, {})} /> })
}

async function reopen(request: RouteRequest): Promise<Reply> {
  const [held, stage] = [await findObservation(request.tx, idOf(request, 'observation')), stageOf(request)]
  if (held === null || stage === null || !mayReopen(request, held)) return notFound
  const read = readFields({ reason: text('the reason', { max: 500 }) }, request.fields)
  if (!read.ok) return await showReopen(request, { problems: read.problems })
  const done = await reopenStage(request.tx, request.caller, { observationId: held.row.id, stage, reason: read.value.reason })
  return done.kind === 'saved' ? redirect(observationPath(held.row.id)) : notFound
}

function stageOf(request: RouteRequest): Stage | null {
  return stages.find((stage) => stage === request.params['stage']) ?? null
}

function isMine(request: RouteRequest, held: FullObservation, stage: Stage): boolean {
  return request.caller.user?.personId === (stageFacts[stage].whose === 'observer' ? held.row.observer_person_id : held.row.person_id)
}

/** Of an observation that is evidence already nothing is opened: the item is sent back instead. */
function mayReopen(request: RouteRequest, held: FullObservation): boolean {
  return mayDo(request.caller.roles.filter((role) => role === 'practice-lead' || role === 'academy-coordinator'), 'see portfolios') && held.row.person_id !== request.caller.user?.personId && held.row.evidence_id === null
}
