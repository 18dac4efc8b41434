import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { isRefusal } from '../files/read-table.ts'
import { writeXlsx, type WrittenColumn } from '../files/write-table.ts'
import { day } from '../time/day.ts'
import type { FileSource } from './adapter.ts'
import { peopleAdapter } from './read-work.ts'
import { surveyColumns } from './survey-columns.ts'

const folder = mkdtempSync(join(tmpdir(), 'sheets-'))
const path = join(folder, 'hr-2026-10-31.xlsx')
afterAll(() => rmSync(folder, { recursive: true }))
beforeAll(async () => {
  const text = (title: string): WrittenColumn => ({ title, kind: 'text' })
  const date = (title: string): WrittenColumn => ({ title, kind: 'day' })
  writeFileSync(path, await writeXlsx([
    { name: 'Notes', columns: [text('Read me first')], rows: [['Run on 31 October']] },
    { name: 'Staff', columns: [text('Employee No'), text('Name'), text('Sex'), date('Start date')], rows: [['000101', 'Robin Ash', 'n/a', '2021-09-01'], ['000102', 'Sam Birch', 'n/a', '2020-01-13']] },
    { name: 'Leavers', columns: [text('Employee No'), text('Name'), date('Start date'), date('Leaving date')], rows: [['000103', 'Jo Cedar', '2019-05-04', '2026-03-31']] },
  ]))
})

const source = (mapping: FileSource['mapping'] = null, keptMapping: FileSource['mapping'] = null): FileSource => ({ path, name: 'hr-2026-10-31.xlsx', mapping, keptMapping, today: day('2026-11-02') })
const survey = async (...given: Parameters<typeof source>) => {
  const found = await surveyColumns(source(...given), ['people'])
  if (isRefusal(found)) throw new Error(found.message)
  return found
}
const read = async (mapping: FileSource['mapping']) => {
  const file = await peopleAdapter.read(source(mapping))
  return 'mend' in file ? file : file.rows.map(({ content }) => [content['staffNumber'], content['endedOn'], content['sex']])
}

describe('a workbook of several sheets', () => {
  it('shows the one that fits best, and those that could be read with it', async () => {
    const { sheet, others, columns } = await survey()
    expect([sheet, others]).toEqual(['Staff', [{ name: 'Notes', fits: false, isChosen: false }, { name: 'Leavers', fits: true, isChosen: false }]])
    expect(columns.find((column) => column.key === 'endedOn')?.header).toBe(null)
  })

  it('shows the one that was asked for, or was read last time', async () => {
    const asked = await survey({ sheets: ['Leavers'] }, { sheets: ['Staff', 'Leavers'] })
    expect([asked.sheet, asked.columns.find((column) => column.key === 'endedOn')?.header]).toEqual(['Leavers', 'Leaving date'])
    const kept = await survey(null, { sheets: ['Leavers', 'Staff'] })
    expect([kept.sheet, kept.others.filter((other) => other.isChosen).map((other) => other.name)]).toEqual(['Leavers', ['Staff']])
  })

  it('is read sheet by sheet, each with those of the chosen columns that it has', async () => {
    expect(await read({ sheets: ['Leavers'] })).toEqual([['000103', '2026-03-31', null]])
    expect(await read({ sheets: ['Staff', 'Leavers'], columns: { staffNumber: 'Employee No', sex: 'Sex', endedOn: 'Leaving date' } })).toEqual([['000101', null, null], ['000102', null, null], ['000103', '2026-03-31', null]])
    expect(await read({ sheets: ['Staff', 'Leavers'], columns: { team: 'Unit' } })).toMatchObject({ kind: 'header-not-found', column: 'Unit' })
    expect(await read({ sheets: ['Staff', 'Notes'] })).toMatchObject({ kind: 'missing-column', sheet: 'Notes' })
  })

  it('takes back a guess that is wrong', async () => {
    const file = await peopleAdapter.read(source({ sheets: ['Staff'], columns: { sex: '' } }))
    if ('mend' in file) throw new Error(file.message)
    expect(file.notes.filter((note) => note.column === 'Sex')).toEqual([])
    expect(file.mapping).toMatchObject({ columns: { sex: '', staffNumber: 'Employee No' }, sheets: ['Staff'] })
    const { columns } = await survey(null, file.mapping)
    expect(columns.find((column) => column.key === 'sex')?.header).toBe(null)
  })
})
