import type { RouteRequest } from '../../web/route.ts'
import type { FormState } from '../../web/layout/form-frame.tsx'
import { invalid, page, type PageProps, type Reply } from '../../web/route.ts'
import { findOwnRun, listMappings, type EvidenceRow, type PortfolioRun } from '../queries.ts'
import type { EvidenceLine } from '../pages/my-portfolio-page.tsx'

/** A number in the address; none is nothing. */
export function idOf(request: RouteRequest, name: string): number {
  const given = request.params[name] ?? ''
  return /^\d{1,9}$/.test(given) ? Number(given) : -1
}

export async function ownRun(request: RouteRequest): Promise<PortfolioRun | null> {
  return await findOwnRun(request.tx, request.caller.user?.personId ?? null, request.today)
}

/** The user's own strings where the form comes back, else what is held. */
export function formState(request: RouteRequest, again: Again, held: Readonly<Record<string, string>>, version = 0): FormState {
  const shown = again === null || again.stale !== undefined ? version : shownVersion(request)
  return { values: again === null ? held : { ...request.fields }, problems: again?.problems ?? [], stale: again?.stale ?? null, version: shown, formToken: request.formToken }
}

/** The version that a form was made from, as the next write expects it. */
export function shownVersion(request: RouteRequest): number {
  return /^\d{1,9}$/.test(request.fields['version'] ?? '') ? Number(request.fields['version']) : -1
}

/** The three boxes of a day. */
export function dayBoxes(name: string, on: string | null): Record<string, string> {
  if (on === null) return {}
  const [year = '', month = '', date = ''] = on.split('-')
  return { [`${name}-day`]: String(Number(date)), [`${name}-month`]: String(Number(month)), [`${name}-year`]: year }
}

/** 200 for a form that is asked for, 400 for one with problems, 409 for one that was changed meanwhile. */
export function answerForm(again: Again, props: PageProps): Reply {
  if (again?.stale) return { kind: 'page', status: 409, page: { ...props, hasErrors: true } }
  return again === null ? page(props) : invalid(props)
}

export async function linesOf(request: RouteRequest, items: readonly EvidenceRow[]): Promise<EvidenceLine[]> {
  const mappings = await listMappings(request.tx, items.map(({ id }) => id))
  return items.map((item) => ({ id: item.id, title: item.title, kind: item.kind, onDay: item.on_day, state: item.state, standards: mappings.filter((one) => one.evidenceId === item.id).length }))
}

/** A form that comes back: with problems, or because it was changed meanwhile. */
export type Again = { problems?: readonly { field: string; message: string }[]; stale?: { by: string; at: Date } } | null
