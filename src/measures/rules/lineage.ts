import { valueOf, type MeasureDefinition, type MeasureName } from './definitions.ts'
import type { Figure, FigureRow } from './figure.ts'
import { countsOf, type Population, type PopulationRow } from './population.ts'
import type { TotalRow } from './vacancies.ts'

/** A measure as DfE computes it, with the rows behind both parts. The amounts of the rows add up to the counts of `countsOf`. */
export function figureOf(definition: MeasureDefinition, population: Population): Figure {
  const counts = countsOf(population)
  const lineage = LINEAGE[definition.measure]
  const value = valueOf(definition, counts)
  const usesTotals = [lineage.numerator, ...(lineage.denominator ?? [])].some((part) => part === 'vacancies' || part === 'agencyCover')
  return {
    value,
    numerator: definition.numerator(counts),
    denominator: definition.denominator?.(counts) ?? null,
    numeratorRows: rowsFor(lineage.numerator, population, definition),
    denominatorRows: lineage.denominator === null ? null : joined(lineage.denominator.map((part) => rowsFor(part, population, definition))),
    leftOut: unknownFte(lineage, population, definition),
    from: usesTotals ? population.vacanciesFrom : null,
    whyMissing: value === null ? whyMissing(definition, population, lineage) : null,
  }
}

function rowsFor(part: LineagePart, population: Population, definition: MeasureDefinition): FigureRow[] | null {
  const { inPost, agency, absent } = population
  const workers = inPost === null || agency === null ? null : [...inPost, ...agency]
  const holders = workers?.some((row) => row.cases !== null) ? workers.filter((row) => (row.cases ?? 0) > 0) : null
  switch (part) {
    case 'vacancies': return population.vacancies?.map(totalRow) ?? null
    case 'agencyCover': return population.agencyCover?.map(totalRow) ?? null
    case 'cases': return holders?.map((row) => figureRow(row, row.cases ?? 0, '')) ?? null
    case 'caseHolders': return holders?.map((row) => figureRow(row, Math.max(0, row.fte ?? 0), `${row.cases} cases`)) ?? null
    case 'daysLost': return absent === null || absent.length === 0 ? null : absent.map((row) => figureRow(row, row.daysLost ?? 0, ''))
    case 'workingDays': {
      const days = countsOf(population).workingDays ?? 0
      return inPost?.map((row) => figureRow(row, (Math.round((row.fte ?? 0) * 1e6) * days) / 1e6, `${days} working days`)) ?? null
    }
    case 'inPost': return definition.basis === 'fte' ? byFte(inPost) : byHead(inPost, (row) => `${row.personId}`)
    case 'starters': return definition.basis === 'fte' ? byFte(population.starters) : byHead(population.starters, (row) => `${row.personId} ${row.startedOn}`)
    case 'leavers': return definition.basis === 'fte' ? byFte(population.leavers) : byHead(population.leavers, (row) => `${row.personId} ${row.endedOn}`)
    case 'agency': return definition.basis === 'fte' ? byFte(agency) : byHead(agency, (row) => `${row.employmentId}`)
  }
}

function byFte(rows: readonly PopulationRow[] | null): FigureRow[] | null {
  return rows?.map((row) => figureRow(row, row.fte ?? 0, row.fte === null ? 'FTE not known' : '')) ?? null
}

/** A person counts once; the second spell of the same person stands with 0. */
function byHead(rows: readonly PopulationRow[] | null, head: (row: PopulationRow) => string): FigureRow[] | null {
  const met = new Set<string>()
  return rows?.map((row) => {
    const isFirst = !met.has(head(row))
    met.add(head(row))
    return figureRow(row, isFirst ? 1 : 0, isFirst ? '' : 'the same person, counted already')
  }) ?? null
}

export function figureRow(row: PopulationRow, amount: number, what: string): FigureRow {
  return {
    personId: row.personId, employmentId: row.employmentId, postId: null, teamId: row.teamId, dfeRole: row.dfeRole, startOrigin: row.startOrigin,
    basis: row.basis, startedOn: row.startedOn, endedOn: row.endedOn, fte: row.fte, amount, what,
  }
}

export function totalRow(row: TotalRow): FigureRow {
  return { personId: row.personId, employmentId: null, postId: row.postId, teamId: row.teamId, dfeRole: row.dfeRole, startedOn: null, endedOn: null, fte: row.fte, amount: row.fte, what: row.what }
}

function unknownFte(lineage: Lineage, population: Population, definition: MeasureDefinition): FigureRow[] {
  if (definition.basis !== 'fte') return []
  const people = [lineage.numerator, ...(lineage.denominator ?? [])].flatMap((part) => (part === 'vacancies' || part === 'agencyCover' || part === 'cases' || part === 'daysLost' ? [] : (rowsFor(part, population, definition) ?? [])))
  return people.filter((row) => row.fte === null)
}

function joined(parts: readonly (FigureRow[] | null)[]): FigureRow[] | null {
  return parts.some((part) => part === null) ? null : parts.flatMap((part) => part ?? [])
}

function whyMissing(definition: MeasureDefinition, population: Population, lineage: Lineage): string {
  const counts = countsOf(population)
  if (definition.denominator?.(counts) === 0) return 'there is nobody to divide by'
  const parts = [lineage.numerator, ...(lineage.denominator ?? [])]
  if (population.inPost === null) return 'no return or HR file speaks of this day'
  if (parts.some((part) => part === 'leavers' || part === 'starters' || part === 'daysLost') && population.leavers === null) return 'no return or HR file speaks of the whole year'
  if (population.agency === null && parts.some((part) => part === 'agency' || part === 'cases')) return 'no return or agency file speaks of agency workers on this day'
  if (parts.includes('vacancies') || parts.includes('agencyCover')) return 'no establishment file is matched to people on this day, and no return states the total'
  if (parts.includes('cases')) return 'no return and no allocation file gives cases held on this day'
  return 'no file gives days lost in this year'
}

const LINEAGE: Readonly<Record<MeasureName, Lineage>> = {
  turnover: { numerator: 'leavers', denominator: ['inPost'] },
  'vacancy-rate': { numerator: 'vacancies', denominator: ['vacancies', 'inPost'] },
  'agency-rate': { numerator: 'agency', denominator: ['agency', 'inPost'] },
  'agency-cover': { numerator: 'agencyCover', denominator: ['agency'] },
  'vacancy-agency-cover': { numerator: 'agencyCover', denominator: ['vacancies'] },
  'average-caseload': { numerator: 'cases', denominator: ['caseHolders'] },
  'sickness-absence': { numerator: 'daysLost', denominator: ['workingDays'] },
  starters: { numerator: 'starters', denominator: null },
  leavers: { numerator: 'leavers', denominator: null },
  'in-post': { numerator: 'inPost', denominator: null },
  agency: { numerator: 'agency', denominator: null },
}

type Lineage = { numerator: LineagePart; denominator: readonly LineagePart[] | null }
type LineagePart = 'inPost' | 'starters' | 'leavers' | 'agency' | 'vacancies' | 'agencyCover' | 'cases' | 'caseHolders' | 'daysLost' | 'workingDays'
