import { createReadStream, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parse } from 'csv-parse'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { testCouncil, type TestCouncil } from '../imports/testing/council.ts'
import { loadPublished } from './load-published.ts'
import { readComparators } from './read-comparators.ts'
import { comparatorsOf } from './rules/comparators.ts'

let council: TestCouncil
const folder = mkdtempSync(join(tmpdir(), 'published-'))
beforeAll(async () => {
  council = await testCouncil()
})
afterAll(async () => {
  rmSync(folder, { recursive: true })
  await council.close()
})

const SHIPPED = 'data/published/csww_indicators_2017_to_2025.csv'
const inForce = async () => council.as(async (tx, caller) => comparatorsOf(await readComparators(tx, caller), { measure: 'turnover', basis: 'fte' }))
const load = async (path: string) => council.as((tx, caller) => loadPublished(tx, caller, { path, name: 'newer.csv' }))

it('sets the newest release that was loaded beside the council, and keeps the release of each figure', async () => {
  const before = await inForce()
  expect(before.at(-1)).toMatchObject({ year: 2025, england: { value: 11.8, release: '2025' } })

  // The shipped file, under which nothing changes, and DfE's next one: England's 2025 restated, a row of 2026, and Yorkshire left out.
  await load(SHIPPED)
  expect(await inForce()).toEqual(before)
  await load(await nextRelease())
  const after = await inForce()
  expect(after.map((year) => [year.year, year.england.value, year.england.release]).slice(-3)).toEqual([[2024, before.at(-2)?.england.value, '2026'], [2025, 12.3, '2026'], [2026, 13.1, '2026']])
  expect(after.at(-1)?.own).toMatchObject({ value: null, text: 'not published' })
  // what the newer file has not stands as the older one has it
  expect(after.at(-2)?.own).toEqual({ ...before.at(-1)?.own, release: '2025' })
})

it('reads a release of another age beside, and pages stay', async () => {
  const before = await inForce()
  expect(await load('data/published/csww_headline_measures_2017_to_2022.csv')).toMatchObject({ release: '2022', changed: true })
  expect(await inForce()).toEqual(before)
})

async function nextRelease(): Promise<string> {
  const rows: Record<string, string>[] = []
  for await (const row of createReadStream(SHIPPED).pipe(parse({ columns: true, bom: true })) as AsyncIterable<Record<string, string>>) if (row['geographic_level'] === 'National') rows.push(row)
  const last = rows.find((row) => row['time_period'] === '2025') ?? expect.fail()
  const restated = rows.map((row) => (row === last ? { ...row, turnover_rate_fte: '12.3' } : row))
  const columns = Object.keys(last)
  const lines = [...restated, { ...last, time_period: '2026', turnover_rate_fte: '13.1' }].map((row) => columns.map((column) => row[column] ?? '').join(','))
  const path = join(folder, 'next.csv')
  writeFileSync(path, [columns.join(','), ...lines, ''].join('\n'))
  return path
}
