import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { binsOf } from './bins.ts'
import { spread, wrap } from './labels.ts'
import { niceTicks } from './scale.ts'

test('the axis encloses its values with at most eight equal steps', () => {
  fc.assert(fc.property(fc.double({ min: -1e6, max: 1e6, noNaN: true }), fc.double({ min: 0.001, max: 1e6, noNaN: true }), (low, span) => {
    const ticks = niceTicks(low, low + span)
    const steps = ticks.slice(1).map((tick, index) => tick - (ticks[index] ?? 0))
    expect(ticks[0]).toBeLessThanOrEqual(low + span * 1e-6)
    expect(ticks.at(-1)).toBeGreaterThanOrEqual(low + span - span * 1e-6)
    expect(ticks.length).toBeLessThanOrEqual(9)
    for (const step of steps) expect(step / (steps[0] ?? 1)).toBeCloseTo(1, 4)
  }))
})

test('axes as people write them', () => {
  expect(niceTicks(0, 17.8, 4)).toEqual([0, 5, 10, 15, 20])
  expect(niceTicks(0, 0.9, 4)).toEqual([0, 0.25, 0.5, 0.75, 1])
  expect(niceTicks(0, 0)).toEqual([0, 0.2])
})

test('labels that fit keep their order, lie inside and never over each other', () => {
  const label = fc.record({ wanted: fc.double({ min: 0, max: 300, noNaN: true }), height: fc.integer({ min: 17, max: 70 }) })
  fc.assert(fc.property(fc.array(label, { minLength: 1, maxLength: 4 }), (labels) => {
    const placed = spread(labels, 0, 300).map((middle, index) => ({ middle, ...(labels[index] ?? { wanted: 0, height: 0 }) })).sort((a, b) => a.middle - b.middle)
    for (const [index, { middle, height }] of placed.entries()) {
      const next = placed[index + 1]
      if (next) expect(next.middle - next.height / 2).toBeGreaterThanOrEqual(middle + height / 2 - 1e-6)
      expect(middle - height / 2).toBeGreaterThanOrEqual(-1e-6)
      expect(middle + height / 2).toBeLessThanOrEqual(300 + 1e-6)
    }
  }))
})

test('wrapping keeps every word in order', () => {
  fc.assert(fc.property(fc.array(fc.string({ minLength: 1, maxLength: 12 }).filter((word) => !/\s/.test(word))), (words) => {
    expect(wrap(words.join(' '), 17).join(' ')).toBe(words.join(' '))
  }))
  expect(wrap('Median of ten statistical neighbours', 17)).toEqual(['Median of ten', 'statistical', 'neighbours'])
})

test('columns count every value once, in the column that holds it, without a hole between', () => {
  fc.assert(fc.property(fc.array(fc.integer({ min: 0, max: 60 }), { minLength: 1 }), fc.integer({ min: 1, max: 7 }), (values, width) => {
    const bins = binsOf(values, width)
    expect(bins.reduce((sum, bin) => sum + bin.count, 0)).toBe(values.length)
    for (const bin of bins) expect(bin.count).toBe(values.filter((value) => value >= bin.from && value < bin.until).length)
    for (const [index, bin] of bins.entries()) if (index > 0) expect(bin.from).toBe(bins[index - 1]?.until)
  }))
  expect(binsOf([12, 13, 18], 5).map(({ label, count }) => [label, count])).toEqual([['10 to 14', 2], ['15 to 19', 1]])
  expect(binsOf([1.5, 2]).map(({ label }) => label)).toEqual(['1 to under 2', '2 to under 3'])
})
