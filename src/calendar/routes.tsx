import { notFound, page, redirect, type LinkRequest, type LinkRoute, type Reply, type Route, type RouteRequest } from '../web/route.ts'
import { asHolder, endCalendarAddress, makeCalendarAddress } from './keep-address.ts'
import { CalendarAddressPage } from './pages/calendar-address-page.tsx'
import { calendarAddressPath, calendarFeedPath, endCalendarAddressPath, myCalendarPath } from './paths.ts'
import { findCalendarAddress } from './queries.ts'
import { listOwnDates } from './routes/own-dates.ts'
import { calendarOf } from './rules/ical.ts'

const own = { permission: 'signed in', scope: 'self', audit: null } as const
const ICAL = 'text/calendar; charset=utf-8'

export const calendarRoutes: readonly Route[] = [
  { name: 'calendar.download', method: 'GET', path: myCalendarPath, ...own, handle: download },
  { name: 'calendar.address', method: 'GET', path: calendarAddressPath, ...own, handle: (request) => showAddress(request, null) },
  { name: 'calendar.make-address', method: 'POST', path: calendarAddressPath, ...own, form: 'fields', handle: makeAddress },
  { name: 'calendar.end-address', method: 'POST', path: endCalendarAddressPath, ...own, form: 'fields', handle: endAddress },
]

export const calendarLinkRoutes: readonly LinkRoute[] = [{ name: 'calendar.feed', method: 'GET', path: '/calendar/:secret/dates.ics', handle: feed }]

/** The own dates once, as a file. */
async function download(request: RouteRequest): Promise<Reply> {
  return { kind: 'download', fileName: 'my-dates.ics', type: ICAL, body: calendarOf('My dates', await listOwnDates(request.tx, request.caller, request.today), request.today) }
}

async function showAddress(request: RouteRequest, shown: string | null): Promise<Reply> {
  const { tx, caller, formToken } = request
  if (caller.user === null) return notFound
  const props = { title: 'My calendar address', backHref: '/account', body: <CalendarAddressPage held={await findCalendarAddress(tx, caller.user.id)} shown={shown} formToken={formToken} /> }
  return shown === null ? page(props) : { kind: 'page', page: props, isDone: true }
}

async function makeAddress(request: RouteRequest): Promise<Reply> {
  const { tx, caller, settings } = request
  if (caller.user === null) return notFound
  return await showAddress(request, `${settings.ownAddress}${calendarFeedPath(await makeCalendarAddress(tx, caller, caller.user.id))}`)
}

async function endAddress({ tx, caller }: RouteRequest): Promise<Reply> {
  if (caller.user === null) return notFound
  await endCalendarAddress(tx, caller, caller.user.id)
  return redirect(calendarAddressPath)
}

/** What a calendar program reads. An address that was never made, was ended, or whose account is ended answers alike. */
async function feed(request: LinkRequest): Promise<Reply> {
  const { db, secret, params, today } = request
  const read = await asHolder(db, secret('door'), params['secret'] ?? '', today, async (tx, caller) => calendarOf('My dates', await listOwnDates(tx, caller, today), today))
  return read === null ? notFound : { kind: 'download', fileName: 'dates.ics', type: ICAL, body: read.value }
}
