import { censusDay, yearEnding } from '../../time/census-year.ts'
import type { Counts } from './definitions.ts'
import { countColumns, type AreaLevel, type PublishedFigure } from './published-figure.ts'
import { workingDaysIn } from './working-days.ts'

/** The areas and years of a published file, in the order of the file. */
export function areaYears(figures: readonly PublishedFigure[]): AreaYear[] {
  const byArea = new Map<string, PublishedFigure[]>()
  for (const figure of figures) {
    const key = `${figure.year} ${figure.level} ${figure.areaCode ?? ''} ${figure.areaName}`
    const list = byArea.get(key)
    if (list) list.push(figure)
    else byArea.set(key, [figure])
  }
  return [...byArea.values()].map((cells) => {
    const first = cells[0]!
    const tenths = new Map(cells.map((cell) => [cell.column, inTenths(cell.text)]))
    const { year, level, areaName, areaCode, laNumber, regionName } = first
    return { year, level, areaName, areaCode, laNumber, regionName, tenths, counts: countsInTenths(tenths, year) }
  })
}

/** The counts of an area as DfE prints them: FTE with one decimal. */
export function printedCounts(area: AreaYear): Counts {
  return Object.fromEntries(Object.entries(area.counts).map(([name, value]) => [name, value === null || name === 'workingDays' ? value : value / 10])) as Counts
}

function countsInTenths(tenths: ReadonlyMap<string, number | null>, year: number): Counts {
  const counts = Object.fromEntries(Object.entries(countColumns).map(([count, column]) => [count, tenths.get(column) ?? null]))
  return { ...(counts as Omit<Counts, 'workingDays'>), workingDays: workingDaysIn(yearEnding(censusDay(year))) }
}

/** "36186.3" as 361863; null for a symbol or for more decimals than DfE publishes. */
function inTenths(text: string): number | null {
  const parts = /^(\d+)(?:\.(\d))?$/.exec(text)
  return parts ? Number(parts[1]) * 10 + Number(parts[2] ?? 0) : null
}

/** One area in one year with its counts in whole tenths. */
export type AreaYear = {
  year: number
  level: AreaLevel
  areaName: string
  areaCode: string | null
  laNumber: string | null
  regionName: string | null
  counts: Counts
  /** Counts and rates by column; null for a symbol. */
  tenths: ReadonlyMap<string, number | null>
}
