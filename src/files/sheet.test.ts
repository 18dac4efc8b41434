import { expect, test } from 'vitest'
import { sortSheet, valuesOf, type Sheet } from './sheet.ts'

const sheet: Sheet<{ team: string; children: number | null }> = {
  name: 'Teams',
  columns: [{ key: 'team', title: 'Team', kind: 'text', value: (row) => row.team }, { key: 'children', title: 'Children', kind: 'number', value: (row) => row.children }],
  rows: [{ team: 'Team 10', children: 3 }, { team: 'Team 9', children: null }, { team: 'Team 2', children: 11 }],
}
const order = (sort?: string) => [...valuesOf(sortSheet(sheet, sort))].map(([team]) => team)

test('rows are sorted by a column either way, numbers as numbers, rows without a value last', () => {
  expect(order('team')).toEqual(['Team 2', 'Team 9', 'Team 10'])
  expect(order('children')).toEqual(['Team 10', 'Team 2', 'Team 9'])
  expect(order('-children')).toEqual(['Team 2', 'Team 10', 'Team 9'])
})

test('a column that is not there leaves the order as it is', () => {
  expect(order('nobody')).toEqual(['Team 10', 'Team 9', 'Team 2'])
  expect(order()).toEqual(['Team 10', 'Team 9', 'Team 2'])
})
