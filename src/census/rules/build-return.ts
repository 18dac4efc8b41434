import { addDays } from '../../time/day.ts'
import { censusDay, yearEnding } from '../../time/census-year.ts'
import { indexRecord, isAgencyOn, isInPost, leaverFte, observed, observedOn } from '../../workforce/rules/on-day.ts'
import { assignmentOn } from '../../measures/rules/population.ts'
import type { Employment, Observation, PersonProtected, Workforce } from '../../workforce/rules/record.ts'
import type { CensusWorker, LaBlock } from './record.ts'

/**
 * The return of a year from the dated facts: everybody in post on 30 September, everybody who left in the year, agency workers
 * on the day (DfE CSWW 2024-25 specification, 1.2). Each row keeps the spell that it comes from, so that every check can lead
 * to the page that mends it.
 */
export function buildReturn(record: Workforce, held: readonly PersonProtected[], year: number, casesOf: (personId: number) => number | null): BuiltRow[] {
  const { from, until } = yearEnding(censusDay(year))
  const index = indexRecord(record)
  const people = new Map(record.people.map((person) => [person.id, person]))
  const protectedOf = new Map(held.map((row) => [row.personId, row]))
  const rows: BuiltRow[] = []
  for (const employment of record.employments) {
    const gaps = index.unconfirmed.get(employment.id) ?? []
    const isHere = isInPost(employment, gaps, until)
    const hasLeft = employment.basis === 'employed' && employment.endedOn !== null && employment.endedOn >= from && employment.endedOn <= until
    if (!isHere && !hasLeft && !isAgencyOn(employment, until)) continue
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
    rows.push({
      employmentId: employment.id,
      personId: person.id,
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
        startedOn: employment.isDayOnly ? null : employment.startedOn,
        startOrigin: text(employment.startOrigin),
        endedOn: hasLeft ? employment.endedOn : null,
        leaverDestination: hasLeft ? text(employment.leaverDestination) : null,
        reasonForLeaving: hasLeft ? text(employment.leavingReason) : null,
        ftePreviousYear: isAgency ? leaverFteIfSaid(observations, addDays(from, -1)) : previousFte(employment, observations, addDays(from, -1)),
        cases: hasLeft ? on('cases') : (on('cases') ?? casesOf(person.id)),
        daysLost: on('daysLost'),
        contractWeeks: extra?.['ContractWeeks']?.split(' ').map(Number) ?? (weeks === null ? [] : [weeks]),
        frontline: person.isFrontline,
        absent: on('isAbsent'),
        reasonsForAbsence: on('absenceReasons') ?? [],
        cfkssStatus: on('frameworkStatus') === null ? [] : [String(on('frameworkStatus'))],
        baseSalary: on('baseSalary'),
        retentionPayments: on('retentionPayments'),
        otherPayments: on('otherPayments'),
      },
    })
  }
  return rows
}

/** The authority's block: what was stated for the day, item by item, else what the establishment gives. */
export function buildLaBlock(record: Workforce, year: number, counted: { vacancyFte: number | null; agencyCoverFte: number | null; agencyCoverHeadcount: number | null }): LaBlock {
  const on = censusDay(year)
  const stated = new Map(record.statements.filter((row) => row.onDay === on).map((row) => [row.item as string, row.value]))
  const number = (item: string): number | null => (stated.has(item) ? Number(stated.get(item)) : null)
  return {
    vacancyFte: counted.vacancyFte ?? number('vacancies-fte'),
    agencyCoverFte: counted.agencyCoverFte ?? number('agency-cover-fte'),
    agencyCoverHeadcount: counted.agencyCoverHeadcount ?? number('agency-cover-headcount'),
    payOffer: Object.fromEntries(PAY_OFFER.flatMap((item) => (stated.has(`return:${item}`) ? [[item, stated.get(`return:${item}`) ?? '']] : []))),
    otherAllowances: stated.get('return:OtherAllowances') ?? null,
  }
}

/** FTE on the 30 September before; 0 for who started in the year (specification 4.5). */
function previousFte(employment: Employment, observations: readonly Observation[], dayBefore: Employment['startedOn']): number | null {
  const said = leaverFteIfSaid(observations, dayBefore)
  if (said !== null) return said
  return employment.startedOn > dayBefore ? 0 : observed(observations, 'fte', dayBefore)
}

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

/** A row of the return and the spell that it comes from. */
export type BuiltRow = { employmentId: number; personId: number; worker: CensusWorker }
