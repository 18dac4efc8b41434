import { loadAcademy } from '../../academy/load-academy.ts'
import { loadMyDays } from '../../academy-days/load-days.ts'
import type { Caller, Tx } from '../../access/begin.ts'
import { listSessions, supervisionNames } from '../../supervision/queries.ts'
import { addDays, type Day } from '../../time/day.ts'
import { initials, timesFrom, type CalendarEntry } from '../rules/ical.ts'

/**
 * The caller's own dates: the programme, reviews, supervision on either side, academy days, panels. Nothing of a child, no reason for anything,
 * of others no more than their initials: what stands in somebody's telephone is read by whoever holds it.
 */
export async function listOwnDates(tx: Tx, caller: Caller, on: Day): Promise<CalendarEntry[]> {
  const me = caller.user?.personId ?? null
  const from = addDays(on, -31)
  const panels = await listOwnPanels(tx, caller.user?.id ?? 0, from)
  if (me === null) return panels
  const reviews = await listBookedReviews(tx, me, from)
  const booked = new Set(reviews.filter(({ isMine }) => isMine).map(({ point }) => `review ${point}`))
  const due = (await loadAcademy(tx, on, { personId: me })).runs.flatMap(({ run, overview }) =>
    overview.due.filter(({ key }) => !booked.has(key)).map((item) => ({ id: `${run.id}-${item.key.replaceAll(' ', '-')}`, on: item.dueOn, title: item.label })))
  return [...due, ...reviews.map(({ entry }) => entry), ...(await listOwnSupervision(tx, me, from)), ...(await listOwnDays(tx, me, on)), ...panels].sort((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0))
}

async function listBookedReviews(tx: Tx, me: number, from: Day): Promise<{ point: string; isMine: boolean; entry: CalendarEntry }[]> {
  const rows = await tx
    .selectFrom('review').select(['id', 'point', 'title', 'person_id', 'nqsw_name', 'booked_on']).where('booked_on', '>=', from).where('held_on', 'is', null)
    .where((eb) => eb.or([eb('person_id', '=', me), eb('manager_person_id', '=', me), eb('assessor_person_id', '=', me)])).orderBy('id').execute()
  return rows.flatMap((row) => {
    if (row.booked_on === null) return []
    const isMine = row.person_id === me
    return [{ point: row.point, isMine, entry: { id: `review-${row.id}`, on: row.booked_on, title: isMine ? row.title : `${row.title}, ${initials(row.nqsw_name)}` } }]
  })
}

async function listOwnSupervision(tx: Tx, me: number, from: Day): Promise<CalendarEntry[]> {
  const nameOf = await supervisionNames(tx)
  const both = [...(await listSessions(tx, { personId: me, from })), ...(await listSessions(tx, { supervisorId: me, from }))].filter(({ state }) => state === 'planned')
  return both.map((session) => ({
    id: `supervision-${session.id}`, on: session.plannedOn, title: session.kind === 'group' ? 'Group supervision' : `Supervision with ${initials(nameOf(session.personId === me ? session.supervisorId : session.personId))}`,
    ...(session.plannedAt === '' ? {} : { times: timesFrom(session.plannedAt, session.minutes ?? 60) }), ...(/^https?:/i.test(session.place) ? {} : { place: session.place }),
  }))
}

/** The link to join stays on the page, behind the sign-in. */
async function listOwnDays(tx: Tx, me: number, on: Day): Promise<CalendarEntry[]> {
  return (await loadMyDays(tx, me, on)).days.filter(({ day, standing }) => day.cancelledReason === null && standing !== 'not-needed').map(({ day }) => ({
    id: `academy-day-${day.id}`, on: day.onDay, title: `Academy day: ${day.title}`, times: { from: day.startsAt, until: day.endsAt }, place: day.mode === 'online' ? 'Online' : day.place,
  }))
}

async function listOwnPanels(tx: Tx, userId: number, from: Day): Promise<CalendarEntry[]> {
  const rows = await tx.selectFrom('panel as p').innerJoin('panel_seat as s', 's.panel_id', 'p.id').select(['p.id', 'p.held_on', 'p.place']).where('s.user_id', '=', userId).where('p.held_on', '>=', from).orderBy('p.held_on').execute()
  return rows.map((row) => ({ id: `panel-${row.id}`, on: row.held_on, title: 'Academy Panel', place: row.place }))
}
