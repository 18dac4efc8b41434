import type { Day } from '../../time/day.ts'
import { addMonths, daysBetween } from '../../time/day.ts'
import { countsOf, populationOf, type PopulationRow } from '../../measures/rules/population.ts'
import { coversStaff, indexRecord, observed, type RecordIndex } from '../../workforce/rules/on-day.ts'
import { postsOn } from '../../workforce/rules/post-holders.ts'
import type { Workforce } from '../../workforce/rules/record.ts'
import type { AcademyFacts } from './academy-facts.ts'
import { DEFAULT_BANDS, type WrittenGrade, type WrittenScenario } from './read-scenario.ts'
import type { InPost } from './scenario.ts'
import { PATTERN, shrink } from './service-rates.ts'

/**
 * What the council's own record tells a forecast on a day: who is in post by grade and service, posts, how many left of how many person-years, who came.
 * Grades are DfE's roles, the newly qualified apart (they came newly qualified less than twelve months before). Nobody is named: people are months and hours.
 */
export function recordFacts(record: Workforce, on: Day, england: { leavers: number; inPost: number; priorLeavers: number }, academy: AcademyFacts | null): RecordFacts | null {
  const population = populationOf(record, on)
  if (population.inPost === null || population.inPost.length === 0) return null
  const index = indexRecord(record)
  const rows = population.inPost
  const counts = countsOf(population)
  const posts = postsOn(record.posts, on)
  const vacancies = population.vacancies ?? []
  const postsOf = (roles: readonly number[]) => Math.round(posts.length > 0
    ? posts.filter((post) => roles.includes(post.dfeRole ?? 5)).reduce((sum, post) => sum + post.fundedFte, 0)
    : rows.filter((row) => roles.includes(row.dfeRole ?? 5)).length + (roles.includes(5) ? vacancies.reduce((sum, row) => sum + (row.fte ?? 0), 0) : 0))
  const years = [3, 2, 1].find((years) => coversStaff(record.coverage, addMonths(on, -12 * years))) ?? 0
  const { joiners, intakes } = arrivals(record, index, addMonths(on, -12 * Math.max(years, 1)), on, Math.max(years, 1))
  const cases = counts.cases
  const people = rows.map((row) => personOf(row, index, on, academy))
  return {
    on,
    grades: ladder(postsOf, fteOf(rows), academy),
    inPost: people,
    leaving: years === 0 ? null : ownRates(record, index, addMonths(on, -12 * years), on, years, england),
    joiners, intakes,
    ...supportFacts(people.filter((one) => one.grade === 'nqsw').length, academy, on),
    children: cases,
    caseload: cases === null || !counts.caseHoldersFte ? null : Math.round((cases / counts.caseHoldersFte) * 10) / 10,
    agencyFill: counts.agencyCoverFte === null || !counts.vacancyFte ? null : Math.min(1, Math.round((counts.agencyCoverFte / counts.vacancyFte) * 100) / 100),
    agencyCostAYear: null,
  }
}

function ladder(postsOf: (roles: readonly number[]) => number, fte: ReadonlyMap<string, number>, academy: AcademyFacts | null): WrittenGrade[] {
  const grade = (key: string, name: string, more: Partial<WrittenGrade>): WrittenGrade => ({ key, name, fte: fte.get(key) ?? 1, ...more })
  return [
    grade('nqsw', 'Newly qualified', { fillsPostsOf: 'sw', childrenPerFte: 12, programme: { months: academy?.lengthMonths ?? 12, leadsTo: 'sw' } }),
    grade('sw', 'Social worker', { posts: postsOf([5, 6]), childrenPerFte: 15 }),
    grade('senior', 'Senior practitioner', { posts: postsOf([4]), childrenPerFte: 12, promotion: { from: 'sw', monthsInGrade: 24, chance: 0.5 } }),
    grade('manager', 'Manager', { posts: postsOf([1, 2, 3]), childrenPerFte: 0, promotion: { from: 'senior', monthsInGrade: 24, chance: 0.5 } }),
  ]
}

function personOf(row: PopulationRow, index: RecordIndex, on: Day, academy: AcademyFacts | null): InPost {
  const started = row.startedOn
  const monthsHere = monthsOf(started, on)
  const programmeEndsOn = academy?.onProgramme.get(row.personId) ?? null
  const grade = programmeEndsOn !== null ? 'nqsw' : academy?.ended.has(row.personId) ? roleGrade(row.dfeRole) : gradeOf(row.dfeRole, row.startOrigin, started, on)
  const inRole = (index.assignments.get(row.employmentId) ?? []).filter((one) => roleGrade(one.dfeRole) === roleGrade(row.dfeRole)).map((one) => one.startedOn).sort()[0]
  const passed = row.startOrigin === 1 && grade !== 'nqsw' ? Math.max(0, monthsHere - 12) : monthsHere
  const inGrade = Math.min(passed, inRole === undefined ? passed : monthsOf(inRole, on))
  return {
    grade, count: 1, monthsHere, monthsInGrade: programmeEndsOn === null || academy === null ? inGrade : monthsDone(academy.lengthMonths, programmeEndsOn, on),
    monthsQualified: row.startOrigin === 1 ? monthsHere : Math.max(monthsHere, 60), route: 'mainstream', fte: Math.min(1, Math.max(0.01, row.fte ?? 1)),
  }
}

/** Where the academy is: its mentors' places by month; else as many as are newly qualified now, for the council to correct. */
function supportFacts(newlyQualified: number, academy: AcademyFacts | null, on: Day): Pick<RecordFacts, 'otherPlaces' | 'otherPlacesFrom' | 'support' | 'programmeFrom'> {
  const taken = [...(academy?.onProgramme.values() ?? [])].filter((endsOn) => endsOn >= on).length
  const waiting = academy === null || academy.onProgramme.size === taken ? '' : `, ${academy.onProgramme.size - taken} are past its planned end and wait for a decision`
  const planned = academy === null || academy.planned === 0 ? '' : `, ${academy.planned} more ${academy.planned === 1 ? 'is' : 'are'} planned to start`
  return {
    otherPlaces: academy?.places ? [...academy.places] : [{ places: newlyQualified }],
    otherPlacesFrom: academy?.places
      ? `the academy's record on ${on}: ${academy.mentors} mentors in post, until their setting, post or funding ends; ${taken} places are taken by people on the programme${waiting}${planned}`
      : 'as many as are newly qualified now, assumed: give mentors their places in the academy, or put in your own',
    support: academy === null ? null : { leads: academy.leads, source: `the academy's record on ${on}: ${taken} people on the programme${academy.leads === 0 ? '' : `, ${(taken / academy.leads).toFixed(1)} for each practice lead`}` },
    programmeFrom: academy === null ? null : `the academy's programme in force on ${on}`,
  }
}

/** So many months of a programme that it ends when the academy says: with pauses, shorter hours and extensions. */
function monthsDone(length: number, endsOn: Day, on: Day): number {
  const left = (Number(endsOn.slice(0, 4)) - Number(on.slice(0, 4))) * 12 + Number(endsOn.slice(5, 7)) - Number(on.slice(5, 7)) - 1
  return Math.min(length, Math.max(0, length - Math.max(0, left)))
}

/** Leavers and person-years by grade and band in the years that the record covers; whoever was there before counts from then on only. */
function ownRates(record: Workforce, index: RecordIndex, from: Day, on: Day, years: number, england: { leavers: number; inPost: number; priorLeavers: number }): RecordFacts['leaving'] {
  const cells = new Map(GRADES.map((grade) => [grade, Array.from({ length: DEFAULT_BANDS.length + 1 }, () => ({ leavers: 0, years: 0 }))]))
  for (const employment of record.employments) {
    if (employment.basis !== 'employed' || employment.startedOn >= on || (employment.endedOn !== null && employment.endedOn < from)) continue
    const end = employment.endedOn !== null && employment.endedOn <= on ? employment.endedOn : on
    const role = observed(index.observations.get(employment.id) ?? [], 'dfeRole', end)
    const [first, last] = [Math.max(0, yearsBetween(employment.startedOn, from)), yearsBetween(employment.startedOn, end)]
    bandEnds.forEach((bandEnd, band) => {
      const lived = Math.min(last, bandEnd) - Math.max(first, band === 0 ? 0 : bandEnds[band - 1]!)
      const cell = cells.get(band === 0 && employment.startOrigin === 1 && roleGrade(role) === 'sw' ? 'nqsw' : roleGrade(role))![band]!
      if (lived > 0) cell.years += lived
      if (end === employment.endedOn && last <= bandEnd && last > (band === 0 ? -1 : bandEnds[band - 1]!)) cell.leavers += 1
    })
  }
  const rate = england.leavers / england.inPost
  return new Map(GRADES.map((grade) => {
    const own = cells.get(grade)!
    const shrunk = own.map((cell, band) => shrink(cell, rate * PATTERN[band]!, england.priorLeavers / own.length))
    const [leavers, lived] = [own.reduce((sum, cell) => sum + cell.leavers, 0), own.reduce((sum, cell) => sum + cell.years, 0)]
    return [grade, {
      leaving: shrunk.map((cell) => cell.rate), leaversSeen: shrunk.map((cell) => cell.leaversSeen),
      source: `${leavers} leavers in ${lived.toFixed(0)} person-years of the last ${years === 1 ? 'year' : `${years} years`}, drawn towards England's rate with the weight of ${england.priorLeavers} leavers`,
    }]
  }))
}

/** Who came in a year, on average: the newly qualified by month, the others by grade. */
function arrivals(record: Workforce, index: RecordIndex, from: Day, on: Day, years: number): Pick<RecordFacts, 'joiners' | 'intakes'> {
  const came = record.employments.filter((employment) => employment.basis === 'employed' && employment.startedOn > from && employment.startedOn <= on)
  const newly = came.filter((employment) => employment.startOrigin === 1)
  const months = Array.from({ length: 12 }, (_, month) => newly.filter((employment) => Number(employment.startedOn.slice(5, 7)) === month + 1).length / years)
  const large = months.flatMap((count, month) => (count >= Math.max(1, newly.length / years / 5) ? [month] : []))
  const rest = months.reduce((sum, count, month) => sum + (large.includes(month) ? 0 : count), 0)
  const others = came.filter((employment) => employment.startOrigin !== 1)
  const joiners = ['sw', 'senior', 'manager'].flatMap((grade) => {
    const aYear = others.filter((employment) => roleGrade(observed(index.observations.get(employment.id) ?? [], 'dfeRole', employment.startedOn)) === grade).length / years
    return aYear > 0 ? [{ grade, aYear: Math.round(aYear * 10) / 10 }] : []
  })
  return {
    joiners: joiners.length > 0 ? joiners : null,
    intakes: large.length === 0 ? null : large.map((month) => ({
      month: nextMonth(on, month + 1), offers: Math.max(1, Math.round((months[month]! + rest / large.length) / STARTS_AN_OFFER)), everyYear: true,
    })),
  }
}

function gradeOf(role: number | null, startOrigin: number | null | undefined, startedOn: Day, on: Day): string {
  const grade = roleGrade(role)
  return grade === 'sw' && startOrigin === 1 && startedOn > addMonths(on, -12) ? 'nqsw' : grade
}

function roleGrade(role: number | null): string {
  return role === 4 ? 'senior' : role !== null && role <= 3 ? 'manager' : 'sw'
}

function fteOf(rows: readonly PopulationRow[]): ReadonlyMap<string, number> {
  return new Map(GRADES.map((grade) => {
    const own = rows.filter((row) => (grade === 'nqsw' ? row.startOrigin === 1 : roleGrade(row.dfeRole) === grade))
    return [grade, own.length === 0 ? 1 : Math.round((own.reduce((sum, row) => sum + Math.min(1, row.fte ?? 1), 0) / own.length) * 100) / 100]
  }))
}

function nextMonth(on: Day, month: number): string {
  const year = Number(on.slice(0, 4)) + (month > Number(on.slice(5, 7)) ? 0 : 1)
  return `${year}-${String(month).padStart(2, '0')}`
}

function monthsOf(from: Day, until: Day): number {
  return Math.max(0, Math.floor(yearsBetween(from, until) * 12))
}

function yearsBetween(from: Day, until: Day): number {
  return daysBetween(from, until) / 365.25
}

const GRADES = ['nqsw', 'sw', 'senior', 'manager']
const bandEnds = [...DEFAULT_BANDS.map((months) => months / 12), Infinity]
/** Offers lose some to acceptance, degree, registration and second thoughts: .9 x .95 x .98 x .97. */
const STARTS_AN_OFFER = 0.813

export type RecordFacts = {
  on: Day
  grades: WrittenGrade[]
  inPost: InPost[]
  leaving: ReadonlyMap<string, { leaving: readonly number[]; leaversSeen: readonly number[]; source: string }> | null
  joiners: NonNullable<WrittenScenario['joiners']> | null
  intakes: NonNullable<WrittenScenario['intakes']> | null
  otherPlaces: NonNullable<WrittenScenario['otherPlaces']>
  otherPlacesFrom: string
  /** Null without an academy. */
  support: { leads: number; source: string } | null
  programmeFrom: string | null
  children: number | null
  caseload: number | null
  agencyFill: number | null
  agencyCostAYear: number | null
}

