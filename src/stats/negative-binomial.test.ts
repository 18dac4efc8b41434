import { expect, test } from 'vitest'
import { negativeBinomialQuantiles } from './negative-binomial.ts'

const LEVELS = [0.1, 0.25, 0.5, 0.75, 0.9]

// worked out with R's qnbinom(p, size = 1 / cv^2, mu = mean) and qpois
test('quantiles are those of R', () => {
  expect(negativeBinomialQuantiles(42, 0.27, LEVELS)).toEqual([26, 33, 41, 50, 59])
  expect(negativeBinomialQuantiles(31, 0.27, LEVELS)).toEqual([19, 24, 30, 37, 44])
  expect(negativeBinomialQuantiles(31, 0, [0.1, 0.5, 0.9])).toEqual([24, 31, 38])
})

test('nobody expected gives nobody, and a mean below 0 is refused', () => {
  expect(negativeBinomialQuantiles(0, 0.27, LEVELS)).toEqual([0, 0, 0, 0, 0])
  expect(() => negativeBinomialQuantiles(-1, 0.27, LEVELS)).toThrow('mean of 0 or more')
  expect(() => negativeBinomialQuantiles(Number.NaN, 0.27, LEVELS)).toThrow('mean of 0 or more')
})
