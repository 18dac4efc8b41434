import { leaverDestination, reasonForLeaving, startOrigin } from '../../src/census/rules/layouts/code-sets.ts'
import type { Code } from '../../src/census/rules/layout.ts'
import { randomFrom } from '../../src/stats/random.ts'
import { dayOf, numberOf, type DayNumber } from '../calendar.ts'
import { postKinds } from '../council.ts'
import { inventedName } from '../names.ts'
import { absenceOn, textOf, type Spell, type Stint } from '../simulation/people.ts'
import { spellsOf, type History } from '../simulation/simulate.ts'
import { daysLost } from './census-file.ts'
import { britishDay, csvText } from './csv.ts'
import type { DemoFile } from './demo-file.ts'
import { roleMapping } from './role-mapping.ts'

/** The HR system's extract on a day: everybody in post with every post of the spell, who left since the last return, and colleagues of other work. */
export function peopleFile(history: History, on: DayNumber): DemoFile {
  const since = numberOf('2025-10-01')
  const known = spellsOf(history).filter((spell) => spell.startedOn <= on && (spell.endedOn === null || spell.endedOn >= since))
  const rows = known.flatMap((spell) => rowsOf(spell, on))
  return { kind: 'people', name: `HR_extract_${dayOf(on)}.csv`, mapping: roleMapping, text: csvText(HEADERS, [...rows, ...samePersonAgain(known, on), ...otherWork()]) }
}

/** The last day, where HR knew of it on that day. */
export function knownEnd(spell: Spell, on: DayNumber): DayNumber | null {
  if (spell.endedOn === null || spell.endedOn <= on) return spell.endedOn
  return spell.noticeGivenOn !== null && spell.noticeGivenOn <= on ? spell.endedOn : null
}

function rowsOf(spell: Spell, on: DayNumber): Row[] {
  const { someone } = spell
  const end = knownEnd(spell, on)
  const posts = postsOf(spell, on)
  const away = end !== null && end <= on ? null : absenceOn(spell, on)
  return posts.map((held, at) => {
    const isLast = at === posts.length - 1
    const kind = postKinds[held.stint.post.kind]
    return [
      someone.staffNumber, someone.registration, someone.family, someone.given, someone.email, britishDay(textOf(someone.bornOn)), someone.sex === 'F' ? 'Female' : 'Male', someone.ethnicity,
      britishDay(registeredUntil(someone.number, on)), held.stint.post.position, held.stint.post.team, held.stint.post.service,
      held.newlyQualified ? 'Newly Qualified Social Worker' : kind.title, held.newlyQualified ? 'G9' : kind.grade, held.stint.fte, contractOf(spell, held.stint),
      britishDay(textOf(spell.startedOn)), britishDay(textOf(held.from)), britishDay(isLast ? null : textOf(held.until)), britishDay(textOf(end)),
      end === null || !isLast ? null : label(reasonForLeaving, spell.reason), end === null || !isLast ? null : label(leaverDestination, spell.destination),
      label(startOrigin, spell.origin), isLast ? daysLost(spell, { from: on - 364, until: on }) : null,
      isLast && away !== null ? (away.kind === 'MAT' ? 'Maternity leave' : 'Sickness') : null,
    ]
  })
}

/** The posts of a spell one after another; the same post with other hours is one. A newly qualified year has a title of its own. */
function postsOf(spell: Spell, on: DayNumber): Held[] {
  const held: Held[] = []
  for (const stint of spell.stints) {
    if (stint.from > on) continue
    const last = held.at(-1)
    if (last?.stint.post === stint.post) {
      held[held.length - 1] = { ...last, stint, until: stint.until }
      continue
    }
    held.push({ stint, from: stint.from, until: stint.until, newlyQualified: false })
  }
  const [first, ...rest] = held
  const endOfYear = spell.startedOn + 365
  if (!first || spell.origin !== '1') return held
  if (first.until !== null && first.until <= endOfYear) return [{ ...first, newlyQualified: true }, ...rest]
  if (endOfYear > on) return [{ ...first, newlyQualified: true }, ...rest]
  return [{ ...first, until: endOfYear - 1, newlyQualified: true }, { ...first, from: endOfYear }, ...rest]
}

function contractOf(spell: Spell, stint: Stint): string {
  return stint.kind === 'acting-up' ? 'Acting up' : spell.contract
}

/** Registration runs to 30 November; from September on those who renewed stand with the next year, and two have let it lapse. */
function registeredUntil(number: number, on: DayNumber): string {
  const year = Number(dayOf(on).slice(0, 4))
  const renewed = dayOf(on).slice(5) >= '09-01' && randomFrom(`renewal ${number} ${year}`).next() < (dayOf(on).slice(5) >= '11-01' ? 0.74 : 0.41)
  if (number % 397 === 13) return `${year - 1}-11-30`
  return `${renewed ? year + 1 : year}-11-30`
}

/** Somebody whom payroll took on a second time under another number, without the registration number: the exceptions page asks whether they are one. */
function samePersonAgain(known: readonly Spell[], on: DayNumber): Row[] {
  const spell = known.find((one) => one.endedOn === null && one.stints.at(-1)?.fte === 0.6 && one.stints.at(-1)?.post.kind === 'socialWorker')
  const post = spell?.stints.at(-1)?.post
  if (!spell || !post || on < numberOf('2026-11-02')) return []
  const { someone } = spell
  return [[
    '299417', null, someone.family, someone.given, `${someone.given}.${someone.family}@fernshire.invalid`.toLowerCase(), britishDay(textOf(someone.bornOn)), someone.sex === 'F' ? 'Female' : 'Male',
    someone.ethnicity, null, null, post.team, post.service, 'Social Worker', 'G10', 0.4, 'Fixed term', '02/11/2026', '02/11/2026', null, null, null, null, null, 0, null,
  ]]
}

/** Colleagues who are no social workers: they hold some cases and are not of this workforce. */
function otherWork(): Row[] {
  return Array.from({ length: OTHERS }, (_, at): Row => {
    const { given, family } = inventedName(8_000 + at)
    const adviser = at % 3 === 0
    const start = `${String((at % 27) + 1).padStart(2, '0')}/${String((at % 12) + 1).padStart(2, '0')}/${2013 + (at % 12)}`
    return [
      otherStaffNumber(at), null, family, given, `${given}.${family}.${at}@fernshire.invalid`.toLowerCase(), null, at % 5 === 0 ? 'Male' : 'Female', null, null, `P8${String(at).padStart(4, '0')}`,
      adviser ? `Young People's Service ${(at % 2) + 1}` : 'Families First Abbey', adviser ? "Young People's Service" : 'Families First', adviser ? 'Personal Adviser' : 'Family Support Worker',
      'G7', 1, 'Permanent', start, start, null, null, null, null, null, at % 7, null,
    ]
  })
}

export const OTHERS = 36
export function otherStaffNumber(at: number): string {
  return String(260_001 + at * 11)
}

function label(codes: readonly Code[], code: string | null): string | null {
  return codes.find((one) => one.code === code)?.label ?? null
}

const HEADERS = [
  'Employee number', 'SWE number', 'Surname', 'Forename', 'Work email', 'Date of birth', 'Sex', 'Ethnic origin', 'SWE expiry date', 'Position number', 'Team', 'Service', 'Job title', 'Grade',
  'FTE', 'Contract type', 'Council start date', 'Post start date', 'Post end date', 'Leaving date', 'Reason for leaving', 'Destination', 'Source of recruitment', 'Working days lost', 'Absence type',
]

type Row = (string | number | null)[]
type Held = { stint: Stint; from: DayNumber; until: DayNumber | null; newlyQualified: boolean }
