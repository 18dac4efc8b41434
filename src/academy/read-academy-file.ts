import { openTable, isRefusal } from '../files/read-table.ts'
import { isBlank } from '../files/table.ts'
import { Refused } from '../files/refusal.ts'
import type { FileRefusal } from '../files/refusal.ts'
import type { Day } from '../time/day.ts'
import { importColumns, neededColumns, readAcademyRow, type AcademyRow, type RowProblem } from './rules/import-rows.ts'

/** Reads the list of an academy that runs already (CSV or a workbook): every row, or everything that is wrong with any of them. */
export async function readAcademyFile(source: { name: string; path: string }, today: Day): Promise<AcademyFile | FileRefusal> {
  const table = await openTable(source)
  if (isRefusal(table)) return table
  const [sheet] = table.sheets
  const header = sheet?.sample[0]
  const columns = (header?.cells ?? []).map((cell) => cell.text.trim().toLowerCase().replaceAll(/[\s-]+/g, '_'))
  const missing = neededColumns.filter((name) => !columns.includes(name))
  if (missing.length > 0) {
    return {
      kind: 'missing-columns', file: source.name, message: `The first row does not name ${missing.map((name) => `"${name}"`).join(', ')}.`,
      mend: `The first row must hold the names of the columns: ${neededColumns.join(', ')}; others that are read are ${importColumns.filter((name) => !neededColumns.some((needed) => needed === name)).join(', ')}.`,
    }
  }
  const twice = columns.find((name, index) => importColumns.includes(name) && columns.indexOf(name) !== index)
  if (twice !== undefined) return { kind: 'column-twice', file: source.name, column: twice, message: `The column "${twice}" stands twice.`, mend: 'Keep the one that is meant.' }
  const found: AcademyFile = { rows: [], problems: [], ignored: columns.filter((name) => name !== '' && !importColumns.includes(name)) }
  try {
    for await (const { row, cells } of table.rows(0)) {
      if (row === header?.row || cells.every((cell) => isBlank(cell))) continue
      const beyond = cells.slice(columns.length).find((cell) => !isBlank(cell))
      if (beyond !== undefined) {
        found.problems.push({ row, column: '', value: beyond.text, message: 'The row has more cells than the header has columns, so every cell may be one off: put text with a comma into quotation marks.' })
        continue
      }
      const strings = Object.fromEntries(columns.map((name, index) => [name, cells[index]?.text ?? '']))
      const read = readAcademyRow(strings, today)
      if (read.ok) found.rows.push({ row, ...read.row })
      else found.problems.push(...read.problems.map((problem) => ({ row, ...problem })))
    }
  } catch (error) {
    if (error instanceof Refused) return { ...error.refusal, file: source.name }
    throw error
  }
  if (found.rows.length + found.problems.length === 0) return { kind: 'no-rows', file: source.name, message: 'The file has no row below the header.', mend: 'Check that the report has rows, then export it again.' }
  return found
}

export type AcademyFileRow = AcademyRow & { row: number }
export type AcademyFile = { rows: AcademyFileRow[]; problems: (RowProblem & { row: number })[]; ignored: string[] }
