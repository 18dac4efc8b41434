import { describe, expect, it, test } from 'vitest'
import { chiSquareAbove, chiSquareQuantile } from './chi-square.ts'
import { gammaAbove, gammaBelow, gammaQuantile, logGamma } from './gamma.ts'
import { byarInterval, poissonInterval } from './poisson-interval.ts'
import { shrunkRate } from './shrunk-rate.ts'
import { gini, quantile, variation } from './spread.ts'
import { wilsonInterval } from './wilson.ts'

/** Values with six decimals: Wilson and Poisson intervals and shrinkage as R's binom.confint, poisson.test and qgamma give them. */
const SIX = 6

test.each([
  [0, 10, 0, 0.277533], [10, 10, 0.722467, 1], [7, 12, 0.319511, 0.80674], [8, 19, 0.231419, 0.637241], [25, 37, 0.514637, 0.803667], [166, 302, 0.493282, 0.604808],
])('Wilson of %i in %i', (count, total, lo, hi) => {
  const interval = wilsonInterval(count, total)
  expect(interval.lo).toBeCloseTo(lo, SIX)
  expect(interval.hi).toBeCloseTo(hi, SIX)
})

// Durham, Table 1 of the report of 2019: of starters and of completers are two measures, both right.
test.each([
  [7, 12, 58.3, 32.0, 80.7], [8, 19, 42.1, 23.1, 63.7], [9, 12, 75.0, 46.8, 91.1], [8, 13, 61.5, 35.5, 82.3], [9, 11, 81.8, 52.3, 94.9], [25, 37, 67.6, 51.5, 80.4], [24, 43, 55.8, 41.1, 69.6], [7, 43, 16.3, 8.1, 30.0],
])('Durham: %i of %i', (count, total, percent, lo, hi) => {
  const { lo: low, hi: high } = wilsonInterval(count, total)
  expect([(100 * count) / total, 100 * low, 100 * high].map((value) => value.toFixed(1))).toEqual([percent, lo, hi].map((value) => value.toFixed(1)))
})

test.each([
  [0, 0, 3.688879], [1, 0.025318, 5.571643], [5, 1.623486, 11.668332], [12, 6.200575, 20.961585], [31, 21.062996, 44.002026],
])('Poisson, exact, of %i', (count, lo, hi) => {
  const interval = poissonInterval(count)
  expect(interval.lo).toBeCloseTo(lo, SIX)
  expect(interval.hi).toBeCloseTo(hi, SIX)
})

test.each([[5, 1.611348, 11.668164], [12, 6.19351, 20.962858], [31, 21.059141, 44.003528]])('Poisson, Byar, of %i', (count, lo, hi) => {
  const interval = byarInterval(count)
  expect(interval.lo).toBeCloseTo(lo, SIX)
  expect(interval.hi).toBeCloseTo(hi, SIX)
})

test.each([
  [3, 20, 0.15, 18, 0.15, 0.100514, 0.207586], [31, 403.7, 0.139, 40, 0.10268, 0.083491, 0.123512],
])('%i leavers in %d years, shrunk', (events, exposure, priorRate, priorEvents, mean, lo, hi) => {
  const shrunk = shrunkRate({ events, exposure, priorRate, priorEvents })
  const interval = shrunk.interval(0.9)
  expect(shrunk.mean).toBeCloseTo(mean, SIX)
  expect(interval.lo).toBeCloseTo(lo, SIX)
  expect(interval.hi).toBeCloseTo(hi, SIX)
  expect(shrunk.chanceAbove(interval.hi)).toBeCloseTo(0.05, 10)
})

describe('the gamma distribution, against R 4.2.2', () => {
  it.each([
    [0.025, 1, 0.02531780798428988], [0.975, 6, 11.66833207932267], [0.025, 31, 21.06299597914185], [0.975, 32, 44.00202550324875], [0.025, 5, 1.623486390118421],
  ])('qgamma(%d, %d)', (p, shape, x) => {
    expect(Math.abs(gammaQuantile(p, shape) - x)).toBeLessThan(1e-11)
  })
  it.each([[0.1, 0.5, -0.3], [1, 1, 0], [5, 1, 0], [171, 1, 0]])('is inverted by its quantile at shape %d', (shape) => {
    for (const p of [1e-8, 0.01, 0.5, 0.9, 0.999999]) expect(gammaBelow(gammaQuantile(p, shape), shape)).toBeCloseTo(p, 11)
  })
  it('knows factorials, tails and its own bounds', () => {
    expect(logGamma(11)).toBeCloseTo(Math.log(3_628_800), 12)
    expect(gammaAbove(50, 1)).toBeCloseTo(Math.exp(-50), 30)
    expect(gammaBelow(0, 2)).toBe(0)
    expect(chiSquareQuantile(0.95, 1)).toBeCloseTo(3.841458820694124, 10)
    expect(chiSquareAbove(3.841458820694124, 1)).toBeCloseTo(0.05, 12)
    expect(() => gammaQuantile(1.2, 1)).toThrow(RangeError)
    expect(() => poissonInterval(-1)).toThrow(RangeError)
    expect(() => wilsonInterval(3, 0)).toThrow(RangeError)
    expect(() => shrunkRate({ events: 1, exposure: 1, priorRate: 0, priorEvents: 40 })).toThrow(RangeError)
  })
})

test('how unevenly ten caseloads are shared', () => {
  const loads = [10, 12, 15, 15, 16, 17, 18, 20, 22, 25]
  expect(gini(loads)).toBeCloseTo(0.141176471, 9)
  expect(variation(loads)).toBeCloseTo(0.250949753, 9)
  expect([0.1, 0.5, 0.9].map((p) => quantile(loads, p)?.toFixed(9))).toEqual(['11.800000000', '16.500000000', '22.300000000'])
  expect((quantile(loads, 0.75) ?? 0) - (quantile(loads, 0.25) ?? 0)).toBe(4.5)
  expect(gini([3, 3, 3])).toBeCloseTo(0, 12)
  expect(gini([0, 0, 0, 0, 0, 0, 0, 0, 0, 7])).toBeCloseTo(0.9, 12)
  expect([gini([]), gini([0, 0]), quantile([], 0.5), variation([])]).toEqual([null, null, null, null])
})
