import { randomFrom, type Random } from '../../src/stats/random.ts'
import { dayOf, type DayNumber } from '../calendar.ts'
import type { PostKindName } from '../council.ts'
import { inventedName } from '../names.ts'

/** Somebody of the demonstration, as the simulation knows them; every file is written from this. */
export type Someone = {
  number: number
  given: string
  family: string
  /** Two letters and ten digits: longer than any number of Social Work England, so that it is nobody's. */
  registration: string
  staffNumber: string
  email: string
  bornOn: DayNumber
  sex: 'F' | 'M'
  ethnicity: string
  qualification: '1' | '2' | '3'
  stepUp: boolean
  frontline: boolean
  spells: Spell[]
}

/** A spell of work with the council. `endedOn` is the last day. */
export type Spell = {
  someone: Someone
  startedOn: DayNumber
  endedOn: DayNumber | null
  /** The end is arranged and still to come: nobody knows of it before. */
  noticeGivenOn: DayNumber | null
  origin: string
  destination: string | null
  reason: string | null
  contract: string
  /** One after another, the last one open as long as the spell. */
  stints: Stint[]
  absences: Absence[]
}

/** A stretch in one post with one FTE. */
export type Stint = { post: Post; from: DayNumber; until: DayNumber | null; fte: number; kind: 'permanent' | 'acting-up' | 'fixed-term' }
export type Absence = { kind: 'MAT' | 'SIC'; from: DayNumber; until: DayNumber; workingDays: number }

export type Post = {
  position: string
  kind: PostKindName
  team: string
  service: string
  costCode: string
  fundedFte: number
  openedOn: DayNumber
  holder: Spell | null
  vacantSince: DayNumber | null
  agency: Placement | null
}

export type Placement = {
  worker: AgencyWorker
  startedOn: DayNumber
  /** The last day, planned or real. */
  endedOn: DayNumber
  /** The vacant post that is covered; null for extra capacity. */
  covers: Post | null
  team: string
  service: string
  kind: PostKindName
  fte: number
}

export type AgencyWorker = {
  number: number
  given: string
  family: string
  registration: string
  vendorNumber: string
  supplier: string
  charge: number
}

/** Makes people one after another; each has a generator of their own, so that nobody's facts depend on how many came before. */
export function peopleMaker(seed: number): { employee(age: AgeKind, on: DayNumber, from?: AgencyWorker): Someone; agencyWorker(): AgencyWorker } {
  let made = 0
  let placed = 0
  return {
    employee(age, on, from) {
      made += 1
      const random = randomFrom(`${seed} person ${made}`)
      const { given, family } = from ?? inventedName(made)
      return {
        number: made,
        given,
        family,
        registration: from?.registration ?? `SW9${String(990_000_000 + made)}`,
        staffNumber: String(200_000 + made * 7),
        email: `${given}.${family}.${made}@fernshire.invalid`.toLowerCase(),
        bornOn: on - Math.round(ageIn(age, random) * 365.25) - random.whole(0, 364),
        sex: random.chance(0.86) ? 'F' : 'M',
        ethnicity: random.weighted(ETHNICITIES, ([, share]) => share)[0],
        qualification: random.weighted(['1', '2', '3'] as const, (level) => ({ 1: 52, 2: 44, 3: 4 })[level]),
        stepUp: random.chance(0.06),
        frontline: random.chance(0.04),
        spells: [],
      }
    },
    agencyWorker() {
      placed += 1
      const random = randomFrom(`${seed} agency ${placed}`)
      return {
        number: placed,
        ...inventedName(5_000 + placed),
        registration: `SW9${String(995_000_000 + placed)}`,
        vendorNumber: `AW${String(40_000 + placed * 3)}`,
        supplier: random.weighted(SUPPLIERS, ([, share]) => share)[0],
        charge: random.whole(0, 24) / 2 + 36,
      }
    },
  }
}

export type AgeKind = 'newly qualified' | 'experienced' | 'at the start'

/** Working days (Monday to Friday) of an absence, at most so many as it has. */
export function weekdaysWithin(from: DayNumber, until: DayNumber): number {
  const days = until - from + 1
  if (days <= 0) return 0
  let count = Math.floor(days / 7) * 5
  for (let at = from + Math.floor(days / 7) * 7; at <= until; at += 1) if ((at + 3) % 7 < 5) count += 1
  return count
}

export function stintOn(spell: Spell, on: DayNumber): Stint | null {
  return spell.stints.find((stint) => stint.from <= on && (stint.until === null || stint.until >= on)) ?? null
}

/** In post as DfE counts it: a last day of 30 September is a leaver of the year that ends then. */
export function isInPostOn(spell: Spell, on: DayNumber): boolean {
  return spell.startedOn <= on && (spell.endedOn === null || spell.endedOn > on)
}

export function absenceOn(spell: Spell, on: DayNumber): Absence | null {
  return spell.absences.find((absence) => absence.from <= on && absence.until >= on) ?? null
}

export function textOf(on: DayNumber | null): string | null {
  return on === null ? null : dayOf(on)
}

function ageIn(age: AgeKind, random: Random): number {
  switch (age) {
    case 'newly qualified':
      return Math.min(52, 22.5 + random.exponential(5.5))
    case 'experienced':
      return Math.min(61, Math.max(26, random.normal(39, 9)))
    case 'at the start':
      return Math.min(61, Math.max(24, random.normal(42, 10)))
  }
}

const ETHNICITIES: readonly (readonly [string, number])[] = [
  ['WBRI', 70], ['WOTH', 5], ['WIRI', 1], ['BAFR', 8], ['BCRB', 3], ['BOTH', 1], ['AIND', 2], ['APKN', 2], ['ABAN', 1], ['AOTH', 1], ['MWBC', 1], ['MOTH', 1],
  ['OOTH', 1], ['REFU', 1], ['NOBT', 2],
]

const SUPPLIERS: readonly (readonly [string, number])[] = [['Bluebell Care Staffing', 5], ['Copperleaf Locums', 4], ['Hollybank Resourcing', 3], ['Teasel and Partners', 2], ['Wildflower Interim', 1]]
