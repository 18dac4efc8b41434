import type { Workforce } from '../../workforce/rules/record.ts'
import { coversAgency, coversStaff } from '../../workforce/rules/on-day.ts'
import { agencyCost } from './agency-cost.ts'
import { amountOf, median, missing, type Figure, type FigureRow, type MeasureHeading } from './figure.ts'
import { figureRow, totalRow } from './lineage.ts'
import type { Population, PopulationRow } from './population.ts'
import { listMoves, monthsBetween, type Move } from './progression.ts'
import { stability } from './stability.ts'

/** Measures that DfE does not publish, computed from the same rows; the year is the one that ends on the day (C010, C109, C115, C157, C159, C177). */
export const moreMeasures: readonly MoreMeasure[] = [
  {
    measure: 'vacancy-rate-without-offers', basis: 'fte', label: 'Vacancy rate without offers', unit: 'percent', polarity: 'low is good', combine: 'ratio',
    formula: 'vacancies for which no offer was made / (all vacancies + in post)', source: 'Throughline, docs/rules/establishment.md, "Two counts of vacancies"',
    figure: ({ population }) => withoutOffers(population),
  },
  {
    measure: 'stability', basis: 'headcount', label: 'Stability', unit: 'percent', polarity: 'high is good', combine: 'ratio',
    formula: 'people in the same post as twelve months ago / people in post twelve months ago', source: 'Throughline, docs/rules/measures.md, "Stability"',
    figure: ({ record, population }) => stability(record, population.until),
  },
  {
    measure: 'progression', basis: 'headcount', label: 'Progressed', unit: 'percent', polarity: 'high is good', combine: 'ratio',
    formula: 'people promoted in the year / people in post on the day before it and on its last day', source: 'Throughline, docs/rules/measures.md, "Progression"',
    figure: (context) => progressed(context),
  },
  {
    measure: 'promotions', basis: 'headcount', label: 'Promotions', unit: 'moves', polarity: 'neither', combine: 'count',
    formula: 'moves in the year to a more senior DfE role or a higher grade', source: 'Throughline, docs/rules/measures.md, "Progression"',
    figure: (context) => moves(context, 'promotion', 'count', () => 1),
  },
  {
    measure: 'sideways-moves', basis: 'headcount', label: 'Sideways moves', unit: 'moves', polarity: 'neither', combine: 'count',
    formula: 'moves in the year to another post, team or role that is neither more senior nor a higher grade', source: 'Throughline, docs/rules/measures.md, "Progression"',
    figure: (context) => moves(context, 'sideways', 'count', () => 1),
  },
  {
    measure: 'time-to-progress', basis: 'headcount', label: 'Time to progress', unit: 'months', polarity: 'neither', combine: 'median',
    formula: 'median of the months from joining to the promotion, over the promotions of the year; people not promoted yet are not in it',
    source: 'Throughline, docs/rules/measures.md, "Progression"',
    figure: (context) => moves(context, 'promotion', 'median', (move) => move.months),
  },
  {
    measure: 'time-in-service', basis: 'headcount', label: 'Time in service', unit: 'years', polarity: 'neither', combine: 'ratio',
    formula: 'years since joining this council, added up / people in post', source: 'DfE CSWW methodology: time in the employing authority',
    figure: ({ population }) => timeInService(population),
  },
  {
    measure: 'days-lost-per-person', basis: 'headcount', label: 'Days lost to sickness per person', unit: 'days per person', polarity: 'low is good', combine: 'ratio',
    formula: 'working days lost in the year / people in post on its last day; not the absence rate', source: 'Throughline, docs/rules/measures.md, "Sickness"',
    figure: ({ population }) => daysPerPerson(population),
  },
  {
    measure: 'agency-in-year', basis: 'headcount', label: 'Agency workers in the year', unit: 'people', polarity: 'neither', combine: 'count',
    formula: 'agency workers with at least one day in the year', source: 'Throughline, docs/rules/measures.md, "Agency cost"',
    figure: (context) => agencyInYear(context),
  },
  {
    measure: 'agency-cost', basis: 'fte', label: 'Agency cost', unit: 'pounds', polarity: 'low is good', combine: 'count',
    formula: 'charge x working time in the year, estimated before bank holidays and leave; workers without a known charge are listed, not counted',
    source: 'Throughline, docs/rules/measures.md, "Agency cost"',
    figure: (context) => agencySpend(context),
  },
]

/** The figure of a measure for the rows that `keep` keeps: how a group is computed from the whole. */
export function narrow(measure: MoreMeasure, figure: Figure, keep: (row: FigureRow) => boolean): Figure {
  const [numeratorRows, denominatorRows] = [figure.numeratorRows?.filter(keep) ?? null, figure.denominatorRows?.filter(keep) ?? null]
  if (numeratorRows === null) return figure
  const isUnknown = measure.combine === 'ratio' && denominatorRows === null
  return isUnknown ? { ...missing(figure.whyMissing ?? 'not known in a group'), numeratorRows } : combine(measure.combine, numeratorRows, denominatorRows, { ...figure, leftOut: figure.leftOut.filter(keep) }, measure.unit === 'percent')
}

function combine(how: MoreMeasure['combine'], numeratorRows: readonly FigureRow[], denominatorRows: readonly FigureRow[] | null, rest: Pick<Figure, 'leftOut' | 'from'>, isPercent: boolean): Figure {
  const numerator = amountOf(numeratorRows)
  const denominator = denominatorRows === null ? null : amountOf(denominatorRows)
  const base = { numerator, denominator, numeratorRows, denominatorRows, leftOut: rest.leftOut, from: rest.from }
  if (how === 'count') return { ...base, value: numerator, whyMissing: null }
  if (how === 'median') {
    const value = median(numeratorRows.map((row) => row.amount))
    return { ...base, value, numerator: value, denominator: numeratorRows.length, denominatorRows: numeratorRows.map((row) => ({ ...row, amount: 1 })), whyMissing: value === null ? 'nobody was promoted in the year' : null }
  }
  if (denominator === null || denominator === 0) return { ...base, value: null, whyMissing: 'there is nobody to divide by' }
  return { ...base, value: (isPercent ? 100 * numerator : numerator) / denominator, whyMissing: null }
}

function withoutOffers({ vacancies, inPost, vacanciesFrom }: Population): Figure {
  if (vacancies === null || inPost === null || vacancies.some((row) => row.hasOffer === null)) return missing('it needs the establishment of the day, matched to people')
  const rows = vacancies.map((row) => ({ isOpen: row.hasOffer === false, row: totalRow(row) }))
  const staff = inPost.map((row) => figureRow(row, row.fte ?? 0, ''))
  return combine('ratio', rows.filter((one) => one.isOpen).map((one) => one.row), [...rows.map((one) => one.row), ...staff], { leftOut: [], from: vacanciesFrom }, true)
}

function moves({ record, population }: MeasureContext, kind: Move['kind'], how: 'count' | 'median', amount: (move: Move) => number): Figure {
  if (!knowsYear(record, population)) return missing(NO_YEAR)
  const rows = listMoves(record, population.from, population.until).filter((move) => move.kind === kind).map((move) => moveRow(move, amount(move)))
  return combine(how, rows, null, { leftOut: [], from: null }, false)
}

function progressed({ record, population }: MeasureContext): Figure {
  if (!knowsYear(record, population)) return missing(NO_YEAR)
  const promoted = new Map(listMoves(record, population.from, population.until).filter((move) => move.kind === 'promotion').map((move) => [move.personId, move]))
  const stayed = onePerPerson(population.inPost ?? []).filter((row) => row.startedOn < population.from)
  const numeratorRows = stayed.flatMap((row) => {
    const move = promoted.get(row.personId)
    return move ? [figureRow(row, 1, move.what)] : []
  })
  return combine('ratio', numeratorRows, stayed.map((row) => figureRow(row, 1, '')), { leftOut: [], from: null }, true)
}

function timeInService(population: Population): Figure {
  if (population.inPost === null) return missing('no return or HR file speaks of this day')
  const people = onePerPerson(population.inPost)
  const years = (row: PopulationRow) => Math.round((monthsBetween(row.startedOn, population.until) / 12) * 1e6) / 1e6
  return combine('ratio', people.map((row) => figureRow(row, years(row), '')), people.map((row) => figureRow(row, 1, '')), { leftOut: [], from: null }, false)
}

function daysPerPerson(population: Population): Figure {
  if (population.absent === null || population.absent.length === 0 || population.inPost === null) return missing('no file gives days lost in this year')
  const days = population.absent.map((row) => figureRow(row, row.daysLost ?? 0, ''))
  return combine('ratio', days, onePerPerson(population.inPost).map((row) => figureRow(row, 1, '')), { leftOut: [], from: null }, false)
}

function agencyInYear({ record, population }: MeasureContext): Figure {
  if (!coversAgency(record.coverage, population.until) || record.coverage.agencyFrom === null || record.coverage.agencyFrom > population.from) return missing(NO_AGENCY)
  return combine('count', agencyCost(record, population.from, population.until).map((row) => spendRow(row, 1, row.supplier ?? '')), null, { leftOut: [], from: null }, false)
}

function agencySpend({ record, population }: MeasureContext): Figure {
  if (record.coverage.agencyFrom === null || record.coverage.agencyFrom > population.until) return missing('no agency file has been loaded')
  const rows = agencyCost(record, population.from, population.until)
  const known = rows.filter((row) => row.pounds !== null).map((row) => spendRow(row, row.pounds ?? 0, `${row.weekdays} weekdays${row.supplier === null ? '' : `, ${row.supplier}`}`))
  const unknown = rows.filter((row) => row.pounds === null).map((row) => spendRow(row, 0, `not known: ${row.unknown.join(', ')}`))
  if (known.length === 0 && unknown.length > 0) return { ...missing('no agency worker of the year has a known charge, FTE, start and end'), leftOut: unknown }
  return combine('count', known, null, { leftOut: unknown, from: null }, false)
}

function spendRow(row: ReturnType<typeof agencyCost>[number], amount: number, what: string): FigureRow {
  return { personId: row.personId, employmentId: row.employmentId, postId: null, teamId: null, dfeRole: null, basis: 'agency', startedOn: row.startedOn, endedOn: row.endedOn, fte: row.fte, amount, what }
}

function moveRow(move: Move, amount: number): FigureRow {
  return {
    personId: move.personId, employmentId: move.employmentId, postId: null, teamId: move.teamId, dfeRole: move.dfeRole, startOrigin: move.startOrigin, basis: 'employed',
    startedOn: move.startedOn, endedOn: move.endedOn, fte: null, amount, what: move.what,
  }
}

function onePerPerson(rows: readonly PopulationRow[]): PopulationRow[] {
  const first = new Map<number, PopulationRow>()
  for (const row of rows) {
    const other = first.get(row.personId)
    if (other === undefined || row.startedOn < other.startedOn) first.set(row.personId, row)
  }
  return [...first.values()]
}

function knowsYear(record: Workforce, population: Population): boolean {
  return coversStaff(record.coverage, population.from) && coversStaff(record.coverage, population.until)
}

const NO_YEAR = 'no return or HR file speaks of the whole year'
const NO_AGENCY = 'agency files do not reach back to the beginning of the year'

export type MeasureContext = { record: Workforce; population: Population }

export type MoreMeasure = MeasureHeading<MoreMeasureName> & {
  combine: 'ratio' | 'count' | 'median'
  figure: (context: MeasureContext) => Figure
}

export type MoreMeasureName = 'vacancy-rate-without-offers' | 'stability' | 'progression' | 'promotions' | 'sideways-moves' | 'time-to-progress' | 'time-in-service' | 'days-lost-per-person' | 'agency-in-year' | 'agency-cost'
