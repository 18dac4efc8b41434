import { addDays, formatDay, type Day } from '../../time/day.ts'
import { censusDay, yearEnding } from '../../time/census-year.ts'
import { indexRecord, isAgencyOn, isInPost, leaverFte, observed, observedOn } from '../../workforce/rules/on-day.ts'
import { assignmentOn } from '../../measures/rules/population.ts'
import type { Employment, Observation, PersonProtected, Workforce } from '../../workforce/rules/record.ts'
import type { CensusWorker, LaBlock } from './record.ts'

/**
 * The return of a year from the dated facts (docs/census.md, "Building"): everybody in post on 30 September, everybody who left in the year, agency workers
 * on the day (DfE CSWW 2024-25 specification, 1.2). Each row keeps the spell that it comes from, so that every check can lead
 * to the page that mends it.
 */
export function buildReturn(record: Workforce, held: readonly PersonProtected[], year: number, derived: Derived = {}): BuiltRow[] {
  const { from, until } = yearEnding(censusDay(year))
  const index = indexRecord(record)
  const people = new Map(record.people.map((person) => [person.id, person]))
  const protectedOf = new Map(held.map((row) => [row.personId, row]))
  const rows: BuiltRow[] = []
  const counted = { cases: new Set<number>(), daysLost: new Set<number>() }
  for (const employment of record.employments) {
    const gaps = index.unconfirmed.get(employment.id) ?? []
    const isHere = isInPost(employment, gaps, until)
    const hasLeft = employment.basis === 'employed' && employment.endedOn !== null && employment.endedOn >= from && employment.endedOn <= until
    if (!isHere && !hasLeft && !isAgencyOn(employment, gaps, until)) continue
    const person = people.get(employment.personId)
    if (!person) continue
    const observations = index.observations.get(employment.id) ?? []
    const row = protectedOf.get(person.id)
    const assignment = assignmentOn(index.assignments.get(employment.id) ?? [], hasLeft && employment.endedOn !== null ? employment.endedOn : until)
    const role = assignment?.dfeRole ?? observed(observations, 'dfeRole', until)
    const on = <K extends keyof Observation>(field: K): Observation[K] | null => observedOn(observations, field, until)
    const extra = on('extra')
    const weeks = on('contractWeeks')
    const isAgency = employment.basis === 'agency'
    const startedOn = hasStart(employment) ? employment.startedOn : null
    rows.push({
      employmentId: employment.id,
      personId: person.id,
      teamId: assignment?.teamId ?? null,
      rowKey: `${person.registrationNumber ?? `person ${person.id}`} ${employment.basis} ${startedOn ?? 'no start'}${employment.ordinal > 1 ? ` ${employment.ordinal}` : ''}`,
      worker: {
        position: rows.length + 1,
        line: 0,
        agency: isAgency,
        registrationNumber: person.registrationNumber,
        fte: hasLeft ? (on('fte') ?? 0) : observed(observations, 'fte', until),
        birthDate: row?.birthDate ?? null,
        sex: readSex(row?.sex ?? null),
        ethnicity: row?.ethnicity ?? null,
        qualifiedAt: extra?.['QualInst']?.split('\n') ?? (person.qualificationInstitution === null ? [] : [person.qualificationInstitution]),
        qualificationLevel: person.qualificationLevel,
        stepUp: person.isStepUp,
        role: role === null ? null : String(role),
        startedOn,
        startOrigin: text(employment.startOrigin),
        endedOn: hasLeft ? employment.endedOn : null,
        leaverDestination: hasLeft ? text(employment.leaverDestination) : null,
        reasonForLeaving: hasLeft ? text(employment.leavingReason) : null,
        ftePreviousYear: isAgency ? leaverFteIfSaid(observations, addDays(from, -1)) : previousFte(employment, observations, addDays(from, -1)),
        cases: hasLeft ? on('cases') : (once('cases', person.id, derived.casesOf?.(person.id)) ?? on('cases')),
        daysLost: isAgency ? on('daysLost') : (once('daysLost', person.id, derived.daysLostOf?.(person.id)) ?? on('daysLost')),
        contractWeeks: extra?.['ContractWeeks']?.split(' ').map(Number) ?? (weeks === null ? [] : [weeks]),
        frontline: person.isFrontline,
        absent: on('isAbsent'),
        reasonsForAbsence: on('absenceReasons') ?? [],
        cfkssStatus: on('frameworkStatus') === null ? [] : [String(on('frameworkStatus'))],
        baseSalary: salaryOf(observations, from, until),
        retentionPayments: on('retentionPayments'),
        otherPayments: on('otherPayments'),
      },
    })
  }
  return rows

  /** A person's own count stands in the first of their rows, and 0 in the others, so that somebody in two roles is not counted twice. */
  function once(what: 'cases' | 'daysLost', personId: number, count: number | null | undefined): number | null {
    if (count === null || count === undefined) return null
    const isFirst = !counted[what].has(personId)
    counted[what].add(personId)
    return isFirst ? count : 0
  }
}

/**
 * The authority's block, item by item: what a person typed, else what the establishment gives, else what a return stated for the
 * day; with where each value comes from (docs/census.md, "Precedence").
 */
export function buildLaBlock(record: Workforce, year: number, typed: Readonly<Record<string, string>>, counted: CountedVacancies | null): BuiltLaBlock {
  const on = censusDay(year)
  const stated = new Map(record.statements.filter((row) => row.onDay === on).map((row) => [row.item as string, row]))
  const sources: Record<string, string> = {}
  const texts: Record<string, string> = {}
  for (const item of LA_ITEMS) {
    const statement = stated.get(TOTALS[item] ?? `return:${item}`) ?? stated.get(`return:${item}`)
    const fromPosts = counted === null ? undefined : { NumberOfVacancies: counted.vacancyFte, NoAgencyFTE: counted.agencyCoverFte, NoAgencyHeadcount: counted.agencyCoverHeadcount }[item]
    const found = typed[item] !== undefined && typed[item] !== ''
      ? { value: typed[item], source: 'typed on this desk' }
      : fromPosts !== undefined
        ? { value: String(fromPosts), source: `the establishment on ${formatDay(on)}` }
        : statement === undefined ? null : { value: statement.value, source: statement.source }
    if (found === null) continue
    texts[item] = found.value
    sources[item] = found.source
  }
  return {
    laBlock: {
      vacancyFte: numberOf(texts['NumberOfVacancies']),
      agencyCoverFte: numberOf(texts['NoAgencyFTE']),
      agencyCoverHeadcount: numberOf(texts['NoAgencyHeadcount']),
      payOffer: Object.fromEntries(PAY_OFFER.flatMap((item) => (texts[item] === undefined ? [] : [[item, texts[item]]]))),
      otherAllowances: texts['OtherAllowances'] ?? null,
    },
    sources,
  }
}

/** FTE on the 30 September before; 0 for who started in the year (specification 4.5). */
function previousFte(employment: Employment, observations: readonly Observation[], dayBefore: Employment['startedOn']): number | null {
  const said = leaverFteIfSaid(observations, dayBefore)
  if (said !== null) return said
  return employment.startedOn > dayBefore ? 0 : observed(observations, 'fte', dayBefore)
}

/** A return's row without a start was folded as there since the day before its year; that is no start to send. An origin comes with every start that was given (check K14). */
function hasStart(employment: Employment): boolean {
  if (employment.isDayOnly || (employment.basis === 'agency' && employment.startOrigin === null)) return false
  return !(employment.startOrigin === null && employment.source.startsWith('return ') && employment.startedOn.endsWith('-09-30'))
}

/**
 * The annual base salary (specification 3.4.22): the last that the year's files say, else the first that an HR extract says while the
 * return is being compiled. What an earlier or a later return says is that year's.
 */
function salaryOf(observations: readonly Observation[], from: Day, until: Day): number | null {
  const compiledBy = addDays(until, COMPILING_DAYS)
  return observed(observations.filter((row) => row.onDay >= from && (row.onDay <= until || (row.rank > 1 && row.onDay <= compiledBy))), 'baseSalary', until)
}

/** October to December: DfE's collection closes in that time (CSWW guide, 2024). */
const COMPILING_DAYS = 92

function leaverFteIfSaid(observations: readonly Observation[], dayBefore: Employment['startedOn']): number | null {
  return observations.some((row) => row.onDay === dayBefore && row.fte !== null) ? leaverFte(observations, dayBefore) : null
}

function readSex(sex: string | null): CensusWorker['sex'] {
  return sex === 'F' || sex === 'M' || sex === 'not known' || sex === 'not specified' ? sex : null
}

function text(code: number | null): string | null {
  return code === null ? null : String(code)
}

const PAY_OFFER = ['RecruitmentBonus', 'RetentionBonus', 'PerformanceAward', 'CarAllowance', 'RelocationPackage', 'RegionalWeighting', 'CostSWE', 'CostDBS']

const LA_ITEMS: readonly string[] = ['NumberOfVacancies', 'NoAgencyFTE', 'NoAgencyHeadcount', ...PAY_OFFER, 'OtherAllowances']
const TOTALS: Readonly<Record<string, string>> = { NumberOfVacancies: 'vacancies-fte', NoAgencyFTE: 'agency-cover-fte', NoAgencyHeadcount: 'agency-cover-headcount' }

function numberOf(text: string | undefined): number | null {
  return text === undefined ? null : Number(text)
}

/** A row of the return and the spell that it comes from. `rowKey` stays the same when the record is folded again. */
export type BuiltRow = { employmentId: number; personId: number; teamId: number | null; rowKey: string; worker: CensusWorker }

/** What other facts of the day give: null, or no function, where they are not loaded for it. */
export type Derived = {
  casesOf?: (personId: number) => number | null
  daysLostOf?: (personId: number) => number | null
}

export type CountedVacancies = { vacancyFte: number; agencyCoverFte: number; agencyCoverHeadcount: number }

/** `sources`: where each item that has a value comes from, in words. */
export type BuiltLaBlock = { laBlock: LaBlock; sources: Readonly<Record<string, string>> }
