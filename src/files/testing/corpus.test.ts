import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { decideDateOrder, readDate } from '../date-order.ts'
import { findHeader } from '../find-header.ts'
import type { WantedColumn } from '../match-columns.ts'
import { isRefusal, openTable, surveySheet } from '../read-table.ts'
import { refusalText, type FileRefusal } from '../refusal.ts'
import { EMPTY_CELL, type TableFile } from '../table.ts'
import { corpusFor } from './corpus.ts'
import type { CorpusBase } from './corpus-file.ts'

const folder = mkdtempSync(join(tmpdir(), 'corpus-'))
afterAll(() => rmSync(folder, { recursive: true }))

const base: CorpusBase = {
  columns: ['Staff number', 'Worker', 'Team', 'FTE', 'Start date', 'End date', 'Cases', 'Pay'],
  goodRows: [
    ['100001', 'Ash, Robin', 'North', '1', '01/09/2021', '', '14', '38,000'],
    ['100002', 'Birch, Sam', 'North', '0.6', '13/01/2020', '21/11/2024', '9', '41,500'],
    ['100003', 'Cedar, Jo', 'South', '0.8', '04/05/2019', '', '17', '39,250'],
    ['100004', 'Elder, Kit', 'East', '1', '31/03/2018', '', '12', '44,000'],
    ['100005', 'Hazel, Ren', 'East', '0.5', '28/02/2022', '', '7', '37,400'],
  ],
  roles: { reference: 0, name: 1, team: 2, fte: 3, start: 4, end: 5, count: 6, money: 7 },
}
const wanted: WantedColumn[] = base.columns.map((name) => ({ key: name, names: [name], required: true }))
const corpus = corpusFor(base)

const narrow = corpusFor({ columns: ['Staff number', 'Team', 'Cases'], goodRows: [['1', 'North', '9'], ['2', 'South', '8'], ['3', 'East', '7'], ['4', 'West', '6']] })

describe('the corpus of bad files', () => {
  it('has at least sixty files of different names', () => {
    expect(new Set(corpus.map(({ name }) => name)).size).toBe(corpus.length)
    expect(corpus.length).toBeGreaterThanOrEqual(60)
  })

  it.each([...corpus, ...narrow].filter(({ large }) => !large).map((file) => [file.name, file.about, file] as const))('%s: %s', async (name, _, file) => {
    const path = join(folder, name)
    writeFileSync(path, file.bytes())
    const seen = await readThrough(path, name)
    if (file.expect.kind === 'read') {
      expect(seen).toMatchObject({ rows: file.expect.rows })
      if (file.expect.firstRow && 'firstRow' in seen) expect(seen.firstRow.join('|').replace(/\|+$/, '')).toBe(file.expect.firstRow.join('|').replace(/\|+$/, ''))
      return
    }
    expect(seen).toMatchObject({ kind: file.expect.refusal, file: name })
    const said = refusalText(seen as FileRefusal)
    for (const mention of file.expect.mentions) expect(said).toContain(mention)
    expect((seen as FileRefusal).message).toMatch(/\.$/)
    expect((seen as FileRefusal).mend).toMatch(/\.$/)
  })

  const start = base.roles?.start ?? 0
  const dated = corpus.filter(({ expect: { kind, ...expected } }) => kind === 'read' && 'problem' in expected && expected.problem?.column === 'Start date' && expected.problem.about !== 'overlap')

  it.each(dated.map((file) => [file.name, file] as const))('%s: the date is judged as the corpus says', async (name, file) => {
    const path = join(folder, name)
    writeFileSync(path, file.bytes())
    const table = await openTable({ name, path })
    if (isRefusal(table)) throw new Error(table.message)
    const rows = table.sheets[0]?.sample.slice(1) ?? []
    const verdict = decideDateOrder(rows.map(({ row, cells }) => ({ row, cell: cells[start] })))
    const read = readDate(rows[0]?.cells[start] ?? EMPTY_CELL, verdict.order)
    const said = [verdict.order, read.ok ? read.note : read.message].join(' ')
    expect(said).toContain(file.expect.kind === 'read' ? file.expect.problem?.about : '')
  })

  it('asks for a table that can be spoilt', () => {
    expect(() => corpusFor({ columns: ['A', 'B', 'C'], goodRows: [] })).toThrow('four')
    expect(() => corpusFor({ columns: ['A'], goodRows: [] })).toThrow('three')
  })
})

/** As an importer does: the first visible sheet with a known header, then every row below it. */
async function readThrough(path: string, name: string): Promise<FileRefusal | { rows: number; firstRow: string[] }> {
  const table = await openTable({ name, path })
  if (isRefusal(table)) return table
  for (const sheet of table.sheets.keys()) {
    const survey = await surveySheet(table, sheet)
    if (isRefusal(survey)) return survey
  }
  const sheet = table.sheets.findIndex(({ hidden, sample }) => !hidden && findHeader(sample, wanted).headerRow !== null)
  const rows = await dataRows(table, sheet)
  return { rows: rows.length, firstRow: rows[0] ?? [] }
}

async function dataRows(table: TableFile, sheet: number): Promise<string[][]> {
  const { headerRow } = findHeader(table.sheets[sheet]?.sample ?? [], wanted)
  const rows: string[][] = []
  for await (const { row, cells } of table.rows(sheet)) if (row > (headerRow ?? 0)) rows.push(cells.map(({ text }) => text))
  return rows
}
