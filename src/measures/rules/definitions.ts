/**
 * What DfE publishes for an area and year, and what our own rows give for any day: the counts that every measure is made of.
 * Null: not known (never zero). Sources: DfE CSWW methodology and LAIT data dictionary, as recomputed from the published rows.
 */
export type Counts = {
  inPostFte: number | null
  inPostHeadcount: number | null
  startersFte: number | null
  startersHeadcount: number | null
  leaversFte: number | null
  leaversHeadcount: number | null
  agencyFte: number | null
  agencyHeadcount: number | null
  /** Agency workers covering vacancies, FTE. */
  agencyCoverFte: number | null
  vacancyFte: number | null
  /** FTE of staff and agency workers who hold at least one case and have an FTE above zero. */
  caseHoldersFte: number | null
  cases: number | null
  daysLost: number | null
  /** Working days in the year: 253, and 254 where the year holds a 29 February. */
  workingDays: number | null
}

export type Basis = 'headcount' | 'fte'
export type Unit = 'percent' | 'people' | 'fte' | 'cases per fte' | 'moves' | 'months' | 'years' | 'days per person' | 'pounds'
export type Polarity = 'low is good' | 'high is good' | 'neither'

export type MeasureDefinition = {
  measure: MeasureName
  basis: Basis
  label: string
  unit: Unit
  polarity: Polarity
  /** The formula in words, printed wherever the figure stands. */
  formula: string
  source: string
  numerator(counts: Counts): number | null
  /** Null for a plain count, which has no denominator. */
  denominator: ((counts: Counts) => number | null) | null
}

export type MeasureName =
  | 'turnover'
  | 'vacancy-rate'
  | 'agency-rate'
  | 'agency-cover'
  | 'vacancy-agency-cover'
  | 'average-caseload'
  | 'sickness-absence'
  | 'starters'
  | 'leavers'
  | 'in-post'
  | 'agency'

/** The figure of a measure: unrounded, in its unit (11.8 for per cent, not 0.118); null where a part is unknown or the denominator is zero. */
export function valueOf(definition: MeasureDefinition, counts: Counts): number | null {
  const numerator = definition.numerator(counts)
  if (numerator === null) return null
  if (definition.denominator === null) return numerator
  const denominator = definition.denominator(counts)
  if (denominator === null || denominator === 0) return null
  return (definition.unit === 'percent' ? 100 * numerator : numerator) / denominator
}

const BASES = ['fte', 'headcount'] as const

const LAIT = 'DfE LAIT data dictionary, children\'s services workforce'

export const definitions: readonly MeasureDefinition[] = [
  ...basisPair('turnover', 'Turnover', 'percent', 'low is good', 'leavers in the year / in post on the last day of it', 'leavers', 'inPost'),
  {
    measure: 'vacancy-rate', basis: 'fte', label: 'Vacancy rate', unit: 'percent', polarity: 'low is good', source: LAIT,
    formula: 'vacancies / (vacancies + in post)',
    numerator: (counts) => counts.vacancyFte,
    denominator: (counts) => sum(counts.vacancyFte, counts.inPostFte),
  },
  {
    measure: 'agency-rate', basis: 'fte', label: 'Agency rate', unit: 'percent', polarity: 'low is good', source: LAIT,
    formula: 'agency workers / (agency workers + in post)',
    numerator: (counts) => counts.agencyFte,
    denominator: (counts) => sum(counts.agencyFte, counts.inPostFte),
  },
  {
    measure: 'agency-rate', basis: 'headcount', label: 'Agency rate', unit: 'percent', polarity: 'low is good', source: LAIT,
    formula: 'agency workers / (agency workers + in post)',
    numerator: (counts) => counts.agencyHeadcount,
    denominator: (counts) => sum(counts.agencyHeadcount, counts.inPostHeadcount),
  },
  {
    measure: 'agency-cover', basis: 'fte', label: 'Agency workers covering vacancies', unit: 'percent', polarity: 'neither', source: LAIT,
    formula: 'agency workers covering vacancies / all agency workers',
    numerator: (counts) => counts.agencyCoverFte,
    denominator: (counts) => counts.agencyFte,
  },
  {
    measure: 'vacancy-agency-cover', basis: 'fte', label: 'Vacancies covered by agency workers', unit: 'percent', polarity: 'high is good', source: LAIT,
    formula: 'agency workers covering vacancies / vacancies',
    numerator: (counts) => counts.agencyCoverFte,
    denominator: (counts) => counts.vacancyFte,
  },
  {
    measure: 'average-caseload', basis: 'fte', label: 'Average caseload', unit: 'cases per fte', polarity: 'low is good', source: LAIT,
    formula: 'cases held / FTE of staff and agency workers who hold at least one case and have an FTE above zero',
    numerator: (counts) => counts.cases,
    denominator: (counts) => counts.caseHoldersFte,
  },
  {
    measure: 'sickness-absence', basis: 'fte', label: 'Sickness absence', unit: 'percent', polarity: 'low is good', source: LAIT,
    formula: 'working days lost in the year / (in post FTE x 253 working days; 254 in a leap year)',
    numerator: (counts) => counts.daysLost,
    denominator: (counts) => (counts.inPostFte === null || counts.workingDays === null ? null : exact(counts.inPostFte * counts.workingDays)),
  },
  ...countPair('starters', 'Starters', 'joined a vacant child and family post in the year and still in post on its last day', 'starters'),
  ...countPair('leavers', 'Leavers', 'left a child and family post in the year, in post on the day before it began', 'leavers'),
  ...countPair('in-post', 'In post', 'registered child and family social workers in post on the day, agency workers apart', 'inPost'),
  ...countPair('agency', 'Agency workers', 'agency workers in post on the day', 'agency'),
]

type Stem = 'starters' | 'leavers' | 'inPost' | 'agency'

function basisPair(measure: MeasureName, label: string, unit: Unit, polarity: Polarity, formula: string, top: Stem, bottom: Stem): MeasureDefinition[] {
  return BASES.map((basis) => ({
    measure, basis, label, unit, polarity, formula, source: LAIT,
    numerator: (counts) => counts[key(top, basis)],
    denominator: (counts) => counts[key(bottom, basis)],
  }))
}

function countPair(measure: MeasureName, label: string, formula: string, stem: Stem): MeasureDefinition[] {
  return BASES.map((basis) => ({
    measure, basis, label, unit: basis === 'fte' ? 'fte' : 'people', polarity: 'neither', formula, source: LAIT,
    numerator: (counts) => counts[key(stem, basis)],
    denominator: null,
  }))
}

function key(stem: Stem, basis: Basis): `${Stem}${'Fte' | 'Headcount'}` {
  return `${stem}${basis === 'fte' ? 'Fte' : 'Headcount'}`
}

function sum(a: number | null, b: number | null): number | null {
  return a === null || b === null ? null : exact(a + b)
}

/** Six decimals, the census's own: 7.6, not 7.6000000000000005. */
function exact(value: number): number {
  return Math.round(value * 1_000_000) / 1_000_000
}
