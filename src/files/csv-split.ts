import { columnLetters } from './table.ts'
import { Refused, type FileRefusal } from './refusal.ts'

/** `odd`: a quotation mark stands where none should, as it does everywhere when the wrong separator is tried. */
export type CsvRecord = { row: number; values: string[]; odd: boolean }

export type CsvSplitter = {
  push: (text: string, last: boolean) => CsvRecord[]
  /** Whether the last record had its line end. */
  endedCleanly: () => boolean
}

type Options = { delimiter: string; cellCharacters: number; columns: number }

const QUOTE = 34
const LF = 10
const CR = 13

/**
 * Splits CSV text (RFC 4180, and what Excel and report tools make of it) as it arrives, with the row of every fault.
 * Ours because no library tells a stray quotation mark, which would swallow the cells or rows behind it, from a long note.
 */
export function csvSplitter({ delimiter, cellCharacters, columns }: Options): CsvSplitter {
  const comma = delimiter.charCodeAt(0)
  let rest = ''
  let row = 0
  let clean = true
  let odd = false

  return {
    endedCleanly: () => clean,
    push(text, last) {
      const input = rest === '' ? text : rest + text
      const records: CsvRecord[] = []
      let at = 0
      while (at < input.length) {
        const end = readRecord(input, at, last, records)
        if (end < 0) break
        at = end
      }
      rest = input.slice(at)
      return records
    },
  }

  /** The place behind the record, or -1 when its end has not arrived yet. */
  function readRecord(input: string, start: number, last: boolean, records: CsvRecord[]): number {
    const values: string[] = []
    let at = start
    odd = false
    for (;;) {
      const field = input.charCodeAt(at) === QUOTE ? quotedField(input, at, last, values.length) : plainField(input, at, last, values.length)
      if (field === null) return -1
      values.push(field.value)
      if (values.length > WIDEST) throw new Refused(tooWide(row + 1, columns))
      at = field.end
      const code = input.charCodeAt(at)
      if (at < input.length && code === comma) {
        at += 1
        continue
      }
      if (code === CR && at + 1 >= input.length && !last) return -1
      row += 1
      records.push({ row, values, odd })
      clean = at < input.length
      if (code === CR && input.charCodeAt(at + 1) === LF) return at + 2
      return Math.min(at + 1, input.length)
    }
  }

  function plainField(input: string, start: number, last: boolean, column: number): Field | null {
    let at = start
    for (; at < input.length; at += 1) {
      const code = input.charCodeAt(at)
      if (code === comma || code === LF || code === CR) break
      if (code === QUOTE) odd = true
    }
    if (at - start > cellCharacters) throw new Refused(tooLong(row + 1, column, cellCharacters))
    return at >= input.length && !last ? null : { value: input.slice(start, at), end: at }
  }

  function quotedField(input: string, start: number, last: boolean, column: number): Field | null {
    let stray = false
    for (let at = start + 1; ; ) {
      const quote = input.indexOf('"', at)
      const reached = quote < 0 ? input.length : quote
      if (reached - start > cellCharacters * 2 + 2) throw new Refused(tooLongQuoted(input, start, reached, column))
      if (quote < 0) {
        if (last) throw new Refused(notClosed(row + 1, column, input.slice(start, start + 40)))
        return null
      }
      const next = input.charCodeAt(quote + 1)
      if (next === QUOTE) {
        at = quote + 2
        continue
      }
      if (quote + 1 >= input.length && !last) return null
      if (quote + 1 >= input.length || next === comma || next === LF || next === CR) {
        const inner = input.slice(start + 1, quote)
        if (stray && (inner.includes(delimiter) || /[\r\n]/.test(inner))) throw new Refused(notClosed(row + 1, column, input.slice(start, start + 40)))
        if (inner.length > cellCharacters * 2) throw new Refused(tooLong(row + 1, column, cellCharacters))
        const value = inner.includes('"') ? inner.replaceAll('""', '"') : inner
        if (value.length > cellCharacters) throw new Refused(tooLong(row + 1, column, cellCharacters))
        return { value, end: quote + 1 }
      }
      stray = true
      odd = true
      at = quote + 1
    }
  }

  function tooLongQuoted(input: string, start: number, end: number, column: number): FileRefusal {
    const lines = /[\r\n]/.test(input.slice(start, end))
    return lines ? notClosed(row + 1, column, input.slice(start, start + 40)) : tooLong(row + 1, column, cellCharacters)
  }
}

type Field = { value: string; end: number }

/** The columns of an Excel sheet; the limit of an import is checked on filled cells. */
const WIDEST = 16_384

export function tooWide(row: number, columns: number): FileRefusal {
  return {
    kind: 'too-many-columns',
    message: `Row ${row} has more than ${columns.toLocaleString('en-GB')} columns.`,
    row,
    mend: 'Remove the columns that are not needed and send the file again.',
  }
}

export function tooLong(row: number, column: number, cellCharacters: number): FileRefusal {
  return {
    kind: 'cell-too-long',
    message: `A cell has more than ${cellCharacters.toLocaleString('en-GB')} characters.`,
    row,
    column: columnLetters(column),
    mend: 'Shorten the cell, or leave its column out.',
  }
}

function notClosed(row: number, column: number, start: string): FileRefusal {
  return {
    kind: 'quote-not-closed',
    message: `A quotation mark opens in row ${row} and is not closed where its cell ends, so what follows cannot be told apart.`,
    row,
    column: columnLetters(column),
    value: start.split(/[\r\n]/)[0] ?? '',
    mend: `Close or remove the quotation mark in row ${row}; inside a quoted cell, write it twice.`,
  }
}
