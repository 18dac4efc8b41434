import type { Day } from '../../time/day.ts'
import type { PlaceSpan, SupportBound } from './places.ts'

/**
 * What a forecast stands on, with every gap filled (`fill-scenario.ts`). Rates of leaving are chances within a year by band of service here; shares
 * are 0 to 1. Its JSON form, where almost all of it may be left open, is in docs/cli.md, "throughline outlook forecast".
 */
export type Scenario = {
  name: string
  /** The first day of the first month. */
  startsOn: Day
  months: number
  /** Where the bands of service end, in months; the last band goes on. */
  serviceBands: readonly number[]
  grades: readonly Grade[]
  inPost: readonly InPost[]
  routes: readonly Route[]
  /** Coefficient of variation of the year: how far good and bad years differ. */
  yearVariation: number
  causes: { profession: number; agency: number; otherAuthority: number }
  /** Months after qualifying before agency work is open (statutory guidance on agency social workers, in force since 31 October 2024). */
  agencyAfterMonths: number
  caseloadEffect: { perChild: number; reference: number }
  joiners: readonly Joiner[]
  /** Share of people in post by which the published stock grows a year beyond starters less leavers. */
  adjustmentAYear: number
  intakes: readonly Intake[]
  /** Programme places besides those that people in post give. */
  otherPlaces: readonly PlaceSpan[]
  /** Practice leads and assessors; left out by runs saved before it was known. */
  support?: SupportBound | null
  overEstablishment: { approved: number }
  demand: { children: number; growthAYear: number }
  agency: { fill: number; mostFte: number; costAYear: number; childrenPerFte: number }
  absence: { aYear: number; months: number }
  /** Calendar months with a progression panel. */
  panels: readonly number[]
  levers: readonly Lever[]
  limits: Limits
  money: { shortAYear: number; overAYear: number }
}

export type Grade = {
  key: string
  name: string
  posts: number
  /** The grade whose posts its people fill; its own unless told. */
  fillsPostsOf: string
  leaving: readonly number[]
  /** Leavers behind each rate: how well it is known; 0 takes it as known. */
  leaversSeen: readonly number[]
  childrenPerFte: number
  fte: number
  programme: Programme | null
  promotion: { from: string; monthsInGrade: number; chance: number } | null
  /** Programme places that each person of the grade supports. */
  supports: number
  /** Posts of fixed-term funding among `posts`, with the last day of each. */
  fundedUntil: readonly { posts: number; until: Day }[]
}

/** A first year with a decision at its end, such as the ASYE: months and outcomes are the council's, its name is data. */
export type Programme = { months: number; pass: number; extend: number; extensionMonths: number; leadsTo: string }
/** People who are there at the start, alike. */
export type InPost = { grade: string; count: number; monthsHere: number; monthsInGrade: number; monthsQualified: number; route: string; fte: number }
export type Route = { key: string; name: string; timesLeaving: number }
export type Joiner = { grade: string; aYear: number; leadMonths: number; monthsInGrade: number }
export type Intake = { month: string; offers: number; grade: string; route: string; accept: number; qualify: number; register: number; start: number; everyYear: boolean }
/** Something done that changes leaving, with what is known of its effect (`evidence.ts`): hazard ratio with its 90 % interval. */
export type Lever = {
  key: string
  from: string
  until: string | null
  grades: readonly string[] | null
  /** Months of service that it is for; null for everybody. */
  service: readonly [number, number] | null
  median: number
  low: number
  high: number
  costEachAYear: number
}
export type Limits = {
  vacancies: { month: number; most: number; chance: number }
  support: { chance: number }
  over: { most: number; chance: number }
}
export type Source = { input: string; value: string; source: string }
