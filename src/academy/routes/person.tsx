import { loadMyDays } from '../../academy-days/load-days.ts'
import { MyDaysPart } from '../../academy-days/pages/my-days-page.tsx'
import { mayDo } from '../../access/rules/policy.ts'
import { addDays } from '../../time/day.ts'
import { notFound, page, type Reply, type RouteRequest } from '../../web/route.ts'
import { personPath } from '../../workforce/paths.ts'
import { loadAcademy } from '../load-academy.ts'
import { EnrolmentPage } from '../pages/enrolment-page.tsx'
import { MyAcademyPage } from '../pages/my-academy-page.tsx'
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
      />
    ),
  })
}

/** The NQSW's own year, on a phone. */
export async function showMyAcademy(request: RouteRequest): Promise<Reply> {
  const own = await ownRuns(request)
  return page({ title: 'My year', body: <MyAcademyPage runs={own.runs} nameOf={own.nameOf} beside={own.relationships} on={request.today} days={<MyDaysPart {...await loadMyDays(request.tx, request.caller.user?.personId ?? null, request.today)} />} /> })
}

async function ownRuns(request: RouteRequest) {
  const personId = request.caller.user?.personId ?? null
  const academy = await loadAcademy(request.tx, request.today, { personId: personId ?? 0 })
  return { runs: academy.runs, nameOf: academy.nameOf, relationships: academy.relationships.filter((one) => one.personId === personId) }
}
