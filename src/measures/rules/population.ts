import { yearEnding } from '../../time/census-year.ts'
import { addMonths, type Day } from '../../time/day.ts'
import { coversAgency, coversStaff, dayBefore, indexRecord, isAgencyOn, isInPost, isLeaver, isStarter, leaverFte, observed, observedOn, type RecordIndex } from '../../workforce/rules/on-day.ts'
import { startOrigin } from '../../census/rules/layouts/code-sets.ts'
import type { Assignment, Employment, Workforce } from '../../workforce/rules/record.ts'
import { sicknessIn } from '../../workforce/rules/sickness.ts'
import type { Counts } from './definitions.ts'
import { totalFte, vacanciesOn, type TotalRow } from './vacancies.ts'
import { workingDaysIn } from './working-days.ts'

/** The rows that every measure of a year is made of, the year being the one that ends `on`. */
export function populationOf(record: Workforce, on: Day): Population {
  const { from, until } = yearEnding(on)
  const index = indexRecord(record)
  const row = (employment: Employment, day: Day): PopulationRow => rowOf(employment, index, day, on)
  const gaps = (employment: Employment) => index.unconfirmed.get(employment.id) ?? []
  const isKnown = coversStaff(record.coverage, until)
  const yearIsKnown = isKnown && coversStaff(record.coverage, from)
  const totals = vacanciesOn(record, until)
  return {
    from,
    until,
    inPost: isKnown ? record.employments.filter((employment) => isInPost(employment, gaps(employment), until)).map((employment) => row(employment, until)) : null,
    starters: yearIsKnown
      ? record.employments.filter((employment) => isStarter(employment, gaps(employment), from, until)).map((employment) => row(employment, until))
      : null,
    leavers: yearIsKnown
      ? record.employments.filter((employment) => isLeaver(employment, from, until)).map((employment) => ({ ...row(employment, dayBefore(from)), fte: leaverFte(index.observations.get(employment.id) ?? [], dayBefore(from)) }))
      : null,
    agency: coversAgency(record.coverage, until)
      ? record.employments.filter((employment) => isAgencyOn(employment, gaps(employment), until)).map((employment) => row(employment, until))
      : null,
    // days lost in the year count for whoever worked in it, also for those who left or came and went
    absent: yearIsKnown ? absentIn(record, { from, until }, record.employments.filter((employment) => employment.basis === 'employed').map((employment) => row(employment, until))) : null,
    vacancies: totals.vacancies,
    agencyCover: totals.agencyCover,
    vacanciesFrom: totals.from,
  }
}

/** Rows with days lost: from lists of absences where they speak of the whole year, each person's in one row; else as a return or an extract says for the day. */
function absentIn(record: Workforce, year: { from: Day; until: Day }, rows: readonly PopulationRow[]): PopulationRow[] {
  const lost = sicknessIn(record, year)
  if (lost === null) return rows.filter((row) => row.daysLost !== null)
  const left = new Map(lost)
  return rows.flatMap((row) => {
    const days = left.get(row.personId)
    if (days === undefined || row.startedOn > year.until || (row.endedOn !== null && row.endedOn < year.from)) return []
    left.delete(row.personId)
    return [{ ...row, daysLost: days }]
  })
}

/** DfE's counts from the rows. FTE adds every row; headcount counts a person once (CSWW methodology), agency rows never merged. */
export function countsOf(population: Population): Counts {
  const { inPost, starters, leavers, agency, absent } = population
  const holders = inPost === null || agency === null ? null : [...inPost, ...agency].filter((row) => (row.cases ?? 0) > 0)
  const knowsCases = inPost !== null && agency !== null && [...inPost, ...agency].some((row) => row.cases !== null)
    return {
    inPostFte: total(inPost, (row) => row.fte),
    inPostHeadcount: heads(inPost, (row) => `${row.personId}`),
    startersFte: total(starters, (row) => row.fte),
    startersHeadcount: heads(starters, (row) => `${row.personId} ${row.startedOn}`),
    leaversFte: total(leavers, (row) => row.fte),
    leaversHeadcount: heads(leavers, (row) => `${row.personId} ${row.endedOn}`),
    agencyFte: total(agency, (row) => row.fte),
    agencyHeadcount: heads(agency, (row) => `${row.employmentId}`),
    agencyCoverFte: totalFte(population.agencyCover),
    vacancyFte: totalFte(population.vacancies),
    caseHoldersFte: knowsCases ? total(holders, (row) => Math.max(0, row.fte ?? 0)) : null,
    cases: knowsCases ? total(holders, (row) => row.cases) : null,
    daysLost: absent === null || absent.length === 0 ? null : total(absent, (row) => row.daysLost),
    workingDays: workingDaysIn(population),
  }
}

function rowOf(employment: Employment, index: RecordIndex, day: Day, on: Day): PopulationRow {
  const observations = index.observations.get(employment.id) ?? []
  const assignment = assignmentOn(index.assignments.get(employment.id) ?? [], day)
  return {
    basis: employment.basis,
    employmentId: employment.id,
    personId: employment.personId,
    startedOn: employment.startedOn,
    endedOn: employment.endedOn,
    startOrigin: employment.startOrigin,
    fte: observed(observations, 'fte', day),
    dfeRole: assignment?.dfeRole ?? observed(observations, 'dfeRole', day),
    teamId: assignment?.teamId ?? null,
    cases: observedOn(observations, 'cases', on),
    daysLost: observedOn(observations, 'daysLost', on),
  }
}

/** Where somebody works on a day; of two places at once the one begun last, as in acting up. */
export function assignmentOn(assignments: readonly Assignment[], on: Day): Assignment | null {
  let found: Assignment | null = null
  for (const assignment of assignments) {
    const isInForce = assignment.startedOn <= on && (assignment.endedOn === null || assignment.endedOn >= on)
    if (isInForce && (found === null || assignment.startedOn > found.startedOn)) found = assignment
  }
  return found
}

// Whole millionths, so that 0.1 + 0.2 is 0.3 in a sum of FTEs with up to six decimals.
const SCALE = 1_000_000

function total(rows: readonly PopulationRow[] | null, value: (row: PopulationRow) => number | null): number | null {
  // who has no FTE on record is left out (DfE); where nobody has one, the sum is not known
  if (rows === null || (rows.length > 0 && rows.every((row) => value(row) === null))) return null
  return rows.reduce((sum, row) => sum + Math.round((value(row) ?? 0) * SCALE), 0) / SCALE
}

function heads(rows: readonly PopulationRow[] | null, head: (row: PopulationRow) => string): number | null {
  return rows === null ? null : new Set(rows.map(head)).size
}

export type Population = {
  from: Day
  until: Day
  /** Null: the record cannot speak of the day or year. */
  inPost: PopulationRow[] | null
  starters: PopulationRow[] | null
  leavers: PopulationRow[] | null
  agency: PopulationRow[] | null
  /** Everybody with days lost in the year. */
  absent: PopulationRow[] | null
  /** Vacant posts, or the total that a return states. */
  vacancies: readonly TotalRow[] | null
  agencyCover: readonly TotalRow[] | null
  vacanciesFrom: string | null
}

export type PopulationRow = {
  basis: Employment['basis']
  employmentId: number
  personId: number
  startedOn: Day
  endedOn: Day | null
  startOrigin: number | null
  fte: number | null
  dfeRole: number | null
  teamId: number | null
  cases: number | null
  daysLost: number | null
}

export type GroupKind = 'team' | 'service' | 'role' | 'stage' | 'entry route'
export type Group = { kind: GroupKind; id: number | string; name: string }

/**
 * The population split by team, service, role, stage or entry route on the day. A total that no row gives (a return's vacancies) is the
 * whole council's and is not known in a group. A person in several groups is counted in each.
 */
export function groupPopulation(population: Population, record: Workforce, by: GroupKind): { group: Group; population: Population }[] {
  const keyOf = groupKey(record, by, population.until)
  const lists = [population.inPost, population.starters, population.leavers, population.agency, population.vacancies].flatMap((list): readonly Grouped[] => list ?? [])
  const ids = [...new Set(lists.map(keyOf))].filter((id) => id !== null).sort((a, b) => (a < b ? -1 : 1))
  return ids.map((id) => {
    const own = keepRows(population, (row) => keyOf(row) === id)
    return {
      group: { kind: by, id, name: groupName(record, by, id) },
      population: by === 'stage' || by === 'entry route' ? { ...own, vacancies: null, agencyCover: null } : own,
    }
  })
}

/** The part of a population whose rows `keep` keeps; a total that no row gives is not known of a part. */
export function keepRows(population: Population, keep: (row: Grouped) => boolean): Population {
  const only = <Row extends Grouped>(list: readonly Row[] | null) => (list === null ? null : list.filter(keep))
  const hasPosts = population.vacancies?.some((row) => row.postId !== null) ?? false
  return {
    ...population,
    inPost: only(population.inPost),
    starters: only(population.starters),
    leavers: only(population.leavers),
    agency: only(population.agency),
    absent: only(population.absent),
    vacancies: hasPosts ? only(population.vacancies) : null,
    agencyCover: hasPosts ? only(population.agencyCover) : null,
  }
}

/** Which group a row is of; null where it is of none, as an agency worker has no entry route. */
export function groupKey(record: Workforce, by: GroupKind, until: Day): (row: Grouped) => number | string | null {
  const services = new Map(record.teams.map((team) => [team.id, team.serviceId]))
  switch (by) {
    case 'role': return (row) => row.dfeRole
    case 'team': return (row) => row.teamId
    case 'service': return (row) => services.get(row.teamId ?? 0) ?? null
    case 'entry route': return (row) => row.startOrigin ?? null
    case 'stage': return (row) => (row.startedOn === undefined || row.startedOn === null || row.basis === 'agency' ? null : stageOf(row, until))
  }
}

/** Newly qualified in the first year: came newly qualified (StartOrigin 1) less than twelve months before the day, or before leaving. */
function stageOf(row: Grouped, until: Day): string {
  const at = row.endedOn !== null && row.endedOn !== undefined && row.endedOn < until ? row.endedOn : until
  return row.startOrigin === 1 && (row.startedOn ?? at) > addMonths(at, -12) ? 'newly qualified' : 'others'
}

export function groupName(record: Workforce, by: GroupKind, id: number | string): string {
  switch (by) {
    case 'role': return DFE_ROLES[Number(id)] ?? `Role ${id}`
    case 'team': return record.teams.find((team) => team.id === id)?.name ?? String(id)
    case 'service': return record.services.find((service) => service.id === id)?.name ?? String(id)
    case 'entry route': return startOrigin.find((code) => code.code === String(id))?.label ?? `Entry route ${id}`
    case 'stage': return id === 'newly qualified' ? 'Newly qualified, first year' : 'All others'
  }
}

/** What a row must have to be put in a group. */
export type Grouped = {
  teamId: number | null
  dfeRole: number | null
  startOrigin?: number | null
  startedOn?: Day | null
  endedOn?: Day | null
  basis?: Employment['basis']
}

/** DfE's six organisational roles (CSWW 2024-25 specification, CS090). */
export const DFE_ROLES: Readonly<Record<number, string>> = {
  1: 'Senior manager',
  2: 'Middle manager',
  3: 'First line manager',
  4: 'Senior practitioner',
  5: 'Case holder',
  6: 'Qualified without cases',
}
