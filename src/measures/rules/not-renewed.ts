import { dayOf, monthOf, yearOf, type Day } from '../../time/day.ts'
import { indexRecord, isHereOn } from '../../workforce/rules/on-day.ts'
import type { Workforce } from '../../workforce/rules/record.ts'

/**
 * Who holds children although the registration was not renewed. Social Work England's registration runs to 30 November, so from
 * 1 December this list must be empty (docs/rules/measures.md, "Registration not renewed"); before, a date within the year ahead is no alarm. What is held
 * comes from the allocations of the day, or from the last return, and the row says which.
 */
export function notRenewed(record: Workforce, held: readonly Held[], on: Day): NotRenewed {
  const index = indexRecord(record)
  const here = new Set(record.employments
    .filter((one) => isHereOn(one, index.unconfirmed.get(one.id) ?? [], on))
    .map((one) => one.personId))
  const holders = held.filter((one) => one.count > 0 && here.has(one.personId))
  const people = new Map(record.people.map((person) => [person.id, person]))
  const until = (one: Held) => people.get(one.personId)?.registeredUntil ?? null
  const rows = holders.map((one) => ({ ...one, registeredUntil: until(one) }))
  return {
    season: monthOf(on) === 12 ? `registrations to 30 November ${yearOf(on)} had to be renewed` : `next renewal by 30 November ${yearOf(lastRenewalAfter(on))}`,
    rows: rows.filter((row) => row.registeredUntil !== null && row.registeredUntil < on),
    unknown: rows.filter((row) => row.registeredUntil === null),
  }
}

function lastRenewalAfter(on: Day): Day {
  const thisYear = dayOf(yearOf(on), 11, 30)
  return thisYear >= on ? thisYear : dayOf(yearOf(on) + 1, 11, 30)
}

/** What a person holds, in one unit: cases of a return and children of an allocation file are never added. */
export type Held = { personId: number; count: number; unit: 'cases' | 'children'; on: Day }
export type NotRenewedRow = Held & { registeredUntil: Day | null }
export type NotRenewed = { season: string; rows: NotRenewedRow[]; unknown: NotRenewedRow[] }
