import { describe, expect, it } from 'vitest'
import { findHeader, guessHeader } from './find-header.ts'
import { matchColumns, plainHeader } from './match-columns.ts'
import { hasCellsBeyond, looksLikeTotals, type TableRow } from './table.ts'

const wanted = [
  { key: 'registration', names: ['Registration number', 'SWE number', 'SWENo'], required: true },
  { key: 'team', names: ['Team', 'Team name'], required: true },
  { key: 'startedOn', names: ['Start date', 'Started on'], required: true },
  { key: 'endedOn', names: ['End date', 'Leaving date'], required: false },
]
const row = (at: number, ...texts: string[]): TableRow => ({ row: at, cells: texts.map((text) => (text === '' ? { text, kind: 'empty' } : { text, kind: 'text' })) })

describe('matchColumns', () => {
  it('is sure of the very header and less sure of the rest', () => {
    const { matched, missing, extra, duplicates } = matchColumns(['SWE_Number ', 'TEAM', 'Date of start', 'Strat date', 'Leaving date', 'Shoe size', ''], wanted)
    expect(matched).toEqual([
      { key: 'registration', index: 0, header: 'SWE_Number', confidence: 0.95 },
      { key: 'team', index: 1, header: 'TEAM', confidence: 0.95 },
      { key: 'startedOn', index: 2, header: 'Date of start', confidence: 0.7 },
      { key: 'endedOn', index: 4, header: 'Leaving date', confidence: 1 },
    ])
    expect(missing).toEqual([])
    expect(duplicates).toEqual([])
    expect(extra).toEqual([{ index: 3, header: 'Strat date' }, { index: 5, header: 'Shoe size' }])
  })

  it('takes a slip of the keyboard where nothing better is there', () => {
    expect(matchColumns(['Registraton number', 'Strat date'], wanted)).toMatchObject({
      matched: [{ key: 'registration', confidence: 0.6 }, { key: 'startedOn', confidence: 0.6 }], missing: ['team'],
    })
  })

  it('never gives two keys one column, nor one key two', () => {
    const { matched, duplicates } = matchColumns(['Team', 'Team', 'Start date'], wanted)
    expect(matched).toEqual([{ key: 'team', index: 0, header: 'Team', confidence: 0.5 }, { key: 'startedOn', index: 2, header: 'Start date', confidence: 1 }])
    expect(duplicates).toEqual([{ header: 'Team', indexes: [0, 1] }])
  })

  it.each([['StartDate'], ['start_date'], [' Start\u00a0 date '], ['START-DATE'], ['Start Date:']])('%j is the same header', (header) => {
    expect(plainHeader(header)).toBe('start date')
  })
})

describe('the header', () => {
  const titled = [row(1, 'Establishment report'), row(2, 'Team', 'all'), row(4, 'Team', 'Start date', 'SWENo'), row(5, 'North', '01/09/2024', 'SW1'), row(6, 'South', '2', 'SW2')]

  it('is the row that names most of the columns', () => {
    expect(findHeader(titled, wanted)).toEqual({ headerRow: 4, titleRows: [1, 2] })
    expect(findHeader([row(1, 'a', 'b')], wanted)).toEqual({ headerRow: null, titleRows: [] })
  })

  it('is guessed where no names are known', () => {
    expect(guessHeader(titled)).toEqual({ headerRow: 2, titleRows: [1] })
    expect(guessHeader(titled.toSpliced(1, 1))).toEqual({ headerRow: 4, titleRows: [1] })
    expect(guessHeader([row(1, '1', '2'), row(2, '3', '4')])).toEqual({ headerRow: null, titleRows: [] })
  })
})

it.each([['Total', true], ['Grand total:', true], ['Sub-totals', true], ['Total North', true], ['Totaliser Ltd', false], ['Team Total Care of the whole council', false], ['North', false]])('%s is a totals row: %s', (text, is) => {
  expect(looksLikeTotals(row(1, '', text, '9').cells)).toBe(is)
})

it('sees cells to the right of the header', () => {
  expect(hasCellsBeyond(row(2, 'a', 'b', '', ' ').cells, 2)).toBe(false)
  expect(hasCellsBeyond(row(2, 'a', 'b', '', 'c').cells, 2)).toBe(true)
})
