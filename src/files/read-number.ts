import { readWrittenNumber } from '../fields/written-number.ts'
import type { Cell } from './table.ts'

/** `decimal` is exact ("0.12" for 12%); `note` says what was understood differently from what was written. */
export type ReadNumber = { ok: true; decimal: string; note?: string } | { ok: false; message: string; mend: string }
export type ReadReference = { ok: true; value: string; note?: string } | { ok: false; message: string; mend: string }

/** A number cell or a text such as "£1,234.50", "12%" or "(3)", which accountants write for minus 3. */
export function readNumber(cell: Cell): ReadNumber {
  if (cell.kind === 'number' && cell.number !== undefined && Number.isFinite(cell.number)) {
    const plain = readWrittenNumber(cell.text)
    return plain?.kind === 'number' ? { ok: true, decimal: plain.percent ? hundredth(plain.decimal) : plain.decimal } : shortened(cell)
  }
  if (cell.kind === 'error') {
    return {
      ok: false,
      message: `The cell shows the error ${cell.text}.`,
      mend: 'Mend the formula, or type the number itself.',
    }
  }
  if (cell.kind === 'formulaWithoutValue') {
    return {
      ok: false,
      message: 'The cell has a formula without its result.',
      mend: 'Open the file in Excel, let it calculate, save it and send it again.',
    }
  }
  const number = readWrittenNumber(cell.text)
  if (number === null || cell.kind === 'date' || cell.kind === 'boolean') {
    return {
      ok: false,
      message: `“${cell.text.slice(0, 40)}” is not a number.`,
      mend: 'Type a number, like 1,234.5.',
    }
  }
  if (number.kind === 'shortened') return shortened(cell)
  if (cell.text.trim().startsWith('(') && number.decimal.startsWith('-')) {
    return {
      ok: true,
      decimal: percentOff(number),
      note: `${cell.text.trim()} was read as ${number.decimal}.`,
    }
  }
  return { ok: true, decimal: percentOff(number) }
}

/**
 * A staff number, case number or other reference as text. A spreadsheet spoils them in three ways: it shortens them (1E+05),
 * it rounds them after 15 digits, and it drops noughts in front; the first two are refused, the third is noted.
 */
export function readReference(cell: Cell, options: { digits?: number } = {}): ReadReference {
  const text = cell.text.trim()
  if (cell.kind === 'error') {
    return {
      ok: false,
      message: `The cell shows the error ${text}.`,
      mend: 'Mend the formula, or type the reference itself.',
    }
  }
  if (cell.kind === 'formulaWithoutValue') {
    return {
      ok: false,
      message: 'The cell has a formula without its result.',
      mend: 'Open the file in Excel, let it calculate, save it and send it again.',
    }
  }
  if (cell.kind === 'date') {
    return {
      ok: false,
      message: `The spreadsheet has turned this reference into the date ${text}.`,
      mend: 'Format the column as text in the system that exports it, and export it again.',
    }
  }
  if (/^[-+]?\d+(?:\.\d+)?E[-+]?\d+$/i.test(text)) return shortened(cell)
  if (cell.kind === 'number' && text.replace(/\D/g, '').length > 15) {
    return {
      ok: false,
      message: `The spreadsheet has rounded this number (${text}): it keeps 15 digits.`,
      mend: 'Format the column as text in the system that exports it, and export it again.',
    }
  }
  if (options.digits !== undefined && /^\d+$/.test(text) && text.length < options.digits) {
    return {
      ok: true,
      value: text,
      note: `“${text}” has ${text.length} digits of ${options.digits}: a spreadsheet may have dropped the noughts in front.`,
    }
  }
  return { ok: true, value: text }
}

/**
 * The usual length of the numbers of a column, for `readReference`: the longest,
 * where at least half of ten or more have it (one in ten loses a nought in front), else null.
 */
export function usualDigits(texts: Iterable<string>): number | null {
  const lengths = new Map<number, number>()
  let count = 0
  for (const text of texts) {
    if (!/^\d+$/.test(text.trim())) continue
    count += 1
    lengths.set(text.trim().length, (lengths.get(text.trim().length) ?? 0) + 1)
  }
  const longest = Math.max(0, ...lengths.keys())
  return count >= 10 && (lengths.get(longest) ?? 0) >= count * 0.5 ? longest : null
}

function shortened(cell: Cell): { ok: false; message: string; mend: string } {
  return {
    ok: false,
    message: `The spreadsheet has shortened this number to ${cell.text.trim()}, so its last digits are lost.`,
    mend: 'Format the column as text in the system that exports it, and export it again.',
  }
}

function percentOff(number: { decimal: string; percent: boolean }): string {
  return number.percent ? hundredth(number.decimal) : number.decimal
}

/** Exactly: "12.5" to "0.125". */
function hundredth(decimal: string): string {
  const sign = decimal.startsWith('-') ? '-' : ''
  const [whole = '0', fraction = ''] = decimal.replace('-', '').split('.')
  const digits = whole.padStart(3, '0') + fraction
  const point = digits.length - fraction.length - 2
  const shown = `${digits.slice(0, point).replace(/^0+(?=\d)/, '')}.${digits.slice(point)}`.replace(/\.?0+$/, '')
  return sign + (shown === '' ? '0' : shown)
}
