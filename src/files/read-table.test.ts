import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import type { Limits } from './limits.ts'
import { isRefusal, openTable, surveySheet } from './read-table.ts'
import type { FileRefusal } from './refusal.ts'
import type { Cell, TableFile } from './table.ts'
import { workbookOf, workbookParts } from './testing/workbook.ts'
import { zipOf } from './testing/zip-writer.ts'

const folder = mkdtempSync(join(tmpdir(), 'read-table-'))
afterAll(() => rmSync(folder, { recursive: true }))

describe('a CSV file', () => {
  it('is read with its rows, whatever the line ends', async () => {
    for (const [end, said] of [['\n', 'LF'], ['\r\n', 'CRLF'], ['\r', 'CR']] as const) {
      const table = await opened(`Name,Team${end}Ana,"North, ""A"""${end}${end}Ben,"Two${end}lines"${end}`)
      expect(table.facts).toMatchObject({ format: 'csv', encoding: 'UTF-8', delimiter: ',', lineEnds: said })
      expect(table.sheets[0]).toMatchObject({ headerRow: 1, titleRows: [] })
      expect(await texts(table)).toEqual([[1, 'Name', 'Team'], [2, 'Ana', 'North, "A"'], [4, 'Ben', `Two${end}lines`]])
    }
  })

  it('keeps rows whole wherever the chunks of the file meet', async () => {
    const line = (at: number) => `${at},"Zoë, ""${'x'.repeat(at % 97)}""",é\r\n`
    const count = 20_000
    const table = await opened(Array.from({ length: count }, (_, at) => line(at)).join(''))
    const rows = await texts(table)
    expect(rows.length).toBe(count)
    expect(rows.every(([row, id, name, last], at) => row === at + 1 && id === String(at) && name === `Zoë, "${'x'.repeat(at % 97)}"` && last === 'é')).toBe(true)
  })

  it.each([[';', 'a;b,c;d\n1;2,5;3\n4;5,5;6\n'], ['\t', 'a\tb\n1\t2\n'], ['|', 'a|b|c\n1|2|3\n'], [',', 'a\n1\n2\n'], [';', 'sep=;\na;b\n1;2\n'], [',', 'a,b\r\n1,"x;\r\ny;\r\nz;\r\nw"\r\n'], [';', 'a;b\nwide, 12";x\nlow, 9";y\n']] as const)(
    'finds the separator %j',
    async (delimiter, content) => {
      const table = await opened(content)
      expect(table.facts).toMatchObject({ delimiter })
    },
  )

  it('looks for the header under titles', async () => {
    const table = await opened('Establishment report,,\nRun on 1 Sept 2026,,\n\nName,Team,Start\nAna,North,01/09/2024\nTotal,1,\n')
    expect(table.sheets[0]).toMatchObject({ headerRow: 4, titleRows: [1, 2] })
    expect(await surveySheet(table, 0)).toEqual({ rows: 5, lastRow: 6, hiddenRows: 0, totalsRows: [6] })
  })

  it('names the row in which a quotation mark opens', async () => {
    const wide = `Name,Team,Note\nAna,North,x\nBen,"South,y\n${'Cai,"East",z\n'.repeat(5)}`
    expect(await refused(wide)).toMatchObject({ kind: 'quote-not-closed', row: 3, column: 'B' })
    expect(await refused('Name,Team\nAna,"North\n')).toMatchObject({ kind: 'quote-not-closed', row: 2 })
    expect(await refused(`Name,Team\nAna,"North\n${'Ben,South\n'.repeat(300_000)}`)).toMatchObject({ kind: 'quote-not-closed', row: 2 })
  })

  it('is refused where it was cut', async () => {
    expect(await refused('Name,Team,FTE\nAna,North,1\nBen,South,1\nCai,E')).toMatchObject({ kind: 'truncated', row: 4 })
    expect(await texts(await opened('Name,Team\nAna,North\nBen,South'))).toHaveLength(3)
  })

  it('keeps its limits', async () => {
    expect(await refused(`Name\n${'x'.repeat(40_000)}\n`)).toMatchObject({ kind: 'cell-too-long', row: 2, column: 'A' })
    expect(await refused(`${'x,'.repeat(300)}\n`)).toMatchObject({ kind: 'too-many-columns', row: 1 })
    expect(await refused('Name\n'.repeat(20), { rows: 10 })).toMatchObject({ kind: 'too-many-rows', row: 11 })
    expect(await refused('Name\n'.repeat(20), { fileBytes: 50 })).toMatchObject({ kind: 'too-large' })
    expect(await texts(await opened(`Name,Team${','.repeat(400)}\nAna,North${','.repeat(400)}\n`))).toHaveLength(2)
  })
})

describe('an Excel workbook', () => {
  it('shows each cell as a person sees it', async () => {
    const cells = [
      'North', { shared: 'Zoë & <co>' }, 0.6, { number: 0.6, style: 'percent' }, { number: 123, style: 'zeros' }, { serial: 46347, style: 'date' },
      { serial: 46347.5, style: 'dateTime' }, { boolean: true }, { error: '#REF!' }, { formula: '1+1', value: 2 }, { formula: '1+1' }, { formula: '"a"', text: 'a' },
      null, 'x_x000D_y', 1e-7, 59.99999999999999,
    ] as const
    const table = await opened(workbookOf([{ name: 'Staff', rows: [[...cells]] }]))
    const [row] = await all(table)
    expect(row?.cells).toEqual<Cell[]>([
      { text: 'North', kind: 'text' }, { text: 'Zoë & <co>', kind: 'text' }, { text: '0.6', kind: 'number', number: 0.6 },
      { text: '60%', kind: 'number', number: 0.6 }, { text: '000123', kind: 'number', number: 123 }, { text: '21/11/2026', kind: 'date', number: 46347 },
      { text: '21/11/2026 12:00', kind: 'date', number: 46347.5 }, { text: 'TRUE', kind: 'boolean' }, { text: '#REF!', kind: 'error' },
      { text: '2', kind: 'number', number: 2 }, { text: '', kind: 'formulaWithoutValue' }, { text: 'a', kind: 'text' },
      { text: '', kind: 'empty' }, { text: 'x\ry', kind: 'text' }, { text: '0.0000001', kind: 'number', number: 1e-7 },
      { text: '59.99999999999999', kind: 'number', number: 59.99999999999999 },
    ])
  })

  it('counts days from 1904 where the workbook does', async () => {
    const table = await opened(workbookOf([{ name: 'Staff', rows: [[{ serial: 44885, style: 'date' }]] }], { date1904: true }))
    expect(table.facts).toMatchObject({ dateSystem: 1904 })
    expect((await all(table))[0]?.cells[0]).toEqual({ text: '21/11/2026', kind: 'date', number: 46347 })
  })

  it('tells its sheets and hidden rows', async () => {
    const table = await opened(workbookOf([
      { name: 'Old', rows: [['x']], state: 'veryHidden' },
      { name: 'Staff & posts', rows: [['Name', 'Team'], ['Ana', 'North'], [null, null], ['Ben', 'South']], hiddenRows: [4] },
    ], { prefix: 'x' }))
    expect(table.sheets.map(({ name, hidden }) => [name, hidden])).toEqual([['Old', true], ['Staff & posts', false]])
    expect(await surveySheet(table, 1)).toEqual({ rows: 3, lastRow: 4, hiddenRows: 1, totalsRows: [] })
  })

  it('is refused where a part is damaged or points out', async () => {
    const parts = workbookParts([{ name: 'Staff', rows: [['Name'], ['Ana']] }])
    const sheet = (data: string) => parts.map((part) => (part.name.includes('sheet1') ? { ...part, data } : part))
    const rows = (inner: string) => `<worksheet><sheetData>${inner}</sheetData></worksheet>`
    expect(await refused(zipOf(sheet('<!DOCTYPE a [<!ENTITY b "c">]><worksheet/>')))).toMatchObject({ kind: 'doctype' })
    expect(await refused(zipOf(sheet('<worksheet><sheetData><row r="1">')))).toMatchObject({ kind: 'damaged' })
    expect(await refused(zipOf(sheet(rows('<row r="1"><c r="A1" t="s"><v>7</v></c></row>'))))).toMatchObject({ kind: 'damaged', sheet: 'Staff', row: 1, column: 'A' })
    expect(await refused(zipOf(sheet(rows('<row r="2"/><row r="1"/>'))))).toMatchObject({ kind: 'damaged' })
    expect(await refused(zipOf(sheet(rows('<row r="9999999"/>'))))).toMatchObject({ kind: 'too-many-rows' })
    expect(await refused(zipOf(sheet(rows('<row r="1"><c r="ZZZ1"><v>1</v></c></row>'))))).toMatchObject({ kind: 'too-many-columns' })
    expect(await refused(zipOf(parts.filter(({ name }) => !name.includes('sheet1'))))).toMatchObject({ kind: 'damaged' })
    expect(await refused(zipOf([...parts, { name: '../evil.xml', data: '' }]))).toMatchObject({ kind: 'unsafe-names' })
    expect(await refused(zipOf(parts).subarray(0, 900))).toMatchObject({ kind: 'damaged' })
    const changed = parts.map((part) => (part.name.includes('sheet1') ? { ...part, checksum: 1 } : part))
    expect(await refused(zipOf(changed))).toMatchObject({ kind: 'damaged' })
    const lying = parts.map((part) => (part.name.includes('sheet1') ? { ...part, claimedSize: 10 } : part))
    expect(await refused(zipOf(lying))).toMatchObject({ kind: 'damaged' })
  })
})

let files = 0

async function opened(content: string | Buffer, limits?: Partial<Limits>): Promise<TableFile> {
  const result = await open(content, limits)
  if (isRefusal(result)) throw new Error(JSON.stringify(result))
  return result
}

async function refused(content: string | Buffer, limits?: Partial<Limits>): Promise<FileRefusal | null> {
  const result = await open(content, limits)
  if (isRefusal(result)) return result
  for (const index of result.sheets.keys()) {
    const survey = await surveySheet(result, index)
    if (isRefusal(survey)) return survey
  }
  return null
}

function open(content: string | Buffer, limits?: Partial<Limits>) {
  const path = join(folder, `${(files += 1)}`)
  writeFileSync(path, content)
  return openTable({ name: 'staff.csv', path }, limits)
}

async function all(table: TableFile) {
  const rows = []
  for await (const row of table.rows(0)) rows.push(row)
  return rows
}

async function texts(table: TableFile) {
  return (await all(table)).map(({ row, cells }) => [row, ...cells.map(({ text }) => text)])
}
