import { addDays, type Day } from '../../time/day.ts'
import { groupBy } from '../../workforce/rules/group-by.ts'
import { agreedCaseload, type PersonalAgreement, type WorkloadRule } from './agreed-caseload.ts'
import type { CaseloadStep } from './over-agreed.ts'

/** One child led by one worker for a time, both days included; null is open. */
export type Led = { personId: number; childId: number; startedOn: Day; endedOn: Day | null }
export type HeldStep = { from: Day; held: number }

/** A programme's workload rule in force for a person, such as the first six months of the ASYE. */
export type WorkloadPeriod = { personId: number; startedOn: Day; endedOn: Day | null; rule: WorkloadRule; label: string }

/** Children held by each person from each day on. A child who is on two rows of one worker is one child. */
export function heldSteps(rows: readonly Led[]): Map<number, HeldStep[]> {
  return new Map([...groupBy(rows, (row) => row.personId)].map(([personId, own]) => [personId, stepsOf(own)]))
}

function stepsOf(rows: readonly Led[]): HeldStep[] {
  const changes = new Map<Day, { childId: number; by: 1 | -1 }[]>()
  const note = (on: Day, childId: number, by: 1 | -1): void => {
    changes.set(on, [...(changes.get(on) ?? []), { childId, by }])
  }
  for (const row of rows) {
    note(row.startedOn, row.childId, 1)
    if (row.endedOn !== null) note(addDays(row.endedOn, 1), row.childId, -1)
  }
  const times = new Map<number, number>()
  const steps: HeldStep[] = []
  for (const on of [...changes.keys()].sort()) {
    for (const { childId, by } of changes.get(on) ?? []) times.set(childId, (times.get(childId) ?? 0) + by)
    const held = [...times.values()].filter((count) => count > 0).length
    if (steps.at(-1)?.held !== held) steps.push({ from: on, held })
  }
  return steps
}

/** Held and agreed side by side: a step wherever one of the two changes. */
export function caseloadSteps(facts: StepFacts, until: Day): CaseloadStep[] {
  const { held, agreements, periods, fteOn, fullCaseload } = facts
  const ends = [...agreements, ...periods].flatMap((one) => (one.endedOn === null ? [one.startedOn] : [one.startedOn, addDays(one.endedOn, 1)]))
  const days = [...new Set([...held.map((step) => step.from), ...ends, ...facts.fteChanges])].filter((on) => on <= until).sort()
  return days.map((from) => ({
    from,
    held: held.filter((step) => step.from <= from).at(-1)?.held ?? null,
    agreed: agreedCaseload({ personal: inForce(agreements, from), rule: inForce(periods, from)?.rule ?? null, fte: fteOn(from), fullCaseload }).children,
  }))
}

export function inForce<Period extends { startedOn: Day; endedOn: Day | null }>(periods: readonly Period[], on: Day): Period | null {
  return periods.find((one) => one.startedOn <= on && (one.endedOn === null || one.endedOn >= on)) ?? null
}

export type StepFacts = {
  held: readonly HeldStep[]
  agreements: readonly PersonalAgreement[]
  periods: readonly WorkloadPeriod[]
  fteOn: (on: Day) => number | null
  /** Days on which the FTE may be another. */
  fteChanges: readonly Day[]
  fullCaseload: number | null
}
