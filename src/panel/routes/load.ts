import { mayDo, type Capability } from '../../access/rules/policy.ts'
import { page, invalid, type PageProps, type Reply, type RouteRequest } from '../../web/route.ts'
import type { FormState } from '../../web/layout/form-frame.tsx'
import { findCase, findPanel, listCases, listSeats, tiesOf, type FullCase, type PanelRow, type SeatRow } from '../queries.ts'
import { conflictsOf } from '../rules/conflicts.ts'

/** A number in the address; none is nothing. */
export function idOf(request: RouteRequest, name: string): number {
  const given = request.params[name] ?? ''
  return /^\d{1,9}$/.test(given) ? Number(given) : -1
}

export function may(request: RouteRequest, capability: Capability): boolean {
  return mayDo(request.caller.roles, capability)
}

export async function loadPanel(request: RouteRequest): Promise<{ panel: PanelRow; seats: SeatRow[]; cases: FullCase[] } | null> {
  const panel = await findPanel(request.tx, idOf(request, 'panel'))
  if (panel === null) return null
  return { panel, seats: await listSeats(request.tx, panel.id), cases: await listCases(request.tx, panel.id) }
}

/** One portfolio with its panel and the members; null where the caller may not see it, and for the NQSW, who has pages of the own. */
export async function loadCase(request: RouteRequest): Promise<LoadedCase | null> {
  const found = await findCase(request.tx, idOf(request, 'case'))
  if (found === null || found.row.person_id === request.caller.user?.personId) return null
  const panel = await findPanel(request.tx, found.row.panel_id)
  return panel === null ? null : { found, panel, seats: await listSeats(request.tx, panel.id) }
}

export function conflictsIn(found: FullCase, seat: SeatRow): string[] {
  return conflictsOf(tiesOf(found), { userId: seat.user_id, personId: seat.member_person_id })
}

/** 200 for a form that is asked for, 400 for one with problems, 409 for one that was changed or decided meanwhile. */
export function answerForm(again: Again, props: PageProps): Reply {
  if (again?.stale) return { kind: 'page', status: 409, page: { ...props, hasErrors: true } }
  return again === null ? page(props) : invalid(props)
}

export function formState(request: RouteRequest, again: Again, held: Readonly<Record<string, string>>, version = 0): FormState {
  return { values: again === null ? held : { ...request.fields }, problems: again?.problems ?? [], stale: again?.stale ?? null, version: again === null || again.stale ? version : shownVersion(request), formToken: request.formToken }
}

export function dayBoxes(name: string, on: string | null): Record<string, string> {
  if (on === null) return {}
  const [year = '', month = '', date = ''] = on.split('-')
  return { [`${name}-day`]: String(Number(date)), [`${name}-month`]: String(Number(month)), [`${name}-year`]: year }
}

export function shownVersion(request: RouteRequest): number {
  return /^\d{1,9}$/.test(request.fields['version'] ?? '') ? Number(request.fields['version']) : -1
}

export type Again = { problems?: readonly { field: string; message: string }[]; stale?: { by: string; at: Date } } | null
export type LoadedCase = { found: FullCase; panel: PanelRow; seats: SeatRow[] }
