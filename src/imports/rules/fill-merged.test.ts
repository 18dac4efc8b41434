import { expect, test } from 'vitest'
import type { Cell, TableRow } from '../../files/table.ts'
import { fillMerged } from './fill-merged.ts'

const cell = (text: string): Cell => (text === '' ? { text, kind: 'empty' } : { text, kind: 'text' })
const rows: TableRow[] = [['North', 'P1', '1'], ['', 'P2', ''], ['', 'P3'], ['South', 'P4', '0.5']].map((texts, at) => ({ row: at + 2, cells: texts.map(cell) }))
const columns = new Map([
  [0, { header: 'Team name', column: { key: 'team', label: 'Team', names: [], required: true, kind: 'text' as const } }],
  [2, { header: 'FTE', column: { key: 'fte', label: 'FTE', names: [], required: false, kind: 'fte' as const } }],
])
const texts = (read: readonly TableRow[]) => read.map(({ cells }) => cells.map(({ text }) => text).join('|'))

test('a team merged over rows is the team of each of them, and a note says so', () => {
  const filled = fillMerged(rows, [{ column: 0, from: 2, until: 4 }], columns)
  expect(texts(filled.rows)).toEqual(['North|P1|1', 'North|P2|', 'North|P3', 'South|P4|0.5'])
  expect(filled.notes).toEqual([{ kind: 'note', message: 'Team: rows 2 to 4 are one merged cell, and each of them is read with its value.', row: 2, column: 'Team name', value: 'North' }])
})

test('an amount merged over rows is not counted again, and is asked about', () => {
  const filled = fillMerged(rows, [{ column: 2, from: 2, until: 3 }], columns)
  expect(texts(filled.rows)).toEqual(texts(rows))
  expect(filled.notes).toMatchObject([{ kind: 'problem', row: 2, column: 'FTE', value: '1' }])
})

test('what is merged in a column that is not read, over empty cells or over one row only, changes nothing', () => {
  const filled = fillMerged(rows, [{ column: 1, from: 2, until: 3 }, { column: 0, from: 3, until: 4 }, { column: 0, from: 5, until: 9 }], columns)
  expect([texts(filled.rows), filled.notes]).toEqual([texts(rows), []])
})
