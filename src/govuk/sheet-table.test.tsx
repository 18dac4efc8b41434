import { renderToString } from 'preact-render-to-string'
import { expect, test } from 'vitest'
import type { Sheet } from '../files/sheet.ts'
import { day } from '../time/day.ts'
import { SheetTable, hrefWith } from './sheet-table.tsx'

const sheet: Sheet<{ team: string; fte: number; since: string | null }> = {
  name: 'Board',
  columns: [
    { key: 'team', title: 'Team', kind: 'text', value: (row) => row.team },
    { key: 'fte', title: 'FTE', kind: 'number', decimals: 1, value: (row) => row.fte },
    { key: 'since', title: 'Vacant since', kind: 'day', value: (row) => row.since },
  ],
  rows: [{ team: 'Families 1', fte: 1234.25, since: day('2026-09-30') }],
}

test('a sheet shows its cells, sorts by links that keep the filter, and links to its files', () => {
  const html = renderToString(<SheetTable id="board" caption="Board" sheet={sheet} address={{ path: '/establishment', query: { on: '2026-09-30', sort: 'fte' } }} empty="None" />)
  expect(html).toContain('1,234.3')
  expect(html).toContain('30 Sep 2026')
  expect(html).toContain('href="/establishment?on=2026-09-30&amp;sort=-fte"')
  expect(html).toContain('aria-sort="ascending"')
  expect(html).toContain('href="/establishment?on=2026-09-30&amp;sort=fte&amp;format=xlsx"')
})

test('parts of the address go and come', () => {
  expect(hrefWith({ path: '/a', query: { b: '1', c: '2' } }, { b: null, d: 'x y' })).toBe('/a?c=2&d=x+y')
  expect(hrefWith({ path: '/a', query: {} }, {})).toBe('/a')
})
