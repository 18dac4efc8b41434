import { censusDay, yearEnding } from '../../time/census-year.ts'
import { formatDay } from '../../time/day.ts'
import { checks } from './check-return.ts'
import type { Finding } from './checks/check.ts'
import { standingOf } from './count-return.ts'
import type { CensusWorker } from './record.ts'

/** A return of one year with its workers typed. */
export type YearOfWorkers = { year: number; workers: Iterable<CensusWorker> }

/**
 * Check K25: does the return follow from the one of the year before? DfE compares them in COLLECT's continuity reports, whose logic was
 * not available; these are the comparisons that the two returns allow. Every finding is a query. The part of the id after the point tells
 * them apart (docs/census.md, "Continuity").
 */
export function checkContinuity(current: YearOfWorkers, previous: YearOfWorkers): readonly Finding[] {
  const now = peopleOf(current)
  const before = peopleOf(previous)
  const gap = current.year - previous.year
  const findings = gap === 1 ? [...missingPeople(now, before), ...followedPeople(now, before, current.year)] : [
    finding('K25.0', null, null, null, `The return of ${current.year} is compared with that of ${previous.year}, so only its roles can be. Compare it with the return of ${current.year - 1}.`),
  ]
  return [...findings, ...roleDrift(now, before), ...daysLostOddities(now, before)]
}

function missingPeople(now: People, before: People): Finding[] {
  const findings: Finding[] = []
  for (const [number, then] of before.inPost) {
    if (now.inPost.has(number) || now.leavers.has(number) || now.gone.has(number)) continue
    findings.push(finding('K25.1', null, 'SWENo', number, `${number} was in post on ${formatDay(before.until)} (worker ${then.position} of that return) and is neither in post nor a leaver now. Add them as a leaver, or correct the number if it changed.`, number))
  }
  return findings
}

function followedPeople(now: People, before: People, year: number): Finding[] {
  const findings: Finding[] = []
  const everyone = [...now.inPost.values(), ...now.leavers.values()]
  for (const worker of everyone) {
    const number = worker.registrationNumber
    if (number === null) continue
    const then = before.inPost.get(number)
    const say = (id: string, item: string, value: string | null, message: string) => void findings.push(finding(id, worker, item, value, message))
    if (then) {
      const [fteThen, fteNow] = [before.fte.get(number) ?? 0, now.ftePreviousYear.get(number) ?? 0]
      if (worker.ftePreviousYear !== null && Math.abs(fteThen - fteNow) > 0.0000005) {
        say('K25.2', 'FTE30', String(fteNow), `FTE30 is ${fteNow}, and the return of ${year - 1} had FTE ${fteThen} on ${formatDay(before.until)}. Correct the one that is wrong.`)
      }
      const starts = before.starts.get(number)
      if (worker.startedOn !== null && then.startedOn !== null && !(starts?.has(worker.startedOn) ?? false)) {
        say('K25.3', 'RoleStartDate', worker.startedOn, `The start date is ${formatDay(worker.startedOn)}; the return of ${year - 1} had ${formatDay(then.startedOn)}. A move or promotion inside the council keeps the date of joining.`)
      }
      continue
    }
    const left = before.leavers.get(number)
    if (left && now.inPost.has(number) && worker.startedOn !== null && left.endedOn !== null && worker.startedOn <= left.endedOn) {
      say('K25.4', 'RoleStartDate', worker.startedOn, `The worker left on ${formatDay(left.endedOn)} by the return of ${year - 1} and is in post now with a start on ${formatDay(worker.startedOn)}, before that. Give the date of the return, or correct last year.`)
    } else if (!left && worker.startedOn !== null && worker.startedOn < now.from) {
      say('K25.5', 'RoleStartDate', worker.startedOn, `The worker started on ${formatDay(worker.startedOn)} and was not in the return of ${year - 1}. Correct the start date, or the number if it changed.`)
    }
  }
  return findings
}

/** The share of a role moving by more than 15 points: 16 to 32 councils a year show one, mostly a change of coding (published role totals 2019 to 2025). */
function roleDrift(now: People, before: People): Finding[] {
  if (now.roleFte.all === 0 || before.roleFte.all === 0) return []
  return Object.entries(ROLES).flatMap(([role, label]) => {
    const [is, was] = [share(now, role), share(before, role)]
    if (Math.abs(is - was) <= 15) return []
    return [finding('K25.6', null, 'OrgRole', role, `${label} are ${is.toFixed(1)} % of the FTE in post and were ${was.toFixed(1)} % a year before, a change of ${Math.abs(is - was).toFixed(1)} percentage points. Check that titles are matched to DfE roles as they were.`)]
  })
}

function daysLostOddities(now: People, before: People): Finding[] {
  const [is, was] = [meanDays(now), meanDays(before)]
  if (is === null || was === null) return []
  if (is === 0 && was > 0) return [finding('K25.7', null, 'WorkingDaysLost', '0', `Nobody lost a day to sickness; a year before it was ${was.toFixed(1)} days for each worker. Check that absence was filled in.`)]
  if (is > 3 * was || is < was / 3) return [finding('K25.7', null, 'WorkingDaysLost', is.toFixed(1), `Days lost are ${is.toFixed(1)} for each worker and were ${was.toFixed(1)} a year before. Check the unit: working days, not hours or calendar days.`)]
  return []
}

const ROLES: Readonly<Record<string, string>> = {
  1: 'Senior managers', 2: 'Middle managers', 3: 'First line managers', 4: 'Senior practitioners', 5: 'Case holders', 6: 'Qualified workers without cases',
}

function share(people: People, role: string): number {
  return (100 * (people.roleFte.by.get(role) ?? 0)) / people.roleFte.all
}

function meanDays(people: People): number | null {
  return people.inPost.size === 0 ? null : people.days / people.inPost.size
}

/** Staff by registration number, which is what the two years have in common; agency workers are not followed. */
function peopleOf({ year, workers }: YearOfWorkers): People {
  const period = yearEnding(censusDay(year))
  const people: People = {
    ...period, inPost: new Map(), leavers: new Map(), gone: new Set(), fte: new Map(), ftePreviousYear: new Map(), starts: new Map(), roleFte: { all: 0, by: new Map() }, days: 0,
  }
  for (const worker of workers) {
    const number = worker.registrationNumber
    if (worker.agency === true || number === null) continue
    const standing = standingOf(worker, period)
    people.ftePreviousYear.set(number, sum(people.ftePreviousYear.get(number), worker.ftePreviousYear))
    if (standing.inPost) {
      if (!people.inPost.has(number)) people.inPost.set(number, worker)
      people.fte.set(number, sum(people.fte.get(number), worker.fte))
      if (worker.startedOn !== null) people.starts.set(number, (people.starts.get(number) ?? new Set()).add(worker.startedOn))
      people.days += worker.daysLost ?? 0
      people.roleFte.all += worker.fte ?? 0
      if (worker.role !== null) people.roleFte.by.set(worker.role, (people.roleFte.by.get(worker.role) ?? 0) + (worker.fte ?? 0))
    } else if (standing.leaver) people.leavers.set(number, worker)
    else people.gone.add(number)
  }
  return people
}

/** Adds FTE in millionths, so that two halves of 0.3 are the 0.6 of the year before. */
function sum(a: number | undefined, b: number | null): number {
  return Math.round(((a ?? 0) + (b ?? 0)) * 1_000_000) / 1_000_000
}

function finding(check: string, worker: CensusWorker | null, item: string | null, value: string | null, message: string, registrationNumber: string | null = null): Finding {
  return {
    check, dfe: checks.find((one) => one.id === 'K25')?.dfe ?? null, severity: 'query', position: worker?.position ?? null, line: worker?.line ?? null,
    registrationNumber: worker?.registrationNumber ?? registrationNumber, item, value, message,
  }
}

type People = {
  from: string
  until: ReturnType<typeof censusDay>
  inPost: Map<string, CensusWorker>
  leavers: Map<string, CensusWorker>
  gone: Set<string>
  fte: Map<string, number>
  ftePreviousYear: Map<string, number>
  starts: Map<string, Set<string>>
  roleFte: { all: number; by: Map<string, number> }
  days: number
}
