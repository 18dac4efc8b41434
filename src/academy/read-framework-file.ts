import { readFile } from 'node:fs/promises'
import { isRefusal, openTable } from '../files/read-table.ts'
import { Refused, type FileRefusal } from '../files/refusal.ts'
import { isBlank } from '../files/table.ts'
import { mappingColumns, readFrameworkJson, readFrameworkRows, standardColumns, type FrameworkRead } from './rules/framework-file.ts'

/** Reads a file of frameworks: JSON by its first character, else a table whose first row says whether it holds standards or mappings. */
export async function readFrameworkFile(source: { name: string; path: string; bytes: number }): Promise<FrameworkRead | FileRefusal> {
  if (source.bytes > MOST_BYTES) return { kind: 'too-large', file: source.name, message: 'The file is larger than 2 MB.', mend: 'A framework is a page or two of headings: leave out what is not a column of it.' }
  const text = await readFile(source.path, 'utf8')
  if (/^\s*[{[]/.test(text.slice(0, 200))) {
    try {
      return readFrameworkJson(JSON.parse(text))
    } catch (error) {
      return { kind: 'not-json', file: source.name, message: `It begins as JSON and cannot be read to the end: ${error instanceof Error ? error.message : ''}.`, mend: 'Export it again, or check brackets, commas and quotation marks.' }
    }
  }
  const table = await openTable({ name: source.name, path: source.path })
  if (isRefusal(table)) return table
  const header = table.sheets[0]?.sample[0]
  const columns = (header?.cells ?? []).map((cell) => cell.text.trim().toLowerCase().replaceAll(/[\s-]+/g, '_'))
  const kind = columns.includes('from_framework') ? 'mappings' : 'standards'
  const missing = NEEDED[kind].filter((name) => !columns.includes(name))
  if (missing.length > 0) {
    return {
      kind: 'missing-columns', file: source.name, message: `The first row does not name ${missing.map((name) => `"${name}"`).join(', ')}.`,
      mend: `Standards have the columns ${standardColumns.join(', ')}; mappings have ${mappingColumns.join(', ')}.`,
    }
  }
  const twice = columns.find((name, at) => name !== '' && columns.indexOf(name) !== at)
  if (twice !== undefined) return { kind: 'column-twice', file: source.name, column: twice, message: `The column "${twice}" stands twice.`, mend: 'Keep the one that is meant.' }
  const rows: { row: number; cells: Record<string, string> }[] = []
  try {
    for await (const { row, cells } of table.rows(0)) {
      if (row === header?.row || cells.every((cell) => isBlank(cell))) continue
      const beyond = cells.slice(columns.length).find((cell) => !isBlank(cell))
      if (beyond !== undefined) return { kind: 'more-cells', file: source.name, row, value: beyond.text, message: 'The row has more cells than the first row has columns.', mend: 'Put text with a comma into quotation marks.' }
      rows.push({ row, cells: Object.fromEntries(columns.map((name, at) => [name, cells[at]?.text ?? ''])) })
      if (rows.length > MOST_ROWS) return { kind: 'too-many-rows', file: source.name, message: `It has more than ${MOST_ROWS} rows.`, mend: 'Import one framework at a time.' }
    }
  } catch (error) {
    if (error instanceof Refused) return { ...error.refusal, file: source.name }
    throw error
  }
  if (rows.length === 0) return { kind: 'no-rows', file: source.name, message: 'The file has no row below the header.', mend: 'Add a row for each standard, or for each mapping.' }
  return readFrameworkRows(rows, kind)
}

const NEEDED = { standards: ['framework', 'framework_label', 'standard', 'label'], mappings: ['from_framework', 'from_standard', 'to_framework', 'to_standard'] } as const
const MOST_BYTES = 2 * 1_048_576
const MOST_ROWS = 2_000
