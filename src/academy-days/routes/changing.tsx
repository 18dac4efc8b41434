import { listCohorts } from '../../academy/queries.ts'
import type { FormState } from '../../web/layout/form-frame.tsx'
import { invalid, notFound, page, redirect, type PageProps, type Reply, type RouteRequest } from '../../web/route.ts'
import { readCancelForm, readDayForm, tickedIds } from '../forms.ts'
import { listInvitable } from '../load-days.ts'
import { CancelDayPage } from '../pages/cancel-day-page.tsx'
import { DayFormPage } from '../pages/day-form-page.tsx'
import { academyDayPath, academyDaysPath, addAcademyDayPath, changeAcademyDayPath } from '../paths.ts'
import { listDayStandards, listMembersOn, listPlaces } from '../queries.ts'
import type { AcademyDay } from '../rules/academy-day.ts'
import { addAcademyDay, cancelAcademyDay, changeAcademyDay, type DayInput } from '../save-day.ts'
import { dayOf } from './day.tsx'

/** What comes back with the form: problems, or who changed the day meanwhile. */
type Again = { problems?: FormState['problems']; stale?: { by: string; at: Date } } | null

export async function showAddDay(request: RouteRequest, again: Again = null): Promise<Reply> {
  return answer(again, await dayForm(request, null, again))
}

export async function addDay(request: RouteRequest): Promise<Reply> {
  const read = await readDay(request)
  if ('problems' in read) return showAddDay(request, { problems: read.problems })
  return redirect(academyDayPath(await addAcademyDay(request.tx, request.caller, read)))
}

export async function showChangeDay(request: RouteRequest, again: Again = null): Promise<Reply> {
  const day = await dayOf(request)
  return day === null ? notFound : answer(again, await dayForm(request, day, again))
}

export async function changeDay(request: RouteRequest): Promise<Reply> {
  const day = await dayOf(request)
  if (day === null) return notFound
  const read = await readDay(request)
  if ('problems' in read) return showChangeDay(request, { problems: read.problems })
  const done = await changeAcademyDay(request.tx, request.caller, { ...read, id: day.id, version: Number(request.fields['version']) })
  if (done.kind === 'not-found') return notFound
  return done.kind === 'stale' ? showChangeDay(request, { stale: done }) : redirect(academyDayPath(day.id))
}

export async function showCancelDay(request: RouteRequest, again: Again = null): Promise<Reply> {
  const day = await dayOf(request)
  if (day === null) return notFound
  return answer(again, {
    title: 'Cancel the day', backHref: academyDayPath(day.id),
    body: <CancelDayPage id={day.id} title={day.title} state={stateOf(request, again, { reason: day.cancelledReason ?? '' }, day.version)} />,
  })
}

export async function cancelDay(request: RouteRequest): Promise<Reply> {
  const day = await dayOf(request)
  if (day === null) return notFound
  const read = readCancelForm(request.fields)
  if (!read.ok) return showCancelDay(request, { problems: read.problems })
  const { reason } = read.value
  const done = await cancelAcademyDay(request.tx, request.caller, { id: day.id, version: Number(request.fields['version']), reason: reason === 'takes-place' ? null : reason })
  if (done.kind === 'not-found') return notFound
  return done.kind === 'stale' ? showCancelDay(request, { stale: done }) : redirect(academyDayPath(day.id))
}

async function dayForm(request: RouteRequest, day: AcademyDay | null, again: Again): Promise<PageProps> {
  const { tx, today } = request
  const invitable = await listInvitable(tx)
  const running = new Set(invitable.filter(({ isOpen }) => isOpen).map(({ cohortId }) => cohortId))
  const cohorts = (await listCohorts(tx)).filter(({ id }) => running.has(id) || day?.cohortIds.includes(id))
  const people = [...new Map(invitable.filter(({ isOpen, personId }) => isOpen && personId !== request.caller.user?.personId).map((one) => [one.personId, one])).values()]
  const heading = day === null ? 'Add an academy day' : 'Change the academy day'
  return {
    title: heading, backHref: day === null ? academyDaysPath : academyDayPath(day.id),
    body: (
      <DayFormPage
        heading={heading} action={day === null ? addAcademyDayPath : changeAcademyDayPath(day.id)} cohorts={cohorts.map(({ id, name }) => ({ id, text: name }))}
        people={people.map(({ personId, name, cohort }) => ({ id: personId, text: `${name}, ${cohort}` }))} standards={await listDayStandards(tx)}
        state={stateOf(request, again, day === null ? { ...boxesOf(today), mode: 'in-the-room' } : await valuesOf(request, day), day?.version ?? 0)}
      />
    ),
  }
}

/** What is held, as the form shows it; whom the cohorts bring is not named again. */
async function valuesOf(request: RouteRequest, day: AcademyDay): Promise<Record<string, string>> {
  const members = new Set(await listMembersOn(request.tx, day.cohortIds, day.onDay))
  const named = (await listPlaces(request.tx, { dayId: day.id })).filter(({ personId, isCatchUp }) => !members.has(personId) && !isCatchUp)
  const ticked = (name: string, ids: readonly number[]) => Object.fromEntries(ids.map((id) => [`${name}-${id}`, 'yes']))
  return {
    title: day.title, ...boxesOf(day.onDay), 'starts-at': day.startsAt, 'ends-at': day.endsAt, mode: day.mode, place: day.place, link: day.link ?? '', seats: day.seats === null ? '' : String(day.seats), resources: day.resources,
    ...ticked('cohort', day.cohortIds), ...ticked('standard', day.standardIds), ...ticked('person', named.map(({ personId }) => personId)),
  }
}

async function readDay(request: RouteRequest): Promise<DayInput | { problems: FormState['problems'] }> {
  const { tx, fields } = request
  const read = readDayForm(fields, request.today)
  const cohortIds = (await listCohorts(tx)).map(({ id }) => id).filter((id) => tickedIds(fields, 'cohort').includes(id))
  const standardIds = (await listDayStandards(tx)).map(({ id }) => id).filter((id) => tickedIds(fields, 'standard').includes(id))
  const reached = new Set((await listInvitable(tx)).map(({ personId }) => personId))
  const named = tickedIds(fields, 'person').filter((id) => reached.has(id))
  const nobody = cohortIds.length === 0 && named.length === 0 ? [{ field: 'cohorts', message: 'Select at least one cohort, or a named person' }] : []
  if (!read.ok || nobody.length > 0) return { problems: [...(read.ok ? [] : read.problems), ...nobody] }
  const { place, resources, ...rest } = read.value
  const members = await listMembersOn(tx, cohortIds, rest.onDay)
  return { ...rest, place: place ?? '', resources: resources ?? '', cohortIds, standardIds, personIds: [...new Set([...members, ...named])] }
}

function stateOf(request: RouteRequest, again: Again, held: Readonly<Record<string, string>>, version: number): FormState {
  const given = request.fields['version'] ?? ''
  return {
    values: again === null ? held : request.fields, problems: again?.problems ?? [], stale: again?.stale ?? null, formToken: request.formToken,
    version: again?.problems !== undefined && /^\d{1,9}$/.test(given) ? Number(given) : version,
  }
}

function answer(again: Again, props: PageProps): Reply {
  if (again === null) return page(props)
  return again.stale === undefined ? invalid(props) : { kind: 'page', status: 409, page: { ...props, hasErrors: true } }
}

function boxesOf(on: string): Record<string, string> {
  return { 'on-day-day': String(Number(on.slice(8))), 'on-day-month': String(Number(on.slice(5, 7))), 'on-day-year': on.slice(0, 4) }
}
