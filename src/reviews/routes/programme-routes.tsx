import { wayToAcademy } from '../../academy/routes/may.ts'
import { mayDo } from '../../access/rules/policy.ts'
import { dayInThreeParts } from '../../fields/days.ts'
import { choice } from '../../fields/choices.ts'
import { optional } from '../../fields/field.ts'
import { readFields } from '../../fields/read-fields.ts'
import { text } from '../../fields/text.ts'
import { addDays, daysBetween, formatDay } from '../../time/day.ts'
import { londonDay } from '../../time/instant.ts'
import { isWorkingDay } from '../../time/working-days.ts'
import { ownLetterPath } from '../../panel/paths.ts'
import { findPanel, listCasesOfEnrolment } from '../../panel/queries.ts'
import { decisionWords } from '../../panel/rules/words.ts'
import { notFound, page, redirect, type Reply, type Route, type RouteRequest } from '../../web/route.ts'
import { bookReview } from '../book-review.ts'
import { ProbationPage } from '../pages/probation-page.tsx'
import { ProgrammeDatesPage } from '../pages/programme-dates-page.tsx'
import { BookPage } from '../pages/review-forms.tsx'
import { ReviewsPage, type ReviewLine } from '../pages/reviews-page.tsx'
import { bookPath, programmeDatesPath, reviewPath, reviewsPath } from '../paths.ts'
import { listAgreements, listProbationDates, listReviewRows, listSigned, listUnanswered } from '../queries.ts'
import { findRun, listRuns, type Run } from '../read-runs.ts'
import { dayAfterPause } from '../rules/review-dates.ts'
import { stateRank } from '../rules/review-state.ts'
import { setProbationDate } from '../set-probation-date.ts'
import { agreementWords } from './agreement-routes.tsx'
import { answerForm } from './answer-form.ts'
import { linesOf } from '../read-lines.ts'
import { dayBoxes, formState, idOf, loadLines, may, shownVersion, type Again } from './load.ts'

export const programmeRoutes: readonly Route[] = [
  { name: 'reviews.list', method: 'GET', path: reviewsPath, permission: 'see reviews', scope: 'self', audit: null, long: true, handle: showList },
  { name: 'reviews.programme', method: 'GET', path: '/reviews/programme/:run', permission: 'see reviews', scope: 'person', audit: 'programme-dates-read', handle: showProgramme },
  { name: 'reviews.booking', method: 'GET', path: '/reviews/programme/:run/book/:point', permission: 'lead reviews', scope: 'person', audit: null, handle: (request) => showBooking(request, null) },
  { name: 'reviews.book', method: 'POST', path: '/reviews/programme/:run/book/:point', permission: 'lead reviews', scope: 'person', audit: null, form: 'fields', handle: book },
  { name: 'reviews.probation', method: 'GET', path: '/reviews/probation/:person', permission: 'set probation dates', scope: 'person', audit: null, handle: (request) => showProbation(request, null) },
  { name: 'reviews.set-probation', method: 'POST', path: '/reviews/probation/:person', permission: 'set probation dates', scope: 'person', audit: null, form: 'fields', handle: saveProbation },
]

async function showList(request: RouteRequest): Promise<Reply> {
  const { tx, today, caller } = request
  const runs = await listRuns(tx, today)
  const rows = await listReviewRows(tx, runs.map((run) => run.enrolmentId))
  const signed = await listSigned(tx, rows)
  const questioned = may(request, 'lead reviews') ? await listUnanswered(tx, rows) : []
  const show = ['mine', 'all'].includes(request.query['show'] ?? '') ? (request.query['show'] ?? '') : 'open'
  const own = caller.user?.personId ?? null
  const lines = runs.flatMap((run) => linesOf(run, rows, signed, today).map((line): ReviewLine & { run: Run } => ({
    run, enrolmentId: run.enrolmentId, reviewId: line.reviewId, point: line.point, name: run.name, title: line.title, due: line.due, state: line.state,
    manager: run.participants.manager?.name ?? null, assessor: run.participants.assessor?.name ?? null, mayBook: may(request, 'lead reviews') && run.personId !== own,
  })))
  const isOpen = (line: ReviewLine) => (line.state.kind === 'signed' ? daysBetween(line.due, today) < 92 : line.state.kind !== 'not-due' && (line.state.kind !== 'later' || line.due <= addDays(today, 92)))
  const isMine = (run: Run) => own !== null && Object.values(run.participants).some((one) => one?.personId === own)
  const shown = lines
    .filter((line) => show === 'all' || (isOpen(line) && (show === 'open' || isMine(line.run))))
    .sort((a, b) => stateRank(a.state) - stateRank(b.state) || (a.due < b.due ? -1 : a.due > b.due ? 1 : a.name.localeCompare(b.name)))
  const count = (kind: string) => lines.filter((line) => line.state.kind === kind).length
  return page({
    title: 'Reviews', isWide: true, breadcrumbs: wayToAcademy(request),
    body: (
      <ReviewsPage
        summary={`${count('overdue')} overdue, ${count('waiting')} held and waiting for a signature, ${count('booked')} booked, of ${runs.filter((run) => run.endedOn === null).length} people on a programme whom you reach.`}
        note={`As at ${formatDay(today)}. ${shown.length} of ${lines.length} reviews shown.`} show={show} people={runs.map((run) => run.personId)} lines={shown}
        questioned={questioned.map((one) => ({
          ...one, name: runs.find((run) => run.personId === one.personId)?.name ?? '', askedOn: londonDay(one.askedAt),
          mayAnswer: request.caller.roles.includes(one.owner) || request.caller.roles.includes('academy-coordinator'),
        }))}
      />
    ),
  })
}

async function showProgramme(request: RouteRequest): Promise<Reply> {
  const run = await findRun(request.tx, idOf(request, 'run'), request.today)
  if (run === null) return notFound
  const lines = await loadLines(request, run)
  const probation = await listProbationDates(request.tx, run.personId)
  const mayLead = may(request, 'lead reviews') && run.personId !== request.caller.user?.personId
  return page({
    title: `${run.name}: dates`, backHref: reviewsPath,
    body: (
      <ProgrammeDatesPage
        enrolmentId={run.enrolmentId} personId={run.personId} name={run.name} programme={run.programme} startedOn={run.startedOn} endsOn={run.schedule.endsOn} movedDays={run.movedDays}
        manager={run.participants.manager?.name ?? null} assessor={run.participants.assessor?.name ?? null} agreement={agreementWords(await listAgreements(request.tx, run.enrolmentId), run)}
        lines={lines.map((line) => ({ ...line, mayBook: mayLead && !line.isHeld && run.endedOn === null }))}
        probation={[
          ...(run.probationEndsOn === null ? [] : [{ what: 'Probation ends, by the programme record', on: run.probationEndsOn, outcome: null }]),
          ...probation.map((row) => ({ what: POINTS.map((point) => (point === row.what ? PROBATION[point] : '')).join('') || row.what, on: row.on_day, outcome: row.outcome })),
        ]}
        panel={await panelLines(request, run.enrolmentId)}
        maySetProbation={may(request, 'set probation dates') && run.personId !== request.caller.user?.personId}
      />
    ),
  })
}

/** What a panel decided, for whom the database shows it: the NQSW when nothing is left to confirm, never the line. */
async function panelLines(request: RouteRequest, enrolmentId: number) {
  const lines = []
  const cases = await listCasesOfEnrolment(request.tx, enrolmentId)
  for (const one of cases) {
    const panel = await findPanel(request.tx, one.row.panel_id)
    if (panel === null) continue
    const words = one.decision === null ? 'Before this panel' : decisionWords({ decision: one.decision.decision, until: one.decision.until_on })
    lines.push({ on: formatDay(panel.held_on), words, letterHref: one.decision !== null && one === cases.findLast((other) => other.decision !== null) ? ownLetterPath(enrolmentId) : null })
  }
  return lines
}

async function showBooking(request: RouteRequest, again: Again): Promise<Reply> {
  const found = await pointOf(request)
  if (found === null) return notFound
  const { run, line, row } = found
  const pause = run.pauses.findLast((one) => one.until !== null && row?.booked_on !== null && row !== null && one.from <= (row.booked_on ?? '') && (one.until >= (row.booked_on ?? '')))
  const proposed = line.state.kind === 'book-again' && pause?.until ? dayAfterPause(line.due, pause.until) : (row?.booked_on ?? line.due)
  return answerForm(again, {
    title: 'Which day is the review?', backHref: programmeDatesPath(run.enrolmentId),
    body: (
      <BookPage
        caption={`${run.name}: ${line.title}`} action={bookPath(run.enrolmentId, line.point)} about={`Due ${formatDay(line.due)}; in time from ${formatDay(line.from)} to ${formatDay(line.until)}. ${line.isOptional ? 'This review is optional. ' : ''}`}
        isOptional={line.isOptional} state={formState(request, again, { ...dayBoxes('booked-on', proposed), reason: row?.reason ?? '' }, row?.version ?? 0)}
      />
    ),
  })
}

async function book(request: RouteRequest): Promise<Reply> {
  const found = await pointOf(request)
  if (found === null || found.run.personId === request.caller.user?.personId) return notFound
  const { run, line } = found
  const read = readFields({ bookedOn: dayInThreeParts('the day of the review', { from: run.startedOn }), reason: optional(text('the reason', { max: 500 })) }, request.fields)
  if (!read.ok) return showBooking(request, { problems: read.problems })
  if (!isWorkingDay(read.value.bookedOn)) return showBooking(request, { problems: [{ field: 'booked-on-day', message: `${formatDay(read.value.bookedOn)} is a weekend or a bank holiday. Choose a working day` }] })
  if (line.isOptional && read.value.reason === null) return showBooking(request, { problems: [{ field: 'reason', message: 'Enter why this optional review is needed' }] })
  const done = await bookReview(request.tx, request.caller, { enrolmentId: run.enrolmentId, personId: run.personId, point: line.point, title: line.title, participants: run.participants, bookedOn: read.value.bookedOn, reason: read.value.reason, version: shownVersion(request) })
  if (done.kind === 'not-found') return notFound
  if (done.kind === 'held') return redirect(programmeDatesPath(run.enrolmentId))
  return done.kind === 'stale' ? showBooking(request, { stale: done }) : redirect(reviewPath(done.id))
}

async function pointOf(request: RouteRequest) {
  const run = await findRun(request.tx, idOf(request, 'run'), request.today)
  if (run === null || run.endedOn !== null) return null
  const line = (await loadLines(request, run)).find((one) => one.point === request.params['point'])
  if (line === undefined || line.isHeld) return null
  const rows = await listReviewRows(request.tx, [run.enrolmentId])
  return { run, line, row: rows.find((row) => row.point === line.point) ?? null }
}

async function showProbation(request: RouteRequest, again: Again): Promise<Reply> {
  const person = await ofPerson(request)
  if (person === null) return notFound
  return answerForm(again, {
    title: 'Probation', backHref: person.enrolmentId === null ? reviewsPath : programmeDatesPath(person.enrolmentId),
    body: (
      <ProbationPage
        personId={idOf(request, 'person')} caption={person.name}
        points={POINTS.map((value) => {
          const row = person.dates.find((one) => one.what === value)
          return { value, text: PROBATION[value], ...(row ? { hint: `Now ${formatDay(row.on_day)}${row.outcome === null ? '' : `, ${row.outcome}`}` } : {}) }
        })}
        state={formState(request, again, {}, versionSum(person.dates))}
      />
    ),
  })
}

async function saveProbation(request: RouteRequest): Promise<Reply> {
  const person = await ofPerson(request)
  if (person === null) return notFound
  const read = readFields({ what: choice('which date it is', POINTS), on: dayInThreeParts('the day'), outcome: optional(text('the outcome', { max: 200 })) }, request.fields)
  if (!read.ok) return showProbation(request, { problems: read.problems })
  if (shownVersion(request) !== versionSum(person.dates)) return showProbation(request, { stale: { by: '', at: new Date(0) } })
  const held = person.dates.find((row) => row.what === read.value.what)
  const done = await setProbationDate(request.tx, request.caller, { personId: idOf(request, 'person'), ...read.value, version: held?.version ?? 0 })
  if (done.kind === 'stale') return showProbation(request, { stale: done })
  return redirect(person.enrolmentId === null ? reviewsPath : programmeDatesPath(person.enrolmentId))
}

async function ofPerson(request: RouteRequest) {
  const id = idOf(request, 'person')
  const person = await request.tx.selectFrom('person').select(['id', 'given_name', 'family_name']).where('id', '=', id).executeTakeFirst()
  if (!person || id === request.caller.user?.personId) return null
  const run = (await listRuns(request.tx, request.today)).filter((one) => one.personId === id).at(-1)
  return { name: run?.name ?? [person.given_name, person.family_name].filter((part) => part !== null).join(' '), enrolmentId: mayDo(request.caller.roles, 'see reviews') ? (run?.enrolmentId ?? null) : null, dates: await listProbationDates(request.tx, id) }
}

/** One form for several dates: it is stale when any of them moved. */
function versionSum(dates: readonly { version: number }[]): number {
  return dates.reduce((sum, row) => sum + row.version, 0)
}

const POINTS = ['middle', 'end', 'extended-end'] as const
const PROBATION: Readonly<Record<(typeof POINTS)[number], string>> = { middle: 'Middle of probation', end: 'End of probation', 'extended-end': 'End of an extended probation' }

