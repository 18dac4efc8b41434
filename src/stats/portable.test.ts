import { expect, test } from 'vitest'
import { gammaOfMeanOne, logOfDraw, normalQuantile, portableExp, portableLog } from './portable.ts'
import { nextSfc32, seedSfc32 } from './sfc32.ts'

test('log and exp agree with the mathematical functions to 14 digits', () => {
  for (let at = -600; at <= 600; at += 1) {
    const x = at / 37 + 0.0031
    expect(portableExp(x) / Math.exp(x)).toBeCloseTo(1, 14)
    expect(portableLog(Math.exp(x)) - x).toBeCloseTo(0, 13)
  }
  expect(portableLog(1)).toBe(0)
  expect(portableExp(0)).toBe(1)
  expect(portableLog(2 ** -32)).toBeCloseTo(-32 * Math.LN2, 13)
})

test('the logarithm of a draw agrees at both ends and in between', () => {
  for (const draw of [1, 2, 3, 4_095, 4_096, 1_048_575, 1_048_577, 2 ** 31 - 1, 2 ** 31, 2 ** 31 + 1, 3_000_000_001, 2 ** 32 - 1]) {
    expect(Math.abs(logOfDraw(draw) - Math.log(draw / 2 ** 32))).toBeLessThan(1e-14)
  }
  expect(logOfDraw(0)).toBe(logOfDraw(1))
})

// R: qnorm(c(1e-10, 0.025, 0.3, 0.5, 0.9, 0.975))
test('normal quantiles are those of R', () => {
  const R = [[1e-10, -6.361340902404056], [0.025, -1.959963984540054], [0.3, -0.5244005127080407], [0.5, 0], [0.9, 1.2815515655446004], [0.975, 1.959963984540054]] as const
  for (const [p, value] of R) expect(normalQuantile(p)).toBeCloseTo(value, 12)
})

test('Gamma deviates of mean 1 have that mean and the variation of their shape', () => {
  const state = new Int32Array(4)
  seedSfc32(state, 7)
  const drawn = Array.from({ length: 40_000 }, () => gammaOfMeanOne(13.7174, () => nextSfc32(state)))
  const mean = drawn.reduce((sum, one) => sum + one, 0) / drawn.length
  const variance = drawn.reduce((sum, one) => sum + (one - mean) ** 2, 0) / drawn.length
  // four standard errors
  expect(Math.abs(mean - 1)).toBeLessThan((4 * 0.27) / 200)
  expect(Math.sqrt(variance)).toBeCloseTo(0.27, 2)
})

test('streams of one seed differ, and the same stream repeats', () => {
  const draw = (seed: number, stream?: number) => {
    const state = new Int32Array(4)
    seedSfc32(state, seed, stream)
    return Array.from({ length: 8 }, () => nextSfc32(state))
  }
  expect(draw(1)).toEqual(draw(1))
  expect(draw(1)).not.toEqual(draw(2))
  expect(draw(1, 1)).not.toEqual(draw(1))
})
