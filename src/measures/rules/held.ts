import type { Day } from '../../time/day.ts'
import { indexRecord, isHereOn } from '../../workforce/rules/on-day.ts'
import type { Employment, Observation, Workforce } from '../../workforce/rules/record.ts'

/**
 * Children led by each person on a day, put in the place of the cases that no return gives of it. A child counts once for a person, whose
 * oldest spell in force takes them, as in the return (docs/rules/measures.md, "Caseload").
 */
export function withHeld(record: Workforce, on: Day, held: ReadonlyMap<number, number> | null): Workforce {
  if (held === null || record.observations.some((row) => row.onDay === on && row.cases !== null)) return record
  const { unconfirmed } = indexRecord(record)
  const oldest = new Map<number, Employment>()
  for (const employment of record.employments) {
    const gaps = unconfirmed.get(employment.id) ?? []
    if (!isHereOn(employment, gaps, on)) continue
    const other = oldest.get(employment.personId)
    if (other === undefined || employment.startedOn < other.startedOn) oldest.set(employment.personId, employment)
  }
  const seen = [...oldest].map(([personId, employment]): Observation => ({ ...NOTHING, employmentId: employment.id, personId, onDay: on, cases: held.get(personId) ?? 0 }))
  return { ...record, observations: [...record.observations, ...seen] }
}

const NOTHING = {
  source: 'allocations', rank: 2, fte: null, dfeRole: null, daysLost: null, contractWeeks: null, baseSalary: null, retentionPayments: null, otherPayments: null,
  isAbsent: null, absenceReasons: null, frameworkStatus: null, extra: null,
}
