import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, it } from 'vitest'
import { day } from '../time/day.ts'
import { LIMITS } from './limits.ts'
import { isRefusal, openTable } from './read-table.ts'
import { writeCsv, writeXlsx, type WrittenColumn } from './write-table.ts'
import { openZip } from './zip-archive.ts'

const folder = mkdtempSync(join(tmpdir(), 'write-table-'))
afterAll(() => rmSync(folder, { recursive: true }))

const columns: WrittenColumn[] = [{ title: 'Name', kind: 'text' }, { title: 'FTE', kind: 'number' }, { title: 'Start', kind: 'day' }]
const rows = [['=HYPERLINK("http://x")', 0.6, day('2026-11-21')], ['constructor', null, null], ["'-1", -3, day('2027-01-01')]]

it('writes CSV that Excel opens right and runs nothing of', async () => {
  let csv = ''
  for await (const piece of writeCsv(columns, rows)) csv += piece
  expect(csv).toBe(
    '\uFEFFName,FTE,Start\r\n"\'=HYPERLINK(""http://x"")",0.6,2026-11-21\r\nconstructor,,\r\n\'\'-1,-3,2027-01-01\r\n',
  )
})

it('writes a workbook of the cells and nothing else', async () => {
  const path = join(folder, 'export.xlsx')
  writeFileSync(path, await writeXlsx([{ name: 'Staff: 1/2', columns, rows }, { name: 'Posts', columns: columns.slice(0, 1), rows: [] }]))
  const table = await openTable({ name: 'export.xlsx', path })
  if (isRefusal(table)) throw new Error(table.message)
  expect(table.sheets.map(({ name, hidden, headerRow }) => [name, hidden, headerRow])).toEqual([['Staff  1 2', false, 1], ['Posts', false, 1]])
  const cells = []
  for await (const row of table.rows(0)) cells.push(row.cells.map(({ text }) => text))
  expect(cells).toEqual([['Name', 'FTE', 'Start'], ['=HYPERLINK("http://x")', '0.6', '21/11/2026'], ['constructor'], ["'-1", '-3', '01/01/2027']])

  const zip = await openZip(path, LIMITS)
  expect(zip.names.filter((name) => !/^(?:\[Content_Types\]\.xml|_rels\/\.rels|xl\/(?:workbook|styles|sharedStrings|worksheets\/sheet\d)\.xml|xl\/(?:worksheets\/)?_rels\/.*\.rels)$/.test(name))).toEqual([])
  let content = ''
  for (const name of zip.names) for await (const chunk of zip.part(name)) content += chunk.toString()
  zip.close()
  expect(content).not.toMatch(/hidden|creator|lastModifiedBy|absPath|<f>|externalLink|comment|pivot|<definedName /i)
})

it('refuses to write as a number what is none', async () => {
  await expect(writeXlsx([{ name: 'Staff', columns, rows: [['Ana', '1', null]] }])).rejects.toThrow('FTE')
})
