import { expect, test } from 'vitest'
import { day } from '../../time/day.ts'
import { aPlace, aSpell, buildRecord, seen } from '../../workforce/testing/build-record.ts'
import { caseloadsByTeam, caseloadsOfAllocations, caseloadsOfReturn, summariseCaseloads, type Caseload } from './caseloads.ts'

const all = { withAgency: true, withNewlyQualified: true }
const one = (personId: number, count: number, parts: Partial<Caseload> = {}): Caseload => ({ personId, basis: 'employed', teamId: 1, fte: 1, isNewlyQualified: false, unit: 'children', count, ...parts })
const team = [one(1, 10), one(2, 14), one(3, 18), one(4, 30, { basis: 'agency' }), one(5, 8, { isNewlyQualified: true, fte: 0.5 }), one(6, 0), one(7, 12, { fte: null })]

test('per worker and per FTE, with the spread; who holds nothing is not divided by', () => {
  // 92 children: 92 / 6 workers; 80 held by known FTE 4.5
  expect(summariseCaseloads(team, all)).toMatchObject({ workers: 6, held: 92, perWorker: 92 / 6, fte: 4.5, heldByFte: 80, perFte: 80 / 4.5, withoutFte: 1, lowest: 8, median: 13, highest: 30 })
  // 8 10 12 14 18 30: a quarter lies a quarter of the way from 10 to 12
  expect(summariseCaseloads(team, all)).toMatchObject({ quarter: 10.5, threeQuarters: 17 })
})

test('with and without agency workers, with and without newly qualified social workers', () => {
  expect(summariseCaseloads(team, { ...all, withAgency: false })).toMatchObject({ workers: 5, held: 62, highest: 18 })
  expect(summariseCaseloads(team, { ...all, withNewlyQualified: false })).toMatchObject({ workers: 5, held: 84, fte: 4 })
  expect(summariseCaseloads([], all)).toMatchObject({ workers: 0, perWorker: null, perFte: null, median: null, lowest: null })
})

test('units are never mixed', () => {
  expect(() => summariseCaseloads([one(1, 3), one(2, 4, { unit: 'families' })], all)).toThrow('never added')
})

const record = buildRecord({
  coverage: { returnYears: [2025], peopleFrom: null, agencyFrom: null, agencyUntil: null },
  teams: [{ id: 1, serviceId: null, name: 'Families 1', openedOn: null, closedOn: null }],
  employments: [aSpell(1, '2020-01-01'), aSpell(2, '2025-09-30', { basis: 'agency', endedOn: day('2025-09-30'), isDayOnly: true }), aSpell(3, '2025-03-01', { startOrigin: 1 })],
  observations: [seen(1, '2025-09-30', { cases: 16, fte: 0.8 }), seen(2, '2025-09-30', { cases: 22 }), seen(3, '2025-09-30', { cases: 9 })],
  assignments: [aPlace(1, '2020-01-01', { teamId: 1 })],
})

test('cases of the last return up to the day, with its own day', () => {
  const found = caseloadsOfReturn(record, day('2026-03-01'))
  expect(found?.on).toBe('2025-09-30')
  expect(found?.caseloads.map((load) => [load.personId, load.basis, load.count, load.isNewlyQualified, load.unit])).toEqual([[1, 'employed', 16, false, 'cases'], [3, 'employed', 9, true, 'cases'], [2, 'agency', 22, false, 'cases']])
  expect(caseloadsByTeam(found!.caseloads, all, record).map((row) => [row.teamName, row.summary.held])).toEqual([['Families 1', 16], ['No team', 31]])
  expect(caseloadsOfReturn(record, day('2025-09-29'))).toBeNull()
})

test('children of an allocation file are joined to who the worker is on the day; a holder who is not in post keeps them', () => {
  const loads = caseloadsOfAllocations(record, [{ personId: 1, unit: 'children', count: 17 }, { personId: 99, unit: 'children', count: 4 }], day('2025-09-30'))
  expect(loads.map((load) => [load.personId, load.fte, load.teamId, load.count])).toEqual([[1, 0.8, 1, 17], [99, null, null, 4]])
})
