import { choice } from '../../fields/choices.ts'
import { dayInThreeParts } from '../../fields/days.ts'
import { optional } from '../../fields/field.ts'
import { readFields } from '../../fields/read-fields.ts'
import { text } from '../../fields/text.ts'
import { formatDay, shortDay } from '../../time/day.ts'
import { whenText } from '../../time/instant.ts'
import { notFound, page, redirect, type Reply, type Route, type RouteRequest } from '../../web/route.ts'
import { holdReview } from '../hold-review.ts'
import { answerNote, noteFact } from '../note-fact.ts'
import { AnswerNotePage, HeldPage, WrongPage } from '../pages/review-forms.tsx'
import { ReviewPage, type ReviewPageProps } from '../pages/review-page.tsx'
import { reviewPath, reviewsPath } from '../paths.ts'
import { findReview, participantsOf } from '../queries.ts'
import { readFacts } from '../read-facts.ts'
import { parties, partsOf, partyLabels, type Participants } from '../rules/parties.ts'
import { factSource, ownerLabels, type ReviewFact } from '../rules/review-facts.ts'
import { signReview, type SignRefusal } from '../sign-review.ts'
import { answerForm } from './answer-form.ts'
import { dayBoxes, formState, idOf, loadReview, may, shownVersion, type Again, type LoadedReview } from './load.ts'

export const reviewRoutes: readonly Route[] = [
  { name: 'reviews.review', method: 'GET', path: '/reviews/:review', permission: 'see reviews', scope: 'person', audit: 'review-read', handle: (request) => showReview(request, null) },
  { name: 'reviews.held', method: 'GET', path: '/reviews/:review/held', permission: 'lead reviews', scope: 'person', audit: null, handle: (request) => showHeld(request, null) },
  { name: 'reviews.hold', method: 'POST', path: '/reviews/:review/held', permission: 'lead reviews', scope: 'person', audit: null, form: 'fields', handle: hold },
  { name: 'reviews.sign', method: 'POST', path: '/reviews/:review/sign', permission: 'work on reviews', scope: 'person', audit: null, form: 'fields', handle: sign },
  { name: 'reviews.wrong', method: 'GET', path: '/reviews/:review/wrong/:fact', permission: 'work on reviews', scope: 'person', audit: null, handle: (request) => showWrong(request, null) },
  { name: 'reviews.say-wrong', method: 'POST', path: '/reviews/:review/wrong/:fact', permission: 'work on reviews', scope: 'person', audit: null, form: 'fields', handle: sayWrong },
  { name: 'reviews.note', method: 'GET', path: '/reviews/:review/notes/:note', permission: 'lead reviews', scope: 'person', audit: null, handle: (request) => showNote(request, null) },
  { name: 'reviews.answer-note', method: 'POST', path: '/reviews/:review/notes/:note', permission: 'lead reviews', scope: 'person', audit: null, form: 'fields', handle: saveAnswer },
]

async function showReview(request: RouteRequest, notice: string | null): Promise<Reply> {
  const loaded = await loadReview(request)
  if (loaded === null) return notFound
  const props = { title: `${loaded.run.name}: ${loaded.review.row.title}`, backHref: reviewsPath, body: <ReviewPage {...await reviewProps(request, loaded)} notice={notice} /> }
  return notice === null ? page(props) : { kind: 'page', status: 409, page: props }
}

async function reviewProps(request: RouteRequest, { review, run, line, lines }: LoadedReview): Promise<ReviewPageProps> {
  const { row } = review
  const own = request.caller.user
  const participants = row.held_on === null ? run.participants : participantsOf(row)
  const parts = partsOf(participants, own?.personId ?? null)
  const mayWork = may(request, 'work on reviews')
  const earlier = lines.filter((one) => one.due < line.due && one.isHeld && one.reviewId !== null).at(-1)
  const before = earlier?.reviewId ? await findReview(request.tx, earlier.reviewId) : null
  return {
    id: row.id, enrolmentId: run.enrolmentId, point: row.point, name: run.name, title: `${row.title}${row.reason === null ? '' : `: ${row.reason}`}`, state: line.state, due: line.due, bookedOn: row.booked_on,
    heldOn: row.held_on, isOnTrack: row.is_on_track, supportPlan: row.support_plan, seenBy: seenBy(participants), facts: row.facts ?? (await readFacts(request.tx, request.caller, { run, on: request.today, reviewId: row.id })),
    notes: review.notes.map((note) => ({
      id: note.id, fact: note.fact, owner: note.owner, askedBy: note.asked_by, says: note.says, answer: note.answer,
      mayAnswer: may(request, 'lead reviews') && (request.caller.roles.includes(note.owner) || request.caller.roles.includes('academy-coordinator')),
    })),
    views: parties.map((party) => ({
      party, name: participants[party]?.name ?? null, isOwn: mayWork && parts.includes(party),
      said: review.views.filter((view) => view.party === party).map((view) => ({ says: view.says, isDraft: view.shared_at === null, at: whenText(view.changed_at) })),
    })),
    actions: review.actions.map((action) => ({
      id: action.id, what: action.what, who: participants[action.owner]?.name ?? partyLabels[action.owner], dueOn: action.due_on,
      done: action.done_on !== null ? `Done ${shortDay(action.done_on)}` : action.due_on < request.today ? 'Overdue' : 'Open',
    })),
    signatures: parties.map((party) => {
      const standing = review.signatures.find((one) => one.party === party && one.content_sha256 === review.sha256)
      const former = review.signatures.findLast((one) => one.party === party)
      const words = standing ? `Signed ${whenText(standing.signed_at)}` : former ? `Signed ${whenText(former.signed_at)}, and changed since: to be signed again` : 'Not signed yet'
      return { party, name: participants[party]?.name ?? null, words }
    }),
    sign: !mayWork || parts.length === 0
      ? { kind: 'no' }
      : row.held_on === null
        ? { kind: 'not-yet', why: 'It can be signed when it is recorded as held.' }
        : parts.every((party) => review.signed.includes(party)) ? { kind: 'not-yet', why: 'You have signed.' } : { kind: 'may', shown: review.sha256 },
    files: review.files.map((file) => ({ id: file.id, name: file.name, about: `${file.type === 'word' ? 'Word' : 'PDF'}, ${Math.max(1, Math.round(file.bytes / 1024))} kB, added by ${file.added_by}, ${whenText(file.added_at)}` })),
    before: before === null || before.row.held_on === null ? null : { id: before.row.id, title: before.row.title, heldOn: formatDay(before.row.held_on), views: before.views.filter((view) => view.shared_at !== null).map((view) => ({ party: view.party, says: view.says })) },
    notice: null, mayLead: may(request, 'lead reviews') && run.personId !== own?.personId, mayWork, formToken: request.formToken,
  }
}

async function showHeld(request: RouteRequest, again: Again): Promise<Reply> {
  const loaded = await loadReview(request)
  if (loaded === null || loaded.run.personId === request.caller.user?.personId) return notFound
  const { row } = loaded.review
  const held = { ...dayBoxes('held-on', row.held_on ?? row.booked_on), ...(row.is_on_track === null ? {} : { 'on-track': row.is_on_track ? 'yes' : 'no' }), 'support-plan': row.support_plan ?? '' }
  return answerForm(again, {
    title: row.held_on === null ? 'The review was held' : 'Change the outcome', backHref: reviewPath(row.id),
    body: <HeldPage caption={`${loaded.run.name}: ${row.title}`} id={row.id} isChange={row.held_on !== null} state={formState(request, again, held, row.version)} />,
  })
}

async function hold(request: RouteRequest): Promise<Reply> {
  const loaded = await loadReview(request)
  if (loaded === null || loaded.run.personId === request.caller.user?.personId) return notFound
  const { review, run, line } = loaded
  const read = readFields({
    heldOn: dayInThreeParts('the day on which it was held', { from: run.startedOn, until: request.today }), onTrack: choice('whether the year is on track', ['yes', 'no']),
    supportPlan: optional(text('the support plan', { max: 4_000, lines: 'many' })),
  }, request.fields)
  if (!read.ok) return showHeld(request, { problems: read.problems })
  const isOnTrack = read.value.onTrack === 'yes'
  if (!isOnTrack && read.value.supportPlan === null) return showHeld(request, { problems: [{ field: 'support-plan', message: 'Enter the support plan: what help is given, by whom and until when' }] })
  const done = await holdReview(request.tx, request.caller, {
    id: review.row.id, version: shownVersion(request), heldOn: read.value.heldOn, due: line.due, facts: await readFacts(request.tx, request.caller, { run, on: request.today, reviewId: review.row.id }), isOnTrack, supportPlan: isOnTrack ? null : read.value.supportPlan,
    participants: run.participants,
  })
  if (done.kind === 'not-found') return notFound
  return done.kind === 'stale' ? showHeld(request, { stale: done }) : redirect(reviewPath(review.row.id))
}

async function sign(request: RouteRequest): Promise<Reply> {
  const id = idOf(request, 'review')
  const done = await signReview(request.tx, request.caller, { id, shown: request.fields['shown'] ?? '' })
  if (done.kind === 'signed') return redirect(reviewPath(id))
  return done.kind === 'not-found' ? notFound : showReview(request, whyNotSigned(done))
}

/** Nothing was signed: why, and what to do. */
function whyNotSigned(refusal: SignRefusal): string {
  switch (refusal.kind) {
    case 'changed-meanwhile':
      return `Not signed: ${refusal.by} or somebody else changed the review while you had it open. This is how it stands now: read it, and sign it again.`
    case 'already-signed':
      return `You had signed these words already${refusal.at === null ? '' : `, ${whenText(refusal.at)}`}; your signature stands.`
    case 'draft-open':
      return 'Not signed: your own view is still a draft. Share it, or sign after you have emptied it into the review; nobody signs what others cannot read.'
    case 'not-held':
      return 'Not signed: the review is not recorded as held yet.'
    case 'not-a-party':
    case 'not-found':
      return 'Only the NQSW, the team manager and the assessor of this review sign it, each for themselves.'
  }
}

async function showWrong(request: RouteRequest, again: Again): Promise<Reply> {
  const found = await loadFact(request)
  if (found === null) return notFound
  const { loaded, fact } = found
  return answerForm(again, {
    title: 'What is wrong?', backHref: reviewPath(loaded.review.row.id),
    body: <WrongPage caption={`${loaded.run.name}: ${loaded.review.row.title}`} id={loaded.review.row.id} factKey={fact.key} fact={`${fact.label}: ${fact.value}`} source={factSource(fact)} owner={ownerLabels[fact.owner]} state={formState(request, again, {})} />,
  })
}

async function sayWrong(request: RouteRequest): Promise<Reply> {
  const found = await loadFact(request)
  if (found === null) return notFound
  const read = readFields({ says: text('what is wrong', { max: 2_000, lines: 'many' }) }, request.fields)
  if (!read.ok) return showWrong(request, { problems: read.problems })
  const done = await noteFact(request.tx, request.caller, { reviewId: found.loaded.review.row.id, fact: found.fact, says: read.value.says })
  return done.kind === 'not-found' ? notFound : redirect(reviewPath(found.loaded.review.row.id))
}

async function loadFact(request: RouteRequest): Promise<{ loaded: LoadedReview; fact: ReviewFact } | null> {
  const loaded = await loadReview(request)
  if (loaded === null) return null
  const facts = loaded.review.row.facts ?? (await readFacts(request.tx, request.caller, { run: loaded.run, on: request.today, reviewId: loaded.review.row.id }))
  const fact = facts.find((one) => one.key === request.params['fact'])
  return fact === undefined ? null : { loaded, fact }
}

async function showNote(request: RouteRequest, again: Again): Promise<Reply> {
  const loaded = await loadReview(request)
  const note = loaded?.review.notes.find((one) => one.id === idOf(request, 'note'))
  if (loaded === null || note === undefined) return notFound
  return answerForm(again, {
    title: 'Answer', backHref: reviewPath(loaded.review.row.id),
    body: <AnswerNotePage caption={`${loaded.run.name}: ${loaded.review.row.title}`} id={loaded.review.row.id} noteId={note.id} question={`${note.asked_by} says of “${note.fact}”: ${note.says}`} state={formState(request, again, { answer: note.answer ?? '' }, note.version)} />,
  })
}

async function saveAnswer(request: RouteRequest): Promise<Reply> {
  const read = readFields({ answer: text('the answer', { max: 2_000, lines: 'many' }) }, request.fields)
  if (!read.ok) return showNote(request, { problems: read.problems })
  const id = idOf(request, 'review')
  const done = await answerNote(request.tx, request.caller, { reviewId: id, id: idOf(request, 'note'), answer: read.value.answer, version: shownVersion(request) })
  if (done.kind === 'not-found' || done.kind === 'not-owner') return notFound
  return done.kind === 'stale' ? showNote(request, { stale: done }) : redirect(reviewPath(id))
}

/** Who reads a review, said above what is written into it. */
export function seenBy(participants: Participants): string {
  const names = parties.map((party) => participants[party]?.name ?? null).filter((name) => name !== null)
  return `${[...new Set(names)].join(', ')}; practice leads, the academy coordinator and the principal social worker; the team’s manager`
}
