import { choice } from '../../fields/choices.ts'
import { dayInThreeParts } from '../../fields/days.ts'
import { optional } from '../../fields/field.ts'
import { readFields } from '../../fields/read-fields.ts'
import { text } from '../../fields/text.ts'
import { formatDay } from '../../time/day.ts'
import { notFound, page, redirect, type Reply, type Route, type RouteRequest } from '../../web/route.ts'
import { assignReaders, type ReaderRefusal } from '../assign-readers.ts'
import { handIn } from '../bring-case.ts'
import { askHr } from '../involve-hr.ts'
import { CasePage } from '../pages/case-page.tsx'
import { ConflictPage, HandedInPage, ReadersPage, RecommendPage, SheetPage } from '../pages/panel-forms.tsx'
import { casePath, panelPath } from '../paths.ts'
import { declareConflict, recommend } from '../recommend.ts'
import { recommendations } from '../rules/decisions.ts'
import { readerViews, sheetQuestions, type ReadingSheet } from '../rules/reading-sheet.ts'
import { saveReading } from '../save-reading.ts'
import { caseProps, evidenceOf } from './case-props.tsx'
import { answerForm, conflictsIn, dayBoxes, formState, loadCase, shownVersion, type Again, type LoadedCase } from './load.ts'

const see = { permission: 'see panels', scope: 'authority', audit: null } as const
const arrange = { permission: 'arrange panels', scope: 'authority', audit: null } as const
const sit = { permission: 'sit on panels', scope: 'authority', audit: null } as const
const assess = { permission: 'recommend to panel', scope: 'authority', audit: null } as const

export const caseRoutes: readonly Route[] = [
  { name: 'panel.case', method: 'GET', path: '/panel-cases/:case', ...see, audit: 'panel-case-read', handle: (request) => showCase(request, null) },
  { name: 'panel.recommending', method: 'GET', path: '/panel-cases/:case/recommendation', ...assess, handle: (request) => showRecommend(request, null) },
  { name: 'panel.recommend', method: 'POST', path: '/panel-cases/:case/recommendation', ...assess, form: 'fields', handle: saveRecommendation },
  { name: 'panel.handing-in', method: 'GET', path: '/panel-cases/:case/handed-in', ...arrange, handle: (request) => showHandedIn(request, null) },
  { name: 'panel.hand-in', method: 'POST', path: '/panel-cases/:case/handed-in', ...arrange, form: 'fields', handle: saveHandedIn },
  { name: 'panel.readers', method: 'GET', path: '/panel-cases/:case/readers', ...arrange, handle: (request) => showReaders(request, null) },
  { name: 'panel.assign-readers', method: 'POST', path: '/panel-cases/:case/readers', ...arrange, form: 'fields', handle: saveReaders },
  { name: 'panel.conflict', method: 'GET', path: '/panel-cases/:case/conflict', ...sit, handle: (request) => showConflict(request, null) },
  { name: 'panel.declare', method: 'POST', path: '/panel-cases/:case/conflict', ...sit, form: 'fields', handle: declare },
  { name: 'panel.sheet', method: 'GET', path: '/panel-cases/:case/sheet', ...sit, handle: (request) => showSheet(request, null) },
  { name: 'panel.save-sheet', method: 'POST', path: '/panel-cases/:case/sheet', ...sit, form: 'fields', handle: saveSheet },
  { name: 'panel.ask-hr', method: 'POST', path: '/panel-cases/:case/hr', ...arrange, form: 'fields', handle: ask },
]

/** The page of a portfolio; `notice` says why a step was not taken. */
export async function showCase(request: RouteRequest, notice: string | null): Promise<Reply> {
  const loaded = await loadCase(request)
  if (loaded === null) return notFound
  const props = { title: `${loaded.found.row.nqsw_name}: Academy Panel`, backHref: panelPath(loaded.panel.id), body: <CasePage {...caseProps(request, loaded)} evidence={await evidenceOf(request, loaded)} notice={notice} /> }
  return notice === null ? page(props) : { kind: 'page', status: 409, page: props }
}

export function captionOf({ found, panel }: LoadedCase): string {
  return `${found.row.nqsw_name}, Academy Panel of ${formatDay(panel.held_on)}`
}

async function showRecommend(request: RouteRequest, again: Again): Promise<Reply> {
  const loaded = await loadCase(request)
  const personId = request.caller.user?.personId ?? null
  if (loaded === null || personId === null || loaded.found.row.assessor_person_id !== personId) return notFound
  if (loaded.found.recommendation !== null) return showCase(request, `${loaded.found.recommendation.recommended_by} has recommended already. A recommendation is made once.`)
  return answerForm(again, { title: 'Recommend to the panel', backHref: casePath(loaded.found.row.id), body: <RecommendPage id={loaded.found.row.id} caption={captionOf(loaded)} state={formState(request, again, {})} /> })
}

async function saveRecommendation(request: RouteRequest): Promise<Reply> {
  const loaded = await loadCase(request)
  if (loaded === null) return notFound
  const read = readFields({ recommends: choice('what you recommend', recommendations), reasons: text('the reasons', { max: 8_000, lines: 'many' }) }, request.fields)
  if (!read.ok) return showRecommend(request, { problems: read.problems })
  const done = await recommend(request.tx, request.caller, { caseId: loaded.found.row.id, ...read.value })
  if (done.kind === 'recommended') return redirect(casePath(loaded.found.row.id))
  return done.kind === 'already' ? showCase(request, `${done.by || 'Somebody'} has recommended already. A recommendation is made once.`) : notFound
}

async function showHandedIn(request: RouteRequest, again: Again): Promise<Reply> {
  const loaded = await loadCase(request)
  if (loaded === null) return notFound
  const { row } = loaded.found
  return answerForm(again, { title: 'The portfolio is in', backHref: casePath(row.id), body: <HandedInPage id={row.id} caption={captionOf(loaded)} state={formState(request, again, dayBoxes('handed-in-on', row.handed_in_on ?? request.today), row.version)} /> })
}

async function saveHandedIn(request: RouteRequest): Promise<Reply> {
  const loaded = await loadCase(request)
  if (loaded === null) return notFound
  const read = readFields({ handedInOn: optional(dayInThreeParts('the day on which it was handed in', { until: request.today })) }, request.fields)
  if (!read.ok) return showHandedIn(request, { problems: read.problems })
  const done = await handIn(request.tx, request.caller, { caseId: loaded.found.row.id, on: read.value.handedInOn, version: shownVersion(request) })
  if (done.kind === 'not-found') return notFound
  return done.kind === 'stale' ? showHandedIn(request, { stale: done }) : redirect(casePath(loaded.found.row.id))
}

async function showReaders(request: RouteRequest, again: Again): Promise<Reply> {
  const loaded = await loadCase(request)
  if (loaded === null) return notFound
  const { found, seats } = loaded
  return answerForm(again, {
    title: 'Two readers', backHref: casePath(found.row.id),
    body: (
      <ReadersPage
        id={found.row.id} caption={captionOf(loaded)} members={seats.map((seat) => ({ userId: seat.user_id, name: seat.name, conflicts: conflictsIn(found, seat) }))}
        state={formState(request, again, { 'reader-1': String(found.row.reader_1 ?? ''), 'reader-2': String(found.row.reader_2 ?? '') }, found.row.version)}
      />
    ),
  })
}

async function saveReaders(request: RouteRequest): Promise<Reply> {
  const loaded = await loadCase(request)
  if (loaded === null) return notFound
  const [first, second] = [Number(request.fields['reader-1'] ?? ''), Number(request.fields['reader-2'] ?? '')]
  const problems = [...(first > 0 ? [] : [{ field: 'reader-1', message: 'Choose the first reader' }]), ...(second > 0 ? [] : [{ field: 'reader-2', message: 'Choose the second reader' }])]
  if (problems.length > 0) return showReaders(request, { problems })
  const done = await assignReaders(request.tx, request.caller, { caseId: loaded.found.row.id, readers: [first, second], version: shownVersion(request) })
  if (done.kind === 'assigned') return redirect(casePath(loaded.found.row.id))
  if (done.kind === 'not-found') return notFound
  if (done.kind === 'stale') return showReaders(request, { stale: done })
  return showReaders(request, { problems: [whyNotReader(done, first)] })
}

function whyNotReader(refusal: Exclude<ReaderRefusal, { kind: 'not-found' | 'stale' }>, first: number): { field: string; message: string } {
  switch (refusal.kind) {
    case 'same-twice':
      return { field: 'reader-2', message: 'Choose two different readers' }
    case 'not-a-member':
      return { field: 'reader-1', message: 'Choose readers who sit on this panel' }
    case 'conflict':
      return { field: refusal.userId === first ? 'reader-1' : 'reader-2', message: `${refusal.name} cannot read this portfolio: ${refusal.why.join('; ')}` }
    case 'has-read':
      return { field: 'reader-1', message: `${refusal.name} has handed in a reading sheet and stays a reader` }
  }
}

async function showConflict(request: RouteRequest, again: Again): Promise<Reply> {
  const loaded = await loadCase(request)
  if (loaded === null || !isSeated(request, loaded)) return notFound
  return answerForm(again, { title: 'Declare a conflict of interest', backHref: casePath(loaded.found.row.id), body: <ConflictPage id={loaded.found.row.id} caption={captionOf(loaded)} state={formState(request, again, {})} /> })
}

async function declare(request: RouteRequest): Promise<Reply> {
  const loaded = await loadCase(request)
  if (loaded === null || !isSeated(request, loaded)) return notFound
  const read = readFields({ says: text('what the conflict is', { max: 500 }) }, request.fields)
  if (!read.ok) return showConflict(request, { problems: read.problems })
  await declareConflict(request.tx, request.caller, { caseId: loaded.found.row.id, says: read.value.says })
  return redirect(casePath(loaded.found.row.id))
}

async function showSheet(request: RouteRequest, again: Again): Promise<Reply> {
  const loaded = await loadCase(request)
  const user = request.caller.user?.id
  if (loaded === null || user === undefined || ![loaded.found.row.reader_1, loaded.found.row.reader_2].includes(user)) return notFound
  const held = loaded.found.readings.find((reading) => reading.reader_user === user)
  if (held !== undefined && held.handed_in_at !== null) return showCase(request, 'Your reading sheet is handed in and is not changed any more.')
  const values = { ...Object.fromEntries(Object.entries(held?.sheet ?? {}).map(([key, value]) => [key, value ?? ''])), ...(held?.view ? { view: held.view } : {}) }
  return answerForm(again, { title: 'Reading sheet', backHref: casePath(loaded.found.row.id), body: <SheetPage id={loaded.found.row.id} caption={captionOf(loaded)} state={formState(request, again, values, held?.version ?? 0)} /> })
}

async function saveSheet(request: RouteRequest): Promise<Reply> {
  const loaded = await loadCase(request)
  if (loaded === null) return notFound
  const isHandedIn = request.fields['hand-in'] === 'done'
  const answers = sheetQuestions.map(({ key, text: question }) => ({ key, read: optional(text(`the answer to “${question}”`, { max: 4_000, lines: 'many' })).read(key, request.fields) }))
  const view = (isHandedIn ? choice('your view', readerViews) : optional(choice('your view', readerViews))).read('view', request.fields)
  const problems = [...answers.flatMap(({ read }) => (read.ok ? [] : read.problems)), ...(view.ok ? [] : view.problems)]
  if (problems.length > 0 || !view.ok) return showSheet(request, { problems })
  const sheet: ReadingSheet = Object.fromEntries(answers.flatMap(({ key, read }) => (read.ok && read.value !== null ? [[key, read.value]] : [])))
  const done = await saveReading(request.tx, request.caller, { caseId: loaded.found.row.id, sheet, view: view.value, isHandedIn, version: shownVersion(request) })
  switch (done.kind) {
    case 'saved':
      return redirect(casePath(loaded.found.row.id))
    case 'stale':
      return showSheet(request, { stale: done })
    case 'conflict':
      return showCase(request, `Not saved: you are in conflict in this case (${done.why.join('; ')}).`)
    case 'handed-in':
      return showCase(request, 'Your reading sheet is handed in and is not changed any more.')
    case 'not-found':
    case 'not-reader':
      return notFound
  }
}

async function ask(request: RouteRequest): Promise<Reply> {
  const loaded = await loadCase(request)
  if (loaded === null) return notFound
  const done = await askHr(request.tx, request.caller, loaded.found.row.id)
  if (done.kind === 'not-found') return notFound
  return done.kind === 'asked' ? redirect(casePath(loaded.found.row.id)) : showCase(request, 'HR was asked already.')
}

function isSeated(request: RouteRequest, loaded: LoadedCase): boolean {
  return loaded.seats.some((seat) => seat.user_id === request.caller.user?.id)
}

