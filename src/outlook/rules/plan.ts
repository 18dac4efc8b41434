/**
 * A scenario in numbers, as the simulation takes it: grades, routes and bands by position, months from 0, chances as thresholds of 2^32 or as
 * doubles. Made by `compile-scenario.ts`; shapes stand beside each field (G grades, R routes, B bands, M months).
 */
export type Plan = {
  months: number
  grades: number
  routes: number
  bands: number
  /** Band of each month of service; the last one goes on. */
  bandOf: Uint8Array
  /** Chance of leaving within a year: G x B. */
  annual: Float64Array
  /** Shape of the Gamma that says how well each rate is known (leavers behind it): G x B; 0 for a rate taken as known. */
  evidence: Float64Array
  /** R: how many times the rate of the first route. */
  routeRatio: Float64Array
  /** Quantiles of the year's multiplier, mean 1; null without a year effect. */
  yearQuantiles: Float64Array | null
  levers: readonly PlanLever[]
  /** Growth of the log rate for each child above `referenceCaseload` per FTE; 0 without feedback. */
  caseloadEffect: number
  referenceCaseload: number
  /** M: 1 where the rates of leaving are worked out anew. */
  renews: Uint8Array

  /** People at the start in the order of time in their grade, longest first; months before the start are negative. */
  people: { grade: Uint8Array; started: Int16Array; inGradeSince: Int16Array; qualified: Int16Array; route: Uint8Array; fte: Uint8Array }
  /** How many people can be in one grade over the whole stretch. */
  capacity: number
  /** M x G: posts of each group in each month; a grade that fills another's posts has none of its own. */
  posts: Int32Array
  /** G: the grade whose posts it fills. */
  group: Uint8Array

  /** G: months until the programme's decision, 0 for none; where one goes then; thresholds of passing and, above it, of being extended. */
  programmeMonths: Int32Array
  /** The grades with a programme; the grades that are promoted into, the highest first. */
  programmeGrades: Int32Array
  promotionGrades: Int32Array
  passesTo: Int32Array
  extendsTo: Int32Array
  passBelow: Float64Array
  extendBelow: Float64Array
  /** G: the grade that is promoted from, -1 for none; months needed; threshold of a vacancy being filled at a panel. */
  promotedFrom: Int32Array
  promotionMonths: Int32Array
  promotionBelow: Float64Array
  /** M: 1 in a month with a progression panel. */
  panels: Uint8Array

  joiners: readonly PlanJoiner[]
  intakes: readonly PlanIntake[]
  /** People a month that the published counts do not explain: +1 come, -1 go; cumulative thresholds of a Poisson number. */
  adjustment: { sign: number; grade: number; fte: number; below: Float64Array } | null

  /** G: programme places that each person of the grade supports; M: places besides. */
  seatsEach: Float64Array
  otherSeats: Float64Array
  /** The most places that there can be, whoever supports: practice leads, assessors. */
  mostSeats: number
  /** G: 1 where somebody needs a place. */
  needsSeat: Uint8Array
  /** G: children for one FTE. */
  children: Float64Array
  /** M: children to be held. */
  demand: Float64Array
  agency: { fill: number; mostFte: number; costAMonth: number; children: number }
  /** Chance a month that somebody begins a long absence, and how long it is. */
  absence: { chance: number; months: number }
  /** Thresholds of the causes in their order, for those qualified long enough for agency work and for the others. */
  causes: readonly [Float64Array, Float64Array]
  agencyAfterMonths: number
}

/** A measure that lowers or raises leaving; drawn once a replicate from a lognormal. */
export type PlanLever = { from: number; until: number; grades: Uint8Array; bands: Uint8Array; logMedian: number; logSd: number }
export type PlanJoiner = { grade: number; lead: number; monthsInGrade: number; fte: number; below: Float64Array }
export type PlanIntake = { month: number; offers: number; grade: number; route: number; fte: number; below: number; /** Its own sequence of draws: the month, and which intake of that month. */ stream: number }

/** What a replicate tells of each month, in this order. */
export const measures = [
  'vacancies', 'over', 'inPost', 'newlyQualified', 'seatsShort', 'capacity', 'unallocated', 'agencyTenths', 'agencyCost', 'leavers', 'starters', 'underTwoYears', 'caseloadTenths', 'adjusted',
] as const
export type MeasureOf = (typeof measures)[number]

/** Which of the layers of uncertainty are drawn: chance always is. */
export type Layers = { year: boolean; parameters: boolean }

/** Which replicates to simulate, and where to write: measure x month x replicate and cause x replicate, both `replicates` wide. */
export type Run = { firstSeed: number; from: number; until: number; replicates: number; results: Int32Array; causes: Int32Array }
