import { mayDo, type Capability } from '../../access/rules/policy.ts'
import type { RouteRequest } from '../../web/route.ts'
import type { FormState } from '../../web/layout/form-frame.tsx'
import { findReview, listReviewRows, listSigned, type FullReview } from '../queries.ts'
import { findRun, type Run } from '../read-runs.ts'
import { linesOf } from '../read-lines.ts'
import type { ReviewPoint } from '../rules/review-lines.ts'

/** A number in the address; none is nothing. */
export function idOf(request: RouteRequest, name: string): number {
  const given = request.params[name] ?? ''
  return /^\d{1,9}$/.test(given) ? Number(given) : -1
}

export function may(request: RouteRequest, capability: Capability): boolean {
  return mayDo(request.caller.roles, capability)
}

/** A review with the run that it belongs to, and its place among the run's dates; null where the caller may not see it. */
export async function loadReview(request: RouteRequest): Promise<LoadedReview | null> {
  const review = await findReview(request.tx, idOf(request, 'review'))
  if (review === null) return null
  const run = await findRun(request.tx, review.row.enrolment_id, request.today)
  if (run === null) return null
  const lines = await loadLines(request, run)
  const line = lines.find((one) => one.reviewId === review.row.id)
  return line === undefined ? null : { review, run, line, lines }
}

export async function loadLines(request: RouteRequest, run: Run): Promise<ReviewPoint[]> {
  const rows = await listReviewRows(request.tx, [run.enrolmentId])
  const signed = await listSigned(request.tx, rows)
  return linesOf(run, rows, signed, request.today)
}

/** The user's own strings where the form comes back, else what is held. */
export function formState(request: RouteRequest, again: Again, held: Readonly<Record<string, string>>, version = 0): FormState {
  return { values: again === null ? held : { ...request.fields }, problems: again?.problems ?? [], stale: again?.stale ?? null, version: again?.stale ? version : again === null ? version : shownVersion(request), formToken: request.formToken }
}

/** The three boxes of a day. */
export function dayBoxes(name: string, on: string | null): Record<string, string> {
  if (on === null) return {}
  const [year = '', month = '', date = ''] = on.split('-')
  return { [`${name}-day`]: String(Number(date)), [`${name}-month`]: String(Number(month)), [`${name}-year`]: year }
}

/** The version that a form was made from, as the next write expects it. */
export function shownVersion(request: RouteRequest): number {
  return /^\d{1,9}$/.test(request.fields['version'] ?? '') ? Number(request.fields['version']) : -1
}

/** A form that comes back: with problems, or because it was changed meanwhile. */
export type Again = { problems?: readonly { field: string; message: string }[]; stale?: { by: string; at: Date } } | null

export type LoadedReview = { review: FullReview; run: Run; line: ReviewPoint; lines: ReviewPoint[] }
