import { describe, expect, test } from 'vitest'
import { changeBetween, roundTo } from './change-between.ts'
import { expectedRange } from './expected-range.ts'

describe('points and per cent are never confused', () => {
  test('the papers of the councils: rates change in points', () => {
    // C007: 30 % to 55 % was printed as "an increase of 25 %"
    expect(changeBetween({ unit: 'percent' }, 30, 55)).toEqual({ kind: 'points', points: 25, sentence: 'up 25.0 percentage points' })
    // C175: vacancy down 12.7 to 13.3; C176: agency 27.3 to 15.1
    expect(changeBetween({ unit: 'percent' }, 26, 13.3)).toEqual({ kind: 'points', points: -12.7, sentence: 'down 12.7 percentage points' })
    expect(changeBetween({ unit: 'percent' }, 27.3, 15.1)).toEqual({ kind: 'points', points: -12.2, sentence: 'down 12.2 percentage points' })
  })

  test('counts change in per cent: England in post 34,328.2 to 36,186.3 FTE is 5.4 per cent (DfE, 2025)', () => {
    const change = changeBetween({ unit: 'fte' }, 34328.2, 36186.3)
    expect(change).toMatchObject({ kind: 'percent', sentence: 'up 5.4 per cent' })
    expect(changeBetween({ unit: 'people' }, 0, 3)).toEqual({ kind: 'percent', percent: null, sentence: 'up from 0 to 3' })
  })

  test('a mean changes by a difference in its own unit', () => {
    expect(changeBetween({ unit: 'cases per fte' }, 15.4, 15.2)).toEqual({ kind: 'difference', difference: -0.2, sentence: 'down 0.2 cases per FTE' })
  })

  test('what is missing has no change, and what is small is not called none', () => {
    expect(changeBetween({ unit: 'percent' }, null, 3)).toBeNull()
    expect(changeBetween({ unit: 'percent' }, 3, 3.04)?.sentence).toBe('up by less than 0.1')
    expect(changeBetween({ unit: 'percent' }, 3, 3)?.sentence).toBe('no change')
    expect(changeBetween({ unit: 'percent' }, 3, 4)?.sentence).toBe('up 1.0 percentage point')
  })
})

test('figures are rounded half up as they stand in print', () => {
  expect([roundTo(11.85, 1), roundTo(1.005, 2), roundTo(-0.05, 1), roundTo(2.5, 0), roundTo(-0.04, 1)]).toEqual(['11.9', '1.01', '-0.1', '3', '0.0'])
})

test('the expected range of a series worked by hand', () => {
  // mean 14; steps 2, 1, 3, 2, 1, mean 1.8; 2.66 x 1.8 = 4.788
  const range = expectedRange([12, 14, 13, 16, 14, 15])
  expect(range?.lowest).toBeCloseTo(9.212, 9)
  expect(range?.highest).toBeCloseTo(18.788, 9)
  expect(expectedRange([1, 2, 3, 4])).toBeNull()
})
