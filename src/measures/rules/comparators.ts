import { groupBy } from '../../workforce/rules/group-by.ts'
import type { Basis } from './definitions.ts'
import { median } from './figure.ts'
import { laNumbersOf, publishedCounts, publishedRates, symbols, type PublishedFigure } from './published-figure.ts'

/**
 * What DfE publishes of a measure for the council and for those it is set beside, year by year: its region, England, the median of its ten
 * statistical neighbours (as DfE's dashboard takes it) and councils that it names itself (C111, C038). Every value keeps its release; a
 * symbol is never a zero; a neighbour without a value drops out and the number that is left is said. A joint return counts once.
 */
export function comparatorsOf(published: Published, measure: { measure: string; basis: Basis }): YearOfComparators[] {
  const column = columnOf(measure)
  if (column === null) return []
  const figures = published.figures.get(column) ?? []
  return [...groupBy(figures, (figure) => figure.year)]
    .sort(([a], [b]) => a - b)
    .map(([year, ofYear]) => yearOf(published, ofYear, year, ofYear.reduce((newest, figure) => (figure.release > newest ? figure.release : newest), '')))
}

/**
 * A newer release over an older one, cell by cell: DfE restates years gone by, and what the newer file leaves out stands as the older
 * has it. Every cell keeps the release that it is from.
 */
export function overlayFigures(older: FiguresByColumn, newer: FiguresByColumn): FiguresByColumn {
  return new Map([...new Set([...older.keys(), ...newer.keys()])].map((column) => {
    const fresh = newer.get(column) ?? []
    const said = new Set(fresh.map(placeOf))
    return [column, [...fresh, ...(older.get(column) ?? []).filter((figure) => !said.has(placeOf(figure)))]]
  }))
}

function placeOf({ year, level, laNumber, areaName }: PublishedFigure): string {
  return `${year} ${level} ${laNumber ?? areaName}`
}

/** The figures of DfE's indicators by column, so that a page looks through one column and not through 46,000 cells. */
export function figuresByColumn(figures: readonly PublishedFigure[]): FiguresByColumn {
  return groupBy(figures.filter((figure) => figure.dataset === 'indicators'), (figure) => figure.column)
}

export type FiguresByColumn = ReadonlyMap<string, readonly PublishedFigure[]>

/** The column of DfE's data set that holds a measure; null for a measure that DfE does not publish. */
export function columnOf({ measure, basis }: { measure: string; basis: Basis }): string | null {
  return [...publishedRates, ...publishedCounts].find((one) => one.measure === measure && one.basis === basis)?.column ?? null
}

function yearOf(published: Published, figures: readonly PublishedFigure[], year: number, release: string): YearOfComparators {
  const council = (laNumber: string) => figures.find((figure) => figure.level === 'local authority' && laNumbersOf(figure.laNumber).includes(laNumber)) ?? null
  const region = figures.find((figure) => figure.level === 'regional' && figure.areaName === published.regionName) ?? null
  const england = figures.find((figure) => figure.level === 'national') ?? null
  return {
    year,
    release,
    own: cellOf(council(published.laNumber), published.laNumber, release),
    region: cellOf(region, published.regionName ?? 'Region', release),
    england: cellOf(england, 'England', release),
    neighbours: medianOf(published.neighbours.map((laNumber) => ({ laNumber, figure: council(laNumber) })), release),
    named: published.named.map((laNumber) => cellOf(council(laNumber), laNumber, release)),
  }
}

function cellOf(figure: PublishedFigure | null, name: string, release: string): ComparatorCell {
  if (figure === null) return { name, value: null, text: 'not published', release }
  return { name: figure.areaName, value: figure.value, text: figure.symbol === null ? figure.text : symbols[figure.symbol], release: figure.release }
}

function medianOf(neighbours: readonly { laNumber: string; figure: PublishedFigure | null }[], release: string): NeighbourMedian {
  const known = new Set(neighbours.flatMap(({ figure }) => (figure === null || figure.value === null ? [] : [figure])))
  const value = median([...known].map((figure) => Math.round((figure.value ?? 0) * 10)))
  const missing = neighbours.filter(({ figure }) => figure === null || figure.value === null).map(({ laNumber, figure }) => figure?.areaName ?? laNumber)
  return {
    value: value === null ? null : value / 10, n: known.size, of: neighbours.length, missing, release,
    members: neighbours.map(({ laNumber, figure }) => cellOf(figure, laNumber, release)),
  }
}

export type Published = {
  figures: FiguresByColumn
  laNumber: string
  regionName: string | null
  /** DfE numbers of the ten statistical neighbours, model of 2025. */
  neighbours: readonly string[]
  /** Councils that the council names itself. */
  named: readonly string[]
}

export type ComparatorCell = {
  name: string
  value: number | null
  /** As printed, or the words for a symbol. */
  text: string
  release: string
}

export type NeighbourMedian = {
  value: number | null
  /** How many of them have a value. */
  n: number
  of: number
  missing: readonly string[]
  release: string
  members: readonly ComparatorCell[]
}

export type YearOfComparators = {
  /** Year ending 30 September. */
  year: number
  release: string
  own: ComparatorCell
  region: ComparatorCell
  england: ComparatorCell
  neighbours: NeighbourMedian
  named: readonly ComparatorCell[]
}
