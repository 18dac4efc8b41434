import fc from 'fast-check'
import { expect, test } from 'vitest'
import { addDays, day, type Day } from '../../time/day.ts'
import { caseloadSteps, heldSteps, type Led } from './held-steps.ts'

const led = (childId: number, startedOn: string, endedOn: string | null = null): Led => ({ personId: 1, childId, startedOn: day(startedOn), endedOn: endedOn === null ? null : day(endedOn) })

test('the last day of an allocation still counts, and a child on two rows is one child', () => {
  expect(heldSteps([led(1, '2025-01-01', '2025-01-31'), led(2, '2025-01-15'), led(1, '2025-01-20', '2025-02-10')]).get(1)).toEqual([
    { from: '2025-01-01', held: 1 },
    { from: '2025-01-15', held: 2 },
    { from: '2025-02-11', held: 1 },
  ])
})

test('any rows give, on every day, the children whose dates hold that day', () => {
  const start = day('2025-01-01')
  const rows = fc.array(
    fc.record({ childId: fc.integer({ min: 1, max: 5 }), from: fc.integer({ min: 0, max: 40 }), length: fc.option(fc.integer({ min: 0, max: 30 })) }).map(
      ({ childId, from, length }): Led => ({ personId: 1, childId, startedOn: addDays(start, from), endedOn: length === null ? null : addDays(start, from + length) }),
    ),
    { minLength: 1, maxLength: 12 },
  )
  fc.assert(
    fc.property(rows, fc.integer({ min: 0, max: 80 }), (list, offset) => {
      const on = addDays(start, offset)
      const counted = new Set(list.filter((row) => row.startedOn <= on && (row.endedOn === null || row.endedOn >= on)).map((row) => row.childId)).size
      expect((heldSteps(list).get(1) ?? []).filter((step) => step.from <= on).at(-1)?.held ?? 0).toBe(counted)
    }),
  )
})

test('a step stands wherever held or agreed changes, and none after the last day known', () => {
  const at = (text: string): Day => day(text)
  const steps = caseloadSteps(
    {
      held: [{ from: at('2025-01-01'), held: 8 }, { from: at('2025-03-01'), held: 12 }],
      agreements: [{ children: 6, startedOn: at('2025-02-01'), endedOn: at('2025-02-28'), reason: 'start' }],
      periods: [{ personId: 1, startedOn: at('2025-01-01'), endedOn: null, rule: { cap: 15, percent: null }, label: 'ASYE' }],
      fteOn: (on) => (on < '2025-03-15' ? 1 : 0.5),
      fteChanges: [at('2025-03-15'), at('2025-06-01')],
      fullCaseload: null,
    },
    at('2025-04-01'),
  )
  expect(steps).toEqual([
    { from: '2025-01-01', held: 8, agreed: 15 },
    { from: '2025-02-01', held: 8, agreed: 6 },
    { from: '2025-03-01', held: 12, agreed: 15 },
    { from: '2025-03-15', held: 12, agreed: 7 },
  ])
})
