import { formatLaBlock, formatWorker } from '../../src/census/rules/format-worker.ts'
import { itemNamed } from '../../src/census/rules/layout.ts'
import { layoutFor } from '../../src/census/rules/layouts.ts'
import type { CensusWorker, LaBlock } from '../../src/census/rules/record.ts'
import { headerFor, returnText } from '../../src/census/write-return.ts'
import { randomFrom } from '../../src/stats/random.ts'
import { dayOf, numberOf } from '../calendar.ts'
import type { DemoFile } from '../files/demo-file.ts'
import type { AgencyRow, AuthorityYear, LeaverRow, NationalPerson, StaffRow } from './authority-years.ts'

/** One authority's return of one year, with the published counts of that year. Nobody in it is real. */
export function authorityReturn(laNumber: string, year: AuthorityYear): DemoFile {
  const { layout } = layoutFor(year.counts.year)
  const { workers, laBlock } = returnFacts(laNumber, year)
  return {
    kind: 'census',
    name: `CSWW_${laNumber}_${layout.year}.xml`,
    text: returnText({
      header: headerFor({ year: layout.year, laNumber, softwareCode: 'Throughline demonstration', dateTime: `${layout.year}-10-20T09:00:00` }),
      laBlock: formatLaBlock(laBlock, layout),
      records: workers.map((worker) => formatWorker(worker, layout)),
    }, layout),
  }
}

/** The same as facts, before they are written. */
export function returnFacts(laNumber: string, { counts, ...year }: AuthorityYear): { workers: CensusRow[]; laBlock: LaBlock } {
  const { layout } = layoutFor(counts.year)
  const random = randomFrom(`${laNumber} ${counts.year} rows`)
  const offers = layout.laBlock.items.filter((item) => item.format.kind === 'code')
  return {
    workers: random.shuffle([
      ...year.inPost.map((row) => inPostRow(row, laNumber, counts.year)),
      ...year.leavers.map((row) => leaverRow(row, laNumber, counts.year)),
      ...year.passing.map((row) => leaverRow(row, laNumber, counts.year)),
      ...year.agency.map((row) => agencyRow(row, laNumber, counts.year)),
    ]),
    laBlock: {
      vacancyFte: counts.vacancies === null ? null : counts.vacancies / 100,
      agencyCoverFte: counts.cover === null ? null : counts.cover / 100,
      agencyCoverHeadcount: counts.cover === null ? null : Math.ceil(counts.cover / 100),
      payOffer: Object.fromEntries(offers.map((item) => [item.name, String(random.whole(0, 2))])),
      otherAllowances: itemNamed(layout, 'OtherAllowances') === undefined ? null : 'None',
    },
  }
}

/** Two letters and eight or more digits: longer than any number of Social Work England. */
export function registrationOf(laNumber: string, person: NationalPerson): string {
  return `SW${laNumber}${String(100_000 + person.number)}`
}

export function agencyRegistrationOf(laNumber: string, row: AgencyRow): string {
  return `SW${laNumber}${String(900_000 + row.number)}`
}

/** What of a person no published figure says, the same in every year and file. */
export function factsOf(laNumber: string, person: NationalPerson) {
  const random = randomFrom(`${laNumber} person ${person.number}`)
  const age = person.origin === '1' ? Math.min(50, 22 + random.exponential(6)) : Math.min(60, Math.max(25, random.normal(38, 9)))
  return {
    birthDate: dayOf(Math.round(person.startedOn - age * 365.25)),
    sex: random.chance(0.86) ? ('F' as const) : ('M' as const),
    ethnicity: random.weighted(['WBRI', 'WOTH', 'BAFR', 'BCRB', 'AIND', 'APKN', 'MWBC', 'OOTH', 'REFU', 'NOBT'] as const, (code) => (code === 'WBRI' ? 62 : 4)),
    qualificationLevel: random.pick(['1', '2', '2']),
    stepUp: random.chance(0.06),
    frontline: random.chance(0.04),
    salary: 36_000 + random.whole(0, 240) * 100,
    leaving: random.weighted([['1', '1'], ['3', '1'], ['4', '1'], ['5', '7'], ['6', '5'], ['8', '9']] as const, ([destination]) => (destination === '1' ? 10 : destination === '3' ? 5 : 2)),
  }
}

/** A role that goes with whether cases are held; who holds none is anything but a case holder. */
export function roleOf(person: NationalPerson, cases: number | null): string {
  if (cases === null) return person.inclination > 0.45 ? '5' : '4'
  if (cases > 0) return person.inclination < 0.45 ? '4' : '5'
  return person.inclination < 0.05 ? '1' : person.inclination < 0.13 ? '2' : person.inclination < 0.45 ? '3' : '6'
}

function inPostRow(row: StaffRow, laNumber: string, year: number): CensusRow {
  const isStarter = row.person.startedOn >= numberOf(`${year - 1}-10-01`)
  return {
    ...staff(row.person, laNumber), fte: row.fte / 100, ftePreviousYear: isStarter ? 0 : row.fteBefore / 100, cases: row.cases,
    role: row.isSecondRole ? (roleOf(row.person, row.cases) === '4' ? '3' : '4') : roleOf(row.person, row.cases), daysLost: row.daysLost === null ? null : row.daysLost / 100,
  }
}

function leaverRow(row: LeaverRow, laNumber: string, year: number): CensusRow {
  const { leaving } = factsOf(laNumber, row.person)
  return {
    ...staff(row.person, laNumber), fte: 0, ftePreviousYear: row.person.startedOn >= numberOf(`${year - 1}-10-01`) ? 0 : row.fteBefore / 100, cases: null, daysLost: 0,
    role: roleOf(row.person, null), endedOn: dayOf(row.endedOn), leaverDestination: leaving[0], reasonForLeaving: leaving[1],
  }
}

function agencyRow(row: AgencyRow, laNumber: string, year: number): CensusRow {
  return { ...nobody, agency: true, registrationNumber: agencyRegistrationOf(laNumber, row), fte: row.fte / 100, cases: row.cases, contractWeeks: [8 + ((row.number * 7 + year) % 60)] }
}

function staff(person: NationalPerson, laNumber: string): CensusRow {
  const { salary, leaving: _, ...facts } = factsOf(laNumber, person)
  return { ...nobody, ...facts, agency: false, registrationNumber: registrationOf(laNumber, person), startedOn: dayOf(person.startedOn), startOrigin: person.origin, baseSalary: salary }
}

const nobody: CensusRow = {
  agency: null, registrationNumber: null, fte: null, birthDate: null, sex: null, ethnicity: null, qualifiedAt: [], qualificationLevel: null, stepUp: null, role: null,
  startedOn: null, startOrigin: null, endedOn: null, leaverDestination: null, reasonForLeaving: null, ftePreviousYear: null, cases: null, daysLost: null, contractWeeks: [],
  frontline: null, absent: null, reasonsForAbsence: [], cfkssStatus: [], baseSalary: null, retentionPayments: null, otherPayments: null,
}

type CensusRow = Omit<CensusWorker, 'position' | 'line'>
