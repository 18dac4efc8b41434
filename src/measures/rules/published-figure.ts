import type { Basis, Counts, MeasureName } from './definitions.ts'

/** One cell of a published file. Every figure keeps the release that it comes from, because DfE revises back years. */
export type PublishedFigure = {
  dataset: Dataset
  /** The newest year in the file that it comes from: the 2022 and the 2025 release give different figures for 2021. */
  release: string
  /** Year ending 30 September (31 March for the children's figures). */
  year: number
  level: AreaLevel
  /** ONS code, two of them with " / " between for a joint return; null where the file has none. */
  areaCode: string | null
  /** DfE's number of the authority, "314 / 318" for a joint return; null above authorities. */
  laNumber: string | null
  areaName: string
  regionName: string | null
  /** DfE's role, where the file splits by role; "Total" for all. */
  role: string | null
  /** What else the file splits by: ethnic group, children's group, group named in a text. */
  group: string | null
  /** The column under its present name (`inpost_fte`), whatever the release called it. */
  column: string
  /** As printed; the value to compute with is `value`. */
  text: string
  value: number | null
  /** Why there is no value: see `symbols`. Never zero. */
  symbol: PublishedSymbol | null
}

export type Dataset = 'indicators' | 'roles' | 'ethnicity' | 'local authority interactive tool' | 'social workers of a child' | 'figures from texts'
export type AreaLevel = 'national' | 'regional' | 'local authority'
export type PublishedSymbol = keyof typeof symbols

/** What stands in place of a figure (Explore Education Statistics, data guidance of the 2024 release; ":" until 2021). */
export const symbols = {
  z: 'not applicable',
  x: 'not available',
  c: 'suppressed, to protect people',
  low: 'rounds to 0 but is not 0',
  u: 'low reliability',
  ':': 'not available',
  '-': 'not available',
  blank: 'not given',
  'not a figure': 'the cell holds something else than a figure',
} as const

/** The numbers in a joint return: "314 / 318" is Kingston upon Thames and Richmond upon Thames, "940 / 941" the two Northamptonshires. */
export function laNumbersOf(laNumber: string | null): readonly string[] {
  return laNumber === null ? [] : laNumber.split('/').map((part) => part.trim()).filter((part) => part !== '')
}

/** What DfE called the columns in the release of 2022 and before, and the LAIT's names, as the columns of the 2025 release. */
export const presentNames: Readonly<Record<string, string>> = {
  'social_worker_fte': 'inpost_fte',
  'social_worker_headcount': 'inpost_headcount',
  'leaver_fte': 'leavers_fte',
  'leaver_headcount': 'leavers_headcount',
  'turnover_rate_fte_%': 'turnover_rate_fte',
  'turnover_rate_headcount_%': 'turnover_rate_headcount',
  'agency_worker_rate_fte_%': 'agency_rate_fte',
  'agency_worker_rate_headcount_%': 'agency_rate_headcount',
  'agency_cover_rate_fte_%': 'agency_cover_rate_fte',
  'vacancy_rate_fte_%': 'vacancy_rate_fte',
  'vacancy_agency_cover_rate_fte_%': 'vacancy_agency_cover_rate_fte',
  'absence_rate_fte_%': 'absence_rate_fte',
  'Work_Force_NoSW': 'inpost_fte',
  'Work_Force_Vac_Rate': 'vacancy_rate_fte',
  'Work_Force_TO_Rate': 'turnover_rate_fte',
  'Work_Force_Agecy_Rate': 'agency_rate_fte',
  'Work_Force_AgencyCover': 'agency_cover_rate_fte',
  'Vacancies_cover': 'vacancy_agency_cover_rate_fte',
  'Work_Force_SWAbsence': 'absence_rate_fte',
  'Work_Force_Num_CaseHeld': 'cases',
  'Work_Force_AvgNumCase_SW': 'caseload_fte',
  'Social_Work_Starters': 'starters_fte',
  'Social_Work_Leavers': 'leavers_fte',
  'Social_Work_Caseholders_%': 'case_holder_share_fte',
  'Social_Work_Qualified_no_cases_%': 'qualified_without_cases_share_fte',
  'Social_Work_SeniorPractitioner_%': 'senior_practitioner_share_fte',
}

/** Which count each published column is. */
export const countColumns: Readonly<Record<Exclude<keyof Counts, 'workingDays'>, string>> = {
  inPostFte: 'inpost_fte',
  inPostHeadcount: 'inpost_headcount',
  startersFte: 'starters_fte',
  startersHeadcount: 'starters_headcount',
  leaversFte: 'leavers_fte',
  leaversHeadcount: 'leavers_headcount',
  agencyFte: 'agency_fte',
  agencyHeadcount: 'agency_headcount',
  agencyCoverFte: 'agency_cover_fte',
  vacancyFte: 'vacancy_fte',
  caseHoldersFte: 'case_holders_fte',
  cases: 'cases',
  daysLost: 'working_days_lost_fte',
}

/** The measures that DfE publishes as a rate, with the column that holds it. */
export const publishedRates: readonly { measure: MeasureName; basis: Basis; column: string }[] = [
  { measure: 'turnover', basis: 'fte', column: 'turnover_rate_fte' },
  { measure: 'turnover', basis: 'headcount', column: 'turnover_rate_headcount' },
  { measure: 'vacancy-rate', basis: 'fte', column: 'vacancy_rate_fte' },
  { measure: 'agency-rate', basis: 'fte', column: 'agency_rate_fte' },
  { measure: 'agency-rate', basis: 'headcount', column: 'agency_rate_headcount' },
  { measure: 'agency-cover', basis: 'fte', column: 'agency_cover_rate_fte' },
  { measure: 'vacancy-agency-cover', basis: 'fte', column: 'vacancy_agency_cover_rate_fte' },
  { measure: 'average-caseload', basis: 'fte', column: 'caseload_fte' },
  { measure: 'sickness-absence', basis: 'fte', column: 'absence_rate_fte' },
]

/** The plain counts among the published columns, as measures. */
export const publishedCounts: readonly { measure: MeasureName; basis: Basis; column: string }[] = [
  { measure: 'in-post', basis: 'fte', column: 'inpost_fte' },
  { measure: 'in-post', basis: 'headcount', column: 'inpost_headcount' },
  { measure: 'starters', basis: 'fte', column: 'starters_fte' },
  { measure: 'starters', basis: 'headcount', column: 'starters_headcount' },
  { measure: 'leavers', basis: 'fte', column: 'leavers_fte' },
  { measure: 'leavers', basis: 'headcount', column: 'leavers_headcount' },
  { measure: 'agency', basis: 'fte', column: 'agency_fte' },
  { measure: 'agency', basis: 'headcount', column: 'agency_headcount' },
]
