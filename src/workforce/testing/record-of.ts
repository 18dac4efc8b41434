import type { FoldedPerson } from '../rules/folded.ts'
import type { Assignment, Coverage, Employment, Observation, Person, Statement, UnconfirmedPeriod, Workforce } from '../rules/record.ts'

/** A folded record with ids, as it would be loaded from the database after it was written there. */
export function recordOf(folded: readonly FoldedPerson[], coverage: Partial<Coverage>, statements: readonly Statement[] = []): Workforce {
  const people: Person[] = []
  const employments: Employment[] = []
  const observations: Observation[] = []
  const assignments: Assignment[] = []
  const unconfirmed: UnconfirmedPeriod[] = []
  for (const [index, { person, spells }] of folded.entries()) {
    const personId = index + 1
    people.push({ ...person, id: personId, identityNote: '', otherIdentifiers: [] })
    for (const spell of spells) {
      const employmentId = employments.length + 1
      const { observations: seen, assignments: held, unconfirmed: gaps, ...row } = spell
      employments.push({ ...row, id: employmentId, personId })
      observations.push(...seen.map((observation) => ({ ...observation, employmentId, personId })))
      assignments.push(...held.map(({ team: _t, service: _s, positionNumber: _p, ...assignment }, at) => ({ ...assignment, id: employmentId * 100 + at, employmentId, personId, teamId: null, postId: null })))
      unconfirmed.push(...gaps.map((gap) => ({ ...gap, employmentId, personId })))
    }
  }
  return {
    people, employments, observations, assignments, unconfirmed, statements, teams: [], services: [], posts: [], absences: [],
    coverage: { returnYears: [], peopleFrom: null, agencyFrom: null, agencyUntil: null, ...coverage },
  }
}
