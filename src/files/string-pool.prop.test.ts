import * as fc from 'fast-check'
import { expect, it } from 'vitest'
import { stringPool } from './string-pool.ts'

it('gives back every text by its number', () => {
  const long = fc.integer({ min: 0, max: 100_000 }).map((length) => 'é'.repeat(length / 2))
  fc.assert(
    fc.property(fc.array(fc.oneof(fc.string(), long), { maxLength: 40 }), (texts) => {
      const pool = stringPool()
      for (const text of texts) pool.add(text)
      expect(texts.map((_, index) => pool.get(index))).toEqual(texts)
      expect(pool.get(texts.length)).toBeUndefined()
      expect(pool.get(-1)).toBeUndefined()
    }),
  )
  const pool = stringPool()
  for (let at = 0; at < 3_000; at += 1) pool.add(`${at}`)
  expect(pool.get(2_999)).toBe('2999')
})

it('gives back an empty text, first of all or behind a block that is exactly full', () => {
  for (const before of [0, 8]) {
    const pool = stringPool()
    for (let at = 0; at < before; at += 1) pool.add('x'.repeat(131_072))
    pool.add('')
    expect(pool.get(before)).toBe('')
  }
})
