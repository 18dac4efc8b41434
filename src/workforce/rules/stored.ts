import type { Day } from '../../time/day.ts'
import type { Assignment, Employment, Observation, Person, PersonProtected, UnconfirmedPeriod } from './record.ts'

/** The stored record as a plan compares it. */
export type StoredRecord = {
  people: readonly StoredPerson[]
  employments: readonly Employment[]
  observations: readonly Observation[]
  assignments: readonly Assignment[]
  unconfirmed: readonly UnconfirmedPeriod[]
  conflicts: readonly Conflict[]
  /** People whom no file has to speak of: made here, or held on to by another part of the record (the academy). */
  kept: ReadonlySet<number>
}

export type StoredPerson = Person & Omit<PersonProtected, 'personId'>

/** Two sources, one field, two values: which stands, and what was set aside. */
export type Conflict = {
  personId: number | null
  field: string
  onDay: Day | null
  kept: string | null
  keptSource: string
  setAside: string | null
  setAsideSource: string
}
