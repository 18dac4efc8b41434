import { execFileSync } from 'node:child_process'
import { createWriteStream, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { once } from 'node:events'
import { join } from 'node:path'
import { buildSync } from 'esbuild'
import { afterAll, describe, expect, it } from 'vitest'
import { corpusFor } from './testing/corpus.ts'
import { workbookParts } from './testing/workbook.ts'
import { bombPart, zipOf } from './testing/zip-writer.ts'

/** The peak is VmHWM of Linux: the figure of `resourceUsage` would begin with the peak of the process that started it. Inside the project, so that the bundle finds its packages. */
mkdirSync('tmp', { recursive: true })
const folder = mkdtempSync(join('tmp', 'read-table-'))
afterAll(() => rmSync(folder, { recursive: true }))

const program = join(folder, 'survey.mjs')
buildSync({
  stdin: {
    contents: `
      import { readFileSync } from 'node:fs'
      import { openTable, surveySheet, isRefusal } from './read-table.ts'
      const peakOf = () => Number(/VmHWM:\\s+(\\d+)/.exec(readFileSync('/proc/self/status', 'utf8'))[1]) * 1024
      const limits = JSON.parse(process.argv[3])
      const before = peakOf()
      const table = await openTable({ name: 'file', path: process.argv[2] }, limits)
      const result = isRefusal(table) ? table : await surveySheet(table, 0)
      console.log(JSON.stringify({ result, grown: peakOf() - before, peak: peakOf() }))`,
    resolveDir: 'src/files',
    loader: 'ts',
  },
  bundle: true, platform: 'node', format: 'esm', packages: 'external', outfile: program,
})

const LARGE = { fileBytes: 200_000_000, unpackedBytes: 2_000_000_000, unpackRatio: 1_000 }
const columns = ['Case', 'Registration', 'Worker', 'Team', 'Role', 'Start', 'End', 'Reason']

describe('a file of a million rows', () => {
  it('is read from CSV in under 300 MB', async () => {
    const path = join(folder, 'million.csv')
    const file = createWriteStream(path)
    file.write(`${columns.join(',')}\r\n`)
    for (let block = 0; block < 1_000; block += 1) {
      if (!file.write(Array.from({ length: 1_000 }, (_, at) => `C${block * 1_000 + at},SW${at},"Ash, Robin",Team ${at % 40},lead,01/09/2024,,"Plan ""A"""\r\n`).join(''))) await once(file, 'drain')
    }
    file.end()
    await once(file, 'finish')
    const { result, peak } = survey(path, LARGE)
    expect(result).toMatchObject({ rows: 1_000_001, lastRow: 1_000_001 })
    expect(peak).toBeLessThan(300_000_000)
  })

  it('is read from xlsx with a million different texts in under 300 MB', () => {
    const path = join(folder, 'million.xlsx')
    writeFileSync(path, millionRows())
    const { result, peak } = survey(path, LARGE)
    expect(result).toMatchObject({ rows: 1_000_000, lastRow: 1_000_000 })
    expect(peak).toBeLessThan(300_000_000)
  })
})

describe('a bomb', () => {
  const base = { columns, goodRows: Array.from({ length: 4 }, () => columns.map(() => 'x')) }
  const bombs = corpusFor(base).filter(({ name }) => name.includes('bomb') || name.includes('doctype'))

  it.each(bombs.map((file) => [file.name, file] as const))('%s is refused before it has taken 100 MB', (name, file) => {
    const path = join(folder, name)
    writeFileSync(path, file.bytes())
    const { result, grown } = survey(path, {})
    expect(result).toMatchObject({ kind: file.expect.kind === 'refused' ? file.expect.refusal : '' })
    expect(grown).toBeLessThan(100_000_000)
  })

  it('that stays just within its limits is read in flat memory', () => {
    const path = join(folder, 'within.xlsx')
    const part = bombPart('xl/worksheets/sheet1.xml', '<worksheet><sheetData>', '<row><c><v>1</v></c></row>', 190, '</sheetData></worksheet>')
    const parts = workbookParts([{ name: 'Staff', rows: [] }]).filter(({ name }) => name !== part.name)
    writeFileSync(path, zipOf([...parts, part]))
    const { result, grown } = survey(path, { unpackRatio: 2_000 })
    expect(result).toMatchObject({ kind: 'too-many-rows' })
    expect(grown).toBeLessThan(100_000_000)
  })
})

function survey(path: string, limits: object): { result: unknown; grown: number; peak: number } {
  return JSON.parse(execFileSync(process.execPath, [program, path, JSON.stringify(limits)], { encoding: 'utf8' })) as { result: unknown; grown: number; peak: number }
}

function millionRows(): Buffer {
  const strings = workbookParts([{ name: 'Staff', rows: [[{ shared: 'x' }]] }])
  const rows: string[] = []
  const texts: string[] = []
  for (let block = 0; block < 1_000; block += 1) {
    rows.push(Array.from({ length: 1_000 }, (_, at) => rowXml(block * 1_000 + at)).join(''))
    texts.push(Array.from({ length: 1_000 }, (_, at) => `<si><t>Case reference ${block * 1_000 + at}</t></si>`).join(''))
  }
  return zipOf(strings.map((part) => {
    if (part.name.endsWith('sheet1.xml')) return { ...part, data: `<worksheet><sheetData>${rows.join('')}</sheetData></worksheet>` }
    return part.name.endsWith('sharedStrings.xml') ? { ...part, data: `<sst>${texts.join('')}</sst>` } : part
  }))
}

function rowXml(at: number): string {
  return `<row r="${at + 1}"><c r="A${at + 1}" t="s"><v>${at}</v></c><c r="B${at + 1}"><v>${at % 17}</v></c><c r="C${at + 1}" s="1"><v>45536</v></c><c r="D${at + 1}" t="inlineStr"><is><t>Team</t></is></c></row>`
}
