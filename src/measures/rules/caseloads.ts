import { censusDay, censusYearOf } from '../../time/census-year.ts'
import { addMonths, type Day } from '../../time/day.ts'
import { sumFte } from '../../workforce/rules/fte.ts'
import { groupBy } from '../../workforce/rules/group-by.ts'
import type { Basis, Workforce } from '../../workforce/rules/record.ts'
import { median } from './figure.ts'
import { populationOf, type PopulationRow } from './population.ts'

/** What one worker holds on a day, in one unit. Cases of a return, children and families are never added to one another. */
export type Caseload = {
  personId: number
  basis: Basis
  teamId: number | null
  /** Null where not known; the worker then counts per worker and not per FTE. */
  fte: number | null
  /** Newly qualified, in the first year. */
  isNewlyQualified: boolean
  unit: CaseloadUnit
  count: number
}

export type CaseloadUnit = 'cases' | 'children' | 'families' | 'carer households'
export type CaseloadFilter = { withAgency: boolean; withNewlyQualified: boolean }

/**
 * Held work per worker and per FTE, with its spread: a mean of 15.4 hides who holds 30 (Community Care, 25 March 2025). Only workers who hold
 * something are divided by, as DfE does; per FTE only those with an FTE above zero, and their work only (docs/rules/measures.md, "Caseload").
 */
export function summariseCaseloads(caseloads: readonly Caseload[], filter: CaseloadFilter): CaseloadSummary {
  const kept = keepCaseloads(caseloads, filter)
  const withFte = kept.filter((one) => (one.fte ?? 0) > 0)
  const counts = kept.map((one) => one.count)
  const [held, fte] = [sum(counts), sumFte(withFte.map((one) => one.fte))]
  return {
    unit: kept[0]?.unit ?? caseloads[0]?.unit ?? 'cases',
    workers: kept.length,
    agencyWorkers: kept.filter((one) => one.basis === 'agency').length,
    newlyQualified: kept.filter((one) => one.isNewlyQualified).length,
    held,
    fte,
    heldByFte: sum(withFte.map((one) => one.count)),
    perWorker: kept.length === 0 ? null : held / kept.length,
    perFte: fte === 0 ? null : sum(withFte.map((one) => one.count)) / fte,
    lowest: counts.length === 0 ? null : Math.min(...counts),
    quarter: quantile(counts, 0.25),
    median: median(counts),
    threeQuarters: quantile(counts, 0.75),
    highest: counts.length === 0 ? null : Math.max(...counts),
    withoutFte: kept.length - withFte.length,
  }
}

export function keepCaseloads(caseloads: readonly Caseload[], filter: CaseloadFilter): Caseload[] {
  const units = new Set(caseloads.map((one) => one.unit))
  if (units.size > 1) throw new RangeError(`caseloads of different units are never added: ${[...units].join(', ')}`)
  return caseloads.filter((one) => one.count > 0 && (filter.withAgency || one.basis === 'employed') && (filter.withNewlyQualified || !one.isNewlyQualified))
}

export function caseloadsByTeam(caseloads: readonly Caseload[], filter: CaseloadFilter, record: Workforce): { teamId: number | null; teamName: string; summary: CaseloadSummary }[] {
  const names = new Map(record.teams.map((team) => [team.id, team.name]))
  return [...groupBy(keepCaseloads(caseloads, filter), (one) => one.teamId)]
    .map(([teamId, own]) => ({ teamId, teamName: names.get(teamId ?? 0) ?? 'No team', summary: summariseCaseloads(own, filter) }))
    .sort((a, b) => Number(a.teamId === null) - Number(b.teamId === null) || a.teamName.localeCompare(b.teamName, 'en-GB', { numeric: true }))
}

/** The cases held on the last 30 September, up to a day, that a return in the record speaks of; null without one. */
export function caseloadsOfReturn(record: Workforce, on: Day): { on: Day; caseloads: Caseload[] } | null {
  const year = record.coverage.returnYears.filter((one) => censusDay(one) <= on && one <= censusYearOf(on)).at(-1)
  if (year === undefined) return null
  const day = censusDay(year)
  const population = populationOf(record, day)
  const rows = [...(population.inPost ?? []), ...(population.agency ?? [])].filter((row) => row.cases !== null)
  return { on: day, caseloads: rows.map((row) => ({ ...aboutWorker(row, day), unit: 'cases' as const, count: row.cases ?? 0 })) }
}

/** What an allocation file gives, one count per person and unit, joined to who the person is on the day. Holders who are not in post keep their work. */
export function caseloadsOfAllocations(record: Workforce, held: readonly { personId: number; unit: CaseloadUnit; count: number }[], on: Day): Caseload[] {
  const population = populationOf(record, on)
  const workers = groupBy([...(population.inPost ?? []), ...(population.agency ?? [])], (row) => row.personId)
  return held.map(({ personId, unit, count }) => {
    const own = workers.get(personId) ?? []
    const [first] = own
    const known = own.filter((row) => row.fte !== null)
    return {
      ...(first ? aboutWorker(first, on) : { basis: 'employed' as const, teamId: null, isNewlyQualified: false }),
      personId, unit, count, fte: known.length === 0 ? null : sumFte(known.map((row) => row.fte)),
    }
  })
}

function aboutWorker(row: PopulationRow, on: Day) {
  return { personId: row.personId, basis: row.basis, teamId: row.teamId, fte: row.fte, isNewlyQualified: row.basis === 'employed' && row.startOrigin === 1 && row.startedOn > addMonths(on, -12) }
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0)
}

/** Between the two nearest values in proportion (Hyndman and Fan's type 7, as spreadsheets do). */
function quantile(values: readonly number[], share: number): number | null {
  const sorted = [...values].sort((a, b) => a - b)
  const place = share * (sorted.length - 1)
  const [low, high] = [sorted[Math.floor(place)], sorted[Math.ceil(place)]]
  return low === undefined || high === undefined ? null : low + (high - low) * (place - Math.floor(place))
}

export type CaseloadSummary = {
  unit: CaseloadUnit
  workers: number
  agencyWorkers: number
  newlyQualified: number
  held: number
  fte: number
  /** What the workers with a known FTE hold: the upper part of "per FTE". */
  heldByFte: number
  perWorker: number | null
  perFte: number | null
  lowest: number | null
  quarter: number | null
  median: number | null
  threeQuarters: number | null
  highest: number | null
  /** Holders whose FTE is not known or zero. */
  withoutFte: number
}
