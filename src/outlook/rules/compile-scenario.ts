import { normalQuantile, portableExp, portableLog } from '../../stats/portable.ts'
import { monthOf, yearOf, type Day } from '../../time/day.ts'
import { mostPlaces, placesByMonth } from './places.ts'
import type { Plan, PlanIntake } from './plan.ts'
import type { Grade, InPost, Scenario } from './scenario.ts'

/**
 * A filled scenario as numbers for the simulation. A grade with a programme that can be extended becomes two: those who were extended wait in a grade of
 * their own, which fills the same posts and needs the same support.
 */
export function compileScenario(scenario: Scenario): Plan {
  const grades = gradesOf(scenario.grades)
  const count = grades.length
  const bands = scenario.serviceBands.length + 1
  const { months } = scenario
  const at = (key: string) => grades.findIndex((grade) => grade.key === key && !grade.isExtended)
  const flat = (list: (grade: Compiled) => readonly number[]) => Float64Array.from(grades.flatMap((grade) => [...list(grade)]))
  const monthsFrom = (text: string) => monthsBetween(scenario.startsOn, text)
  const intakes = intakesOf(scenario, at)
  const people = [...scenario.inPost].filter((one) => one.count > 0).sort((a, b) => b.monthsInGrade - a.monthsInGrade || b.monthsHere - a.monthsHere).flatMap((one) => Array.from({ length: one.count }, () => one))
  const joining = scenario.joiners.reduce((sum, joiner) => sum + joiner.aYear, 0) + Math.abs(scenario.adjustmentAYear) * people.length
  return {
    months, grades: count, routes: scenario.routes.length, bands,
    bandOf: Uint8Array.from({ length: LONGEST_SERVICE + months }, (_, served) => bandOf(scenario.serviceBands, served)),
    annual: flat((grade) => grade.leaving),
    evidence: flat((grade) => grade.leaversSeen),
    routeRatio: Float64Array.from(scenario.routes, (route) => route.timesLeaving),
    yearQuantiles: scenario.yearVariation === 0 ? null : lognormalQuantiles(scenario.yearVariation),
    levers: scenario.levers.map((lever) => ({
      from: Math.max(0, monthsFrom(lever.from)), until: lever.until === null ? months : Math.max(0, monthsFrom(lever.until)),
      grades: Uint8Array.from(grades, (grade) => (lever.grades === null || lever.grades.includes(grade.key) ? 1 : 0)),
      bands: Uint8Array.from({ length: bands }, (_, band) => (isTouched(scenario.serviceBands, band, lever.service) ? 1 : 0)),
      logMedian: portableLog(lever.median), logSd: lever.high > lever.low ? portableLog(lever.high / lever.low) / (2 * Z95) : 0,
    })),
    caseloadEffect: scenario.caseloadEffect.perChild,
    referenceCaseload: scenario.caseloadEffect.reference,
    renews: renewalsOf(scenario, monthsFrom),
    people: peopleOf(people, scenario, at),
    capacity: people.length + intakes.reduce((sum, intake) => sum + intake.offers, 0) + Math.ceil(3 * joining * (months / 12)) + MOST_AT_ONCE * 4,
    posts: postsOf(scenario, grades, monthsFrom),
    group: Uint8Array.from(grades, (grade) => at(grade.fillsPostsOf)),
    programmeMonths: Int32Array.from(grades, (grade) => grade.programme?.months ?? 0),
    programmeGrades: Int32Array.from(grades.flatMap((grade, place) => (grade.programme ? [place] : []))),
    promotionGrades: Int32Array.from(grades.flatMap((grade, place) => (grade.promotion ? [place] : [])).reverse()),
    passesTo: Int32Array.from(grades, (grade) => (grade.programme ? at(grade.programme.leadsTo) : -1)),
    extendsTo: Int32Array.from(grades, (grade, place) => (grade.programme && grade.programme.extend > 0 && !grade.isExtended ? place + 1 : -1)),
    passBelow: Float64Array.from(grades, (grade) => threshold(grade.programme?.pass ?? 0)),
    extendBelow: Float64Array.from(grades, (grade) => threshold((grade.programme?.pass ?? 0) + (grade.programme?.extend ?? 0))),
    promotedFrom: Int32Array.from(grades, (grade) => (grade.promotion ? at(grade.promotion.from) : -1)),
    promotionMonths: Int32Array.from(grades, (grade) => grade.promotion?.monthsInGrade ?? 0),
    promotionBelow: Float64Array.from(grades, (grade) => threshold(grade.promotion?.chance ?? 0)),
    panels: Uint8Array.from({ length: months }, (_, month) => (scenario.panels.includes(calendarMonth(scenario.startsOn, month)) ? 1 : 0)),
    joiners: scenario.joiners.map((joiner) => ({
      grade: at(joiner.grade), lead: joiner.leadMonths, monthsInGrade: joiner.monthsInGrade, fte: hundredths(fteOf(scenario, joiner.grade)), below: poissonBelow(joiner.aYear / 12),
    })),
    intakes,
    adjustment: scenario.adjustmentAYear === 0 || people.length === 0 ? null : adjustmentOf(scenario, grades, people.length),
    seatsEach: Float64Array.from(grades, (grade) => grade.supports),
    otherSeats: placesByMonth(scenario.otherPlaces, scenario.startsOn, months),
    mostSeats: mostPlaces(scenario.support),
    needsSeat: Uint8Array.from(grades, (grade) => (grade.programme ? 1 : 0)),
    children: Float64Array.from(grades, (grade) => grade.childrenPerFte),
    demand: demandOf(scenario),
    agency: { fill: scenario.agency.fill, mostFte: scenario.agency.mostFte, costAMonth: scenario.agency.costAYear / 12, children: scenario.agency.childrenPerFte },
    absence: { chance: scenario.absence.months === 0 ? 0 : 1 - portableExp(portableLog(1 - scenario.absence.aYear) / 12), months: scenario.absence.months },
    causes: causesOf(scenario),
    agencyAfterMonths: scenario.agencyAfterMonths,
  }
}

/** Months from the month of a day to a month such as 2027-01. */
export function monthsBetween(startsOn: Day, month: string): number {
  return (Number(month.slice(0, 4)) - yearOf(startsOn)) * 12 + Number(month.slice(5, 7)) - monthOf(startsOn)
}

function gradesOf(grades: readonly Grade[]): Compiled[] {
  return grades.flatMap((grade): Compiled[] => {
    const one = { ...grade, isExtended: false }
    const programme = grade.programme
    if (programme === null || programme.extend === 0) return [one]
    const whoPass = programme.pass + programme.extend
    return [one, { ...grade, isExtended: true, posts: 0, fundedUntil: [], promotion: null, programme: { ...programme, months: programme.extensionMonths, pass: whoPass === 0 ? 0 : programme.pass / whoPass, extend: 0 } }]
  })
}

function peopleOf(people: readonly InPost[], scenario: Scenario, at: (key: string) => number): Plan['people'] {
  const capped = (months: number) => -Math.min(months, LONGEST_SERVICE - 1)
  return {
    grade: Uint8Array.from(people, (one) => at(one.grade)),
    started: Int16Array.from(people, (one) => capped(one.monthsHere)),
    inGradeSince: Int16Array.from(people, (one) => capped(one.monthsInGrade)),
    qualified: Int16Array.from(people, (one) => capped(one.monthsQualified)),
    route: Uint8Array.from(people, (one) => Math.max(0, scenario.routes.findIndex((route) => route.key === one.route))),
    fte: Uint8Array.from(people, (one) => hundredths(one.fte)),
  }
}

function intakesOf(scenario: Scenario, at: (key: string) => number): PlanIntake[] {
  const list = scenario.intakes.flatMap((intake) => {
    const first = monthsBetween(scenario.startsOn, intake.month)
    const starts = intake.everyYear ? Array.from({ length: Math.ceil(scenario.months / 12) + 1 }, (_, year) => first + 12 * year) : [first]
    return starts.filter((month) => month >= 0 && month < scenario.months).map((month) => ({
      month, offers: intake.offers, grade: at(intake.grade), route: Math.max(0, scenario.routes.findIndex((route) => route.key === intake.route)),
      fte: hundredths(fteOf(scenario, intake.grade)), below: threshold(intake.accept * intake.qualify * intake.register * intake.start),
    }))
  })
  return list.map((intake, place) => ({ ...intake, stream: intake.month * 64 + list.slice(0, place).filter((one) => one.month === intake.month).length }))
}

function postsOf(scenario: Scenario, grades: readonly Compiled[], monthsFrom: (text: string) => number): Int32Array {
  return Int32Array.from({ length: scenario.months * grades.length }, (_, cell) => {
    const grade = grades[cell % grades.length]!
    const month = Math.floor(cell / grades.length)
    return grade.posts - grade.fundedUntil.reduce((sum, one) => sum + (month > monthsFrom(one.until.slice(0, 7)) ? one.posts : 0), 0)
  })
}

function adjustmentOf(scenario: Scenario, grades: readonly Compiled[], people: number): NonNullable<Plan['adjustment']> {
  const inPost = (key: string) => scenario.inPost.reduce((sum, one) => sum + (one.grade === key ? one.count : 0), 0)
  const candidates = grades.map((grade, place) => ({ grade, place })).filter(({ grade }) => grade.programme === null)
  const largest = candidates.reduce((best, one) => (inPost(one.grade.key) > inPost(best.grade.key) ? one : best))
  return {
    sign: scenario.adjustmentAYear > 0 ? 1 : -1, grade: largest.place, fte: hundredths(largest.grade.fte),
    below: poissonBelow((Math.abs(scenario.adjustmentAYear) * people) / 12),
  }
}

/** The rates are worked out anew each year and in the months in which a lever begins or ends. */
function renewalsOf(scenario: Scenario, monthsFrom: (text: string) => number): Uint8Array {
  const changes = new Set(scenario.levers.flatMap((lever) => [Math.max(0, monthsFrom(lever.from)), lever.until === null ? -1 : monthsFrom(lever.until)]))
  return Uint8Array.from({ length: scenario.months }, (_, month) => (month % 12 === 0 || changes.has(month) ? 1 : 0))
}

function demandOf({ demand, months }: Scenario): Float64Array {
  const aMonth = portableExp(portableLog(1 + demand.growthAYear) / 12)
  let children = demand.children
  return Float64Array.from({ length: months }, () => {
    const now = children
    children *= aMonth
    return now
  })
}

/** Thresholds of the causes; who is not long enough qualified for agency work cannot leave for it, and the others take its share. */
function causesOf({ causes }: Scenario): readonly [Float64Array, Float64Array] {
  const { profession, agency, otherAuthority } = causes
  const without = profession + otherAuthority
  return [
    Float64Array.of(threshold(profession), threshold(profession + otherAuthority), threshold(profession + otherAuthority + agency)),
    without === 0 ? Float64Array.of(TWO_32, TWO_32, TWO_32) : Float64Array.of(threshold(profession / without), TWO_32, TWO_32),
  ]
}

/** Equally likely values of a lognormal multiplier of mean 1, scaled so that their own mean is 1. */
function lognormalQuantiles(cv: number): Float64Array {
  const sd = Math.sqrt(portableLog(1 + cv * cv))
  const values = Float64Array.from({ length: YEAR_STEPS }, (_, step) => portableExp(sd * normalQuantile((step + 0.5) / YEAR_STEPS)))
  const mean = values.reduce((sum, value) => sum + value, 0) / YEAR_STEPS
  return values.map((value) => value / mean)
}

/** Cumulative thresholds of a Poisson number with this mean. */
function poissonBelow(mean: number): Float64Array {
  const below: number[] = []
  let chance = portableExp(-Math.min(mean, MOST_AT_ONCE))
  let sum = 0
  for (let count = 0; count < MOST_AT_ONCE * 4 && sum < 1 - 1e-12; count += 1) {
    sum += chance
    below.push(Math.min(threshold(sum), TWO_32))
    chance *= Math.min(mean, MOST_AT_ONCE) / (count + 1)
  }
  return Float64Array.from(below)
}

function bandOf(ends: readonly number[], served: number): number {
  const band = ends.findIndex((end) => served < end)
  return band === -1 ? ends.length : band
}

/** A lever that is for months 18 to 42 of service touches the bands that lie in them for the greater part. */
function isTouched(ends: readonly number[], band: number, service: readonly [number, number] | null): boolean {
  if (service === null) return true
  const first = band === 0 ? 0 : ends[band - 1]!
  const last = ends[band] ?? first + 60
  return Math.min(last, service[1]) - Math.max(first, service[0]) >= (last - first) / 2
}

function calendarMonth(startsOn: Day, month: number): number {
  return ((monthOf(startsOn) - 1 + month) % 12) + 1
}

function fteOf(scenario: Scenario, key: string): number {
  return scenario.grades.find((grade) => grade.key === key)?.fte ?? 1
}

function threshold(probability: number): number {
  return Math.round(probability * TWO_32)
}

function hundredths(fte: number): number {
  return Math.min(200, Math.max(1, Math.round(fte * 100)))
}

type Compiled = Grade & { isExtended: boolean }
const TWO_32 = 4_294_967_296
const Z95 = 1.6448536269514722
const YEAR_STEPS = 4_096
/** Months of service that are told apart: 60 years. */
const LONGEST_SERVICE = 720
/** Nobody takes on more than this in one month. */
const MOST_AT_ONCE = 50
