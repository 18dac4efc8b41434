import { expect, test } from 'vitest'
import { operatorsOf, secondsOf, type Traced } from './klm.ts'

test('operators add up as the model says', () => {
  // Card, Moran and Newell's operators by hand: 1.35 + 1.1 + 0.2 is a click; a hand over, a thought and eight keys are 0.4 + 1.35 + 2.24
  expect(secondsOf('MPBB')).toBeCloseTo(2.65, 10)
  expect(secondsOf('H M 8K')).toBeCloseTo(3.99, 10)
})

test('a trace of a click, a word, a choice and a wait', () => {
  const keys: Traced[] = [{ kind: 'key' }, { kind: 'key' }, { kind: 'key' }]
  expect(operatorsOf([{ kind: 'click' }, { kind: 'wait', ms: 250 }, ...keys, { kind: 'choice' }, { kind: 'wait', ms: 50 }])).toEqual({ operators: 'MPBBHMKKKHMPBBPBB', waited: 0.3 })
})
