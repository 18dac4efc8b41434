import { expect, test } from 'vitest'
import { randomFrom } from './random.ts'

test('the same seed gives the same numbers, another seed others', () => {
  const [a, b, c] = [randomFrom('seed 1'), randomFrom('seed 1'), randomFrom('seed 2')]
  const first = Array.from({ length: 50 }, () => a.next())
  expect(Array.from({ length: 50 }, () => b.next())).toEqual(first)
  expect(Array.from({ length: 50 }, () => c.next())).not.toEqual(first)
})

test('numbers are spread evenly: ten bins of 20,000 draws each hold a tenth within one point', () => {
  const random = randomFrom('spread')
  const bins = Array.from({ length: 10 }, () => 0)
  for (let draw = 0; draw < 20_000; draw += 1) {
    const bin = Math.floor(random.next() * 10)
    bins[bin] = (bins[bin] ?? 0) + 1
  }
  for (const bin of bins) expect(Math.abs(bin / 20_000 - 0.1)).toBeLessThan(0.01)
})

test('whole numbers reach both ends and no further', () => {
  const random = randomFrom('ends')
  const drawn = new Set(Array.from({ length: 500 }, () => random.whole(3, 6)))
  expect([...drawn].sort((a, b) => a - b)).toEqual([3, 4, 5, 6])
})

test('normal and exponential draws have their mean and deviation', () => {
  const random = randomFrom('moments')
  const normal = Array.from({ length: 20_000 }, () => random.normal(16, 4))
  const mean = normal.reduce((sum, one) => sum + one, 0) / normal.length
  const variance = normal.reduce((sum, one) => sum + (one - mean) ** 2, 0) / normal.length
  expect(mean).toBeCloseTo(16, 0)
  expect(Math.sqrt(variance)).toBeCloseTo(4, 0)
  const waits = Array.from({ length: 20_000 }, () => random.exponential(9))
  expect(waits.reduce((sum, one) => sum + one, 0) / waits.length).toBeCloseTo(9, 0)
})

test('weights decide how often, and a weight of nought never', () => {
  const random = randomFrom('weights')
  const drawn = Array.from({ length: 10_000 }, () => random.weighted(['often', 'seldom', 'never'] as const, (one) => ({ often: 9, seldom: 1, never: 0 })[one]))
  expect(drawn.filter((one) => one === 'never')).toHaveLength(0)
  expect(drawn.filter((one) => one === 'seldom').length / 10_000).toBeCloseTo(0.1, 1)
})

test('a shuffle keeps every element', () => {
  const list = Array.from({ length: 100 }, (_, at) => at)
  const mixed = randomFrom('cards').shuffle(list)
  expect(mixed).not.toEqual(list)
  expect([...mixed].sort((a, b) => a - b)).toEqual(list)
})
