import { createReadStream } from 'node:fs'
import { csvEncoding, type CsvEncoding } from './csv-encoding.ts'
import { csvSplitter, tooWide, type CsvRecord } from './csv-split.ts'
import { guessHeader } from './find-header.ts'
import { withoutGuard } from './formula-guard.ts'
import type { Limits } from './limits.ts'
import { Refused } from './refusal.ts'
import { columnLetters, EMPTY_CELL, looksLikeTotals, type Cell, type TableFacts, type TableFile, type TableRow } from './table.ts'

type Delimiter = Extract<TableFacts, { format: 'csv' }>['delimiter']
type Layout = { encoding: CsvEncoding; delimiter: Delimiter; limits: Limits }

const SAMPLE_CHARACTERS = 262_144
const SAMPLE_ROWS = 100
const PIECE = 4_096

/** A CSV file; throws `Refused`. */
export async function openCsv(name: string, path: string, limits: Limits): Promise<TableFile> {
  const encoding = await csvEncoding(path)
  const start = await startOf(path, encoding)
  if (start.text.trim() === '' && start.whole) {
    throw new Refused({
      kind: 'empty-file',
      message: 'The file has no rows.',
      mend: 'Export it again and check its size before you send it.',
    })
  }
  const delimiter = delimiterOf(start.text, start.whole, limits)
  const layout = { encoding, delimiter, limits }
  const sample: TableRow[] = []
  for await (const batch of csvBatches(path, layout)) {
    sample.push(...batch.slice(0, SAMPLE_ROWS - sample.length))
    if (sample.length >= SAMPLE_ROWS) break
  }
  if (sample.length === 0) {
    throw new Refused({
      kind: 'empty-file',
      message: 'The file has no filled cell.',
      mend: 'Check that the report has rows, then export it again.',
    })
  }
  const batches = () => csvBatches(path, layout)
  return {
    name,
    facts: {
      format: 'csv',
      encoding: encoding.name,
      delimiter,
      lineEnds: lineEndsOf(start.text),
      notes: encoding.note === undefined ? [] : [encoding.note],
    },
    sheets: [{ name, hidden: false, sample, ...guessHeader(sample) }],
    batches,
    merged: () => [],
    async *rows() {
      for await (const batch of batches()) yield* batch
    },
  }
}

async function* csvBatches(path: string, { encoding, delimiter, limits }: Layout): AsyncGenerator<TableRow[]> {
  const { push, endedCleanly } = csvSplitter({ delimiter, cellCharacters: limits.cellCharacters, columns: limits.columns })
  const decoder = encoding.decoder()
  const widths = new Set<number>()
  let final: CsvRecord | undefined
  let first = true
  const rowsOf = (records: CsvRecord[]): TableRow[] => {
    const rows: TableRow[] = []
    for (const record of records) {
      if (record.row === 1 && first && /^sep=.$/i.test(record.values.join(delimiter))) continue
      if (record.row > limits.rows) throw new Refused(tooManyRows(limits.rows))
      const row = rowOf(record, limits.columns)
      if (row === null) continue
      if (final) widths.add(final.values.length)
      final = record
      rows.push(row)
    }
    first = false
    return rows
  }
  for await (const chunk of createReadStream(path, { start: encoding.skip, highWaterMark: 1 << 17 }) as AsyncIterable<Buffer>) {
    const rows = rowsOf(push(decoder.write(chunk), false))
    if (rows.length > 0) yield rows
  }
  const rows = rowsOf(push(decoder.end(), true))
  const cut = final !== undefined && !endedCleanly() && widths.size === 1 && Math.min(...widths) > final.values.length
  if (cut && final) throw new Refused(cutShort(final.row))
  if (rows.length > 0) yield rows
}

function rowOf(record: CsvRecord, columns: number): TableRow | null {
  const cells: Cell[] = []
  let filled = 0
  for (let column = 0; column < record.values.length; column += 1) {
    const text = record.values[column] ?? ''
    if (text === '') {
      cells.push(EMPTY_CELL)
      continue
    }
    if (text.includes('\0')) throw new Refused(hiddenNul(record.row, column, text))
    if (text.trim() !== '') filled = column + 1
    cells.push({ text: withoutGuard(text), kind: 'text' })
  }
  if (filled === 0) return null
  if (filled > columns) throw new Refused(tooWide(record.row, columns))
  if (cells.length > columns) cells.length = columns
  return looksLikeTotals(cells) ? { row: record.row, cells, looksLike: 'totals' } : { row: record.row, cells }
}

async function startOf(path: string, encoding: CsvEncoding): Promise<{ text: string; whole: boolean }> {
  const decoder = encoding.decoder()
  let text = ''
  for await (const chunk of createReadStream(path, { start: encoding.skip, highWaterMark: 1 << 16 }) as AsyncIterable<Buffer>) {
    text += decoder.write(chunk)
    if (text.length >= SAMPLE_CHARACTERS) return { text, whole: false }
  }
  return { text: text + decoder.end(), whole: true }
}

/**
 * The separator by which most rows have the same number of cells; what Excel's `sep=` line says comes first. One that leaves
 * every quotation mark where it belongs is taken before one that does not: lines within a quoted note may look like rows too.
 */
function delimiterOf(text: string, whole: boolean, limits: Limits): Delimiter {
  const said = /^sep=([,;\t|])\r?\n/i.exec(text)?.[1]
  if (said !== undefined) return said as Delimiter
  let best: { delimiter: Delimiter; score: number; odd: boolean } = { delimiter: ',', score: 0, odd: true }
  for (const delimiter of [',', '\t', ';', '|'] as const) {
    const { records, odd } = firstRecords(text, whole, delimiter, limits)
    const widths = new Map<number, number>()
    for (const { values } of records) {
      if (values.length > 1) widths.set(values.length, (widths.get(values.length) ?? 0) + 1)
    }
    const score = Math.max(0, ...[...widths].map(([width, rows]) => rows + Math.min(width, 50) / 100))
    if (score > 0 && (odd === best.odd ? score > best.score : best.odd)) best = { delimiter, score, odd }
  }
  return best.delimiter
}

function firstRecords(text: string, whole: boolean, delimiter: string, limits: Limits): { records: CsvRecord[]; odd: boolean } {
  const { push } = csvSplitter({ delimiter, cellCharacters: limits.cellCharacters, columns: limits.columns })
  const records: CsvRecord[] = []
  try {
    for (let at = 0; at < text.length && records.length < SAMPLE_ROWS; at += PIECE) {
      records.push(...push(text.slice(at, at + PIECE), whole && at + PIECE >= text.length))
    }
  } catch (error) {
    if (!(error instanceof Refused)) throw error
    return { records, odd: true }
  }
  return { records, odd: records.some((record) => record.odd) }
}

function lineEndsOf(text: string): 'LF' | 'CRLF' | 'CR' | 'mixed' | 'none' {
  const between = text.replace(/"[^"]*"/g, '')
  const crlf = /\r\n/.test(between)
  const lf = /(?<!\r)\n/.test(between)
  const cr = /\r(?!\n|$)/.test(between)
  if ([crlf, lf, cr].filter(Boolean).length > 1) return 'mixed'
  return crlf ? 'CRLF' : lf ? 'LF' : cr || between.endsWith('\r') ? 'CR' : 'none'
}

export function tooManyRows(rows: number) {
  return {
    kind: 'too-many-rows',
    message: `The file has more than ${rows.toLocaleString('en-GB')} rows.`,
    row: rows + 1,
    mend: 'Split it, for example by year, and send the parts one after the other.',
  }
}

function hiddenNul(row: number, column: number, text: string) {
  return {
    kind: 'hidden-character',
    message: 'A cell has a hidden NUL character, which spreadsheets and databases cannot keep.',
    row,
    column: columnLetters(column),
    value: text.replaceAll('\0', '␀').slice(0, 40),
    mend: 'Type the cell again, or export the file again without it.',
  }
}

function cutShort(row: number) {
  return {
    kind: 'truncated',
    message: `The file stops in the middle of row ${row}.`,
    row,
    mend: 'Export it again and send the whole file.',
  }
}
