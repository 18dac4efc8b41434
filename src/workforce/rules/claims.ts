import type { Day } from '../../time/day.ts'
import type { Basis } from './record.ts'

/**
 * What one row of one source says of one person and one spell of work. Every people-like file is read into claims, and the
 * record is folded from the claims of all files in force: so the order of loading does not matter, the same file again
 * changes nothing, and taking a file back leaves what the others say.
 */
export type Claim = {
  source: ClaimSource
  /** Where the row stands, for a person who looks it up: "row 12", "line 340". */
  row: string
  person: PersonClaim
  employment: EmploymentClaim
  /** What the row says of a day; a return speaks of 30 September, an extract of the day it was made. */
  observations: readonly ObservationClaim[]
  assignment: AssignmentClaim | null
  /** The posts of the spell before that one, oldest first, where the source tells them. */
  pastAssignments?: readonly AssignmentClaim[]
}

export type ClaimSource = {
  /** Unique and stable: "return 2025", "HR 2026-10-31". */
  label: string
  kind: 'return' | 'people' | 'agency'
  /** 3 a person's edit, 2 HR or agency file, 1 a return. */
  rank: 1 | 2 | 3
  /** The day the source speaks of. */
  on: Day
  /** The first day it can speak of: a return covers its year, an HR extract its leavers' year. */
  from: Day
}

export type PersonClaim = {
  registrationNumber: string | null
  staffNumber: string | null
  email: string | null
  givenName: string | null
  familyName: string | null
  registeredUntil: Day | null
  birthDate: Day | null
  sex: string | null
  gender: string | null
  ethnicity: string | null
  qualificationLevel: string | null
  qualificationInstitution: string | null
  isStepUp: boolean | null
  isFrontline: boolean | null
}

export type EmploymentClaim = {
  basis: Basis
  /** Null where the source does not say (an agency row of a return). */
  startedOn: Day | null
  endedOn: Day | null
  startOrigin: number | null
  leaverDestination: number | null
  leavingReason: number | null
  contractKind: string | null
  supplier: string | null
  charge: number | null
  chargeUnit: string | null
  capGroup: string | null
}

export type ObservationClaim = {
  onDay: Day
  /** What a return says of the 30 September before (FTE30): weaker for that day than that day's own return. */
  isRetrospective?: boolean
  fte: number | null
  dfeRole: number | null
  cases: number | null
  daysLost: number | null
  contractWeeks: number | null
  baseSalary: number | null
  retentionPayments: number | null
  otherPayments: number | null
  isAbsent: boolean | null
  absenceReasons: readonly string[] | null
  frameworkStatus: number | null
  extra: Readonly<Record<string, string>> | null
}

export type AssignmentClaim = {
  positionNumber: string | null
  team: string | null
  service: string | null
  title: string | null
  grade: string | null
  dfeRole: number | null
  fte: number | null
  kind: string
  startedOn: Day | null
  endedOn: Day | null
}

export const emptyObservation: Omit<ObservationClaim, 'onDay'> = {
  fte: null, dfeRole: null, cases: null, daysLost: null, contractWeeks: null, baseSalary: null, retentionPayments: null,
  otherPayments: null, isAbsent: null, absenceReasons: null, frameworkStatus: null, extra: null,
}
