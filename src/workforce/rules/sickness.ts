import { daysLostIn, isSickness } from '../../census/rules/days-lost.ts'
import type { Day } from '../../time/day.ts'
import { groupBy } from './group-by.ts'
import type { Workforce } from './record.ts'

/**
 * Working days lost to sickness by person in a year that ends on any day, from lists of absences (docs/rules/measures.md, "Sickness");
 * null where the lists do not speak of the whole year, or know no sickness in it.
 */
export function sicknessIn(record: Pick<Workforce, 'absences' | 'coverage'>, year: { from: Day; until: Day }): ReadonlyMap<number, number> | null {
  const { absenceFrom = null, absenceUntil = null } = record.coverage
  if (absenceFrom === null || absenceUntil === null || absenceFrom > year.from || absenceUntil < year.until) return null
  const sickness = record.absences.filter((absence) => isSickness(absence.category))
  const lost = [...groupBy(sickness, (absence) => absence.personId)].map(([personId, own]): [number, number] => [personId, daysLostIn(own, year)])
  const found = lost.filter(([, days]) => days > 0)
  return found.length === 0 ? null : new Map(found)
}
