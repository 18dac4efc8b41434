import { expect, test } from 'vitest'
import { day } from '../../time/day.ts'
import { capacityByMonth, fundingCliffs, howManyMore, neededUntil, peakOf } from './capacity.ts'

const seat = (personId: number, until: string | null = null, fundingEndsOn: string | null = null) => ({ personId, least: 2, most: 2, from: null, until: until === null ? null : day(until), fundingEndsOn: fundingEndsOn === null ? null : day(fundingEndsOn) })
const need = (personId: number, from: string, until: string) => ({ personId, from: day(from), until: day(until) })

test('eleven of twelve mentors at two each are 22 places for 49 people, as in the paper (C085)', () => {
  const months = capacityByMonth({ seats: Array.from({ length: 11 }, (_, index) => seat(index + 1)), needs: Array.from({ length: 49 }, (_, index) => need(100 + index, '2019-10-07', '2020-10-07')), leads: [{ until: null }, { until: null }] }, day('2019-10-15'), 3)
  expect(months.map(({ places, needed, free, span }) => [places, needed, free, span])).toEqual([[22, 49, -27, 24.5], [22, 49, -27, 24.5], [22, 49, -27, 24.5]])
  expect(howManyMore(months, day('2019-11-01'), 12)).toEqual({ more: 0, worst: '2019-11-01' })
})

test('the worst month in which they would be there decides how many more can be supported', () => {
  const months = capacityByMonth({ seats: [seat(1), seat(2), seat(3, '2027-05-31')], needs: [need(10, '2026-09-07', '2027-09-07'), need(11, '2027-04-05', '2028-04-05')], leads: [] }, day('2027-01-20'), 15)
  expect(months.slice(0, 6).map(({ free }) => free)).toEqual([5, 5, 5, 4, 4, 2])
  expect(howManyMore(months, day('2027-03-01'), 12)).toEqual({ more: 2, worst: '2027-06-01' })
  expect(howManyMore(months, day('2027-01-20'), 2)).toEqual({ more: 5, worst: '2027-01-01' })
  expect(howManyMore(months, day('2030-01-01'), 2)).toBeNull()
  expect([peakOf(months)?.month, peakOf([])]).toEqual(['2027-04-01', null])
})

test('a place whose funding ends is no place from that month on, and whoever still needs it is named', () => {
  const seats = [seat(1, null, '2027-03-31'), seat(2)]
  const needs = [need(10, '2026-09-07', '2027-09-07'), need(11, '2026-01-05', '2027-01-05')]
  expect(capacityByMonth({ seats, needs, leads: [] }, day('2027-02-01'), 3).map(({ places }) => places)).toEqual([4, 4, 2])
  expect(fundingCliffs(seats, needs, (mentor) => (mentor === 1 ? [10, 11] : []))).toEqual([{ personId: 1, endsOn: '2027-03-31', people: [10] }])
})

test('who waits for the panel after the programme’s end still takes a place, in this month', () => {
  const needs = ['2026-09-08', '2027-03-08'].map((endsOn, index) => ({ personId: index, from: day('2025-09-08'), until: neededUntil(day(endsOn), day('2026-11-16')) }))
  expect(capacityByMonth({ seats: [seat(9)], needs, leads: [] }, day('2026-11-16'), 2).map(({ needed }) => needed)).toEqual([2, 1])
})
