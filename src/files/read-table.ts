import { stat } from 'node:fs/promises'
import { guessHeader } from './find-header.ts'
import { LIMITS, type Limits } from './limits.ts'
import { openCsv } from './read-csv.ts'
import { Refused, type FileRefusal } from './refusal.ts'
import { sniffFile } from './sniff.ts'
import type { MergedCells, SheetFacts, TableFile, TableRow } from './table.ts'
import { feedPart, readBook, type XlsxBook } from './xlsx-book.ts'
import { sheetRows } from './xlsx-sheet.ts'
import { openZip } from './zip-archive.ts'

/**
 * Opens a CSV file or an Excel workbook by what it is, not by what it is called.
 * `name` is only shown; rows are read when they are asked for, and a fault further down throws `Refused` there.
 */
export async function openTable(source: { name: string; path: string }, limits: Partial<Limits> = {}): Promise<TableFile | FileRefusal> {
  return refusalOf(source.name, () => open(source, { ...LIMITS, ...limits }))
}

export type SheetSurvey = { rows: number; lastRow: number; hiddenRows: number; totalsRows: number[] }

/** Reads a sheet once to its end, so that every fault of the file is found before anybody is asked about it. */
export async function surveySheet(table: TableFile, sheet: number): Promise<SheetSurvey | FileRefusal> {
  return refusalOf(table.name, async () => {
    const survey: SheetSurvey = { rows: 0, lastRow: 0, hiddenRows: 0, totalsRows: [] }
    for await (const batch of table.batches(sheet)) {
      for (const { row, hidden, looksLike } of batch) {
        survey.rows += 1
        survey.lastRow = row
        if (hidden) survey.hiddenRows += 1
        if (looksLike === 'totals' && survey.totalsRows.length < MOST_TOTALS) survey.totalsRows.push(row)
      }
    }
    return survey
  })
}

export function isRefusal(result: object): result is FileRefusal {
  return 'mend' in result
}

const MOST_TOTALS = 100
const SAMPLE_ROWS = 100

async function refusalOf<T extends object>(name: string, work: () => Promise<T>): Promise<T | FileRefusal> {
  try {
    return await work()
  } catch (error) {
    if (error instanceof Refused) return { ...error.refusal, file: name }
    throw error
  }
}

async function open({ name, path }: { name: string; path: string }, limits: Limits): Promise<TableFile> {
  const { size } = await stat(path)
  if (size > limits.fileBytes) {
    throw new Refused({
      kind: 'too-large',
      message: `The file is ${Math.ceil(size / 1e6).toLocaleString('en-GB')} MB; at most ${Math.floor(limits.fileBytes / 1e6)} MB are read.`,
      mend: 'Send fewer columns, or split the file, for example by year.',
    })
  }
  const kind = await sniffFile(path)
  if (kind === 'text') return openCsv(name, path, limits)
  if (kind === 'zip') return openXlsx(name, path, limits)
  throw new Refused(kind)
}

async function openXlsx(name: string, path: string, limits: Limits): Promise<TableFile> {
  const zip = await openZip(path, limits)
  let book: XlsxBook
  try {
    book = await readBook(zip)
  } finally {
    zip.close()
  }
  const merged = new Map<number, readonly MergedCells[]>()
  const batches = (sheet: number) => xlsxBatches(path, book, sheet, limits, merged)
  const sheets: SheetFacts[] = []
  for (const [index, { name: sheetName, hidden }] of book.sheets.entries()) {
    const sample: TableRow[] = []
    for await (const batch of batches(index)) {
      sample.push(...batch.slice(0, SAMPLE_ROWS - sample.length))
      if (sample.length >= SAMPLE_ROWS) break
    }
    sheets.push({ name: sheetName, hidden, sample, ...guessHeader(sample) })
  }
  if (sheets.every(({ sample }) => sample.length === 0)) {
    throw new Refused({
      kind: 'empty-file',
      message: 'The workbook has no filled cell.',
      mend: 'Check that the report has rows, then export it again.',
    })
  }
  return {
    name,
    facts: { format: 'xlsx', dateSystem: book.dateSystem, notes: [] },
    sheets,
    batches,
    merged: (sheet) => merged.get(sheet) ?? [],
    async *rows(sheet) {
      for await (const batch of batches(sheet)) yield* batch
    },
  }
}

async function* xlsxBatches(path: string, book: XlsxBook, index: number, limits: Limits, found: Map<number, readonly MergedCells[]>): AsyncGenerator<TableRow[]> {
  const sheet = book.sheets[index]
  if (!sheet) throw new RangeError(`no sheet ${index}`)
  const zip = await openZip(path, limits)
  try {
    const { handler, take, merged } = sheetRows(sheet.name, book, limits)
    for await (const _ of feedPart(zip, sheet.part, handler)) {
      const rows = take()
      if (rows.length > 0) yield rows
    }
    found.set(index, merged)
  } finally {
    zip.close()
  }
}
