import { describe, expect, test } from 'vitest'
import { day } from '../../time/day.ts'
import type { Workforce } from '../../workforce/rules/record.ts'
import { aPerson, aPlace, aPost, aSpell, buildRecord, seen } from '../../workforce/testing/build-record.ts'
import { agencyCost, weekdaysBetween } from './agency-cost.ts'
import { findMeasure, measureByGroup, measureFigure, type AnyMeasureName } from './catalogue.ts'
import { notRenewed } from './not-renewed.ts'
import { populationOf } from './population.ts'
import { listMoves } from './progression.ts'
import { countByService } from './time-in-service.ts'

const on = day('2026-09-30')
const figure = (record: Workforce, measure: AnyMeasureName, basis = 'headcount') => measureFigure(findMeasure(measure, basis)!, record, populationOf(record, on))
const teams = [1, 2].map((id) => ({ id, serviceId: 1, name: `Families ${id}`, openedOn: null, closedOn: null }))

describe('stability', () => {
  // five people in post on 30 September 2025: 1 stays, 2 moves post within the team, 3 leaves, 4 goes to the other team, 5 stays; 6 is new
  const places = [aPlace(1, '2024-01-01', { postId: 1, teamId: 1 }), aPlace(2, '2024-01-01', { postId: 2, teamId: 1, endedOn: day('2026-01-31') }), aPlace(12, '2026-02-01', { personId: 2, employmentId: 2, postId: 7, teamId: 1 }),
    aPlace(3, '2024-01-01', { postId: 3, teamId: 1 }), aPlace(4, '2024-01-01', { postId: 4, teamId: 1, endedOn: day('2026-03-31') }), aPlace(14, '2026-04-01', { personId: 4, employmentId: 4, postId: 8, teamId: 2 }),
    aPlace(5, '2024-01-01', { postId: 5, teamId: 2 }), aPlace(6, '2026-01-01', { postId: 3, teamId: 1 })]
  const record = buildRecord({
    teams, services: [{ id: 1, name: 'Families First', sort: 1 }], posts: [1, 2, 3, 4, 5, 7, 8].map((id) => aPost(id, { teamId: id === 5 || id === 8 ? 2 : 1 })),
    employments: [1, 2, 3, 4, 5, 6].map((id) => aSpell(id, id === 6 ? '2026-01-01' : '2024-01-01', { endedOn: id === 3 ? day('2025-12-31') : null })), assignments: places,
  })

  test('the same post: 2 of 5', () => {
    expect(figure(record, 'stability')).toMatchObject({ value: 40, numerator: 2, denominator: 5, from: 'people in the same post on both days' })
  })

  test('without posts the same team: 3 of 5, and by team', () => {
    const withoutPosts = { ...record, posts: [], assignments: places.map((place) => ({ ...place, postId: null })) }
    expect(figure(withoutPosts, 'stability')).toMatchObject({ value: 60, numerator: 3, denominator: 5, from: 'people in the same team on both days' })
    const byTeam = measureByGroup(findMeasure('stability')!, withoutPosts, populationOf(withoutPosts, on), 'team')
    expect(byTeam.map((one) => [one.group.name, one.figure.numerator, one.figure.denominator])).toEqual([['Families 1', 2, 4], ['Families 2', 1, 1]])
  })

  test('with returns alone the same DfE role, and nothing where a day is not covered', () => {
    const returns = { ...record, posts: [], assignments: [], observations: [1, 2, 4, 5].flatMap((id) => [seen(id, '2025-09-30', { dfeRole: 5 }), seen(id, '2026-09-30', { dfeRole: id === 2 ? 4 : 5 })]).concat([seen(3, '2025-09-30', { dfeRole: 5 }), seen(6, '2026-09-30', { dfeRole: 5 })]) }
    expect(figure(returns, 'stability')).toMatchObject({ numerator: 3, denominator: 5, from: 'people in the same DfE role on both days' })
    expect(figure({ ...returns, coverage: { ...returns.coverage, peopleFrom: day('2026-01-01') } }, 'stability')).toMatchObject({ value: null, whyMissing: 'no return or HR file speaks of both days' })
  })
})

describe('progression', () => {
  const record = buildRecord({
    teams, employments: [1, 2, 3, 4, 5].map((id) => aSpell(id, id === 5 ? '2026-02-01' : '2023-09-01', { startOrigin: 1 })),
    assignments: [
      // case holder to senior practitioner after 32 months
      aPlace(1, '2023-09-01', { dfeRole: 5, teamId: 1, endedOn: day('2026-05-14') }), aPlace(11, '2026-05-15', { personId: 1, employmentId: 1, dfeRole: 4, teamId: 1 }),
      // a higher grade in the same role after 28 months
      aPlace(2, '2023-09-01', { dfeRole: 5, grade: 'G9', teamId: 1, endedOn: day('2025-12-31') }), aPlace(12, '2026-01-01', { personId: 2, employmentId: 2, dfeRole: 5, grade: 'G10', teamId: 1 }),
      // another team
      aPlace(3, '2023-09-01', { dfeRole: 5, teamId: 1, endedOn: day('2026-02-28') }), aPlace(13, '2026-03-01', { personId: 3, employmentId: 3, dfeRole: 5, teamId: 2 }),
    ],
    // seen by returns only: to reviewing officer, which is sideways, and dated by the return
    observations: [seen(4, '2025-09-30', { dfeRole: 5 }), seen(4, '2026-09-30', { dfeRole: 6 }), seen(5, '2026-09-30', { dfeRole: 5 })],
  })

  test('two promotions and two sideways moves in the year', () => {
    expect(listMoves(record, day('2025-10-01'), on).map((move) => [move.personId, move.kind, move.on, move.months])).toEqual([
      [1, 'promotion', '2026-05-15', 32], [2, 'promotion', '2026-01-01', 28], [3, 'sideways', '2026-03-01', 30], [4, 'sideways', '2026-09-30', 36],
    ])
    expect(figure(record, 'promotions').value).toBe(2)
    expect(figure(record, 'sideways-moves').value).toBe(2)
  })

  test('2 of the 4 who were there all year progressed; half of them after 30 months', () => {
    expect(figure(record, 'progression')).toMatchObject({ value: 50, numerator: 2, denominator: 4 })
    expect(figure(record, 'time-to-progress')).toMatchObject({ value: 30 })
  })

  test('a step down and a grade that cannot be compared are neither', () => {
    const other = buildRecord({
      employments: [aSpell(1, '2023-09-01'), aSpell(2, '2023-09-01')],
      assignments: [aPlace(1, '2023-09-01', { dfeRole: 3, endedOn: day('2026-01-31') }), aPlace(11, '2026-02-01', { personId: 1, employmentId: 1, dfeRole: 5 }),
        aPlace(2, '2023-09-01', { dfeRole: 5, grade: 'G9', endedOn: day('2026-01-31') }), aPlace(12, '2026-02-01', { personId: 2, employmentId: 2, dfeRole: 5, grade: 'SO1' })],
    })
    expect(listMoves(other, day('2025-10-01'), on)).toEqual([])
  })
})

describe('agency cost', () => {
  test('charge x weekdays x FTE; what is not known is listed and adds nothing', () => {
    // September 2026 has 22 weekdays
    expect(weekdaysBetween(day('2026-09-01'), on)).toBe(22)
    const agency = (id: number, parts: Parameters<typeof aSpell>[2]) => aSpell(id, '2026-09-01', { basis: 'agency', ...parts })
    const record = buildRecord({
      employments: [agency(1, { charge: 300, chargeUnit: 'per day' }), agency(2, { charge: 40, chargeUnit: 'Hourly', endedOn: day('2026-09-11') }), agency(3, {}), agency(4, { charge: 9, chargeUnit: 'visit' })],
      observations: [seen(1, '2026-09-01'), seen(2, '2026-09-01', { fte: 0.5 }), seen(3, '2026-09-01'), seen(4, '2026-09-01')],
    })
    // 22 x 300 = 6,600; 9 weekdays x 0.5 x 7.4 h x 40 = 1,332
    expect(agencyCost(record, day('2025-10-01'), on).map((row) => [row.pounds, row.unknown])).toEqual([[6600, []], [1332, []], [null, ['charge']], [null, ['charge by "visit"']]])
    expect(figure(record, 'agency-cost', 'fte')).toMatchObject({ value: 7932, leftOut: [{ personId: 3 }, { personId: 4 }] })
  })
})

test('registration not renewed while holding children: empty on 30 November, a list on 1 December', () => {
  const record = buildRecord({
    people: [aPerson(1, { registeredUntil: day('2026-11-30') }), aPerson(2, { registeredUntil: day('2027-11-30') }), aPerson(3), aPerson(4, { registeredUntil: day('2026-11-30') })],
    employments: [1, 2, 3, 4].map((id) => aSpell(id, '2024-01-01')),
  })
  const held = [1, 2, 3].map((personId) => ({ personId, count: 12, unit: 'children' as const, on: day('2026-11-27') }))
  expect(notRenewed(record, held, day('2026-11-30')).rows).toEqual([])
  const list = notRenewed(record, held, day('2026-12-01'))
  expect(list.rows.map((row) => row.personId)).toEqual([1])
  expect(list.unknown.map((row) => row.personId)).toEqual([3])
  expect(list.season).toBe('registrations to 30 November 2026 had to be renewed')
})

test('time in service in bands; whole months decide', () => {
  const rows = ['2026-09-01', '2024-10-01', '2024-09-30', '2023-09-30', '2006-09-30'].map((startedOn) => ({ startedOn: day(startedOn) }))
  expect(countByService(rows, on).map((band) => band.count)).toEqual([1, 1, 1, 1, 0, 0, 1])
})

describe('vacancies', () => {
  const stated: Workforce['statements'] = [{ item: 'vacancies-fte', onDay: on, value: '12.5', source: 'return 2026' }]
  const record = buildRecord({
    teams, services: [{ id: 1, name: 'Families First', sort: 1 }], employments: [aSpell(1, '2024-01-01')], observations: [seen(1, '2026-09-30')], statements: stated,
    posts: [aPost(1), aPost(2, { teamId: 2, fundedFte: 0.5 })], assignments: [aPlace(1, '2024-01-01', { postId: 1, teamId: 1 })],
  })

  test('from the establishment where people are matched to posts: 0.5 / (0.5 + 1), by team too', () => {
    const whole = figure(record, 'vacancy-rate', 'fte')
    expect(whole).toMatchObject({ numerator: 0.5, denominator: 1.5, from: 'the establishment on the day', numeratorRows: [{ postId: 2, amount: 0.5 }] })
    const byTeam = measureByGroup(findMeasure('vacancy-rate', 'fte')!, record, populationOf(record, on), 'team')
    expect(byTeam.map((one) => [one.group.name, one.figure.value])).toEqual([['Families 1', 0], ['Families 2', 100]])
  })

  test('else as the return states, and it says so; posts without anybody matched do not make everything vacant', () => {
    const unmatched = { ...record, assignments: [] }
    expect(figure(unmatched, 'vacancy-rate', 'fte')).toMatchObject({ numerator: 12.5, from: 'the total stated in return 2026' })
    expect(figure({ ...unmatched, statements: [] }, 'vacancy-rate', 'fte').whyMissing).toContain('no establishment file')
  })
})

test('newly qualified in the first year, by start origin', () => {
  const record = buildRecord({ employments: [aSpell(1, '2025-10-06', { startOrigin: 1 }), aSpell(2, '2025-09-29', { startOrigin: 1 }), aSpell(3, '2026-01-01', { startOrigin: 2 })], observations: [1, 2, 3].map((id) => seen(id, '2026-09-30')) })
  const byStage = measureByGroup(findMeasure('in-post', 'headcount')!, record, populationOf(record, on), 'stage')
  expect(byStage.map((one) => [one.group.name, one.figure.value])).toEqual([['Newly qualified, first year', 1], ['All others', 2]])
})
