import { readFile, stat } from 'node:fs/promises'
import { choice } from '../../fields/choices.ts'
import { dayInThreeParts } from '../../fields/days.ts'
import { optional } from '../../fields/field.ts'
import { readFields } from '../../fields/read-fields.ts'
import { text } from '../../fields/text.ts'
import { formatDay } from '../../time/day.ts'
import { notFound, redirect, type Reply, type Route, type RouteRequest } from '../../web/route.ts'
import { addReviewFile } from '../add-review-file.ts'
import { ActionPage, FilePage, ViewPage } from '../pages/review-forms.tsx'
import { reviewPath } from '../paths.ts'
import { findReviewFile, participantsOf } from '../queries.ts'
import { readFacts } from '../read-facts.ts'
import { parties, partsOf, partyLabels, type Party } from '../rules/parties.ts'
import { factSource } from '../rules/review-facts.ts'
import { addAction, changeAction } from '../save-action.ts'
import { saveView } from '../save-view.ts'
import { sniffWritten } from '../sniff-written.ts'
import { writeWord, wordType } from '../../files/write-word.ts'
import { answerForm } from './answer-form.ts'
import { dayBoxes, formState, idOf, loadReview, shownVersion, type Again } from './load.ts'
import { seenBy } from './review-routes.tsx'

const work = { permission: 'work on reviews', scope: 'person', audit: null } as const

export const partRoutes: readonly Route[] = [
  { name: 'reviews.view', method: 'GET', path: '/reviews/:review/view/:party', ...work, handle: (request) => showView(request, null) },
  { name: 'reviews.save-view', method: 'POST', path: '/reviews/:review/view/:party', ...work, form: 'fields', handle: keepView },
  { name: 'reviews.new-action', method: 'GET', path: '/reviews/:review/actions', ...work, handle: (request) => showAction(request, null) },
  { name: 'reviews.add-action', method: 'POST', path: '/reviews/:review/actions', ...work, form: 'fields', handle: keepAction },
  { name: 'reviews.action', method: 'GET', path: '/reviews/:review/actions/:action', ...work, handle: (request) => showAction(request, null) },
  { name: 'reviews.change-action', method: 'POST', path: '/reviews/:review/actions/:action', ...work, form: 'fields', handle: keepAction },
  { name: 'reviews.files', method: 'GET', path: '/reviews/:review/files', ...work, handle: (request) => showFiles(request, null) },
  { name: 'reviews.add-file', method: 'POST', path: '/reviews/:review/files', ...work, form: 'multipart', handle: keepFile },
  { name: 'reviews.file', method: 'GET', path: '/reviews/:review/files/:file', permission: 'see reviews', scope: 'person', audit: 'review-file-read', handle: downloadFile },
  { name: 'reviews.word', method: 'GET', path: '/reviews/:review/review.docx', permission: 'see reviews', scope: 'person', audit: 'review-downloaded', handle: downloadWord },
]

async function showView(request: RouteRequest, again: Again): Promise<Reply> {
  const loaded = await loadReview(request)
  const party = partyOf(request)
  const own = request.caller.user
  if (loaded === null || party === null || !partsOf(participantsOf(loaded.review.row), own?.personId ?? null).includes(party)) return notFound
  const { row, views } = loaded.review
  const held = views.find((view) => view.party === party && view.author_user === own?.id)
  return answerForm(again, {
    title: `My view as ${partyLabels[party]}`, backHref: reviewPath(row.id),
    body: (
      <ViewPage
        caption={`${loaded.run.name}: ${row.title}`} id={row.id} party={party} isShared={(held?.shared_at ?? null) !== null} isHeld={row.held_on !== null} seenBy={seenBy(participantsOf(row))}
        state={formState(request, again, { says: held?.says ?? '' }, held?.version ?? 0)}
      />
    ),
  })
}

async function keepView(request: RouteRequest): Promise<Reply> {
  const party = partyOf(request)
  if (party === null) return notFound
  const read = readFields({ says: text('your view', { max: 8_000, lines: 'many' }), share: optional(choice('who may read it', ['draft', 'shared'])) }, request.fields)
  if (!read.ok) return showView(request, { problems: read.problems })
  const id = idOf(request, 'review')
  const done = await saveView(request.tx, request.caller, { reviewId: id, party, says: read.value.says, isShared: read.value.share === 'shared', version: shownVersion(request) })
  if (done.kind === 'not-found' || done.kind === 'not-a-party') return notFound
  return done.kind === 'stale' ? showView(request, { stale: done }) : redirect(reviewPath(id))
}

async function showAction(request: RouteRequest, again: Again): Promise<Reply> {
  const loaded = await loadReview(request)
  if (loaded === null) return notFound
  const id = request.params['action'] === undefined ? null : idOf(request, 'action')
  const held = id === null ? null : loaded.review.actions.find((action) => action.id === id)
  if (held === undefined) return notFound
  const values = held === null ? {} : { what: held.what, owner: held.owner, ...dayBoxes('due-on', held.due_on), ...dayBoxes('done-on', held.done_on) }
  return answerForm(again, {
    title: held === null ? 'Add an action' : 'Change an action', backHref: reviewPath(loaded.review.row.id),
    body: <ActionPage caption={`${loaded.run.name}: ${loaded.review.row.title}`} id={loaded.review.row.id} actionId={id} state={formState(request, again, values, held?.version ?? 0)} />,
  })
}

async function keepAction(request: RouteRequest): Promise<Reply> {
  const loaded = await loadReview(request)
  if (loaded === null) return notFound
  const { run, review } = loaded
  const read = readFields({
    what: text('what is to be done', { max: 500 }), owner: choice('who does it', parties), dueOn: dayInThreeParts('the day by which', { from: run.startedOn }),
    doneOn: optional(dayInThreeParts('the day on which it was done', { from: run.startedOn, until: request.today })),
  }, request.fields)
  if (!read.ok) return showAction(request, { problems: read.problems })
  const done = request.params['action'] === undefined
    ? await addAction(request.tx, request.caller, { reviewId: review.row.id, ...read.value })
    : await changeAction(request.tx, request.caller, { reviewId: review.row.id, id: idOf(request, 'action'), ...read.value, version: shownVersion(request) })
  if (done.kind === 'not-found') return notFound
  return done.kind === 'stale' ? showAction(request, { stale: done }) : redirect(`${reviewPath(review.row.id)}#actions`)
}

async function showFiles(request: RouteRequest, again: Again): Promise<Reply> {
  const loaded = await loadReview(request)
  if (loaded === null) return notFound
  return answerForm(again, {
    title: 'Add the written review', backHref: reviewPath(loaded.review.row.id),
    body: <FilePage caption={`${loaded.run.name}: ${loaded.review.row.title}`} id={loaded.review.row.id} state={formState(request, again, {})} />,
  })
}

async function keepFile(request: RouteRequest): Promise<Reply> {
  const problem = (message: string) => showFiles(request, { problems: [{ field: 'file', message }] })
  const [file] = request.files
  if (file === undefined || file.bytes === 0) return await problem('Choose a Word file or a PDF')
  if ((await stat(file.path)).size > MOST_BYTES) return await problem('The file must be 20 MB or smaller')
  const content = await readFile(file.path)
  const type = sniffWritten(content)
  if (type === null) return await problem('The file is neither a Word file (.docx) nor a PDF, whatever its name says. Save it as one of these and add it again')
  const id = idOf(request, 'review')
  const done = await addReviewFile(request.tx, request.caller, { reviewId: id, name: file.name, type, content })
  return done.kind === 'not-found' ? notFound : redirect(reviewPath(id))
}

async function downloadFile(request: RouteRequest): Promise<Reply> {
  const file = await findReviewFile(request.tx, idOf(request, 'review'), idOf(request, 'file'))
  if (file === null) return notFound
  return { kind: 'download', fileName: `review-${file.review_id}-${file.id}.${file.type === 'word' ? 'docx' : 'pdf'}`, type: file.type === 'word' ? wordType : 'application/pdf', body: file.content }
}

/** The review as Word: what the record says is filled in, what people say is left to write where they have not. */
async function downloadWord(request: RouteRequest): Promise<Reply> {
  const loaded = await loadReview(request)
  if (loaded === null) return notFound
  const { review, run, line } = loaded
  const { row } = review
  const participants = row.held_on === null ? run.participants : participantsOf(row)
  const facts = row.facts ?? (await readFacts(request.tx, request.caller, { run, on: request.today, reviewId: row.id }))
  const body = await writeWord({
    title: row.title, subtitle: `${run.name}, ${run.programme}`,
    sections: [
      { title: 'Review', rows: [['Due', formatDay(line.due)], ['Held on', row.held_on === null ? '' : formatDay(row.held_on)], ...parties.map((party): [string, string] => [partyLabels[party], participants[party]?.name ?? ''])] },
      { title: 'What the record says', rows: facts.map((fact): [string, string] => [fact.label, `${fact.value}\n(${factSource(fact)})`]) },
      { title: 'Views', rows: parties.map((party): [string, string] => [partyLabels[party], review.views.filter((view) => view.party === party && view.shared_at !== null).map((view) => view.says).join('\n')]) },
      { title: 'Outcome', rows: [['On track', row.is_on_track === null ? '' : row.is_on_track ? 'Yes' : 'No'], ['Support plan', row.support_plan ?? '']] },
      { title: 'What is agreed', rows: [...review.actions.map((action): [string, string] => [action.what, `${participants[action.owner]?.name ?? partyLabels[action.owner]}, by ${formatDay(action.due_on)}`]), ['Further actions', '']] },
      { title: 'Signatures', rows: parties.map((party): [string, string] => [partyLabels[party], review.signed.includes(party) ? 'Signed in Throughline' : '']) },
    ],
  })
  return { kind: 'download', fileName: `review-${row.id}.docx`, type: wordType, body }
}

function partyOf(request: RouteRequest): Party | null {
  return parties.find((party) => party === request.params['party']) ?? null
}

const MOST_BYTES = 20 * 1024 * 1024
