import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addDays, day, daysBetween, type Day } from '../time/day.ts'
import { decideDateOrder, readDate } from './date-order.ts'
import type { Cell } from './table.ts'

const days = fc.integer({ min: 0, max: 109_000 }).map((offset) => addDays(day('1900-03-01'), offset))
const cell = (text: string): Cell => ({ text, kind: 'text' })
const dayFirst = (on: Day) => `${on.slice(8)}/${on.slice(5, 7)}/${on.slice(0, 4)}`
const monthFirst = (on: Day) => `${on.slice(5, 7)}/${on.slice(8)}/${on.slice(0, 4)}`

describe('dates of a column', () => {
  it('come back as they were written, whatever the order, or are called ambiguous', () => {
    fc.assert(
      fc.property(fc.array(days, { minLength: 1, maxLength: 30 }), fc.constantFrom('day-first', 'month-first'), (ons, order) => {
        const write = order === 'day-first' ? dayFirst : monthFirst
        const verdict = decideDateOrder(ons.map((on, index) => ({ row: index, cell: cell(write(on)) })))
        const provable = ons.some((on) => Number(on.slice(8)) > 12)
        expect(verdict.order).toBe(provable ? order : 'ambiguous')
        if (provable) expect(ons.map((on) => readDate(cell(write(on)), verdict.order))).toEqual(ons.map((value) => ({ ok: true, value })))
      }),
      { numRuns: 2_000 },
    )
  })

  it('is never guessed for a cell that can be read both ways', () => {
    fc.assert(
      fc.property(days, (on) => {
        const either = Number(on.slice(8)) <= 12 && on.slice(8) !== on.slice(5, 7)
        expect(readDate(cell(dayFirst(on)), 'ambiguous').ok).toBe(!either)
      }),
    )
  })

  it('count days as Excel does from 1 March 1900', () => {
    fc.assert(
      fc.property(days, (on) => {
        const serial = 61 + daysBetween(day('1900-03-01'), on)
        expect(readDate(cell(String(serial)), 'serial-1900')).toEqual({ ok: true, value: on })
        if (serial > 1_462) expect(readDate(cell(String(serial - 1_462)), 'serial-1904')).toEqual({ ok: true, value: on })
      }),
      { numRuns: 2_000 },
    )
  })
})
