import type { CorpusFile } from './corpus-file.ts'

type Rows = readonly (readonly string[])[]

/** CSV by hand: the writer of the product is judged elsewhere. */
export function csvOf(rows: Rows, options: { delimiter?: string; end?: string; quoteAll?: boolean } = {}): string {
  const { delimiter = ',', end = '\r\n', quoteAll = false } = options
  const cell = (text: string) => (quoteAll || [delimiter, '"', '\n', '\r'].some((sign) => text.includes(sign)) ? `"${text.replaceAll('"', '""')}"` : text)
  return rows.map((row) => row.map(cell).join(delimiter) + end).join('')
}

export function withCell(rows: Rows, row: number, column: number, text: string): string[][] {
  return rows.map((cells, at) => (at === row ? cells.with(column, text) : [...cells]))
}

export function withColumn(rows: Rows, column: number, texts: readonly string[]): string[][] {
  return rows.map((cells, at) => cells.with(column, texts[at % texts.length] ?? ''))
}

export function readAll(rows: number, firstRow?: readonly string[]): Extract<CorpusFile['expect'], { kind: 'read' }> {
  return firstRow === undefined ? { kind: 'read', rows } : { kind: 'read', rows, firstRow }
}

export function refused(refusal: string, ...mentions: string[]): CorpusFile['expect'] {
  return { kind: 'refused', refusal, mentions }
}
