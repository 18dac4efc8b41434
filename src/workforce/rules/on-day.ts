import { addDays, type Day } from '../../time/day.ts'
import type { Coverage, Employment, Observation, UnconfirmedPeriod, Workforce } from './record.ts'
import { censusYearOf } from '../../time/census-year.ts'

/**
 * Staff in post on a day: begun, and not ended on or before it. DfE counts a person whose last day is 30 September as a
 * leaver of the year that ends then, not as in post; the same rule holds for every day.
 */
export function isInPost(employment: Employment, unconfirmed: readonly UnconfirmedPeriod[], on: Day): boolean {
  if (employment.basis !== 'employed') return false
  if (employment.startedOn > on || (employment.endedOn !== null && employment.endedOn <= on)) return false
  return !unconfirmed.some((period) => period.startedOn <= on && (period.endedOn === null || period.endedOn >= on))
}

/**
 * Agency workers in post on a day, by the same rule; a row of a return speaks of its one day, and whom a later list of the vendor
 * leaves out is there no longer.
 */
export function isAgencyOn(employment: Employment, unconfirmed: readonly UnconfirmedPeriod[], on: Day): boolean {
  if (unconfirmed.some((period) => period.startedOn <= on && (period.endedOn === null || period.endedOn >= on))) return false
  return employment.basis === 'agency' && employment.startedOn <= on && (employment.endedOn === null || employment.endedOn > on || (employment.isDayOnly && employment.endedOn === on))
}

/** Works here on a day, employed or for an agency. */
export function isHereOn(employment: Employment, unconfirmed: readonly UnconfirmedPeriod[], on: Day): boolean {
  return isInPost(employment, unconfirmed, on) || isAgencyOn(employment, unconfirmed, on)
}

/** Left in the period, and there on the day before it: who came and went within it is neither starter nor leaver (LAIT). */
export function isLeaver(employment: Employment, from: Day, until: Day): boolean {
  return employment.basis === 'employed' && employment.startedOn < from && employment.endedOn !== null && employment.endedOn >= from && employment.endedOn <= until
}

/** Joined in the period and still in post at its end. */
export function isStarter(employment: Employment, unconfirmed: readonly UnconfirmedPeriod[], from: Day, until: Day): boolean {
  return employment.startedOn >= from && employment.startedOn <= until && isInPost(employment, unconfirmed, until)
}

/** What the sources say of a field on a day: of that very day the source that outranks, else the last before it, else the first after. */
export function observed<K extends 'fte' | 'dfeRole' | 'baseSalary'>(observations: readonly Observation[], field: K, on: Day): Observation[K] {
  let found: Observation | null = null
  for (const observation of observations) {
    if (observation[field] === null) continue
    if (found === null || isNearer(observation, found, on)) found = observation
  }
  return found === null ? null : found[field]
}

/**
 * The FTE that a leaver counts with: what the return in which they leave says of the 30 September before (FTE30), though that
 * day's own return said otherwise; a file of higher rank that speaks of the day stands above both.
 */
export function leaverFte(observations: readonly Observation[], dayBefore: Day): number | null {
  const said = observations.filter((observation) => observation.onDay === dayBefore && observation.fte !== null)
  const [latest] = [...said].sort((a, b) => Math.max(b.rank, 1) - Math.max(a.rank, 1) || (a.source < b.source ? 1 : -1))
  return latest === undefined ? observed(observations, 'fte', dayBefore) : latest.fte
}

/** A figure of the very day only (cases held, days lost): the source that outranks, or null. */
export function observedOn<K extends keyof Observation>(observations: readonly Observation[], field: K, on: Day): Observation[K] | null {
  let found: Observation | null = null
  for (const observation of observations) {
    if (observation.onDay === on && observation[field] !== null && (found === null || isStronger(observation, found))) found = observation
  }
  return found === null ? null : found[field]
}

function isNearer(a: Observation, b: Observation, on: Day): boolean {
  if (a.onDay === b.onDay) return isStronger(a, b)
  if (a.onDay <= on && b.onDay <= on) return a.onDay > b.onDay
  if (a.onDay > on && b.onDay > on) return a.onDay < b.onDay
  return a.onDay <= on
}

function isStronger(a: Observation, b: Observation): boolean {
  return a.rank !== b.rank ? a.rank > b.rank : a.source > b.source
}

/** Whether the record can speak of staff on a day: within a loaded return's year, or since HR files begin. */
export function coversStaff(coverage: Coverage, on: Day): boolean {
  return coverage.returnYears.includes(censusYearOf(on)) || (coverage.peopleFrom !== null && on >= coverage.peopleFrom)
}

/** Agency workers are known on the 30 September of a loaded return and in the stretch that agency files speak of. */
export function coversAgency(coverage: Coverage, on: Day): boolean {
  if (on.endsWith('-09-30') && coverage.returnYears.includes(censusYearOf(on))) return true
  return coverage.agencyFrom !== null && on >= coverage.agencyFrom && (coverage.agencyUntil === null || on <= coverage.agencyUntil)
}

/** The record by employment, so that a rule looks up what belongs to one spell once. */
export function indexRecord(record: Pick<Workforce, 'employments' | 'observations' | 'assignments' | 'unconfirmed'>): RecordIndex {
  return {
    observations: groupBy(record.observations, (row) => row.employmentId),
    unconfirmed: groupBy(record.unconfirmed, (row) => row.employmentId),
    assignments: groupBy(record.assignments, (row) => row.employmentId),
  }
}

function groupBy<T>(rows: readonly T[], key: (row: T) => number): ReadonlyMap<number, readonly T[]> {
  const groups = new Map<number, T[]>()
  for (const row of rows) {
    const group = groups.get(key(row))
    if (group) group.push(row)
    else groups.set(key(row), [row])
  }
  return groups
}

export function dayBefore(on: Day): Day {
  return addDays(on, -1)
}

export type RecordIndex = {
  observations: ReadonlyMap<number, readonly Observation[]>
  unconfirmed: ReadonlyMap<number, readonly UnconfirmedPeriod[]>
  assignments: ReadonlyMap<number, readonly Workforce['assignments'][number][]>
}
