import { describe, expect, it, test } from 'vitest'
import { day } from '../../time/day.ts'
import { aPerson, aSpell, buildRecord, seen } from '../../workforce/testing/build-record.ts'
import { causeOfLeaving } from './causes-of-leaving.ts'
import { averageStay, curveOf, MONTH, retentionOf, stillHereAt, type RetentionGroup } from './retention.ts'
import { serviceBands, thirdYear } from './retention-bands.ts'
import { causesOfLeaving } from './retention-causes.ts'
import { grouper, recordFor } from './retention-groups.ts'
import { groupsSheet } from './retention-sheets.ts'
import { retentionSpells } from './retention-spells.ts'
import { comparisonSentences, staySentence } from './retention-words.ts'
import { stayContent } from './stay-content.ts'

const HERE = { clock: { kind: 'here' } as const, until: day('2025-09-30') }
const returns = (...returnYears: number[]) => ({ returnYears, peopleFrom: null, agencyFrom: null, agencyUntil: null })

describe('spells', () => {
  it('begin when the record does: who was here before comes in late, who left is counted once', () => {
    const record = buildRecord({
      coverage: returns(2024, 2025),
      employments: [
        aSpell(1, '2023-10-01'), aSpell(2, '2020-10-01', { endedOn: day('2024-12-31'), leaverDestination: 1 }),
        aSpell(3, '2019-01-01', { endedOn: day('2023-09-30') }), aSpell(4, '2025-02-01', { basis: 'agency' }),
      ],
    })
    const spells = retentionSpells(record, HERE)
    expect(spells.map(({ stint, parts }) => [stint.personId, parts])).toEqual([
      [1, [{ entry: 0, exit: 730, cause: 0 }]],
      // three years and less a day before the first day of the record, 1 October 2023
      [2, [{ entry: 1094, exit: 1552, cause: 2 }]],
    ])
  })

  it('skip a year without a return, and a stretch that is not confirmed', () => {
    const record = buildRecord({
      coverage: returns(2023, 2025), employments: [aSpell(1, '2022-10-01')],
      unconfirmed: [{ employmentId: 1, personId: 1, startedOn: day('2025-07-01'), endedOn: null, reason: 'not in the extract' }],
    })
    expect(retentionSpells(record, HERE)[0]?.parts).toEqual([{ entry: 0, exit: 364, cause: 0 }, { entry: 730, exit: 1003, cause: 0 }])
  })

  it('take a second role and the next employment as the same stay, and a return after a while as another', () => {
    const record = buildRecord({
      employments: [
        aSpell(1, '2020-01-01', { endedOn: day('2021-12-31') }), aSpell(2, '2022-01-01', { personId: 1 }),
        aSpell(3, '2020-01-01', { endedOn: day('2020-12-31'), leavingReason: 5 }), aSpell(4, '2023-01-01', { personId: 3 }),
      ],
    })
    expect(retentionSpells(record, HERE).map(({ stint, cause }) => [stint.personId, stint.startedOn, cause])).toEqual([[1, '2020-01-01', 0], [3, '2020-01-01', 6], [3, '2023-01-01', 0]])
  })

  it('count from the day of a programme where that is the clock, and leave out who has none', () => {
    const record = buildRecord({ employments: [aSpell(1, '2020-01-01'), aSpell(2, '2020-01-01')] })
    const clock = { kind: 'day' as const, days: new Map([[1, day('2024-09-30')]]) }
    expect(retentionSpells(record, { clock, until: HERE.until }).map(({ stint, parts }) => [stint.personId, parts])).toEqual([[1, [{ entry: 0, exit: 365, cause: 0 }]]])
  })
})

test('where leavers went: the reason first, then the destination', () => {
  expect([[5, 1], [7, null], [1, 1], [1, 3], [1, 6], [1, 4], [null, null]].map(([leavingReason = null, leaverDestination = null]) => causeOfLeaving({ leavingReason, leaverDestination }))).toEqual([6, 4, 2, 3, 1, 7, 5])
})

describe('the curve', () => {
  it('is drawn where ten are at risk, and of those who reached its beginning', () => {
    const early = Array.from({ length: 9 }, (_, at) => ({ entry: 0, exit: 100 + at, cause: 1 }))
    const late = Array.from({ length: 20 }, (_, at) => ({ entry: 400, exit: 500 + 10 * at, cause: 1 }))
    const curve = curveOf(lists([...early, ...late]))
    expect([curve?.from, curve?.until]).toEqual([400, 600])
    expect(curve?.survival[0]).toBeCloseTo(19 / 20, 12)
    expect(curve && stillHereAt(curve, 12)).toBeNull()
    expect(curveOf(lists(early))).toBeNull()
    expect(curveOf(lists([]))).toBeNull()
  })

  it('says what the average person stays of three years, or of less where nobody was followed for so long', () => {
    const stayed = curveOf(lists(Array.from({ length: 30 }, (_, at) => ({ entry: 0, exit: at < 10 ? 365 : 1200, cause: at < 10 ? 2 : 0 }))))
    expect(stayed && averageStay(stayed, 36)?.months).toBeCloseTo((10 * 365 / MONTH + 20 * 36) / 30, 9)
    // by hand: 24.0 months times the root of 1/3 x 2/3 / 30, times 1.96
    expect(stayed && staySentence(stayed)).toMatch(/^Of the first 36 months the average person stays 28\.0 \(95 % interval 23\.9 to 32\.0\)\.$/)
    const short = curveOf(lists(Array.from({ length: 12 }, () => ({ entry: 0, exit: 400, cause: 0 }))))
    expect(short && staySentence(short)).toMatch(/^Of the first 12 months the average person stays 12\.0/)
    expect(short && stillHereAt(short, 12)).toEqual({ share: 1, limits: null })
  })
})

describe('comparing', () => {
  const group = (name: string, leavers: number, of: number): RetentionGroup => {
    const curve = curveOf(lists(Array.from({ length: of }, (_, at) => ({ entry: 0, exit: at < leavers ? 300 + at : 1200, cause: at < leavers ? 1 : 0 }))))
    return { name, people: of, left: leavers, followedMonths: 20, curve }
  }

  it('says improved only where intervals do not touch, and that cohorts of twelve cannot be told apart', () => {
    expect(comparisonSentences([group('2021-22', 5, 12), group('2022-23', 2, 12)], 'cohort', 0.2).join(' ')).toMatch(/cannot tell the groups apart/)
    expect(comparisonSentences([group('2021-22', 5, 12), group('2022-23', 2, 12)], 'cohort', 0.2).join(' ')).not.toMatch(/improved/)
    expect(comparisonSentences([group('2021-22', 100, 200), group('2022-23', 40, 200)], 'cohort', 0.0001)[0]).toMatch(/^At 24 months retention improved: of those who started in 2022-23 80 % \(74 to 85\)/)
    expect(comparisonSentences([group('A', 40, 200), group('B', 100, 200)], 'route', 0.0001).join(' ')).not.toMatch(/improved/)
    expect(comparisonSentences([group('A', 4, 5), group('B', 100, 200)], 'route', null)).toEqual(['There are not two groups with ten or more people at risk, so nothing can be compared.'])
  })

  it('hides leavers of one to four, and a second group where one could be subtracted', () => {
    const left = (groups: RetentionGroup[]) => {
      const sheet = groupsSheet(groups, 'Group', 'Groups')
      const column = sheet.columns.find(({ key }) => key === 'left')
      return groups.map((one) => column?.value(one))
    }
    expect(left([group('A', 3, 20), group('B', 9, 20), group('C', 6, 20)])).toEqual(['not shown', '9', 'not shown'])
    expect(left([group('A', 0, 20), group('B', 9, 20)])).toEqual(['0', '9'])
  })
})

test('ways of leaving that fewer than five took are put together until they are five', () => {
  const employments = [...many(1, 8, 1), ...many(11, 6, 3), ...many(21, 3, 6), ...many(31, 1, 7)]
  const lines = causesOfLeaving(retentionSpells(buildRecord({ employments }), HERE))
  expect(lines.map(({ label, left }) => [label, left])).toEqual([['Another council in England', 8], ['Other or not known, or Left social work and social care, or Agency', 10]])
})

test('the third year: how many are in it and how many come up to it', () => {
  const employments = [aSpell(1, '2023-06-01'), aSpell(2, '2023-08-01'), aSpell(3, '2024-03-01'), aSpell(4, '2025-03-01'), aSpell(5, '2023-01-01', { endedOn: day('2025-06-30') })]
  const bands = serviceBands(retentionSpells(buildRecord({ employments }), HERE), HERE.until)
  expect(thirdYear(bands)).toEqual({ now: 2, comingUp: 1 })
  expect(bands.map(({ events, here }) => [events, here])).toEqual([[0, 1], [0, 1], [1, 2], [0, 0], [0, 0]])
})

test.each([
  ['one person', [aSpell(1, '2024-01-01')]],
  ['everybody still here', Array.from({ length: 14 }, (_, at) => aSpell(at + 1, '2021-01-01'))],
  ['everybody left on one day', Array.from({ length: 14 }, (_, at) => aSpell(at + 1, '2021-01-01', { endedOn: day('2022-01-01') }))],
])('of %s every text is a sentence and no figure is NaN', (_, employments) => {
  const record = buildRecord({ people: employments.map((one) => aPerson(one.personId)), employments, observations: [seen(1, '2025-09-30', { dfeRole: 5 })] })
  const spells = retentionSpells(record, HERE)
  for (const by of ['none', 'route', 'cohort', 'service', 'stage'] as const) {
    const content = stayContent(record, spells, { by, until: HERE.until })
    const shown = [content.groups, content.bands, content.causes].flatMap((sheet) => (sheet.rows as never[]).flatMap((row) => sheet.columns.map((column) => column.value(row))))
    expect([...shown, content.sentence, ...content.comparison].map(String).filter((text) => /NaN|undefined|Infinity/.test(text))).toEqual([])
    expect(content.sentence).toMatch(/\.$/)
  }
})

test('services are compared from the first HR extract on, and not without one', () => {
  const record = buildRecord({ coverage: { ...returns(2024, 2025), peopleFrom: day('2025-04-01') }, employments: [aSpell(1, '2024-10-01')] })
  const only = recordFor('service', record)
  expect(only && retentionSpells(only, HERE)[0]?.parts).toEqual([{ entry: 181, exit: 364, cause: 0 }])
  expect(recordFor('service', buildRecord({ coverage: returns(2024) }))).toBeNull()
  expect(recordFor('route', record)).toBe(record)
})

test('groups: route, year of starting, first role', () => {
  const record = buildRecord({
    coverage: returns(2022, 2023, 2024, 2025), people: [aPerson(1, { isFrontline: true }), aPerson(2, { isStepUp: true }), aPerson(3)],
    employments: [aSpell(1, '2019-01-01'), aSpell(2, '2022-10-01'), aSpell(3, '2023-02-01', { startOrigin: 2 })],
    observations: [seen(3, '2023-09-30', { dfeRole: 5 }), seen(3, '2024-09-30', { dfeRole: 3 })],
  })
  const spells = retentionSpells(record, HERE)
  expect(spells.map(grouper(record, 'route'))).toEqual(['Frontline', 'Step Up', 'Social worker role in a different LA in England'])
  expect(spells.map(grouper(record, 'cohort'))).toEqual(['Before 1 October 2021', '2022-23', '2022-23'])
  expect(spells.map(grouper(record, 'stage'))).toEqual(['Not known', 'Not known', 'Case holder'])
  expect(retentionOf(spells, grouper(record, 'service')).groups.map(({ name, people }) => [name, people])).toEqual([['No service on record', 3]])
})

function many(from: number, count: number, leaverDestination: number) {
  return Array.from({ length: count }, (_, at) => aSpell(from + at, '2021-01-01', { endedOn: day('2023-01-01'), leaverDestination }))
}

function lists(parts: readonly { entry: number; exit: number; cause: number }[]) {
  return { entry: parts.map(({ entry }) => entry), exit: parts.map(({ exit }) => exit), cause: parts.map(({ cause }) => cause) }
}
