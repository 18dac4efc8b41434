import { listCohorts } from '../../academy/queries.ts'
import { academyNames } from '../../academy/queries.ts'
import { enrolmentPath } from '../../academy/paths.ts'
import { mayDo } from '../../access/rules/policy.ts'
import { shortDay } from '../../time/day.ts'
import { invalid, notFound, page, redirect, type Reply, type RouteRequest } from '../../web/route.ts'
import { readCatchUp, readRegister } from '../forms.ts'
import { inviteMissing } from '../invite.ts'
import { keepCatchUp, keepRegister } from '../keep-register.ts'
import { describeCatchUp, listInvitable } from '../load-days.ts'
import { DayPage } from '../pages/day-page.tsx'
import { academyDayPath, academyDaysPath } from '../paths.ts'
import { findAcademyDay, listAcademyDays, listDayStandards, listMembersOn, listPlaces } from '../queries.ts'
import type { AcademyDay } from '../rules/academy-day.ts'
import { standingOf } from '../rules/attendance.ts'
import { forWhom } from './days.tsx'

type State = { fields: RouteRequest['fields']; problems: readonly { field: string; message: string }[]; meanwhile: string | null }
const fresh: State = { fields: {}, problems: [], meanwhile: null }

export async function showDay(request: RouteRequest, state: State = fresh): Promise<Reply> {
  const { tx, caller, today } = request
  const day = await dayOf(request)
  if (day === null) return notFound
  const people = new Map((await listInvitable(tx)).map((one) => [one.personId, one]))
  const places = await listPlaces(tx, { dayId: day.id })
  const all = await listPlaces(tx, { personIds: places.map(({ personId }) => personId) })
  const days = new Map((await listAcademyDays(tx)).map((one) => [one.id, one]))
  const mayKeep = mayDo(caller.roles, 'keep academy')
  const invited = new Set(places.map(({ personId }) => personId))
  const missing = mayKeep ? (await listMembersOn(tx, day.cohortIds, day.onDay)).filter((personId) => !invited.has(personId) && personId !== caller.user?.personId) : []
  const nameOf = await academyNames(tx)
  const standards = (await listDayStandards(tx)).filter(({ id }) => day.standardIds.includes(id))
  const props = {
    title: day.title, isWide: true, breadcrumbs: [{ text: 'Academy days', href: academyDaysPath }],
    body: (
      <DayPage
        day={day} on={today} forWhom={forWhom(day, new Map((await listCohorts(tx)).map(({ id, name }) => [id, name])))} standards={standards.map(({ text }) => text)} later={laterDays(day, [...days.values()])}
        rows={places.map((place) => {
          const person = people.get(place.personId)
          return { place, name: nameOf(place.personId), cohort: person?.cohort ?? '', href: person === undefined ? null : enrolmentPath(person.enrolmentId), standing: standingOf(place, all, days, today), catchUp: describeCatchUp(place, days) }
        }).sort((a, b) => a.name.localeCompare(b.name, 'en-GB'))}
        missing={missing.map(nameOf)} mayKeep={mayKeep} seesAll={caller.reach === 'authority'} {...state} said={request.query['saved'] === undefined ? null : 'Saved.'} formToken={request.formToken}
      />
    ),
  }
  if (state.meanwhile !== null) return { kind: 'page', status: 409, page: { ...props, hasErrors: true } }
  return state.problems.length > 0 ? invalid(props) : page(props)
}

export async function saveRegister(request: RouteRequest): Promise<Reply> {
  const { tx, caller, fields } = request
  const day = await dayOf(request)
  if (day === null || day.cancelledReason !== null) return notFound
  const { rows, problems } = readRegister(fields, await listPlaces(tx, { dayId: day.id }), day, request.today)
  if (problems.length > 0) return showDay(request, { fields, problems, meanwhile: null })
  const kept = await keepRegister(tx, caller, day.id, rows)
  return kept.kind === 'kept' ? redirect(`${academyDayPath(day.id)}?saved=yes`) : await saidMeanwhile(request, kept.personIds)
}

export async function saveCatchUp(request: RouteRequest): Promise<Reply> {
  const { tx, caller, fields } = request
  const day = await dayOf(request)
  if (day === null || day.cancelledReason !== null) return notFound
  const later = laterDays(day, await listAcademyDays(tx)).map(({ id }) => id)
  const { rows, problems } = readCatchUp(fields, await listPlaces(tx, { dayId: day.id }), day, later, request.today)
  if (problems.length > 0) return showDay(request, { fields, problems, meanwhile: null })
  const kept = await keepCatchUp(tx, caller, day.id, rows)
  return kept.kind === 'kept' ? redirect(`${academyDayPath(day.id)}?saved=yes`) : await saidMeanwhile(request, kept.personIds)
}

export async function invite(request: RouteRequest): Promise<Reply> {
  const day = await dayOf(request)
  if (day === null) return notFound
  await inviteMissing(request.tx, request.caller, day)
  return redirect(academyDayPath(day.id))
}

/** The day of the address; none is nothing. */
export async function dayOf(request: RouteRequest): Promise<AcademyDay | null> {
  const given = request.params['academyDay'] ?? ''
  return /^\d{1,10}$/.test(given) ? await findAcademyDay(request.tx, Number(given)) : null
}

async function saidMeanwhile(request: RouteRequest, personIds: readonly number[]): Promise<Reply> {
  const nameOf = await academyNames(request.tx)
  return showDay(request, { fields: request.fields, problems: [], meanwhile: `Somebody changed the register of ${personIds.map(nameOf).join(', ')} meanwhile, so nothing was saved. What you chose is below; save again what still stands.` })
}

/** A day can be caught up at any that comes after it and takes place. */
function laterDays(day: AcademyDay, days: readonly AcademyDay[]): { id: number; text: string }[] {
  return days.filter((one) => one.id !== day.id && one.onDay >= day.onDay && one.cancelledReason === null).map((one) => ({ id: one.id, text: `${shortDay(one.onDay)}: ${one.title}` }))
}
