import { describe, expect, it } from 'vitest'
import { readNumber, readReference, usualDigits } from './read-number.ts'
import type { Cell } from './table.ts'

const text = (value: string): Cell => ({ text: value, kind: 'text' })

describe('a number', () => {
  it.each([
    ['£1,234.50', '1234.50'], ['12%', '0.12'], ['12.5 %', '0.125'], ['100%', '1'], ['120000%', '1200'], ['0%', '0'], ['-7%', '-0.07'], ['3', '3'], ['−3', '-3'], [' 1 234 ', '1234'], ['.5', '0.5'], ['007', '7'],
  ])('%s is %s', (written, decimal) => {
    expect(readNumber(text(written))).toEqual({ ok: true, decimal })
  })

  it('notes that brackets mean minus', () => {
    expect(readNumber(text('(3)'))).toEqual({ ok: true, decimal: '-3', note: '(3) was read as -3.' })
  })

  it('is exact from a spreadsheet', () => {
    expect(readNumber({ text: '60%', kind: 'number', number: 0.6 })).toEqual({ ok: true, decimal: '0.6' })
    expect(readNumber({ text: '0.810811', kind: 'number', number: 0.810811 })).toEqual({ ok: true, decimal: '0.810811' })
  })

  it.each<[Cell, RegExp]>([
    [text('1E+05'), /shortened this number/], [text('ten'), /not a number/], [text('1,23'), /not a number/], [text('1.2.3'), /not a number/], [text('--3'), /not a number/],
    [{ text: '#REF!', kind: 'error' }, /error #REF!/], [{ text: '', kind: 'formulaWithoutValue' }, /formula without its result/], [{ text: '01/01/2026', kind: 'date', number: 46023 }, /not a number/],
  ])('%j is refused', (cell, message) => {
    expect(readNumber(cell)).toMatchObject({ ok: false, message: expect.stringMatching(message) as string })
  })
})

describe('a reference', () => {
  it('keeps its text and its noughts', () => {
    expect(readReference(text(' 00123 '))).toEqual({ ok: true, value: '00123' })
    expect(readReference({ text: '123', kind: 'number', number: 123 })).toEqual({ ok: true, value: '123' })
  })

  it('is noted where noughts may be lost', () => {
    const digits = usualDigits([...Array.from({ length: 10 }, (_, at) => String(100_000 + at)), '4711'])
    expect(digits).toBe(6)
    expect(readReference(text('4711'), { digits: 6 })).toMatchObject({ ok: true, note: expect.stringContaining('noughts') as string })
    expect(usualDigits(['1', '22', '333'])).toBeNull()
  })

  it.each<[Cell, string]>([
    [text('1E+05'), 'The spreadsheet has shortened this number to 1E+05, so its last digits are lost.'],
    [{ text: '12345678901234568', kind: 'number', number: 12345678901234568 }, 'The spreadsheet has rounded this number (12345678901234568): it keeps 15 digits.'],
    [{ text: '01/02/2026', kind: 'date', number: 46054 }, 'The spreadsheet has turned this reference into the date 01/02/2026.'],
  ])('%j is refused', (cell, message) => {
    expect(readReference(cell)).toMatchObject({ ok: false, message })
  })
})
