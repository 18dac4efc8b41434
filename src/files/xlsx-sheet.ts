import { tooLong, tooWide } from './csv-split.ts'
import { withoutGuard } from './formula-guard.ts'
import type { Limits } from './limits.ts'
import { tooManyRows } from './read-csv.ts'
import { Refused, type FileRefusal } from './refusal.ts'
import { dayOfSerial, SERIALS_1904_LATER, shownDay, timeOfSerial } from './serial-day.ts'
import { columnLetters, EMPTY_CELL, isBlank, looksLikeTotals, type Cell, type MergedCells, type TableRow } from './table.ts'
import type { XmlHandler } from './xml-feed.ts'
import { localName, unescapeXlsx, type XlsxBook } from './xlsx-book.ts'

/** Collects the rows of one worksheet (ECMA-376 part 1, 18.3) while its XML passes; `take` hands over those that are complete. Which cells are merged down comes after the last row. */
export function sheetRows(sheet: string, book: XlsxBook, limits: Limits): { handler: XmlHandler; take: () => TableRow[]; merged: MergedCells[] } {
  const merged: MergedCells[] = []
  let rows: TableRow[] = []
  let cells: Cell[] = []
  let row = 0
  let hidden = false
  let column = -1
  let type = 'n'
  let style = 0
  let formula = false
  let value = ''
  let inline = ''
  let into: 'value' | 'inline' | 'none' = 'none'
  let phonetic = false

  const handler: XmlHandler = {
    open(name, attributes) {
      switch (localName(name)) {
        case 'row': {
          const next = attributes['r'] === undefined ? row + 1 : Number(attributes['r'])
          if (!Number.isInteger(next) || next <= row) throw new Refused(disordered(row + 1))
          if (next > limits.rows) throw new Refused(tooManyRows(limits.rows))
          row = next
          hidden = attributes['hidden'] === '1' || attributes['hidden'] === 'true'
          cells = []
          column = -1
          break
        }
        case 'c':
          column = attributes['r'] === undefined ? column + 1 : columnIndex(attributes['r'], row)
          type = attributes['t'] ?? 'n'
          style = Number(attributes['s'] ?? 0)
          formula = false
          value = ''
          inline = ''
          break
        case 'f':
          formula = true
          break
        case 'mergeCell': {
          const one = mergedDown(attributes['ref'] ?? '')
          if (one && merged.length < MOST_MERGED) merged.push(one)
          break
        }
        case 'v':
          into = 'value'
          break
        case 'rPh':
          phonetic = true
          break
        case 't':
          into = phonetic ? 'none' : 'inline'
          break
        default:
      }
    },
    text(piece) {
      if (into === 'value') value += piece
      else if (into === 'inline') inline += piece
    },
    close(name) {
      switch (localName(name)) {
        case 'v':
        case 't':
          into = 'none'
          break
        case 'rPh':
          phonetic = false
          break
        case 'c':
          place(cellOf())
          break
        case 'row': {
          if (cells.every((cell) => isBlank(cell))) break
          const done: TableRow = { row, cells }
          if (hidden) done.hidden = true
          if (looksLikeTotals(cells)) done.looksLike = 'totals'
          rows.push(done)
          break
        }
        default:
      }
    },
  }
  return {
    handler,
    merged,
    take() {
      const taken = rows
      rows = []
      return taken
    },
  }

  function place(cell: Cell): void {
    if (cell.kind === 'empty') return
    if (column >= limits.columns) throw new Refused({ ...tooWide(row, limits.columns), sheet })
    if (column < cells.length) throw new Refused(disordered(row))
    if (cell.text.length > limits.cellCharacters) throw new Refused({ ...tooLong(row, column, limits.cellCharacters), sheet })
    if (cell.text.includes('\0')) throw new Refused(hiddenNul())
    while (cells.length < column) cells.push(EMPTY_CELL)
    cells.push(cell)
  }

  function cellOf(): Cell {
    if (type === 'inlineStr') return textCell(unescapeXlsx(inline))
    if (type === 'str') return textCell(unescapeXlsx(value))
    if (value === '') return formula ? { text: '', kind: 'formulaWithoutValue' } : EMPTY_CELL
    switch (type) {
      case 's': {
        const shared = book.strings.get(Number(value))
        if (shared === undefined) throw new Refused(noSuchString())
        return textCell(shared)
      }
      case 'b':
        return { text: value.trim() === '1' || value.trim() === 'true' ? 'TRUE' : 'FALSE', kind: 'boolean' }
      case 'e':
        return { text: value, kind: 'error' }
      case 'd':
        return textCell(value)
      default:
        return numberCell(Number(value))
    }
  }

  function numberCell(number: number): Cell {
    if (!Number.isFinite(number)) throw new Refused(notANumber(value))
    const format = book.formats[style] ?? 'plain'
    if (typeof format === 'object') {
      return {
        text: Number.isInteger(number) && number >= 0 ? plainNumber(number).padStart(format.zeros, '0') : plainNumber(number),
        kind: 'number',
        number,
      }
    }
    if (format === 'percent') return { text: `${plainNumber(Number((number * 100).toPrecision(15)))}%`, kind: 'number', number }
    if (format === 'plain') return { text: plainNumber(number), kind: 'number', number }
    if (format === 'time' && number >= 0 && number < 1) return textCell(timeOfSerial(number) ?? '00:00')
    const serial = book.dateSystem === 1904 ? number + SERIALS_1904_LATER : number
    const on = dayOfSerial(serial)
    const time = timeOfSerial(serial)
    if (on === null) return { text: plainNumber(number), kind: 'date', number: serial }
    return { text: time === null ? shownDay(on) : `${shownDay(on)} ${time}`, kind: 'date', number: serial }
  }

  function disordered(at: number): FileRefusal {
    return {
      kind: 'damaged',
      message: 'The rows or cells of the sheet are out of order.',
      sheet,
      row: at,
      mend: 'Open it in Excel, save it again as .xlsx and send that file.',
    }
  }

  function noSuchString(): FileRefusal {
    return {
      kind: 'damaged',
      message: 'A cell points to a text that the workbook does not have.',
      sheet,
      row,
      column: columnLetters(column),
      mend: 'Open it in Excel, save it again as .xlsx and send that file.',
    }
  }

  function notANumber(text: string): FileRefusal {
    return {
      kind: 'damaged',
      message: 'A cell is stored as a number but is none.',
      sheet,
      row,
      column: columnLetters(column),
      value: text.slice(0, 40),
      mend: 'Type the cell again, save as .xlsx and send that file.',
    }
  }

  function hiddenNul(): FileRefusal {
    return {
      kind: 'hidden-character',
      message: 'A cell has a hidden NUL character, which databases cannot keep.',
      sheet,
      row,
      column: columnLetters(column),
      mend: 'Type the cell again, save as .xlsx and send that file.',
    }
  }
}

/** E2:E4; null where it spans no further row. */
function mergedDown(reference: string): MergedCells | null {
  const [, letters = '', from = '', until = ''] = /^([A-Z]{1,3})(\d{1,7}):[A-Z]{1,3}(\d{1,7})$/.exec(reference) ?? []
  return letters === '' || Number(until) <= Number(from) ? null : { column: columnIndex(letters, Number(from)), from: Number(from), until: Number(until) }
}

const MOST_MERGED = 10_000

function textCell(text: string): Cell {
  return text === '' ? EMPTY_CELL : { text: withoutGuard(text), kind: 'text' }
}

/** Every digit, without an exponent as far as a person would write it out. */
function plainNumber(number: number): string {
  const text = String(number)
  return text.includes('e-') ? number.toFixed(20).replace(/0+$/, '').replace(/\.$/, '') : text
}

/** 2 for C5. */
function columnIndex(reference: string, row: number): number {
  let index = 0
  let at = 0
  for (; at < reference.length; at += 1) {
    const code = reference.charCodeAt(at)
    if (code < 65 || code > 90) break
    index = index * 26 + code - 64
  }
  if (at < 1 || at > 3) {
    throw new Refused({
      kind: 'damaged',
      message: `A cell has the impossible place “${reference.slice(0, 20)}”.`,
      row,
      mend: 'Open it in Excel, save it again as .xlsx and send that file.',
    })
  }
  return index - 1
}
