import { describe, expect, it } from 'vitest'
import { decideDateOrder, readDate, type DateOrder } from './date-order.ts'
import type { Cell } from './table.ts'

const text = (value: string): Cell => ({ text: value, kind: 'text' })
const dated = (number: number): Cell => ({ text: 'a date of the spreadsheet', kind: 'date', number })
const column = (...cells: (string | Cell)[]) => cells.map((cell, index) => ({ row: index + 2, cell: typeof cell === 'string' ? text(cell) : cell }))

describe('the order of a column', () => {
  const cases: [DateOrder, number | undefined, ReturnType<typeof column>][] = [
    ['day-first', 4, column('01/02/2026', '03/04/2026', '21/11/2026')],
    ['month-first', 3, column('01/02/2026', '11/21/2026')],
    ['ambiguous', 2, column('01/02/2026', '', '12/12/2026')],
    ['mixed', 3, column('21/11/2026', '11/21/2026')],
    ['mixed', 3, column(dated(46347), '21/11/2026')],
    ['mixed', 2, column('46347', '21/11/2026')],
    ['iso', 2, column('2026-11-21', '21 Nov 2026')],
    ['serial-1900', 2, column('46347', '46348')],
    ['serial-1900', 2, column(dated(46347))],
    ['day-first', 3, column('2026-11-21', '21/11/2026', 'tbc')],
    ['ambiguous', undefined, column('', 'tbc')],
  ]
  it.each(cases)('is %s (row %s)', (order, row, cells) => {
    const verdict = decideDateOrder(cells)
    expect(verdict.order).toBe(order)
    expect(verdict.row).toBe(row)
    expect(verdict.evidence).toMatch(/\.$/)
  })

  it('counts what is no date', () => {
    expect(decideDateOrder(column('21/11/2026', 'tbc', '', '99/99/2026'))).toMatchObject({ filled: 3, notDates: 2 })
  })

  it('knows the 1904 system of the workbook', () => {
    expect(decideDateOrder(column('44885'), { dateSystem: 1904 }).order).toBe('serial-1904')
  })
})

describe('a date', () => {
  const good: [Cell, DateOrder, string][] = [
    [text('46347'), 'serial-1900', '2026-11-21'],
    [text('44885'), 'serial-1904', '2026-11-21'],
    [dated(46347), 'day-first', '2026-11-21'],
    [dated(61), 'serial-1900', '1900-03-01'],
    [text('03/04/2026'), 'day-first', '2026-04-03'],
    [text('03/04/2026'), 'month-first', '2026-03-04'],
    [text('1 Sep 2024'), 'day-first', '2024-09-01'],
    [text('2026-11-21 00:00:00'), 'iso', '2026-11-21'],
    [text('21/11/2026'), 'ambiguous', '2026-11-21'],
    [text('05/05/2026'), 'ambiguous', '2026-05-05'],
    [text('29/02/2028'), 'day-first', '2028-02-29'],
  ]
  it.each(good)('%j %s is %s', (cell, order, value) => {
    expect(readDate(cell, order)).toEqual({ ok: true, value })
  })

  it.each([
    [text('21/11/2026 09:30'), '2026-11-21', 'The time 09:30 was left off 21 November 2026.'],
    [dated(46347.75), '2026-11-21', 'The time 18:00 was left off 21 November 2026.'],
  ])('says which time it left off %j', (cell, value, note) => {
    expect(readDate(cell, 'day-first')).toEqual({ ok: true, value, note })
  })

  const bad: [Cell, DateOrder, RegExp][] = [
    [text('21/11/26'), 'day-first', /year of two digits/],
    [text('31/02/2026'), 'day-first', /not a day of the calendar/],
    [text('21/11/2026'), 'month-first', /not a day of the calendar/],
    [text('29/02/2027'), 'day-first', /not a day of the calendar/],
    [dated(60), 'serial-1900', /a day that never was/],
    [text('1'), 'serial-1900', /a day that never was/],
    [text('46347'), 'day-first', /is a number and not a date/],
    [text('03/04/2026'), 'ambiguous', /day first or the month first/],
    [text('21/11/2026'), 'mixed', /day first or the month first/],
    [text('2026-11-21T23:00:00Z'), 'iso', /time zone/],
    [text('soon'), 'day-first', /is not a date/],
    [{ text: '#REF!', kind: 'error' }, 'day-first', /is not a date/],
    [text('999999'), 'serial-1900', /not a day between/],
  ]
  it.each(bad)('%j %s is refused', (cell, order, message) => {
    const read = readDate(cell, order)
    expect(read).toMatchObject({ ok: false, message: expect.stringMatching(message) as string, mend: expect.stringMatching(/\.$/) as string })
  })
})
