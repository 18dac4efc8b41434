import type { Changes, RecordPlan } from '../../workforce/rules/plan-record.ts'
import type { AbsencePlan } from './fold-absences.ts'
import type { TeamFte } from './fold-establishment.ts'
import type { PlacePlan } from './plan-places.ts'
import type { PostPlan } from './plan-posts.ts'

/** How much a plan changes, by what it changes. "Ended" is a spell that gets its last day. */
export function summarisePlan(plan: { record: RecordPlan; posts: PostPlan; absences: AbsencePlan; places: PlacePlan; teams: readonly TeamFte[] }): PlanSummary {
  const { created, changed, removed } = plan.record.spells
  const ended = changed.filter((spell) => spell.endedOn !== null && spell.before.endedOn === null).length
  return {
    people: count(plan.record.people),
    employments: { created: created.length, changed: changed.length - ended, ended, removed: removed.length },
    observations: count(plan.record.observations),
    assignments: count(plan.record.assignments),
    unconfirmed: count(plan.record.unconfirmed),
    conflicts: count(plan.record.conflicts),
    posts: plan.posts.counts,
    absences: { created: plan.absences.created.length, removed: plan.absences.removed.length, unknown: plan.absences.unknown },
    newTeams: plan.places.newTeams.map((team) => team.name),
    newServices: plan.places.newServices,
    establishment: plan.teams,
  }
}

function count<T extends object, S>(changes: Changes<T, S>): ChangeCounts {
  return { created: changes.created.length, changed: changes.changed.length, removed: changes.removed.length }
}

export type ChangeCounts = { created: number; changed: number; removed: number }
export type PlanSummary = {
  people: ChangeCounts
  employments: ChangeCounts & { ended: number }
  observations: ChangeCounts
  assignments: ChangeCounts
  unconfirmed: ChangeCounts
  conflicts: ChangeCounts
  posts: ChangeCounts & { ended: number }
  /** `unknown`: of people who are not in the record. Plans kept before lists of absences were read do not have it. */
  absences?: { created: number; removed: number; unknown: number }
  /** Named by the files and made when the plan is applied. */
  newTeams: readonly string[]
  newServices: readonly string[]
  /** Funded FTE by team as at the newest establishment file. */
  establishment: readonly TeamFte[]
}
