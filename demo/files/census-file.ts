import { formatLaBlock, formatWorker } from '../../src/census/rules/format-worker.ts'
import { itemNamed } from '../../src/census/rules/layout.ts'
import { layoutFor } from '../../src/census/rules/layouts.ts'
import type { LaBlock } from '../../src/census/rules/record.ts'
import { headerFor, returnText } from '../../src/census/write-return.ts'
import { randomFrom } from '../../src/stats/random.ts'
import { numberOf, type DayNumber } from '../calendar.ts'
import { council, postKinds } from '../council.ts'
import { absenceOn, isInPostOn, stintOn, textOf, weekdaysWithin, type Placement, type Spell } from '../simulation/people.ts'
import { spellsOf, vacantFteOn, type History } from '../simulation/simulate.ts'
import { casesOf } from '../simulation/caseload.ts'
import type { DemoFile } from './demo-file.ts'
import { spoilRecord, type CensusRow } from './mistakes.ts'

/** The council's return of one collection year, as it was sent then: what its layout has, with the few mistakes that real ones have. */
export function censusFile(history: History, year: number): DemoFile {
  const { layout } = layoutFor(year)
  const period = { from: numberOf(`${year - 1}-10-01`), until: numberOf(`${year}-09-30`) }
  const staff = spellsOf(history)
    .filter((spell) => spell.startedOn <= period.until && (spell.endedOn === null || spell.endedOn >= period.from))
    .map((spell) => staffRow(spell, period, year))
  const agency = history.placements.filter((placement) => isPlacedOn(placement, period.until)).map((placement) => agencyRow(placement, period.until, year))
  const rows = [...staff, ...agency].sort((a, b) => (a.registrationNumber ?? '').localeCompare(b.registrationNumber ?? ''))
  const block = formatLaBlock(laBlock(history, period.until), layout)
  const hasPay = itemNamed(layout, 'BaseSalary') !== undefined
  const text = returnText({
    header: headerFor({ year, laNumber: council.dfeNumber, softwareCode: 'Fernshire HR', dateTime: `${year}-10-24T14:30:00` }),
    laBlock: { values: { ...block.values, ...(hasPay ? PAY_OFFER : {}) } },
    records: rows.map((row) => formatWorker(spoilRecord(row, year), layout)),
  }, layout)
  return { kind: 'census', name: `CSWW_${council.dfeNumber}_${year}.xml`, text: year > 2025 ? withUnknownElement(text) : text }
}

export function isPlacedOn(placement: Placement, on: DayNumber): boolean {
  return placement.startedOn <= on && placement.endedOn > on
}

/** Agency workers whose post stands vacant on the day; the others are extra hands. */
export function coversOn(history: History, on: DayNumber): ReadonlySet<Placement> {
  const held = new Set(spellsOf(history).filter((spell) => isInPostOn(spell, on)).map((spell) => stintOn(spell, on)?.post))
  return new Set(history.placements.filter((placement) => isPlacedOn(placement, on) && placement.covers !== null && !held.has(placement.covers)))
}

function staffRow(spell: Spell, period: Period, year: number): CensusRow {
  const { someone } = spell
  const gone = spell.endedOn !== null && spell.endedOn <= period.until
  const stint = stintOn(spell, gone && spell.endedOn !== null ? spell.endedOn : period.until)
  const kind = postKinds[stint?.post.kind ?? 'socialWorker']
  const before = spell.startedOn < period.from ? (stintOn(spell, period.from - 1)?.fte ?? 0) : 0
  const away = gone ? null : absenceOn(spell, period.until)
  const random = randomFrom(`${someone.number} pay ${year}`)
  return {
    agency: false, registrationNumber: someone.registration, fte: gone ? 0 : (stint?.fte ?? 0), birthDate: textOf(someone.bornOn) as CensusRow['birthDate'],
    sex: someone.sex, ethnicity: someone.ethnicity, qualifiedAt: [], qualificationLevel: someone.qualification, stepUp: someone.stepUp,
    role: String(kind.dfeRole), startedOn: textOf(spell.startedOn) as CensusRow['startedOn'], startOrigin: spell.origin,
    endedOn: gone ? (textOf(spell.endedOn) as CensusRow['endedOn']) : null, leaverDestination: gone ? spell.destination : null, reasonForLeaving: gone ? spell.reason : null,
    ftePreviousYear: before, cases: gone ? null : casesOf(spell, period.until, `${someone.number} ${year}`),
    daysLost: daysLost(spell, period), contractWeeks: [], frontline: someone.frontline,
    absent: away === null ? null : true, reasonsForAbsence: away === null ? [] : [away.kind],
    cfkssStatus: gone ? [] : frameworkStatus(spell, kind.dfeRole, period.until),
    baseSalary: kind.salary - random.whole(0, 5) * 900 - (isNewlyQualified(spell, period.until) ? 6_400 : 0),
    retentionPayments: stint?.post.service === 'Families First' && !gone && period.until - spell.startedOn > 365 ? 1_500 : 0,
    otherPayments: random.chance(0.2) ? random.whole(2, 18) * 65 : 0,
  }
}

function agencyRow(placement: Placement, on: DayNumber, year: number): CensusRow {
  const kind = postKinds[placement.kind]
  const random = randomFrom(`agency cases ${placement.worker.number} ${year}`)
  const cases = kind.holds === 'children' ? Math.max(3, Math.round(random.normal(kind.cases * 0.98, 3) * placement.fte)) : 0
  return {
    agency: true, registrationNumber: placement.worker.registration, fte: placement.fte, birthDate: null, sex: null, ethnicity: null, qualifiedAt: [], qualificationLevel: null,
    stepUp: null, role: null, startedOn: null, startOrigin: null, endedOn: null, leaverDestination: null, reasonForLeaving: null, ftePreviousYear: null,
    cases: on - placement.startedOn < 10 ? 0 : cases, daysLost: null, contractWeeks: [Math.max(1, Math.round((placement.endedOn - placement.startedOn) / 7))], frontline: null,
    absent: null, reasonsForAbsence: [], cfkssStatus: [], baseSalary: null, retentionPayments: null, otherPayments: null,
  }
}

export function daysLost(spell: Spell, period: Period): number {
  const until = Math.min(period.until, spell.endedOn ?? period.until)
  return spell.absences
    .filter((absence) => absence.kind === 'SIC' && absence.from <= until && absence.until >= period.from)
    .reduce((sum, absence) => sum + Math.max(0.5, weekdaysWithin(Math.max(absence.from, period.from), Math.min(absence.until, until))), 0)
}

export function isNewlyQualified(spell: Spell, on: DayNumber): boolean {
  return spell.origin === '1' && on - spell.startedOn < 365
}

/** CFKSSstatus, until 2024: 1 ASYE, 2 frontline practitioner, 3 practice supervisor, 4 practice leader. */
function frameworkStatus(spell: Spell, dfeRole: number, on: DayNumber): string[] {
  if (isNewlyQualified(spell, on)) return ['1']
  return [dfeRole <= 2 ? '4' : dfeRole === 3 ? '3' : '2']
}

function laBlock(history: History, on: DayNumber): LaBlock {
  const covers = [...coversOn(history, on)]
  return {
    vacancyFte: vacantFteOn(history, on),
    agencyCoverFte: Math.round(covers.reduce((sum, placement) => sum + placement.fte, 0) * 100) / 100,
    agencyCoverHeadcount: covers.length,
    payOffer: {},
    otherAllowances: null,
  }
}

/** What a return of 2026 might bring that nobody has told us of: it is kept and listed, never refused. */
function withUnknownElement(text: string): string {
  return text.replaceAll('    <BaseSalary>', '    <HybridWorking>1</HybridWorking>\n    <BaseSalary>')
}

const PAY_OFFER = {
  RecruitmentBonus: '0', RetentionBonus: '2', PerformanceAward: '0', CarAllowance: '1', RelocationPackage: '2', RegionalWeighting: '0', CostSWE: '1', CostDBS: '1',
  OtherAllowances: 'Out of hours standby payment',
}

type Period = { from: DayNumber; until: DayNumber }
