import { gammaAbove } from '../../stats/gamma.ts'
import { shrunkRate } from '../../stats/shrunk-rate.ts'
import { censusYearOf } from '../../time/census-year.ts'
import { addDays, addMonths, daysBetween, earlier, later, type Day } from '../../time/day.ts'
import { groupBy } from '../../workforce/rules/group-by.ts'
import type { Workforce } from '../../workforce/rules/record.ts'
import { stintsOf, type Stint } from './retention-spells.ts'

/**
 * Teams and years of starting in which more people left within twelve months than the council's own rate would bring, beyond what chance
 * brings (C201; docs/rules/signals.md). A group is judged from ten people on, by the posterior of its rate; a person never is. Null where the
 * record does not speak of the year.
 */
export function leavingSignals(record: Workforce, on: Day): LeavingSignals | null {
  const from = addMonths(on, -12)
  const { coverage } = record
  const known = coverage.peopleFrom !== null && coverage.peopleFrom < on ? later(from, coverage.peopleFrom) : null
  if (known === null) return null
  const window = { from: known, until: on }
  const stints = stintsOf(record.employments.filter((employment) => employment.basis === 'employed'))
  const names = new Map(record.teams.map((team) => [team.id, team.name]))
  return {
    window,
    teams: signalsOf(teamTimes(record, stints, window).map((time) => ({ ...time, group: names.get(time.teamId) ?? 'No team' }))),
    cohorts: signalsOf(stints.flatMap((stint) => timeWithin(stint, stint, window)).map((time) => ({ ...time, group: cohortOf(time.startedOn) }))),
  }
}

/** Each group's leavers beside what the rate of all would bring; groups in the order of their names. */
export function signalsOf(times: readonly GroupTime[]): GroupSignal[] {
  const groups = groupBy(times, (time) => time.group)
  const [left, years] = [times.filter((time) => time.left).length, sumYears(times)]
  const rate = years > 0 ? left / years : 0
  return [...groups].map(([group, own]) => {
    const people = new Set(own.map((time) => time.personId)).size
    const [events, exposure] = [own.filter((time) => time.left).length, sumYears(own)]
    const expected = exposure * rate
    // The council's rate weighs as much as 40 leavers shared out over its groups.
    const isAbove = rate > 0 && shrunkRate({ events, exposure, priorRate: rate, priorEvents: Math.max(1, 40 / groups.size) }).chanceAbove(rate) > SURE
    return { group, people, left: events, years: exposure, usual: { from: poissonQuantile(0.025, expected), until: poissonQuantile(0.975, expected) }, standing: standingOf(people, isAbove) }
  }).sort((a, b) => a.group.localeCompare(b.group, 'en', { numeric: true }))
}

function standingOf(people: number, isAbove: boolean): Standing {
  if (people < LEAST) return 'too few'
  return isAbove ? 'more than expected' : 'as expected'
}

/** The smallest count that a Poisson number does not exceed with probability p. */
export function poissonQuantile(p: number, mean: number): number {
  if (mean <= 0) return 0
  for (let count = 0; ; count += 1) if (gammaAbove(mean, count + 1) >= p) return count
}

/** Time in each team, and whether the stint ended there. */
function teamTimes(record: Workforce, stints: readonly Stint[], window: Window) {
  const places = groupBy(record.assignments.filter((one) => one.teamId !== null), (one) => one.personId)
  return stints.flatMap((stint) => (places.get(stint.personId) ?? []).flatMap((place) => timeWithin(stint, place, window).map((time) => ({ ...time, teamId: place.teamId ?? 0 }))))
}

function timeWithin(stint: Stint, part: { startedOn: Day; endedOn: Day | null }, window: Window): PersonTime[] {
  const from = later(later(stint.startedOn, part.startedOn), window.from)
  const end = [stint.endedOn, part.endedOn, window.until].reduce<Day>((first, one) => (one === null ? first : earlier(first, one)), window.until)
  if (end <= from) return []
  // An assignment ends with the employment, at times a day beside it.
  const left = stint.endedOn !== null && stint.endedOn <= window.until && stint.endedOn > window.from && (part.endedOn === null || part.endedOn >= addDays(stint.endedOn, -1))
  return [{ personId: stint.personId, startedOn: stint.startedOn, years: daysBetween(from, end) / 365.25, left }]
}

function cohortOf(startedOn: Day): string {
  return `Started ${censusYearOf(startedOn) - 1}-${String(censusYearOf(startedOn)).slice(2)}`
}

function sumYears(times: readonly { years: number }[]): number {
  return times.reduce((sum, time) => sum + time.years, 0)
}

const LEAST = 10
const SURE = 0.9

type Window = { from: Day; until: Day }
type PersonTime = { personId: number; startedOn: Day; years: number; left: boolean }
export type GroupTime = { personId: number; group: string; years: number; left: boolean }
export type Standing = 'too few' | 'as expected' | 'more than expected'

/** Of a team or of those who started in a year; nothing in it is of one person. */
export type GroupSignal = { group: string; people: number; left: number; years: number; usual: { from: number; until: number }; standing: Standing }
export type LeavingSignals = { window: Window; teams: GroupSignal[]; cohorts: GroupSignal[] }
