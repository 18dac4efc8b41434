import { addDays, earlier, later, type Day } from '../../time/day.ts'
import { workingDaysBetween } from '../../time/working-days.ts'

/**
 * Working days lost to sickness in a year, from dated absences (DfE CSWW 2024-25 specification, N00556). An absence that lies in the
 * year counts with the days that the file gives; one that crosses its edge with the working days inside it.
 */
export function daysLostIn(absences: readonly SicknessAbsence[], year: { from: Day; until: Day }): number {
  const days = absences.reduce((sum, absence) => sum + Math.round(daysOf(absence, year) * 100), 0)
  return days / 100
}

function daysOf(absence: SicknessAbsence, year: { from: Day; until: Day }): number {
  const last = absence.endedOn ?? year.until
  if (last < year.from || absence.startedOn > year.until) return 0
  if (absence.workingDays !== null && absence.startedOn >= year.from && absence.endedOn !== null && last <= year.until) return absence.workingDays
  return workingDaysBetween(addDays(later(absence.startedOn, year.from), -1), earlier(last, year.until))
}

/** The words that files use for sickness; other absence (maternity, leave) loses no day in the sense of the return. */
export function isSickness(category: string): boolean {
  return /sick|^sic$|ill/i.test(category)
}

export type SicknessAbsence = { startedOn: Day; endedOn: Day | null; workingDays: number | null }
