import { randomFrom, type Random } from '../../src/stats/random.ts'
import { numberOf, type DayNumber } from '../calendar.ts'
import type { YearCounts } from './hidden-counts.ts'
import { chooseHolders, fitHours, FULL, LEAST, shareAmount, splitHours, type Hours } from './share-hours.ts'

/**
 * An authority's staff over the years, with as many people, hours, starters, leavers, cases and days lost each year as published, the
 * same people staying from year to year. Where the published stock moves by more than its starters and leavers, as in most
 * authorities, some appear who began earlier and some are no longer sent.
 */
export function authorityYears(years: readonly YearCounts[], seed: string): AuthorityYear[] {
  const world: World = { random: randomFrom(seed), made: 0, agencyMade: 0, previous: [], leaving: new Set(), previousYear: null, agency: [] }
  return years.map((counts, at) => liveYear(counts, years[at + 1]?.year === counts.year + 1 ? years[at + 1] : undefined, world))
}

export type AuthorityYear = { counts: YearCounts; inPost: StaffRow[]; leavers: LeaverRow[]; passing: LeaverRow[]; agency: AgencyRow[] }

export type NationalPerson = {
  number: number
  startedOn: DayNumber
  origin: string
  /** 0 to 1: how likely to hold cases, year after year. */
  inclination: number
}
export type StaffRow = Hours & { person: NationalPerson; group: string; inclination: number; fteBefore: number; cases: number | null; daysLost: number | null; isSecondRole: boolean }
export type LeaverRow = { person: NationalPerson; fteBefore: number; endedOn: DayNumber }
export type AgencyRow = Hours & { number: number; group: string; inclination: number; cases: number | null }

function liveYear(counts: YearCounts, next: YearCounts | undefined, world: World): AuthorityYear {
  const { random } = world
  const period = { from: numberOf(`${counts.year - 1}-10-01`), until: numberOf(`${counts.year}-09-30`) }
  const leavers = leaversOf(counts, world, period)
  const gone = new Set(leavers.map((row) => row.person))
  const stayers = stayersOf(counts, world, period, gone)
  const starters = Array.from({ length: counts.people.starters }, () => newRow(world, random.whole(period.from, period.until - 20), 0))
  const rows = arrangeHours(counts, next, stayers, starters, world)
  const agency = agencyOf(counts, world)
  giveCases(counts, rows, agency, world)
  giveDays(counts, rows, random)
  const passing = Array.from({ length: Math.round(counts.people.inPost * 0.008) }, () => {
    const startedOn = random.whole(period.from, period.from + 150)
    return { person: newPerson(world, startedOn), fteBefore: 0, endedOn: startedOn + random.whole(40, 200) }
  })
  world.previous = rows.filter((row) => !row.isSecondRole)
  world.previousYear = counts.year
  world.agency = agency
  return { counts, inPost: rows, leavers, passing, agency }
}

/** Those set aside last year to leave, and where there was no last year, people who were there before it began. */
function leaversOf(counts: YearCounts, world: World, period: Period): LeaverRow[] {
  const { random } = world
  const last = world.previousYear === counts.year - 1 ? world.previous.filter((row) => world.leaving.has(row.person)) : []
  const known = last.map((row) => ({ person: row.person, fteBefore: row.fte, endedOn: random.whole(period.from, period.until) }))
  const missing = counts.people.leavers - known.length
  if (missing <= 0) return known
  const hours = Array.from({ length: missing }, (): Hours => ({ fte: FULL }))
  fitHours(hours, Math.min(missing * FULL, Math.max(missing, counts.fte.leavers - known.reduce((sum, row) => sum + row.fteBefore, 0))), random)
  const unseen = hours.map(({ fte }) => ({ person: newPerson(world, earlierStart(period, random)), fteBefore: fte, endedOn: random.whole(period.from, period.until) }))
  return [...known, ...unseen]
}

function stayersOf(counts: YearCounts, world: World, period: Period, gone: ReadonlySet<NationalPerson>): StaffRow[] {
  const { random } = world
  const wanted = Math.max(0, counts.people.inPost - counts.people.starters)
  const before = world.previous.filter((row) => !gone.has(row.person))
  const kept = random.shuffle(before).slice(0, wanted).map((row) => ({ ...row, fteBefore: row.fte, cases: null, daysLost: null }))
  const others = Array.from({ length: wanted - kept.length }, () => newRow(world, earlierStart(period, random), FULL))
  return [...kept, ...others]
}

/** Gives everybody hours so that the year's sums are met, and next year's leavers, set aside now, carry theirs away with them. */
function arrangeHours(counts: YearCounts, next: YearCounts | undefined, stayers: StaffRow[], starters: StaffRow[], world: World): StaffRow[] {
  const { random } = world
  const heads = stayers.length + starters.length
  const leavingNext = next ? Math.min(next.people.leavers, heads) : 0
  // more FTE than people: somebody works in two roles and is sent twice
  const most = heads * FULL - (starters.length * FULL - counts.fte.starters) - (next ? Math.max(0, leavingNext * FULL - next.fte.leavers) : 0)
  const beyond = Math.max(0, counts.fte.inPost - Math.max(heads * LEAST, most))
  const sums = { starters: counts.fte.starters, all: counts.fte.inPost - beyond, leaving: next?.fte.leavers ?? 0 }
  const plan = planLeaving(stayers.length, starters.length, leavingNext, sums)
  const mixed = { starters: random.shuffle(starters), stayers: byShortService(stayers, random) }
  const groups = {
    startersLeaving: mixed.starters.slice(0, plan.startersLeaving), startersStaying: mixed.starters.slice(plan.startersLeaving),
    othersLeaving: mixed.stayers.slice(0, plan.othersLeaving), othersStaying: mixed.stayers.slice(plan.othersLeaving),
  }
  world.leaving = new Set([...groups.startersLeaving, ...groups.othersLeaving].map((row) => row.person))
  const split = plan.hours
  const totals = {
    startersLeaving: split, startersStaying: sums.starters - split,
    othersLeaving: plan.leavingHours - split, othersStaying: sums.all - sums.starters - (plan.leavingHours - split),
  }
  for (const name of ['startersLeaving', 'startersStaying', 'othersLeaving', 'othersStaying'] as const) {
    for (const row of groups[name]) row.group = name
    fitHours(groups[name], totals[name], random)
  }
  const rows = [...stayers, ...starters]
  if (beyond === 0) return rows
  const doubled = groups.othersStaying.slice(0, Math.ceil(beyond / FULL))
  const second = doubled.map((row): StaffRow => ({ ...row, fte: FULL, fteBefore: 0, group: 'second role', isSecondRole: true, inclination: row.inclination / 2 }))
  fitHours(second, beyond, random)
  return [...rows, ...second]
}

/** How many of next year's leavers are this year's starters: about their share of the staff, or what the sums allow. */
function planLeaving(stayers: number, starters: number, leaving: number, sums: { starters: number; all: number; leaving: number }): LeavingPlan {
  const wanted = Math.round((leaving * starters) / Math.max(1, starters + stayers))
  for (let away = 0; away <= leaving; away += 1) {
    for (const startersLeaving of [wanted - away, wanted + away]) {
      const othersLeaving = leaving - startersLeaving
      if (startersLeaving < 0 || startersLeaving > starters || othersLeaving < 0 || othersLeaving > stayers) continue
      const hours = splitHours({ startersLeaving, startersStaying: starters - startersLeaving, othersLeaving, othersStaying: stayers - othersLeaving }, sums)
      if (hours !== null) return { startersLeaving, othersLeaving, hours, leavingHours: sums.leaving }
    }
  }
  // the sums of the two years do not go together: next year's leavers are people whom this year's return does not have
  return { startersLeaving: 0, othersLeaving: 0, hours: 0, leavingHours: 0 }
}

function agencyOf(counts: YearCounts, world: World): AgencyRow[] {
  const { random } = world
  const stay = random.shuffle(world.agency).slice(0, Math.floor(counts.people.agency * 0.35))
  const rows = Array.from({ length: counts.people.agency }, (_, at): AgencyRow => {
    const known = stay[at]
    if (known) return { ...known, cases: null }
    world.agencyMade += 1
    return { number: world.agencyMade, fte: FULL, group: 'agency', inclination: 0.35 + 0.65 * random.next(), cases: null }
  })
  // DfE publishes agency workers whose hours come to nothing, or to less than it prints
  if (counts.fte.agency < rows.length) rows.forEach((row, at) => Object.assign(row, { fte: at === 0 ? counts.fte.agency : 0 }))
  else fitHours(rows, counts.fte.agency, random)
  return rows
}

function giveCases(counts: YearCounts, rows: readonly StaffRow[], agency: readonly AgencyRow[], world: World): void {
  if (counts.cases === null) return
  for (const row of [...rows, ...agency]) row.cases = 0
  const holders = chooseHolders<StaffRow | AgencyRow>([...rows, ...agency], counts.fte.holders)
  if (holders === null) throw new RangeError(`no staff of ${counts.year} work ${counts.fte.holders} hundredths together`)
  const list = [...holders]
  const cases = shareAmount(counts.cases, list.length, world.random, { least: 1 })
  list.forEach((row, at) => {
    row.cases = cases[at] ?? 0
  })
}

/** Sickness in hundredths of a day: most people have little, a few have months. */
function giveDays(counts: YearCounts, rows: readonly StaffRow[], random: Random): void {
  if (counts.daysLost === null) return
  const days = shareAmount(counts.daysLost, rows.length, random, { most: 25_000, spread: 2.2 })
  // in half days but for what is left over
  let over = 0
  rows.forEach((row, at) => {
    const halves = Math.floor((days[at] ?? 0) / 50) * 50
    over += (days[at] ?? 0) - halves
    row.daysLost = halves
  })
  for (const row of rows) {
    if (over === 0) return
    const more = Math.min(over, 25_000 - (row.daysLost ?? 0), Math.max(50, Math.ceil(over / rows.length)))
    row.daysLost = (row.daysLost ?? 0) + more
    over -= more
  }
}

/** Those with few years of service first, since they leave most often. */
function byShortService(rows: readonly StaffRow[], random: Random): StaffRow[] {
  return [...rows]
    .map((row) => ({ row, key: row.person.startedOn + random.normal(0, 1_200) }))
    .sort((a, b) => b.key - a.key)
    .map(({ row }) => row)
}

function newRow(world: World, startedOn: DayNumber, fteBefore: number): StaffRow {
  const person = newPerson(world, startedOn)
  const fte = world.random.chance(0.8) ? FULL : world.random.pick([80, 80, 60, 60, 50, 90])
  return { person, fte, group: '', inclination: person.inclination, fteBefore: fteBefore === 0 ? 0 : fte, cases: null, daysLost: null, isSecondRole: false }
}

function newPerson(world: World, startedOn: DayNumber): NationalPerson {
  world.made += 1
  return { number: world.made, startedOn, origin: world.random.weighted(ORIGINS, ([, share]) => share)[0], inclination: world.random.next() }
}

/** Up to some twenty years before the year began, more often lately; never in a year that a return has. */
function earlierStart(period: Period, random: Random): DayNumber {
  return period.from - 1 - Math.floor(random.next() ** 2 * 7_300)
}

const ORIGINS: readonly (readonly [string, number])[] = [['1', 42], ['2', 28], ['4', 12], ['5', 5], ['6', 6], ['7', 4], ['9', 3]]

type Period = { from: DayNumber; until: DayNumber }
type LeavingPlan = { startersLeaving: number; othersLeaving: number; hours: number; leavingHours: number }
type World = {
  random: Random
  made: number
  agencyMade: number
  previous: StaffRow[]
  /** Who of last year's staff leaves this year. */
  leaving: Set<NationalPerson>
  previousYear: number | null
  agency: AgencyRow[]
}
