import { describe, expect, it } from 'vitest'
import { day } from '../../time/day.ts'
import { aWorker } from '../testing/worker.ts'
import { headerFor } from '../write-return.ts'
import { aPerson, aSpell, buildRecord, seen } from '../../workforce/testing/build-record.ts'
import { listHoldings } from '../../workforce/rules/post-holders.ts'
import { buildReturn, type BuiltRow } from './build-return.ts'
import { checkBuilt, checkLines, type NoteOnFinding } from './check-built.ts'
import { compareVersions } from './compare-returns.ts'
import { daysLostIn, isSickness } from './days-lost.ts'
import { deskSteps, type DeskFacts } from './desk-steps.ts'
import { layoutFor } from './layouts.ts'
import type { CensusWorker, LaBlock } from './record.ts'
import { teamLists } from './team-lists.ts'
import { itemsOfRow } from './why-missing.ts'

const { layout } = layoutFor(2025)

describe('the checks of a built return', () => {
  it('lead to the spell, the person and, for the authority\'s block, the item', () => {
    const checked = checkBuilt({ year: 2025, header, layout, isUnverified: false, rows: rowsOf([aWorker({ ethnicity: null, position: 1 })]), laBlock: { ...block, vacancyFte: null } }, null)
    expect(checked.findings.filter((finding) => finding.severity === 'error').map(({ check, personId, employmentId, rowKey }) => [check, personId, employmentId, rowKey])).toEqual([
      ['K03', null, null, 'NumberOfVacancies'], ['K10', 100, 10, 'SW1 employed 2015-01-05'],
    ])
  })

  it('compare with the year before, and find the person who is gone from it', () => {
    const before = { year: 2024, rows: rowsOf([aWorker(), aWorker({ registrationNumber: 'SW2', position: 2 })]) }
    const checked = checkBuilt({ year: 2025, header, layout, isUnverified: false, rows: rowsOf([aWorker()]), laBlock: block }, before)
    expect(checked.findings.filter((finding) => finding.check === 'K25.1').map((finding) => finding.personId)).toEqual([101])
  })

  it('are one line each, with what a note settles: a query explained is not open, an error stays open', () => {
    const findings = [{ check: 'K17', severity: 'query', rowKey: 'a' }, { check: 'K17', severity: 'query', rowKey: 'b' }, { check: 'K10', severity: 'error', rowKey: 'a' }, { check: 'K25.1', severity: 'query', rowKey: 'a' }] as const
    const note = (check: string, rowKey: string): NoteOnFinding => ({ check, rowKey, note: 'so', owner: 'Officer', state: 'explained' })
    const line = (id: string, notes: NoteOnFinding[]) => checkLines(findings, notes, { K17: '77' }, 2025).find((one) => one.id === id)
    expect(line('K17', [])).toMatchObject({ dfe: '77', records: 2, open: 2, owner: '' })
    expect(line('K17', [note('K17', 'a')])).toMatchObject({ open: 1 })
    expect(line('K17', [note('K17', '')])).toMatchObject({ open: 0, owner: 'Officer' })
    expect(line('K10', [note('K10', ''), note('K10', 'a')])).toMatchObject({ open: 1 })
    expect(line('K25', [])).toMatchObject({ records: 1 })
    expect(line('K26', [])).toMatchObject({ findings: 0, open: 0 })
  })
})

it('takes the base salary that the year\'s files say last, else an extract from the time of compiling, never another year\'s', () => {
  const salaryWith = (...observations: ReturnType<typeof seen>[]) => buildReturn(buildRecord({ people: [aPerson(1)], employments: [aSpell(1, '2019-04-01')], observations }), [], 2026)[0]?.worker.baseSalary
  const lastReturn = seen(1, '2025-09-30', { baseSalary: 38_000, rank: 1, source: 'return 2025' })
  const march = seen(1, '2026-03-31', { baseSalary: 40_000, source: 'HR 2026-03-31' })
  const october = seen(1, '2026-10-31', { baseSalary: 42_000, source: 'HR 2026-10-31' })
  expect(salaryWith(lastReturn, march, october)).toBe(40_000)
  expect(salaryWith(lastReturn, october)).toBe(42_000)
  expect(salaryWith(lastReturn, seen(1, '2027-01-31', { baseSalary: 44_000 }), seen(1, '2027-09-30', { baseSalary: 45_000, rank: 1 }))).toBe(null)
})

it('leaves out an agency worker whom the sources of the day leave out, as the board and the measures do', () => {
  const unconfirmed = [{ employmentId: 1, personId: 1, startedOn: day('2025-10-01'), endedOn: null, reason: 'not in return 2026' }]
  const record = (gaps: typeof unconfirmed) => buildRecord({ people: [aPerson(1)], employments: [aSpell(1, '2025-03-01', { basis: 'agency' })], unconfirmed: gaps })
  const here = (gaps: typeof unconfirmed) => [buildReturn(record(gaps), [], 2026).length, listHoldings(record(gaps), day('2026-09-30')).length]
  expect([here([]), here(unconfirmed)]).toEqual([[1, 1], [0, 0]])
})

describe('every item of a worker', () => {
  it('is a value or why there is none', () => {
    for (const worker of [aWorker(), blank(false), blank(true), { ...blank(false), endedOn: day('2025-03-31') }]) {
      const items = itemsOfRow(rowsOf([worker])[0]!, layout)
      expect(items.map((item) => item.name)).toEqual(layout.workerItems.map((item) => item.name))
      expect(items.filter((item) => (item.value === null) !== (item.missing !== null && item.missing.why !== ''))).toEqual([])
    }
  })

  it('is asked for from whom DfE asks it', () => {
    const needed = (worker: CensusWorker) => itemsOfRow(rowsOf([worker])[0]!, layout).filter((item) => item.missing?.isNeeded).map((item) => item.name)
    expect(needed({ ...blank(true), registrationNumber: 'SW1', fte: 1 })).toEqual(['Cases30'])
    expect(needed(aWorker({ endedOn: day('2025-03-31'), cases: null }))).toEqual(['LeaverDestination', 'ReasonLeave'])
  })
})

it('two versions differ in who came, who went and which item changed', () => {
  const before = [aWorker(), aWorker({ registrationNumber: 'SW2' }), aWorker({ registrationNumber: 'SW4', role: '4' })]
  const now = [aWorker({ fte: 0.5 }), aWorker({ registrationNumber: 'SW3' }), aWorker({ registrationNumber: 'SW4', role: '3' })].map((worker) => ({ worker }))
  expect(compareVersions(before, now, layout)).toEqual([
    { kind: 'changed', who: 'SW1', item: 'FTE on 30 September', before: '1', now: '0.5' },
    { kind: 'added', who: 'SW3', item: null, before: null, now: null },
    { kind: 'changed', who: 'SW4', item: 'Role', before: '4', now: '3' },
    { kind: 'gone', who: 'SW2', item: null, before: null, now: null },
  ])
  expect(compareVersions(before, before.map((worker) => ({ worker })), layout)).toEqual([])
})

it('days lost are the file\'s where the absence lies in the year, and the working days inside it where it crosses the edge', () => {
  const year = { from: day('2024-10-01'), until: day('2025-09-30') }
  expect(daysLostIn([{ startedOn: day('2025-01-06'), endedOn: day('2025-01-10'), workingDays: 4.5 }], year)).toBe(4.5)
  // Monday 29 September 2025 to Friday 3 October: two of its five working days are in the year
  expect(daysLostIn([{ startedOn: day('2025-09-29'), endedOn: day('2025-10-03'), workingDays: 5 }], year)).toBe(2)
  // Monday 30 September 2024 to Wednesday 2 October: two of three
  expect(daysLostIn([{ startedOn: day('2024-09-30'), endedOn: day('2024-10-02'), workingDays: null }], year)).toBe(2)
  expect(daysLostIn([{ startedOn: day('2024-01-01'), endedOn: day('2024-02-01'), workingDays: 20 }], year)).toBe(0)
  expect(['Sickness', 'SIC', 'Maternity', 'Annual leave'].map(isSickness)).toEqual([true, true, false, false])
})

it('a step is done when the record shows it, and late when its day has passed without', () => {
  const facts: DeskFacts = { extract: { name: 'a.xml', on: day('2025-10-01') }, teams: { sent: 2, confirmed: 2, openChanges: 1, lastConfirmedOn: day('2025-10-20') }, errors: 3, openQueries: 0, newest: { number: 2, signedOn: null, signedBy: null }, sent: { number: 1, on: day('2025-10-30') } }
  const states = (dueOn: string) => deskSteps(facts, [{ step: 'checks', dueOn: day(dueOn), doneOn: day('2025-10-02') }], day('2025-11-03')).map((line) => [line.step, line.state])
  expect(states('2025-10-31')).toEqual([['extract', 'Done'], ['managers', 'In progress'], ['checks', 'Late'], ['notes', 'Done'], ['sign-off', 'In progress'], ['sent', 'In progress']])
  expect(states('2025-11-03')[2]).toEqual(['checks', 'In progress'])
})

it('a team\'s list holds nothing protected, and leavers with the FTE that they left with', () => {
  const row = { ...rowsOf([aWorker({ endedOn: day('2025-03-31'), fte: 0, ftePreviousYear: 0.8 })])[0]!, teamId: 5 }
  const [list] = teamLists([row], [], [{ id: 5, serviceId: null, name: 'North', openedOn: null, closedOn: null }, { id: 6, serviceId: null, name: 'South', openedOn: null, closedOn: null }], 2025)
  expect(list).toMatchObject({ teamId: 5, people: [{ registrationNumber: 'SW1', fte: 0.8, endedOn: '2025-03-31' }] })
  expect(Object.keys(list?.people[0] ?? {})).toEqual(['employmentId', 'personId', 'name', 'registrationNumber', 'isAgency', 'role', 'fte', 'startedOn', 'endedOn', 'cases'])
})

const header = headerFor({ year: 2025, laNumber: '999', softwareCode: 'Throughline', dateTime: '2025-10-07T09:00:00' })
const block: LaBlock = {
  vacancyFte: 10, agencyCoverFte: 0, agencyCoverHeadcount: 0, otherAllowances: 'None',
  payOffer: Object.fromEntries(layout.laBlock.items.filter((item) => item.format.kind === 'code').map((item) => [item.name, '0'])),
}

function rowsOf(workers: readonly CensusWorker[]): BuiltRow[] {
  return workers.map((worker, at) => ({ employmentId: 10 + at, personId: 100 + at, teamId: null, rowKey: `${worker.registrationNumber} employed ${worker.startedOn}`, worker: { ...worker, position: at + 1 } }))
}

function blank(agency: boolean): CensusWorker {
  return {
    ...aWorker(), agency, registrationNumber: null, fte: null, birthDate: null, sex: null, ethnicity: null, qualificationLevel: null, stepUp: null, role: null, startedOn: null,
    startOrigin: null, ftePreviousYear: null, cases: null, daysLost: null, frontline: null, baseSalary: null,
  }
}
