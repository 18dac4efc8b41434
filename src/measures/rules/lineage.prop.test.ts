import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { anyDay, anyRecord } from '../../workforce/testing/random-record.ts'
import { catalogue, measureByGroup, measureFigure } from './catalogue.ts'
import { amountOf } from './figure.ts'
import { populationOf } from './population.ts'

const cases = fc.array(fc.option(fc.nat({ max: 30 }), { nil: null }), { minLength: 8, maxLength: 8 })

test('every figure opens: the rows of each part add up to the part, for the whole council and each team, role and stage', () => {
  fc.assert(fc.property(anyRecord, anyDay, cases, (plain, on, held) => {
    const record = { ...plain, observations: plain.observations.map((row, at) => ({ ...row, onDay: on, cases: held[at] ?? null, daysLost: held[7 - at] ?? null })) }
    const population = populationOf(record, on)
    for (const measure of catalogue) {
      const figures = [measureFigure(measure, record, population), ...(['team', 'role', 'stage'] as const).flatMap((by) => measureByGroup(measure, record, population, by).map((one) => one.figure))]
      for (const figure of figures) {
        const isMedian = measure.measure === 'time-to-progress'
        if (figure.numerator !== null && !isMedian) expect([measure.measure, amountOf(figure.numeratorRows ?? [])]).toEqual([measure.measure, figure.numerator])
        if (figure.denominator !== null) expect([measure.measure, amountOf(figure.denominatorRows ?? [])]).toEqual([measure.measure, expect.closeTo(figure.denominator, 6)])
        expect(figure.value === null).toBe(figure.whyMissing !== null)
      }
    }
  }), { numRuns: 100 })
}, 60_000)
