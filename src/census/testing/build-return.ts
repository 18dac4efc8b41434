import { day, type Day } from '../../time/day.ts'
import { censusDay, yearEnding } from '../../time/census-year.ts'
import type { Counts } from '../../measures/rules/definitions.ts'
import { formatLaBlock, formatWorker } from '../rules/format-worker.ts'
import { codesOf, type CensusLayout } from '../rules/layout.ts'
import { layoutFor } from '../rules/layouts.ts'
import type { CensusWorker, LaBlock } from '../rules/record.ts'
import { headerFor, type RecordToWrite, type ReturnToWrite } from '../write-return.ts'
import { seededRandom } from './seeded-random.ts'
import { chooseHolders, shareOut, split, type FteRow } from './share-out.ts'

/**
 * A synthetic return, worker by worker, whose counts are the published counts of a council and year: for tests of the counting, for
 * the national demonstration data and for the benchmark. The same input gives the same return. Nobody in it is real.
 */
export function buildReturnFor(published: PublishedArea, options: BuildOptions = {}): BuiltReturn {
  const { layout } = layoutFor(published.year)
  const random = seededRandom((options.seed ?? 1) * 1_000_003 + published.year * 1_009 + Number(published.laNumber))
  const build = { layout, random, period: yearEnding(censusDay(published.year)), laNumber: published.laNumber, next: 0 }
  const rows = rowsFor(published.counts, options, build)
  const laBlock = laBlockFor(published.counts, layout, random)
  const order = rows.map((row, at) => ({ row, key: options.shuffle === false ? at : random() })).sort((a, b) => a.key - b.key)
  return {
    layout,
    laBlockFacts: laBlock,
    workers: order.map(({ row }, at) => ({ ...row.worker, position: at + 1, line: 0 })),
    header: headerFor({ year: published.year, laNumber: published.laNumber, softwareCode: 'Throughline demonstration', dateTime: `${published.year}-10-20T09:00:00` }),
    laBlock: formatLaBlock(laBlock, layout),
    records: { *[Symbol.iterator]() { for (const { row } of order) yield formatWorker(row.worker, layout) } },
  }
}

export type PublishedArea = { year: number; laNumber: string; counts: Counts }

export type BuildOptions = {
  seed?: number
  /** How many staff in post are sent in two rows of the same role. */
  duplicates?: number
  /** How many staff in post are sent in two rows of different roles. */
  twoRoles?: number
  /** How many of the leavers have 30 September as their last day. */
  leaversOnLastDay?: number
  /** How many rows are added of people who started and left inside the year. */
  cameAndWent?: number
  /** Cases are held in every role, managers' too, and not by case holders only. */
  casesInAnyRole?: boolean
  /** The order of the rows is mixed unless false. */
  shuffle?: boolean
}

export type BuiltReturn = ReturnToWrite & {
  layout: CensusLayout
  laBlockFacts: LaBlock
  workers: readonly CensusWorker[]
  /** Made anew by each pass over them. */
  records: Iterable<RecordToWrite>
}

/** Rows by group, with their FTE in tenths as DfE publishes it. */
function rowsFor(counts: Counts, options: BuildOptions, build: Build): Row[] {
  const starters = group(counts.startersHeadcount, counts.startersFte, build, (fte) => starter(fte, build))
  const stayersFte = tenths(counts.inPostFte) - sumOf(starters)
  const stayersHeadcount = Math.max(0, (counts.inPostHeadcount ?? 0) - (counts.startersHeadcount ?? 0))
  const stayers = group(stayersHeadcount, Math.max(0, stayersFte) / 10, build, (fte) => stayer(fte, build))
  const agency = group(counts.agencyHeadcount, counts.agencyFte, build, (fte) => agencyWorker(fte, build))
  const leavers = group(counts.leaversHeadcount, counts.leaversFte, build, (fte) => leaver(fte, build))
  leavers.slice(0, options.leaversOnLastDay ?? 0).forEach((row) => Object.assign(row.worker, { endedOn: build.period.until }))

  const inPost = [...stayers, ...starters]
  splitSome(stayers, inPost, options.duplicates ?? 0, (worker) => worker)
  splitSome(stayers, inPost, options.twoRoles ?? 0, (worker) => ({ ...worker, role: worker.role === '4' ? '3' : '4' }))
  giveCases(inPost, agency, counts, options, build)
  giveDaysLost(inPost, tenths(counts.daysLost), build)
  const passing = Array.from({ length: options.cameAndWent ?? 0 }, () => ({ worker: cameAndWent(build), tenths: 0, splits: false }))
  for (const row of [...inPost, ...agency]) row.worker.fte = row.tenths / 10
  return [...inPost, ...agency, ...leavers, ...passing]
}

/** So many people who add up to so many tenths of FTE; where FTE exceeds people, some have a second row. */
function group(headcount: number | null, fte: number | null, build: Build, make: (tenths: number) => CensusWorker): Row[] {
  const people = headcount ?? 0
  const total = tenths(fte)
  if (people === 0) return []
  const first = shareOut(Math.min(total, people * 10), people, build.random).map((of) => ({ worker: make(of), tenths: of, splits: true }))
  const beyond = Math.max(0, total - people * 10)
  const second = shareOut(beyond, Math.min(people, Math.ceil(beyond / 10)), build.random).map((of, at) => ({ worker: { ...first[at]!.worker }, tenths: of, splits: true }))
  return [...first, ...second]
}

function splitSome(from: readonly Row[], into: Row[], count: number, change: (worker: CensusWorker) => CensusWorker): void {
  const able = from.filter((row) => row.splits && row.tenths >= 2)
  for (const row of able.slice(0, count)) {
    row.splits = false
    into.push({ ...split(row, Math.floor(row.tenths / 2)), worker: change({ ...row.worker }) })
  }
}

/** Cases held by rows whose FTE makes up the published FTE of holders exactly; the others in post hold none. */
function giveCases(inPost: Row[], agency: Row[], counts: Counts, options: BuildOptions, build: Build): void {
  for (const row of [...inPost, ...agency]) row.worker.cases = 0
  const holders = chooseHolders(inPost, agency, tenths(counts.caseHoldersFte), build.random, (row) => ({ ...row.worker, cases: 0 }))
  const cases = shareOut(Math.max(counts.cases ?? 0, holders.length), holders.length, build.random, Infinity)
  holders.forEach((row, at) => {
    row.worker.cases = cases[at] ?? 0
    if (row.worker.agency !== true) row.worker.role = options.casesInAnyRole === true ? String((at % 6) + 1) : '5'
  })
  for (const row of inPost) if (row.worker.cases === 0 && row.worker.role === '5') row.worker.role = '6'
}

/** Sickness in tenths of a day over the staff in post, nobody more than the year has. */
function giveDaysLost(inPost: readonly Row[], total: number, build: Build): void {
  const days = shareOut(total, inPost.length, build.random, 2_530)
  inPost.forEach((row, at) => Object.assign(row.worker, { daysLost: (days[at] ?? 0) / 10 }))
}

function starter(tenthsOfFte: number, build: Build): CensusWorker {
  return person(build, {
    fte: tenthsOfFte / 10, ftePreviousYear: 0, startedOn: dayWithin(build.period.from, 364, build), startOrigin: pick(['1', '1', '2', '2', '4', '6', '8'], build),
  })
}

function stayer(tenthsOfFte: number, build: Build): CensusWorker {
  return person(build, { fte: tenthsOfFte / 10, ftePreviousYear: tenthsOfFte / 10 || 1, startedOn: dayBefore(build) })
}

function leaver(tenthsOfFte: number, build: Build): CensusWorker {
  return person(build, {
    fte: 0, ftePreviousYear: tenthsOfFte / 10, startedOn: dayBefore(build), endedOn: dayWithin(build.period.from, 363, build), cases: null, daysLost: 0,
    leaverDestination: pick(['1', '1', '3', '5', '6', '8'], build), reasonForLeaving: pick(['1', '1', '1', '5', '7', '8'], build),
  })
}

function cameAndWent(build: Build): CensusWorker {
  const startedOn = dayWithin(build.period.from, 100, build)
  return person(build, {
    fte: 0, ftePreviousYear: 0, startedOn, startOrigin: '2', endedOn: addDays(startedOn, 90 + Math.floor(build.random() * 100)), cases: null, daysLost: 0,
    leaverDestination: '3', reasonForLeaving: '1',
  })
}

function agencyWorker(tenthsOfFte: number, build: Build): CensusWorker {
  return {
    ...person(build, {}), agency: true, fte: tenthsOfFte / 10, birthDate: null, sex: null, ethnicity: null, qualificationLevel: null, stepUp: null, role: null,
    startedOn: null, startOrigin: null, ftePreviousYear: null, daysLost: null, frontline: null, baseSalary: null, retentionPayments: null,
    contractWeeks: [13 + Math.floor(build.random() * 40)],
  }
}

function person(build: Build, facts: Partial<CensusWorker>): CensusWorker {
  const { layout, laNumber } = build
  build.next += 1
  const ethnicities = layout.codeSets['ethnicity'] ?? []
  const hasPay = codesOf(layout, layout.laBlock.items.at(-2) ?? layout.laBlock.items[0]!).length > 0
  return {
    position: 0, line: 0, agency: false, registrationNumber: `SW${laNumber}${String(build.next).padStart(6, '0')}`, fte: 1,
    birthDate: addDays(day('1962-01-01'), Math.floor(build.random() * 13_000)), sex: build.random() < 0.86 ? 'F' : 'M',
    ethnicity: ethnicities[Math.floor(build.random() ** 2 * ethnicities.length)]?.code ?? 'NOBT', qualifiedAt: [], qualificationLevel: pick(['1', '2', '2', '3'], build),
    stepUp: build.random() < 0.06, role: pick(['1', '2', '3', '3', '4', '4', '4', '6', '6', '6'], build), startedOn: null, startOrigin: pick(['1', '1', '2', '4', '9'], build),
    endedOn: null, leaverDestination: null, reasonForLeaving: null, ftePreviousYear: 1, cases: 0, daysLost: 0, contractWeeks: [], frontline: build.random() < 0.04,
    absent: null, reasonsForAbsence: [], cfkssStatus: [], baseSalary: hasPay ? 34_000 + Math.floor(build.random() * 28_000) : null,
    retentionPayments: null, otherPayments: null, ...facts,
  }
}

function laBlockFor(counts: Counts, layout: CensusLayout, random: () => number): LaBlock {
  const offers = layout.laBlock.items.filter((item) => item.format.kind === 'code')
  return {
    vacancyFte: counts.vacancyFte,
    agencyCoverFte: counts.agencyCoverFte,
    agencyCoverHeadcount: counts.agencyCoverFte === null ? null : Math.ceil(counts.agencyCoverFte),
    payOffer: Object.fromEntries(offers.map((item) => [item.name, String(Math.floor(random() * 3))])),
    otherAllowances: offers.length > 0 ? 'None' : null,
  }
}

function dayWithin(from: Day, days: number, build: Build): Day {
  return addDays(from, Math.floor(build.random() * days))
}

/** One day to about twenty years before the year began, more often lately. */
function dayBefore(build: Build): Day {
  return addDays(build.period.from, -1 - Math.floor(build.random() ** 2 * 7_300))
}

function pick(from: readonly string[], build: Build): string {
  return from[Math.floor(build.random() * from.length)] ?? ''
}

/** `addDays` for a nation of rows: calendar days are days of UTC here, which has no summer time. */
function addDays(on: Day, days: number): Day {
  return new Date(Date.parse(on) + days * 86_400_000).toISOString().slice(0, 10) as Day
}

function tenths(value: number | null): number {
  return Math.round((value ?? 0) * 10)
}

function sumOf(rows: readonly Row[]): number {
  return rows.reduce((sum, row) => sum + row.tenths, 0)
}

type Row = FteRow
type Build = { layout: CensusLayout; random: () => number; period: { from: Day; until: Day }; laNumber: string; next: number }
