import type { Day } from '../../time/day.ts'
import type { AssignmentClaim, ObservationClaim, PersonClaim } from './claims.ts'
import type { Basis } from './record.ts'
import type { Stretch } from './unconfirmed.ts'

/** A person as all sources together give them, before ids. */
export type FoldedPerson = { person: PersonClaim; identifiers: readonly string[]; spells: FoldedSpell[]; conflicts: FoldedConflict[] }

export type FoldedSpell = {
  basis: Basis
  ordinal: number
  startedOn: Day
  endedOn: Day | null
  isDayOnly: boolean
  startOrigin: number | null
  leaverDestination: number | null
  leavingReason: number | null
  contractKind: string | null
  supplier: string | null
  charge: number | null
  chargeUnit: string | null
  capGroup: string | null
  source: string
  observations: FoldedObservation[]
  assignments: FoldedAssignment[]
  unconfirmed: Stretch[]
}

export type FoldedObservation = Omit<ObservationClaim, 'isRetrospective'> & { source: string; rank: number }
export type FoldedAssignment = Omit<AssignmentClaim, 'startedOn'> & { startedOn: Day; source: string }
export type FoldedConflict = { field: string; onDay: Day | null; kept: string; keptSource: string; setAside: string; setAsideSource: string }
