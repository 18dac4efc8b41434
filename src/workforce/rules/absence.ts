import type { Day } from '../../time/day.ts'

/** A stretch away from work. Why is seen by few, so lists and boards say "away to 2 December" and no more. */
export type Absence = { personId: number; startedOn: Day; endedOn: Day | null; category: string; workingDays: number | null; source: string }

export function absenceOn(absences: readonly Absence[], personId: number, on: Day): Absence | null {
  return absences.find((absence) => absence.personId === personId && absence.startedOn <= on && (absence.endedOn === null || absence.endedOn >= on)) ?? null
}
