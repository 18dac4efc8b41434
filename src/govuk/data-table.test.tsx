import { renderToString } from 'preact-render-to-string'
import { expect, test } from 'vitest'
import { DataTable } from './data-table.tsx'
import type { Column } from './data-table.tsx'
import { normalHtml } from './testing/normal-html.ts'

interface Team {
  name: string
  posts: number
}

const columns: Column<Team>[] = [
  { heading: 'Team', cell: (team) => team.name, sort: { href: '?sort=-team', order: 'ascending' } },
  { heading: 'Posts', cell: (team) => team.posts, isNumeric: true, sort: { href: '?sort=posts' }, total: 9 },
]

test('headers sort by link and say how the rows stand; rows have headers; totals stand below', () => {
  const html = renderToString(
    <DataTable id="board" caption="Posts" columns={columns} rows={[{ name: 'North', posts: 4 }, { name: 'South', posts: 5 }]} empty="No teams." />,
  )
  expect(normalHtml(html)).toBe(normalHtml(`
    <div class="tl-scroll" role="region" aria-labelledby="board-caption" tabindex="0">
      <table class="govuk-table tl-table" id="board">
        <caption class="govuk-table__caption govuk-table__caption--m" id="board-caption"><span class="tl-table__caption">Posts</span></caption>
        <thead class="govuk-table__head"><tr class="govuk-table__row">
          <th scope="col" class="govuk-table__header" aria-sort="ascending">
            <a class="govuk-link govuk-link--no-visited-state" href="?sort=-team">Team<span class="tl-sort__mark" aria-hidden="true">▲</span></a></th>
          <th scope="col" class="govuk-table__header govuk-table__header--numeric" aria-sort="none">
            <a class="govuk-link govuk-link--no-visited-state" href="?sort=posts">Posts</a></th>
        </tr></thead>
        <tbody class="govuk-table__body">
          <tr class="govuk-table__row"><th scope="row" class="govuk-table__header">North</th>
            <td class="govuk-table__cell govuk-table__cell--numeric">4</td></tr>
          <tr class="govuk-table__row"><th scope="row" class="govuk-table__header">South</th>
            <td class="govuk-table__cell govuk-table__cell--numeric">5</td></tr>
        </tbody>
        <tfoot><tr class="govuk-table__row tl-table__total"><th scope="row" class="govuk-table__header">Total</th>
          <td class="govuk-table__cell govuk-table__cell--numeric">9</td></tr></tfoot>
      </table>
    </div>`))
})

test('without rows there is the sentence over all columns, and no total', () => {
  const html = renderToString(<DataTable id="board" caption="Posts" columns={columns} rows={[]} empty="No team has a post on this day." />)
  expect(html).toContain('<td class="govuk-table__cell" colspan="2">No team has a post on this day.</td>')
  expect(html).not.toContain('tfoot')
})
