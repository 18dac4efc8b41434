import { expect, test } from 'vitest'
import { readTypedCounts } from './typed-counts.ts'
import { readTypedGrid } from './typed-grid.ts'

const workers = [{ personId: 1, name: 'Ann Invented' }, { personId: 2, name: 'Ben Invented' }]

test('who is left empty is not counted, and zero is a count', () => {
  expect(readTypedCounts(workers, { 'children-1': '0', 'families-1': '', 'children-2': '', 'families-2': '' })).toEqual({ counts: [{ personId: 1, children: 0, families: null }], problems: [] })
})

test.each([
  [{ 'children-1': '' }, 'Enter the number of children of at least one worker', 'children-1'],
  [{ 'families-2': '3' }, 'Enter the number of children of Ben Invented, or take the families away', 'children-2'],
  [{ 'children-1': '4', 'families-1': '5' }, 'The number of families of Ann Invented must not be higher than the number of children', 'families-1'],
  [{ 'children-1': '14.5' }, 'The number of children of Ann Invented must be a whole number', 'children-1'],
  [{ 'children-1': '1400' }, expect.stringContaining('500') as string, 'children-1'],
])('%o is asked about', (fields, message, field) => {
  expect(readTypedCounts(workers, fields as Record<string, string>)).toEqual({ counts: [], problems: [{ field, message }] })
})

const size = { teams: 2, grades: 2 }
const named = { 'team-0': 'North', 'team-1': '', 'grade-0': 'Social worker', 'grade-1': '' }

test('the cells that hold an FTE, and no others', () => {
  expect(readTypedGrid(size, { ...named, 'fte-0-0': '11.5', 'fte-0-1': '', 'fte-1-0': '0' })).toEqual({ cells: [{ team: 'North', grade: 'Social worker', fundedFte: 11.5 }], problems: [] })
})

test.each([
  [{}, 'fte-0-0', 'Enter the funded FTE of at least one team and grade'],
  [{ 'fte-1-0': '2' }, 'team-1', 'Enter the name of the team of line 2'],
  [{ 'fte-0-1': '2' }, 'grade-1', 'Enter the grade or role of column 2'],
  [{ 'fte-0-0': 'eleven' }, 'fte-0-0', expect.stringContaining('The funded FTE of North, Social worker') as string],
  [{ 'fte-0-0': '1', 'team-1': 'north' }, 'team-1', 'north stands twice: put its FTE on one line'],
])('a grid with %o says what to mend', (fields, field, message) => {
  expect(readTypedGrid(size, { ...named, ...(fields as Record<string, string>) }).problems).toEqual([{ field, message }])
})
