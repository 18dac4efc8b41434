import { readDate } from '../../files/date-order.ts'
import { readNumber, readReference } from '../../files/read-number.ts'
import { isBlank, type Cell } from '../../files/table.ts'
import type { ColumnKind } from './columns/known-column.ts'
import type { ChosenOrder } from './mapping.ts'

/** One cell as the kind of its column; a problem leaves the value out and says how to mend it. */
export function readCell(cell: Cell | undefined, kind: ColumnKind, how: { order: ChosenOrder; digits: number | null; isBirth?: boolean }): ReadCell {
  if (cell === undefined || isBlank(cell)) return { value: null }
  switch (kind) {
    case 'date':
      return readDay(cell, how.order, how.isBirth === true ? YOUNGEST_SHORT_YEAR : undefined)
    case 'number':
      return readAmount(cell)
    case 'fte':
      return readFte(cell)
    case 'reference': {
      const read = readReference(cell, how.digits === null ? {} : { digits: how.digits })
      if (!read.ok) return { value: null, problem: `${read.message} ${read.mend}` }
      return { value: plain(read.value), ...(read.note === undefined ? {} : { note: read.note }) }
    }
    case 'text':
    case 'code':
    case 'yes-no':
      if (cell.kind === 'error') return { value: null, problem: `The cell shows the error ${cell.text}. Mend the formula, or type the value itself.` }
      if (cell.kind === 'formulaWithoutValue') return { value: null, problem: 'The cell has a formula without its result. Open the file in Excel, let it calculate, save it and send it again.' }
      return { value: plain(cell.text).slice(0, 300) || null }
  }
}

/** A plan without an end is written as a day that never comes (Oracle: 31/12/4712); it is read as open. */
export function isNever(text: string): boolean {
  return /(?<!\d)(?:4712|9999|2999|3000|2500)(?!\d)/.test(text)
}

export function plain(text: string): string {
  return text.normalize('NFC').replace(/[\s\u00a0\u200b\ufeff]+/g, ' ').replace(/\p{Cc}/gu, '').trim()
}

/** Nobody who works was born after 2010: a birth year of 62 is 1962. */
const YOUNGEST_SHORT_YEAR = 10

function readDay(cell: Cell, order: ChosenOrder, lastShortYear?: number): ReadCell {
  if (isNever(cell.text)) return { value: null }
  const read = readDate(cell, order, lastShortYear)
  if (!read.ok) return { value: null, problem: `${read.message} ${read.mend}` }
  return { value: read.value, ...(read.note === undefined ? {} : { note: read.note }) }
}

function readAmount(cell: Cell): ReadCell {
  const read = readNumber(cell)
  if (!read.ok) return { value: null, problem: `${read.message} ${read.mend}` }
  const value = Number(read.decimal)
  if (value < 0) return { value: null, problem: `“${cell.text.trim().slice(0, 40)}” is below nought (minus). Type the number without a sign, or leave the cell empty.` }
  return { value: Math.round(value * 1e6) / 1e6, ...(read.note === undefined ? {} : { note: read.note }) }
}

/** Full-time equivalent is between 0 and 1 with up to six decimals (DfE CSWW 2024-25 specification, CS087). */
function readFte(cell: Cell): ReadCell {
  const read = readNumber(cell)
  if (!read.ok) return { value: null, problem: `${read.message} ${read.mend}` }
  const value = Number(read.decimal)
  if (value < 0 || value > 1) {
    const percent = `For ${value}% of full time type ${Number((value / 100).toFixed(6))}.`
    const mend = value < 10 || value > 100 ? 'Type the share of full time, like 0.6.' : value > 40 ? percent : `${percent} If these are hours a week, divide them by the hours of a full week: 18.5 of 37 is 0.5.`
    return { value: null, problem: `“${cell.text.trim().slice(0, 40)}” is not between 0 and 1. ${mend}` }
  }
  return { value: Math.round(value * 1e6) / 1e6 }
}

export type ReadCell = { value: string | number | null; problem?: string; note?: string }
