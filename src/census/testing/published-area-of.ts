import { printedCounts, type AreaYear } from '../../measures/rules/published-areas.ts'
import { laNumbersOf } from '../../measures/rules/published-figure.ts'
import type { PublishedArea } from './build-return.ts'

/** What the builder takes, from a row of the published file; a joint return goes by the first of its numbers, as it is sent. */
export function publishedAreaOf(area: AreaYear): PublishedArea {
  return { year: area.year, laNumber: laNumbersOf(area.laNumber)[0] ?? '999', counts: printedCounts(area) }
}
