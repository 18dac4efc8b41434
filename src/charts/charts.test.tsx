import type { JSX } from 'preact'
import { renderToString } from 'preact-render-to-string'
import { parseFragment } from 'parse5'
import type { DefaultTreeAdapterTypes } from 'parse5'
import { describe, expect, test } from 'vitest'
import type { BarData, ChartData, DistributionData, TrendData } from './chart-data.ts'
import { ChartWithTable } from './chart-with-table.tsx'
import { TrendChart } from './trend-chart.tsx'

const percent = (value: number) => `${value.toFixed(1)}%`

const trend: TrendData = {
  kind: 'trend', timeHeading: 'Year', times: ['2021', '2022', '2023', '2024'], unit: '% of FTE', format: percent,
  series: [
    { name: 'Council', values: [16.4, null, 12.04, 11.8] },
    { name: 'England', values: [15.4, 17.1, 15.9, null] },
    { name: 'Region', values: [0, 16.1, 15.2, 13.9] },
  ],
}

const bars: BarData = {
  kind: 'bars', barHeading: 'Team', valueHeading: 'Children per FTE', comparatorName: 'A year before', format: (value) => value.toFixed(1),
  bars: [
    { label: 'Council', value: 16.2, comparator: 15.4, isOwn: true }, { label: 'North', value: 19.44, comparator: 20.1 },
    { label: 'South', value: null, comparator: 12 }, { label: 'West', value: 0, comparator: null }, { label: 'East', value: -3.5, comparator: 2 },
  ],
}

const few: DistributionData = { kind: 'distribution', valueHeading: 'Children', countHeading: 'Workers', values: [4, 9, 9, 12, 12, 12], lines: [{ at: 10, label: 'Cap 10' }] }
const many: DistributionData = { ...few, binWidth: 5, values: Array.from({ length: 90 }, (_, index) => 3 + (index * 7) % 24) }

describe('every plotted value equals its cell of the table', () => {
  test('trend: each point is a cell, each cell with a figure a point, at the height of its value', () => {
    const { svg, cells } = shown(trend)
    const height = heightScale(svg)
    const points = find(svg, (element) => has(element, 'data-series'))
    for (const point of points) {
      const value = Number(attr(point, 'data-value'))
      expect(percent(value)).toBe(cells.get(`${attr(point, 'data-at')}|${attr(point, 'data-series')}`))
      expect(height(placeOf(point).y)).toBeCloseTo(value, 0.5)
    }
    expect(points).toHaveLength([...cells.values()].filter((cell) => cell !== 'no figure').length)
  })

  test('trend: a year without a figure breaks the line, and no point stands for it', () => {
    const { svg } = shown(trend)
    const paths = find(svg, (element) => attr(element, 'class') === 'tl-line').map((line) => attr(line, 'd') ?? '')
    expect(paths.map((path) => [path.split('M').length - 1, path.split('L').length - 1])).toEqual([[2, 1], [1, 2], [1, 3]])
  })

  test('bars: length from zero, number and comparator', () => {
    const { svg, cells } = shown(bars)
    const rows = find(svg, (element) => has(element, 'data-bar'))
    const longest = rows.map((row) => ({ row, rect: find([row], (element) => element.tagName === 'rect')[0] })).filter(({ rect }) => rect)
    const unit = Number(attr(longest[0]?.rect, 'width')) / 16.2
    for (const { row, rect } of longest) expect(Number(attr(rect, 'width'))).toBeCloseTo(Math.abs(Number(attr(row, 'data-value'))) * unit, 0)
    for (const row of rows) {
      const label = attr(row, 'data-bar') ?? ''
      expect(written(attr(row, 'data-value'))).toBe(cells.get(`${label}|Children per FTE`))
      expect(written(attr(row, 'data-comparator'))).toBe(cells.get(`${label}|A year before`))
      expect(textOf(row)).toContain(written(attr(row, 'data-value')))
    }
    expect(rows).toHaveLength(5)
  })

  test('distribution: as many dots as workers, columns as high as their count', () => {
    for (const data of [few, many]) {
      const { svg, cells } = shown(data)
      const columns = find(svg, (element) => has(element, 'data-bin'))
      for (const column of columns) {
        const count = Number(attr(column, 'data-count'))
        expect(cells.get(`${attr(column, 'data-bin')}|Workers`)).toBe(String(count))
        if (data === few) expect(find([column], (element) => element.tagName === 'circle')).toHaveLength(count)
      }
      expect(columns.reduce((sum, column) => sum + Number(attr(column, 'data-count')), 0)).toBe(data.values.length)
    }
    const columns = find(shown(many).svg, (element) => has(element, 'data-bin'))
    const heights = columns.map((column) => [Number(attr(column, 'data-count')), Number(attr(find([column], ({ tagName }) => tagName === 'rect')[0], 'height'))])
    const [first] = heights
    for (const [count, height] of heights) expect((height ?? 0) / (count ?? 1)).toBeCloseTo((first?.[1] ?? 0) / (first?.[0] ?? 1), 1)
  })
})

describe('every chart', () => {
  const charts: [string, ChartData][] = [['trend', trend], ['bars', bars], ['dots', few], ['columns', many]]

  test.each(charts)('%s is a named and described image with its own ids, and its texts stay inside', (_, data) => {
    const { svg, html } = shown(data)
    const image = svg[0]
    expect([attr(image, 'role'), attr(image, 'aria-labelledby')]).toEqual(['img', 'x-title x-desc'])
    expect(textOf(find(svg, ({ tagName }) => tagName === 'title')[0])).toBe('What was found')
    expect(textOf(find(svg, ({ tagName }) => tagName === 'desc')[0]).length).toBeGreaterThan(40)
    const ids = Array.from(html.matchAll(/ id="([^"]+)"/g), (match) => match[1])
    expect(new Set(ids).size).toBe(ids.length)
    expect(ids.filter((id) => !id?.startsWith('x-'))).toEqual([])
    const [, , width, height] = (attr(image, 'viewbox') ?? attr(image, 'viewBox') ?? '').split(' ').map(Number)
    for (const text of find(svg, ({ tagName }) => tagName === 'text')) {
      const long = textOf(text).length * 7.6
      const x = Number(attr(text, 'x'))
      const left = { start: x, middle: x - long / 2, end: x - long }[attr(text, 'text-anchor') ?? 'start'] ?? x
      expect.soft([left >= -6, left + long <= (width ?? 0) + 6, Number(attr(text, 'y')) <= (height ?? 0)], textOf(text)).toEqual([true, true, true])
    }
  })

  test.each(charts)('%s has no style attribute and no style element, which the content security policy would refuse', (_, data) => {
    expect(shown(data).html).not.toMatch(/<style|\sstyle=|NaN|undefined|Infinity/)
  })

  test.each(charts)('%s is followed by its numbers as a table and as CSV, both named', (_, data) => {
    const { html, cells } = shown(data)
    expect(cells.size).toBeGreaterThan(0)
    expect(html).toContain('href="/numbers.csv"')
    expect(html.indexOf('<svg')).toBeLessThan(html.indexOf('<table'))
  })
})

test('without figures there is a sentence and no empty drawing', () => {
  const none: ChartData[] = [{ ...few, values: [] }, { ...trend, series: [{ name: 'Council', values: [null, null, null, null] }] }, { ...bars, bars: [] }]
  for (const data of none) {
    const html = renderToString(chart(data))
    expect(html).toContain('Nothing has been loaded.')
    expect(html).not.toMatch(/<svg|<table/)
  }
})

test('an axis begins at zero unless it is asked not to', () => {
  const ticks = (fromZero: boolean) => find(shown({ ...trend, fromZero, series: [{ name: 'Council', values: [98, 97, 99, 98] }] }).svg, (element) => has(element, 'data-tick'))
  expect(ticks(true).map((tick) => Number(attr(tick, 'data-tick')))).toContain(0)
  expect(Math.min(...ticks(false).map((tick) => Number(attr(tick, 'data-tick'))))).toBeGreaterThan(90)
})

test('a fifth series is refused: nobody could tell it apart', () => {
  const series = Array.from({ length: 5 }, (_, index) => ({ name: `Series ${index}`, values: [1, 2, 3, 4] }))
  expect(() => renderToString(<TrendChart id="x" title="t" data={{ ...trend, series }} />)).toThrow(/4 series at most/)
})

test('a last number from an earlier year says its year', () => {
  expect(textOf(shown(trend).svg[0])).toMatch(/England 15\.9%\s*\(2023\)/)
})

function chart(data: ChartData): JSX.Element {
  return <ChartWithTable id="x" finding="What was found" about="Everyone" data={data} csvHref="/numbers.csv" empty="Nothing has been loaded." />
}

function shown(data: ChartData) {
  const html = renderToString(chart(data))
  const root = find(parseFragment(html).childNodes, () => true)
  const table = root.filter(({ tagName }) => tagName === 'tr').map((row) => find(row.childNodes, ({ tagName }) => tagName === 'th' || tagName === 'td').map(textOf))
  const [head = [], ...rows] = table
  const cells = new Map(rows.flatMap(([row = '', ...values]) => values.map((value, index) => [`${row}|${head[index + 1]}`, value] as const)))
  return { html, cells, svg: root.filter(({ tagName }) => tagName === 'svg') }
}

function written(value: string | undefined): string {
  return value === undefined ? 'no figure' : bars.format(Number(value))
}

/** From a height in the drawing back to the value, by two ticks of the axis. */
function heightScale(svg: readonly Element[]): (y: number) => number {
  const ticks = find(svg, (element) => has(element, 'data-tick')).map((tick) => ({ value: Number(attr(tick, 'data-tick')), y: Number(attr(tick, 'y')) - 5 }))
  const [low, high] = [ticks[0], ticks.at(-1)]
  if (!low || !high) throw new Error('no axis')
  return (y) => low.value + ((y - low.y) / (high.y - low.y)) * (high.value - low.value)
}

function placeOf(point: Element): { x: number; y: number } {
  const [x, y] = (/translate\(([^)]+)\)/.exec(attr(find([point], ({ tagName }) => tagName === 'path')[0], 'transform') ?? '')?.[1] ?? '').split(' ').map(Number)
  return { x: x ?? Number.NaN, y: y ?? Number.NaN }
}

type Element = DefaultTreeAdapterTypes.Element

function find(nodes: readonly DefaultTreeAdapterTypes.ChildNode[], isWanted: (element: Element) => boolean): Element[] {
  return nodes.flatMap((node) => ('tagName' in node ? [...(isWanted(node) ? [node] : []), ...find(node.childNodes, isWanted)] : []))
}

function has(element: Element, name: string): boolean {
  return attr(element, name) !== undefined
}

function attr(element: Element | undefined, name: string): string | undefined {
  return element?.attrs.find((attribute) => attribute.name === name)?.value
}

function textOf(element: Element | undefined): string {
  return (element?.childNodes ?? []).map((node) => ('value' in node ? node.value : 'tagName' in node ? textOf(node) : '')).join('')
}
