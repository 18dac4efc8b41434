import { loadMyDays } from '../../academy-days/load-days.ts'
import { MyDaysPart } from '../../academy-days/pages/my-days-page.tsx'
import { loadRunPart } from '../../rotations/load-run-part.ts'
import { MyRunPart, RunPart } from '../../rotations/pages/run-part.tsx'
import { mayDo } from '../../access/rules/policy.ts'
import { ownAgreedPath } from '../../caseloads/paths.ts'
import { findCoverage } from '../../portfolio/queries.ts'
import { reviewsPath } from '../../reviews/paths.ts'
import { readFacts } from '../../reviews/read-facts.ts'
import { findRun } from '../../reviews/read-runs.ts'
import { supervisionPath } from '../../supervision/paths.ts'
import { addDays } from '../../time/day.ts'
import { notFound, page, type Reply, type RouteRequest } from '../../web/route.ts'
import { personPath } from '../../workforce/paths.ts'
import { loadAcademy } from '../load-academy.ts'
import { EnrolmentPage } from '../pages/enrolment-page.tsx'
import { MyAcademyPage, type OwnStanding } from '../pages/my-academy-page.tsx'
import { academyPath } from '../paths.ts'
import { pausedDaysBefore } from '../rules/programme-clock.ts'

/** One run of a programme: where it stands, its dates, who stands beside the person, and what happened. */
export async function showEnrolment(request: RouteRequest): Promise<Reply> {
  const id = Number(request.params['enrolment'])
  if (!Number.isSafeInteger(id) || id < 1 || id > 2_147_483_647) return notFound
  const academy = await loadAcademy(request.tx, request.today, { enrolmentId: id })
  const [found] = academy.runs
  if (!found) return notFound
  const { run } = found
  const reasons = new Map((await request.tx.selectFrom('enrolment_pause_reason').select(['enrolment_pause_id', 'reason']).where('person_id', '=', run.personId).execute()).map((row) => [row.enrolment_pause_id, row.reason]))
  const [note] = await request.tx.selectFrom('enrolment_note').select(['note']).where('enrolment_id', '=', run.id).execute()
  return page({
    title: academy.nameOf(run.personId),
    breadcrumbs: [{ text: 'Academy', href: academyPath }],
    body: (
      <EnrolmentPage
        {...found} name={academy.nameOf(run.personId)} nameOf={academy.nameOf} on={request.today} beside={academy.relationships.filter((one) => one.personId === run.personId)}
        pausedDays={pausedDaysBefore({ startedOn: found.overview.startsOn, pauses: run.pauses, on: request.today }, addDays(request.today, 1))} reasonOf={(pauseId) => reasons.get(pauseId) ?? null}
        mayKeep={mayDo(request.caller.roles, 'keep academy')} note={note?.note ?? null} seesNote={mayDo(request.caller.roles, 'keep academy')} formToken={request.formToken} personHref={personPath(run.personId)}
        range={<RunPart {...await loadRunPart(request.tx, request.caller, run.id, run.personId, request.today)} />}
      />
    ),
  })
}

/** The NQSW's own year, on a phone. */
export async function showMyAcademy(request: RouteRequest): Promise<Reply> {
  const own = await ownRuns(request)
  const may = { keepPortfolio: mayDo(request.caller.roles, 'keep own portfolio'), raiseConcerns: mayDo(request.caller.roles, 'raise concerns') }
  const personId = request.caller.user?.personId ?? null
  const latest = own.runs.at(-1)?.run ?? null
  const range = personId === null || latest === null ? null : await loadRunPart(request.tx, request.caller, latest.id, personId, request.today)
  return page({
    title: 'My year',
    body: (
      <MyAcademyPage
        runs={own.runs} nameOf={own.nameOf} beside={own.relationships} on={request.today} standing={await ownStanding(request, latest?.id ?? null)} may={may}
        days={<MyDaysPart {...await loadMyDays(request.tx, personId, request.today)} />} range={range === null ? null : <MyRunPart {...range} decisions={range.decisions ?? []} />}
      />
    ),
  })
}

/** The facts of the next review, as they are today: so that none of them is news on the day of the review. */
async function ownStanding(request: RouteRequest, enrolmentId: number | null): Promise<OwnStanding> {
  const run = enrolmentId === null ? null : await findRun(request.tx, enrolmentId, request.today)
  if (run === null) return { lines: [], missing: [] }
  const facts = await readFacts(request.tx, request.caller, { run, on: request.today, reviewId: 0 })
  const lines = facts.flatMap(({ key, label, value }) => (PAGE_OF[key] === undefined ? [] : [{ label, value, href: PAGE_OF[key] }]))
  return { lines, missing: (await findCoverage(request.tx, run.enrolmentId, request.today))?.missing ?? [] }
}

const PAGE_OF: Readonly<Record<string, string>> = { caseload: ownAgreedPath, supervision: supervisionPath, 'earlier-actions': reviewsPath }

async function ownRuns(request: RouteRequest) {
  const personId = request.caller.user?.personId ?? null
  const academy = await loadAcademy(request.tx, request.today, { personId: personId ?? 0 })
  return { runs: academy.runs, nameOf: academy.nameOf, relationships: academy.relationships.filter((one) => one.personId === personId) }
}
