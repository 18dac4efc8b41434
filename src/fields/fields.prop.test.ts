import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { daysInMonth, formatDay, dayOf } from '../time/day.ts'
import { dayInThreeParts, dayText } from './days.ts'
import { money, wholeNumber } from './numbers.ts'
import { readFields } from './read-fields.ts'
import { text } from './text.ts'
import { readWrittenNumber } from './written-number.ts'

const days = fc.tuple(fc.integer({ min: 1900, max: 2200 }), fc.integer({ min: 1, max: 12 }), fc.integer({ min: 1, max: 31 }))
  .filter(([year, month, date]) => date <= daysInMonth(year, month))

describe('fields, over many values', () => {
  it('never throw, whatever the strings', () => {
    const spec = { name: text('it'), count: wholeNumber('it'), on: dayInThreeParts('it'), until: dayText('it'), charge: money('it') }
    const names = fc.constantFrom('name', 'count', 'on-day', 'on-month', 'on-year', 'until', 'charge', '__proto__', 'constructor')
    const strings = fc.dictionary(names, fc.oneof(fc.string({ unit: 'binary' }), fc.array(fc.string())))
    fc.assert(fc.property(strings, (given) => {
      const read = readFields(spec, given)
      expect(read.ok ? true : read.problems.length > 0).toBe(true)
    }), { numRuns: 10_000 })
  })

  it('read every day as it is written', () => {
    fc.assert(fc.property(days, ([year, month, date]) => {
      const on = dayOf(year, month, date)
      const parts = { 'it-day': String(date), 'it-month': String(month), 'it-year': String(year) }
      expect(dayInThreeParts('it').read('it', parts)).toEqual({ ok: true, value: on })
      for (const written of [on, `${date}/${month}/${year}`, formatDay(on)]) {
        expect(dayText('it').read('it', { it: written })).toEqual({ ok: true, value: on })
      }
    }))
  })

  it('read pence exactly as written', () => {
    fc.assert(fc.property(fc.integer({ min: 0, max: 100_000_000_00 }), (pence) => {
      const written = `£${Math.floor(pence / 100).toLocaleString('en-GB')}.${String(pence % 100).padStart(2, '0')}`
      expect(money('it').read('it', { it: written })).toEqual({ ok: true, value: pence })
    }))
  })

  it('read whole numbers with and without commas', () => {
    fc.assert(fc.property(fc.maxSafeInteger(), (value) => {
      expect(readWrittenNumber(value.toLocaleString('en-GB'))).toEqual({ kind: 'number', decimal: String(value), percent: false, pounds: false })
      expect(wholeNumber('it').read('it', { it: String(value) })).toEqual({ ok: true, value })
    }))
  })
})
