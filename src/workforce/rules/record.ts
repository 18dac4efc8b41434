import type { Day } from '../../time/day.ts'
import type { Absence } from './absence.ts'

/**
 * The workforce record of one authority: what all rules about the workforce take. Rows are as stored; ids are the database's,
 * or negative while a plan is not applied yet.
 */
export type Workforce = {
  people: readonly Person[]
  employments: readonly Employment[]
  observations: readonly Observation[]
  assignments: readonly Assignment[]
  unconfirmed: readonly UnconfirmedPeriod[]
  statements: readonly Statement[]
  teams: readonly Team[]
  services: readonly Service[]
  posts: readonly PostPeriod[]
  /** As lists of absences give them; of people in the caller's reach. */
  absences: readonly Absence[]
  /** Which days the record can speak of. */
  coverage: Coverage
}

export type Person = {
  id: number
  registrationNumber: string | null
  staffNumber: string | null
  email: string | null
  givenName: string | null
  familyName: string | null
  registeredUntil: Day | null
  qualificationLevel: string | null
  qualificationInstitution: string | null
  isStepUp: boolean | null
  isFrontline: boolean | null
  identityNote: string
  /** By what else files know the person, as `identifiersOf` writes it: "staff:V77". */
  otherIdentifiers: readonly string[]
}

/** Birth date, sex and ethnicity: kept apart, read by few. */
export type PersonProtected = { personId: number; birthDate: Day | null; sex: string | null; gender: string | null; ethnicity: string | null }

export type Basis = 'employed' | 'agency'

/** A spell of work in a child and family role here. `endedOn` is the last day. */
export type Employment = {
  id: number
  personId: number
  basis: Basis
  ordinal: number
  startedOn: Day
  endedOn: Day | null
  startOrigin: number | null
  leaverDestination: number | null
  leavingReason: number | null
  contractKind: string | null
  supplier: string | null
  charge: number | null
  chargeUnit: string | null
  capGroup: string | null
  isDayOnly: boolean
  source: string
}

/** What one source saw of a spell on one day. A higher rank outranks a lower one: 3 a person's edit, 2 HR or agency file, 1 a return, 0 a return's word on the year before. */
export type Observation = {
  employmentId: number
  personId: number
  onDay: Day
  source: string
  rank: number
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

export type Assignment = {
  id: number
  personId: number
  employmentId: number
  postId: number | null
  teamId: number | null
  title: string | null
  grade: string | null
  dfeRole: number | null
  fte: number | null
  kind: string
  startedOn: Day
  endedOn: Day | null
  source: string
}

export type UnconfirmedPeriod = { employmentId: number; personId: number; startedOn: Day; endedOn: Day | null; reason: string }

export type Statement = { item: StatementItem; onDay: Day; value: string; source: string }

/** Totals of a return that its rows cannot give. */
export type StatementItem = 'vacancies-fte' | 'agency-cover-fte' | 'agency-cover-headcount' | `return:${string}`

export type Team = { id: number; serviceId: number | null; name: string; openedOn: Day | null; closedOn: Day | null }
export type Service = { id: number; name: string; sort: number }

export type PostPeriod = {
  postId: number
  positionNumber: string
  kind: 'position' | 'grid'
  teamId: number | null
  title: string
  grade: string | null
  dfeRole: number | null
  fundedFte: number
  costCode: string | null
  fundingSource: string | null
  fundingEndsOn: Day | null
  stage: string
  startedOn: Day
  endedOn: Day | null
}

export type Coverage = {
  /** Collection years whose return is in the record. */
  returnYears: readonly number[]
  /** From the first to the last day that HR files speak of; null without one. */
  peopleFrom: Day | null
  /** The stretch that agency files speak of. */
  agencyFrom: Day | null
  agencyUntil: Day | null
  /** The stretch that lists of absences speak of. */
  absenceFrom?: Day | null
  absenceUntil?: Day | null
}
