import { extendedUntil, outcomeOf, startedOn, type EnrolmentFacts } from '../../academy/rules/enrolment-state.ts'
import type { ProgrammeDocument } from '../../academy/rules/programme.ts'
import { scheduleOf } from '../../academy/rules/schedule.ts'
import { addDays, type Day } from '../../time/day.ts'
import type { WorkloadPeriod } from './held-steps.ts'

/**
 * The workload rules that programmes give to the people on them: one for each phase, by the dates of the person's own schedule. Who is past
 * the last phase and not yet through keeps its rule until an outcome: protection does not end by a panel's delay.
 */
export function workloadPeriods(runs: readonly RunWithHours[], versions: readonly { id: number; label: string; document: ProgrammeDocument }[], on: Day): WorkloadPeriod[] {
  const byId = new Map(versions.map((version) => [version.id, version]))
  return runs.flatMap((run) => {
    const version = byId.get(run.programmeVersionId)
    const began = startedOn(run)
    if (version === undefined || began === null) return []
    const end = outcomeOf(run, on)?.onDay ?? null
    const schedule = scheduleOf(version.document, { startedOn: began, hours: run.hours, pauses: run.pauses, on }, extendedUntil(run, on))
    return schedule.phases.flatMap((phase, index): WorkloadPeriod[] => {
      const isLast = index === schedule.phases.length - 1
      const last = isLast ? end : end !== null && end < phase.until ? end : addDays(phase.until, -1)
      if ((phase.cap === null && phase.workloadPercent === null) || (last !== null && last < phase.from)) return []
      return [{ personId: run.personId, startedOn: phase.from, endedOn: last, rule: { cap: phase.cap, percent: phase.workloadPercent }, label: `${version.label}: ${phase.name}` }]
    })
  })
}

type RunWithHours = EnrolmentFacts & { personId: number; programmeVersionId: number; hours: readonly { from: Day; fte: number }[] }
