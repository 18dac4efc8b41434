import type { Changes, RecordPlan } from '../../workforce/rules/plan-record.ts'

/** How much a plan changes, by what it changes. "Ended" is a spell that gets its last day. */
export function summarisePlan(plan: RecordPlan): PlanSummary {
  const { created, changed, removed } = plan.spells
  const ended = changed.filter((spell) => spell.endedOn !== null && spell.before.endedOn === null).length
  return {
    people: count(plan.people),
    employments: { created: created.length, changed: changed.length - ended, ended, removed: removed.length },
    observations: count(plan.observations),
    assignments: count(plan.assignments),
    unconfirmed: count(plan.unconfirmed),
    conflicts: count(plan.conflicts),
  }
}

export function isNoChange(summary: PlanSummary): boolean {
  return Object.values(summary).every((counts) => Object.values(counts).every((value) => value === 0))
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
}
