import { describe, expect, it } from 'vitest'
import { isNeighbourModel, readNeighbours } from './neighbours-file.ts'
import { isPublishedFile, readPublishedFile, readPublishedText, type PublishedFile } from './published-file.ts'
import { checkPublished, type PublishedCheck } from './rules/check-published.ts'
import { laNumbersOf, type PublishedFigure } from './rules/published-figure.ts'

const PUBLISHED = new URL('../../data/published/', import.meta.url)

describe('the published files', () => {
  it('keep the release with every figure, so that a restated year has two', async () => {
    const [newer, older] = await Promise.all([read('csww_indicators_2017_to_2025.csv'), read('csww_headline_measures_2017_to_2022.csv')])
    expect([newer.release, older.release]).toEqual(['2025', '2022'])
    expect(england(newer, 2022, 'turnover_rate_headcount')).toMatchObject({ release: '2025', value: 17.3 })
    expect(england(older, 2022, 'turnover_rate_headcount')).toMatchObject({ release: '2022', value: 18.1 })
    expect(england(newer, 2017, 'turnover_rate_fte').value).toBe(13.4)
    expect(england(older, 2017, 'turnover_rate_fte').value).toBe(13.6)
  })

  it('never read a symbol or an empty cell as zero', async () => {
    const file = await read('csww_indicators_2017_to_2025.csv')
    const counted = (symbol: string | null) => file.figures.filter((figure) => figure.symbol === symbol).length
    expect(['x', 'z', 'u', 'low', 'c', 'blank', 'not a figure'].map(counted)).toEqual([98, 81, 51, 12, 8, 0, 0])
    expect(file.figures.filter((figure) => figure.symbol !== null && figure.value !== null)).toEqual([])
    const westminster = file.figures.find((figure) => figure.year === 2025 && figure.laNumber === '213' && figure.column === 'inpost_fte')
    expect(westminster).toMatchObject({ value: null, symbol: 'x', text: 'x' })
  })

  it('keep a joint return under both numbers', async () => {
    const file = await read('csww_indicators_2017_to_2025.csv')
    const joint = file.figures.find((figure) => figure.year === 2025 && figure.areaName.startsWith('Kingston upon Thames') && figure.column === 'inpost_fte')
    expect(joint).toMatchObject({ laNumber: '314 / 318', areaCode: 'E09000021 / E09000027', level: 'local authority', regionName: 'Outer London' })
    expect(laNumbersOf(joint?.laNumber ?? null)).toEqual(['314', '318'])
    expect(laNumbersOf(null)).toEqual([])
  })

  it.each([
    ['local authority interactive tool', 'lait_workforce_2016_to_2025.csv', 22610],
    ['roles', 'csww_role_totals_2019_to_2025.csv', 23751],
    ['ethnicity', 'csww_role_by_ethnicity_2025.csv', 18256],
    ['social workers of a child', 'la_cla_swcount_2024.csv', 660],
    ['figures from texts', 'csww_figures_from_prose.csv', 62],
  ])('tell %s by their columns', async (dataset, name, figures) => {
    const file = await read(name)
    expect([file.dataset, file.figures.length]).toEqual([dataset, figures])
    expect(file.figures.filter((figure) => figure.symbol === 'not a figure')).toEqual([])
  })

  it('give Durham and its children the values of the published tables', async () => {
    const roles = await read('csww_role_totals_2019_to_2025.csv')
    expect(roles.figures.find((figure) => figure.laNumber === '840' && figure.year === 2025 && figure.role === 'Total' && figure.column === 'inpost_fte')).toMatchObject({
      value: 403.7, areaCode: 'E06000047', regionName: 'North East',
    })
    const children = await read('la_cla_swcount_2024.csv')
    const share = (number: string) => children.figures.find((figure) => figure.laNumber === number && figure.column === 'percentage' && figure.group?.startsWith('3 or more'))?.value
    expect(['840', '335', '892', '802'].map(share)).toEqual([29, 20, 41, 38])
    const lait = await read('lait_workforce_2016_to_2025.csv')
    expect(lait.figures.find((figure) => figure.level === 'national' && figure.year === 2025 && figure.column === 'turnover_rate_fte')?.value).toBe(11.8)
  })

  it.each([
    ['a,b\n1,2\n', 'The file is none of the published workforce files: its columns begin a, b.'],
    ['', 'The file is none of the published workforce files: it is empty.'],
    ['a,b\n1,2,3\n', 'Line 2 does not have the columns of the first line.'],
    ['short_desc,year,area,la_number,region,value\nX,soon,Durham,840,NE,1\n', 'Row 2 has no year such as 2025 in the column year.'],
  ])('refuse %j in a sentence', (text, message) => {
    expect(readPublishedText(new TextEncoder().encode(text))).toMatchObject({ message })
  })
})

describe('the published rates recomputed from the published counts', () => {
  it('agree as counted', async () => {
    const checks = checkPublished((await read('csww_indicators_2017_to_2025.csv')).figures)
    expect(checks.map((check) => [check.measure, check.basis, check.rows, check.exact, check.within_0_2, check.off])).toEqual([
      ['turnover', 'fte', 1453, 1337, 114, 2],
      ['turnover', 'headcount', 1455, 1453, 1, 1],
      ['vacancy-rate', 'fte', 1461, 1419, 42, 0],
      ['agency-rate', 'fte', 1449, 1389, 57, 3],
      ['agency-rate', 'headcount', 1460, 1458, 1, 1],
      ['agency-cover', 'fte', 1400, 1263, 122, 15],
      ['vacancy-agency-cover', 'fte', 1410, 1260, 136, 14],
      ['average-caseload', 'fte', 1458, 1427, 30, 1],
      ['sickness-absence', 'fte', 1444, 1430, 12, 2],
    ])
  })

  it('explain every row that is off', async () => {
    const checks = checkPublished((await read('csww_indicators_2017_to_2025.csv')).figures)
    const reasons = checks.flatMap((check) => check.offRows.map((row) => row.reason))
    expect(reasons).toHaveLength(39)
    expect(reasons.filter((reason) => !/DfE leaves .* out of both parts|the published .* lies between/.test(reason))).toEqual([])
    expect(offRow(checks, 'turnover', 2024, 'North East')).toMatchObject({
      published: 14, recomputed: 12.6,
      reason: '1 of 12 authorities (Sunderland) has no published figure for a part of this rate; DfE leaves them out of both parts. Over the others the rate is 14.0, published 14.0.',
    })
    expect(offRow(checks, 'average-caseload', 2023, 'Isles of Scilly')?.reason).toMatch(/between 9\.6 and 10\.4/)
  })

  it('agree with the release of 2022 too, which has other column names', async () => {
    const checks = checkPublished((await read('csww_headline_measures_2017_to_2022.csv')).figures)
    expect(checks.map((check) => check.off)).toEqual([0, 0, 0, 0, 0, 11, 10, 0, 0])
    expect(checks.map((check) => check.exact)).toEqual([896, 972, 948, 930, 974, 853, 847, 952, 961])
  })

  it('round half up in integers, where floating point would not', () => {
    const checks = checkPublished([figure('leavers_fte', '0.3'), figure('inpost_fte', '80'), figure('turnover_rate_fte', '0.4')])
    expect(checks.find((check) => check.measure === 'turnover' && check.basis === 'fte')).toMatchObject({ rows: 1, exact: 1 })
  })

  it('compare nothing with a symbol', () => {
    const checks = checkPublished([figure('leavers_fte', 'low'), figure('inpost_fte', '80'), figure('turnover_rate_fte', '0')])
    expect(checks.map((check) => check.rows)).toEqual(Array.from({ length: 9 }, () => 0))
  })

  it('say so where no reason is found', () => {
    const checks = checkPublished([figure('leavers_fte', '10'), figure('inpost_fte', '80'), figure('turnover_rate_fte', '20')])
    expect(checks[0]?.offRows[0]?.reason).toBe('No reason found: all its authorities are published and rounding does not reach the published figure.')
  })
})

describe('the statistical neighbours', () => {
  it('are ten for each authority, nearest first, in both models', async () => {
    const [new_, old] = await Promise.all([neighbours('sn_model_2025_wide.csv'), neighbours('statistical_neighbours_april_2021.csv')])
    expect([new_.model, new_.rows.length, old.model, old.rows.length]).toEqual(['2025', 153, '2021', 156])
    const kingston = new_.rows.find((row) => row.laNumber === '314')
    expect(kingston?.neighbours.map((one) => one.laNumber)).toEqual(['319', '315', '919', '305', '800', '868', '358', '318', '936', '825'])
    expect(old.rows.find((row) => row.laNumber === '202')?.neighbours.slice(0, 2)).toEqual([
      { rank: 1, laNumber: '213', closeness: 'Very Close' },
      { rank: 2, laNumber: '205', closeness: 'Close' },
    ])
    expect([...new_.rows, ...old.rows].filter((row) => row.neighbours.some((one) => !/^\d{3}$/.test(one.laNumber)))).toEqual([])
  })

  it('are not read from another file', async () => {
    expect(await readNeighbours(new URL('la_cla_swcount_2024.csv', PUBLISHED).pathname)).toMatchObject({ kind: 'wrong-columns' })
  })
})

async function read(name: string): Promise<PublishedFile> {
  const file = await readPublishedFile(new URL(name, PUBLISHED).pathname)
  if (!isPublishedFile(file)) throw new Error(file.message)
  return file
}

async function neighbours(name: string) {
  const model = await readNeighbours(new URL(name, PUBLISHED).pathname)
  if (!isNeighbourModel(model)) throw new Error(model.message)
  return model
}

function england(file: PublishedFile, year: number, column: string): PublishedFigure {
  const figure = file.figures.find((one) => one.level === 'national' && one.year === year && one.column === column)
  if (!figure) throw new Error(`no ${column} of England ${year}`)
  return figure
}

function offRow(checks: readonly PublishedCheck[], measure: string, year: number, area: string) {
  return checks.find((check) => check.measure === measure && check.basis === 'fte')?.offRows.find((row) => row.year === year && row.area === area)
}

function figure(column: string, text: string): PublishedFigure {
  const value = /^\d/.test(text) ? Number(text) : null
  return {
    dataset: 'indicators', release: '2025', year: 2025, level: 'local authority', areaCode: 'E1', laNumber: '999', areaName: 'Somewhere', regionName: 'A region',
    role: null, group: null, column, text, value, symbol: value === null ? 'low' : null,
  }
}
