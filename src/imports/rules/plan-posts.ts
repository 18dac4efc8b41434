import type { PostPeriod } from '../../workforce/rules/record.ts'
import type { FoldedPost } from './fold-establishment.ts'

/** What must change so that the stored posts say what the establishment files say together; posts that a person made here are left alone. */
export function planPosts(folded: readonly FoldedPost[], stored: readonly StoredPost[], teamName: (id: number) => string | null): PostPlan {
  const open = new Map(stored.map((post) => [post.positionNumber.toLowerCase(), post]))
  const plan: PostPlan = { created: [], rewritten: [], removed: [], counts: { created: 0, changed: 0, ended: 0, removed: 0 } }
  for (const post of folded) {
    const held = open.get(post.positionNumber.toLowerCase())
    open.delete(post.positionNumber.toLowerCase())
    if (!held) {
      plan.created.push(post)
      plan.counts.created += 1
      continue
    }
    if (!held.fromFile) continue
    if (textOf(post.periods) === textOf(held.periods.map((period) => ({ ...period, team: period.teamId === null ? null : teamName(period.teamId) })))) continue
    plan.rewritten.push({ id: held.id, post })
    if (held.periods.at(-1)?.endedOn === null && post.periods.at(-1)?.endedOn !== null) plan.counts.ended += 1
    else plan.counts.changed += 1
  }
  for (const held of open.values()) {
    if (!held.fromFile) continue
    plan.removed.push(held.id)
    plan.counts.removed += 1
  }
  return plan
}

export function isEmptyPosts(plan: PostPlan): boolean {
  return plan.created.length + plan.rewritten.length + plan.removed.length === 0
}

function textOf(periods: readonly (Omit<PostPeriod, 'postId' | 'positionNumber' | 'kind' | 'teamId'> & { team: string | null })[]): string {
  return JSON.stringify(periods.map((period) => [
    period.startedOn, period.endedOn, period.team?.toLowerCase() ?? null, period.title, period.grade, period.dfeRole, period.fundedFte, period.costCode, period.fundingSource, period.fundingEndsOn, period.stage,
  ]))
}

export type StoredPost = { id: number; positionNumber: string; fromFile: boolean; periods: readonly PostPeriod[] }
export type PostPlan = {
  created: FoldedPost[]
  /** Posts whose periods are written again as a whole. */
  rewritten: { id: number; post: FoldedPost }[]
  removed: number[]
  counts: { created: number; changed: number; ended: number; removed: number }
}
