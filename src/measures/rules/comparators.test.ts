import { expect, test } from 'vitest'
import { isNeighbourModel, readNeighbours } from '../neighbours-file.ts'
import { isPublishedFile, readPublishedFile } from '../published-file.ts'
import { comparatorsOf, figuresByColumn, type Published } from './comparators.ts'

// The medians were taken from the two published files with Python's statistics.median.
const read = await readPublishedFile('data/published/csww_indicators_2017_to_2025.csv')
const model = await readNeighbours('data/published/sn_model_2025_wide.csv')
if (!isPublishedFile(read) || !isNeighbourModel(model)) throw new Error('the shipped files do not read')

const figures = figuresByColumn(read.figures)

function council(laNumber: string, named: readonly string[] = []): Published {
  const row = isNeighbourModel(model) ? model.rows.find((one) => one.laNumber === laNumber) : undefined
  return { figures, laNumber, regionName: row?.regionName ?? null, neighbours: row?.neighbours.map((one) => one.laNumber) ?? [], named }
}

const in2025 = (laNumber: string, measure: string, named: readonly string[] = []) => comparatorsOf(council(laNumber, named), { measure, basis: 'fte' }).find((year) => year.year === 2025)

test('County Durham 2025: turnover 7.7, North East 11.7, England 11.8, median of ten neighbours 13.75', () => {
  expect(in2025('840', 'turnover')).toMatchObject({
    release: '2025', own: { name: 'County Durham', value: 7.7 }, region: { name: 'North East', value: 11.7 }, england: { value: 11.8 }, neighbours: { value: 13.75, n: 10, of: 10, missing: [] },
  })
})

test('a neighbour without a value drops out of the median, is named and is not zero', () => {
  const neighbours = in2025('840', 'agency-rate')?.neighbours
  expect(neighbours).toMatchObject({ value: 12.3, n: 9, of: 10 })
  expect(neighbours?.missing).toHaveLength(1)
  // published as "low"
  expect(neighbours?.members.filter((member) => member.value === null).map((member) => member.text)).toEqual(['rounds to 0 but is not 0'])
})

test.each([
  ['335', 'vacancy-rate', 15.1], ['892', 'average-caseload', 15.2], ['802', 'turnover', 10.35], ['880', 'vacancy-rate', 11.65],
])('median of the neighbours of %s, %s', (laNumber, measure, value) => {
  expect(in2025(laNumber, measure)?.neighbours.value).toBe(value)
})

test('the trend since 2017, with councils that the council names; a joint return is found by either number and counts once', () => {
  const years = comparatorsOf(council('840', ['335', '940']), { measure: 'vacancy-rate', basis: 'fte' })
  expect(years.map((year) => year.year)).toEqual([2017, 2018, 2019, 2020, 2021, 2022, 2023, 2024, 2025])
  expect(years.map((year) => year.own.value)).toEqual([14.3, 14.2, 11, 10.6, 7.7, 11.8, 14, 13.2, 9.8])
  expect(years.at(-1)?.named.map((cell) => cell.value)).toEqual([8, expect.any(Number)])
  // both Northamptonshires are among Swindon's neighbours
  expect(in2025('866', 'turnover')?.neighbours).toMatchObject({ of: 10, n: 9, missing: [] })
})

test('headcount measures and measures that DfE does not publish', () => {
  expect(comparatorsOf(council('840'), { measure: 'in-post', basis: 'headcount' }).at(-1)?.neighbours.value).toBe(195.5)
  expect(comparatorsOf(council('840'), { measure: 'stability', basis: 'headcount' })).toEqual([])
})
