import { yearEnding } from '../../time/census-year.ts'
import type { Day } from '../../time/day.ts'
import { coversAgency, coversStaff, dayBefore, indexRecord, isAgencyOn, isInPost, isLeaver, isStarter, observed, observedOn, type RecordIndex } from '../../workforce/rules/on-day.ts'
import type { Assignment, Employment, StatementItem, Workforce } from '../../workforce/rules/record.ts'
import type { Counts } from './definitions.ts'
import { workingDaysIn } from './working-days.ts'

/** The rows that every measure of a year is made of, the year being the one that ends `on`. */
export function populationOf(record: Workforce, on: Day): Population {
  const { from, until } = yearEnding(on)
  const index = indexRecord(record)
  const row = (employment: Employment, day: Day): PopulationRow => rowOf(employment, index, day, on)
  const gaps = (employment: Employment) => index.unconfirmed.get(employment.id) ?? []
  const isKnown = coversStaff(record.coverage, until)
  const yearIsKnown = isKnown && coversStaff(record.coverage, from)
  return {
    from,
    until,
    inPost: isKnown ? record.employments.filter((employment) => isInPost(employment, gaps(employment), until)).map((employment) => row(employment, until)) : null,
    starters: yearIsKnown
      ? record.employments.filter((employment) => isStarter(employment, gaps(employment), from, until)).map((employment) => row(employment, until))
      : null,
    leavers: yearIsKnown
      ? record.employments.filter((employment) => isLeaver(employment, from, until)).map((employment) => row(employment, dayBefore(from)))
      : null,
    agency: coversAgency(record.coverage, until)
      ? record.employments.filter((employment) => isAgencyOn(employment, until, gaps(employment))).map((employment) => row(employment, until))
      : null,
    // days lost in the year count for whoever worked in it, also for those who left or came and went
    absent: yearIsKnown
      ? record.employments.filter((employment) => employment.basis === 'employed').map((employment) => row(employment, until)).filter((found) => found.daysLost !== null)
      : null,
    vacancyFte: statementOn(record, 'vacancies-fte', until),
    agencyCoverFte: statementOn(record, 'agency-cover-fte', until),
  }
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
    agencyCoverFte: population.agencyCoverFte,
    vacancyFte: population.vacancyFte,
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

export function assignmentOn(assignments: readonly Assignment[], on: Day): Assignment | null {
  return assignments.find((assignment) => assignment.startedOn <= on && (assignment.endedOn === null || assignment.endedOn >= on)) ?? null
}

function statementOn(record: Workforce, item: StatementItem, on: Day): number | null {
  const statement = record.statements.filter((row) => row.item === item && row.onDay === on).at(-1)
  return statement === undefined ? null : Number(statement.value)
}

// Whole millionths, so that 0.1 + 0.2 is 0.3 in a sum of FTEs with up to six decimals.
const SCALE = 1_000_000

function total(rows: readonly PopulationRow[] | null, value: (row: PopulationRow) => number | null): number | null {
  return rows === null ? null : rows.reduce((sum, row) => sum + Math.round((value(row) ?? 0) * SCALE), 0) / SCALE
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
  vacancyFte: number | null
  agencyCoverFte: number | null
}

export type PopulationRow = {
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

export type GroupKind = 'team' | 'service' | 'role'

/**
 * The population split by team, service or role on the day. Totals that no row gives (vacancies, agency cover) are the whole
 * council's and stay null in a group. A person in several groups is counted in each.
 */
export function groupPopulation(population: Population, record: Workforce, by: GroupKind): { group: { kind: GroupKind; id: number | string; name: string }; population: Population }[] {
  const teams = new Map(record.teams.map((team) => [team.id, team]))
  const keyOf = (row: PopulationRow): number | null => {
    if (by === 'role') return row.dfeRole
    const team = row.teamId === null ? undefined : teams.get(row.teamId)
    return by === 'team' ? (team?.id ?? null) : (team?.serviceId ?? null)
  }
  const lists = [population.inPost, population.starters, population.leavers, population.agency].flatMap((list) => list ?? [])
  const ids = [...new Set(lists.map(keyOf))].filter((id) => id !== null).sort((a, b) => a - b)
  const only = (list: PopulationRow[] | null, id: number) => (list === null ? null : list.filter((row) => keyOf(row) === id))
  return ids.map((id) => ({
    group: { kind: by, id, name: nameOf(by, id, record) },
    population: {
      ...population,
      inPost: only(population.inPost, id),
      starters: only(population.starters, id),
      leavers: only(population.leavers, id),
      agency: only(population.agency, id),
      absent: only(population.absent, id),
      vacancyFte: null,
      agencyCoverFte: null,
    },
  }))
}

function nameOf(by: GroupKind, id: number, record: Workforce): string {
  if (by === 'role') return DFE_ROLES[id] ?? `Role ${id}`
  const list: readonly { id: number; name: string }[] = by === 'team' ? record.teams : record.services
  return list.find((row) => row.id === id)?.name ?? String(id)
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
