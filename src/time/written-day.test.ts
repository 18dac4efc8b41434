import { describe, expect, it } from 'vitest'
import { readWrittenDay } from './written-day.ts'

describe('readWrittenDay', () => {
  it.each([
    '2026-11-21', '2026/11/21', '20261121', '21 Nov 2026', '21 November 2026', '21st November, 2026', '21-Nov-2026', 'Nov 21, 2026',
    'November 21st 2026', 'Sat 21 Nov 2026', 'Saturday, 21 November 2026',
  ])('reads %s', (text) => {
    expect(readWrittenDay(text)).toMatchObject({ year: 2026, month: 11, date: 21, shortYear: false, time: { kind: 'none' } })
  })

  it.each([['3/4/2026', '/'], ['03-04-2026', '-'], ['3.4.2026', '.'], [' 3 / 4 / 2026 ', ' ']])('does not guess the order of %s', (text) => {
    expect(readWrittenDay(text)).toMatchObject({ kind: 'numbers', first: 3, second: 4, year: 2026 })
  })

  it('says that a year is short', () => {
    expect(readWrittenDay('3/4/26')).toMatchObject({ shortYear: true, year: 26 })
    expect(readWrittenDay('3-Apr-26')).toMatchObject({ shortYear: true, month: 4 })
  })

  it.each([
    ['2026-11-21 00:00:00', 'midnight'], ['2026-11-21T00:00', 'midnight'], ['21/11/2026 00:00:00.000', 'midnight'], ['21/11/2026 12:00:00 AM', 'midnight'],
    ['21/11/2026 12:00 PM', 'time'], ['2026-11-21 09:30', 'time'], ['2026-11-21T23:00:00.000Z', 'zoned'], ['2026-11-21T00:00:00+00:00', 'zoned'],
  ])('tells the time of %s', (text, kind) => {
    expect(readWrittenDay(text)?.time.kind).toBe(kind)
  })

  it.each(['', 'North', '46347', '3/4', '3/4-2026', '3/4/026', '3 Foo 2026', '2026-11-21 99:00', '12.5'])('is null for %j', (text) => {
    expect(readWrittenDay(text)).toBeNull()
  })
})
