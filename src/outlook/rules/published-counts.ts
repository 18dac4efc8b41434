import type { PublishedFigure } from '../../measures/rules/published-figure.ts'
import type { AuthorityCount } from './back-test.ts'
import type { Count } from './rate-forecast.ts'

/** Headcount of leavers and of people in post by authority and year, and England's, from the two published columns; what is a symbol is not known and is left out. */
export function publishedCounts(figures: ReadonlyMap<string, readonly PublishedFigure[]>): { authorities: AuthorityCount[]; national: Map<number, Count> } {
  const leavers = new Map((figures.get('leavers_headcount') ?? []).map((figure) => [keyOf(figure), figure.value]))
  const rows = (figures.get('inpost_headcount') ?? []).flatMap((figure) => {
    const left = leavers.get(keyOf(figure))
    return figure.value === null || left === null || left === undefined ? [] : [{ figure, leavers: left, inPost: figure.value }]
  })
  return {
    authorities: rows
      .filter(({ figure }) => figure.level === 'local authority')
      .map(({ figure, leavers, inPost }) => ({ year: figure.year, area: figure.areaCode ?? figure.areaName, name: figure.areaName, leavers, inPost })),
    national: new Map(rows.filter(({ figure }) => figure.level === 'national').map(({ figure, leavers, inPost }) => [figure.year, { leavers, inPost }])),
  }
}

function keyOf(figure: PublishedFigure): string {
  return `${figure.year} ${figure.level} ${figure.areaCode ?? ''} ${figure.areaName}`
}
