import { addDays, addMonths, formatDay, shortDay } from '../../time/day.ts'
import { invalid, notFound, page, redirect, type Reply, type RouteRequest } from '../../web/route.ts'
import { dayInThreeParts } from '../../fields/days.ts'
import { wholeNumber } from '../../fields/numbers.ts'
import { readFields } from '../../fields/read-fields.ts'
import { readOutcomes, readPlanForm, twoDigits } from '../forms.ts'
import { handOver } from '../hand-over.ts'
import { FortnightPage } from '../pages/fortnight-page.tsx'
import { HandOverPage } from '../pages/hand-over-page.tsx'
import { PlanPage } from '../pages/plan-page.tsx'
import { fortnightPath, logPath, myPeoplePath } from '../paths.ts'
import { planSessions } from '../plan-sessions.ts'
import { listSessions, listSupervised, listSupervisors, supervisionNames } from '../queries.ts'
import { recordSessions } from '../record-sessions.ts'
import { frequencies } from '../rules/cadence.ts'
import { daysOfSeries } from '../rules/series.ts'
import { standingOf, type Session } from '../rules/session.ts'

type Problems = readonly { field: string; message: string }[]
type FortnightState = { fields: RouteRequest['fields']; problems: Problems; meanwhile: string | null }

export async function showFortnight(request: RouteRequest, state: FortnightState = { fields: {}, problems: [], meanwhile: null }): Promise<Reply> {
  const { tx, caller, today } = request
  const until = addDays(today, 13)
  const sessions = (await listSessions(tx, { supervisorId: caller.user?.personId ?? 0, until })).filter((session) => session.state === 'planned' || session.isReopened)
  const nameOf = await supervisionNames(tx)
  const count = Number(request.query['saved'])
  const props = {
    title: 'My fortnight', isWide: true,
    body: <FortnightPage on={today} until={until} sessions={overdueFirst(sessions, today)} nameOf={nameOf} saved={Number.isSafeInteger(count) && count > 0 ? `${count} ${count === 1 ? 'session' : 'sessions'} saved.` : null} formToken={request.formToken} {...state} />,
  }
  if (state.meanwhile !== null) return { kind: 'page', status: 409, page: { ...props, hasErrors: true } }
  return state.problems.length > 0 ? invalid(props) : page(props)
}

export async function saveFortnight(request: RouteRequest): Promise<Reply> {
  const { tx, caller, fields, today } = request
  const ids = Object.keys(fields).flatMap((name) => /^version-(\d{1,9})$/.exec(name)?.[1] ?? []).map(Number)
  const sessions = await listSessions(tx, { supervisorId: caller.user?.personId ?? 0, ids })
  const { outcomes, problems } = readOutcomes(fields, sessions, today)
  if (problems.length > 0) return showFortnight(request, { fields, problems, meanwhile: null })
  const recorded = await recordSessions(tx, caller, outcomes, today)
  if (recorded.kind === 'recorded') return redirect(outcomes.length === 0 ? fortnightPath : `${fortnightPath}?saved=${recorded.count}`)
  const nameOf = await supervisionNames(tx)
  const which = sessions.filter(({ id }) => recorded.ids.includes(id)).map((session) => `${nameOf(session.personId)} on ${shortDay(session.plannedOn)}`)
  return showFortnight(request, { fields, problems: [], meanwhile: `Somebody recorded ${which.join(', ')} meanwhile, so nothing was saved. What you chose is below; save again what still stands.` })
}

export async function showPlan(request: RouteRequest, state: { fields: RouteRequest['fields']; problems: Problems } | null = null): Promise<Reply> {
  const { tx, caller, query, today } = request
  const me = caller.user?.personId ?? null
  const supervised = (await listSupervised(tx, caller, today)).filter(({ personId }) => personId !== me)
  const isGroup = (state?.fields['kind'] ?? (query['group'] === 'yes' ? 'group' : '')) === 'group'
  const chosen = supervised.find(({ personId }) => String(personId) === (state?.fields['person'] ?? query['person']))
  const now = chosen?.stretches.find(({ from, until }) => from <= today && (until === null || until >= today))?.everyDays ?? 28
  const usual = now === 7 ? 'weeks-1' : now === 14 ? 'weeks-2' : now === 21 ? 'weeks-3' : now === 30 ? 'months-1' : 'weeks-4'
  const parts = (name: string, day: string) => ({ [`${name}-day`]: String(Number(day.slice(8))), [`${name}-month`]: String(Number(day.slice(5, 7))), [`${name}-year`]: day.slice(0, 4) })
  const fields = state?.fields ?? { person: query['person'] ?? '', minutes: '60', ...parts('first', today), ...parts('until', addMonths(today, 6)) }
  const people = supervised.map(({ personId, name, team }) => ({ value: String(personId), text: team === '' ? name : `${name}, ${team}` })).sort((a, b) => a.text.localeCompare(b.text, 'en-GB'))
  const props = {
    title: 'Plan supervision', breadcrumbs: [{ text: 'My fortnight', href: fortnightPath }],
    body: <PlanPage isGroup={isGroup} people={people} usual={usual} fields={fields} problems={state?.problems ?? []} formToken={request.formToken} />,
  }
  return (state?.problems.length ?? 0) > 0 ? invalid(props) : page(props)
}

export async function savePlan(request: RouteRequest): Promise<Reply> {
  const { tx, caller, fields, today } = request
  const me = caller.user?.personId ?? null
  const read = readPlanForm(fields, today)
  const given = fields['kind'] === 'group' ? Object.keys(fields).flatMap((name) => /^person-(\d{1,9})$/.exec(name)?.[1] ?? []) : [fields['person'] ?? '']
  const reached = new Set((await listSupervised(tx, caller, today)).map(({ personId }) => personId))
  const personIds = [...new Set(given.map(Number))].filter((id) => reached.has(id) && id !== me)
  const problems = [
    ...(personIds.length === given.length && personIds.length > 0 ? [] : [{ field: 'person', message: 'Select with whom, from the list' }]),
    ...(me === null ? [{ field: 'person', message: 'No record of your work is tied to this account, so you cannot be named as the supervisor. Ask your administrator' }] : []),
    ...(read.ok ? [] : read.problems),
  ]
  if (!read.ok || me === null || problems.length > 0) return showPlan(request, { fields, problems })
  const { kind, first, until, every, at, minutes, place } = read.value
  const frequency = frequencies[every].frequency
  const days = frequency === null ? [first] : daysOfSeries(first, frequency, until)
  const planned = await planSessions(tx, caller, { personIds, supervisorId: me, kind, days, at: at === null ? '' : twoDigits(at), minutes, place: place ?? '', today })
  if (planned.kind === 'oneself') return showPlan(request, { fields, problems: [{ field: 'person', message: 'Nobody supervises themselves' }] })
  return redirect(personIds.length === 1 ? logPath(personIds[0] ?? 0) : fortnightPath)
}

export async function showHandOver(request: RouteRequest, state: { fields: RouteRequest['fields']; problems: Problems } = { fields: {}, problems: [] }): Promise<Reply> {
  const id = Number(request.params['person'])
  const person = await request.tx.selectFrom('person').select('id').where('id', '=', id).executeTakeFirst()
  if (person === undefined) return notFound
  const others = (await listSupervisors(request.tx)).filter(({ personId }) => personId !== id && personId !== request.caller.user?.personId)
  const nameOf = await supervisionNames(request.tx)
  const props = {
    title: 'Hand over supervision', breadcrumbs: [{ text: 'My people', href: myPeoplePath }, { text: 'Supervision log', href: logPath(id) }],
    body: <HandOverPage personId={id} name={nameOf(id)} supervisors={others.map(({ personId, name }) => ({ value: String(personId), text: name }))} formToken={request.formToken} {...state} />,
  }
  return state.problems.length > 0 ? invalid(props) : page(props)
}

export async function saveHandOver(request: RouteRequest): Promise<Reply> {
  const id = Number(request.params['person'])
  const { tx, caller, fields, today } = request
  const person = await tx.selectFrom('person').select('id').where('id', '=', id).executeTakeFirst()
  if (person === undefined) return notFound
  const read = readFields({ to: wholeNumber('the new supervisor', { min: 1 }), on: dayInThreeParts('the day from which', { from: addDays(today, -31), until: addDays(today, 366) }) }, fields)
  if (!read.ok) return showHandOver(request, { fields, problems: read.problems })
  const isKnown = (await listSupervisors(tx)).some(({ personId }) => personId === read.value.to)
  if (!isKnown) return showHandOver(request, { fields, problems: [{ field: 'to', message: 'Select the new supervisor from the list' }] })
  const done = await handOver(tx, caller, { personId: id, toId: read.value.to, on: read.value.on, today })
  if (done.kind === 'oneself') return showHandOver(request, { fields, problems: [{ field: 'to', message: 'Select somebody other than the worker and yourself' }] })
  if (done.sessions === 0 && done.actions === 0) return showHandOver(request, { fields, problems: [{ field: 'on', message: `Nothing is planned between you and this worker from ${formatDay(read.value.on)} on, and no action is open: there is nothing to hand over` }] })
  return redirect(logPath(id))
}

function overdueFirst(sessions: readonly Session[], on: Parameters<typeof standingOf>[1]): Session[] {
  const rank = (session: Session) => (standingOf(session, on) === 'planned' ? 1 : 0)
  return [...sessions].sort((a, b) => rank(a) - rank(b))
}
