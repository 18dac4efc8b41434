import { formatDay, type Day } from '../time/day.ts'
import { dayFromNumbers, readWrittenDay, type WrittenTime } from '../time/written-day.ts'
import { FIRST_SAFE_SERIAL, dayOfSerial, timeOfSerial } from './serial-day.ts'
import { isBlank, type Cell } from './table.ts'

/** How a column writes its dates. `ambiguous` and `mixed` need a person's choice of one of the others. */
export type DateOrder = 'iso' | 'day-first' | 'month-first' | 'serial-1900' | 'serial-1904' | 'ambiguous' | 'mixed'

export type DateOrderVerdict = {
  order: DateOrder
  /** Why, as a sentence that a person can check in the file. */
  evidence: string
  /** The row that proves the order, where one does. */
  row?: number
  /** How many cells were filled, and how many of them look like no date at all. */
  filled: number
  notDates: number
}

export type DateOrderJudge = { add: (row: number, cell: Cell | undefined) => void; verdict: () => DateOrderVerdict }

type Proof = { row: number; text: string }
type Seen = Record<'day' | 'month' | 'either' | 'iso' | 'serial' | 'dated', { count: number; first?: Proof }>

/**
 * Decides the order of one column from all of its cells: 132 of the 365 dates of a year can be read both ways,
 * so no cell is ever guessed alone.
 */
export function dateOrderJudge(options: { dateSystem?: 1900 | 1904 } = {}): DateOrderJudge {
  const none = () => ({ count: 0 })
  const seen: Seen = { day: none(), month: none(), either: none(), iso: none(), serial: none(), dated: none() }
  let filled = 0
  let notDates = 0
  return {
    add(row, cell) {
      if (cell === undefined || isBlank(cell)) return
      filled += 1
      const kind = kindOf(cell)
      if (kind === null) {
        notDates += 1
        return
      }
      seen[kind].count += 1
      seen[kind].first ??= { row, text: cell.text.slice(0, 40) }
    },
    verdict: () => ({ ...verdictOf(seen, options.dateSystem ?? 1900), filled, notDates }),
  }
}

/** The order of the cells of one column, all at once. */
export function decideDateOrder(
  cells: Iterable<{ row: number; cell: Cell | undefined }>,
  options: { dateSystem?: 1900 | 1904 } = {},
): DateOrderVerdict {
  const judge = dateOrderJudge(options)
  for (const { row, cell } of cells) judge.add(row, cell)
  return judge.verdict()
}

/** `note` says what was left off the value, for the list of what was understood differently. */
export type ReadDay = { ok: true; value: Day; note?: string } | { ok: false; message: string; mend: string }

/**
 * One cell in the order that was decided, or chosen, for its column. A year of two digits beside the name of a month (31-Dec-25, as
 * spreadsheets write dates into a CSV) has only its century open: up to `lastShortYear` it is of this one, and a note says so. Beside
 * numbers alone it is refused, because which of the three is the year is open too.
 */
export function readDate(cell: Cell, order: DateOrder, lastShortYear = 68): ReadDay {
  if (cell.kind === 'date' && cell.number !== undefined) return serialDay(cell.number, cell.text, 1900)
  if (cell.kind === 'error' || cell.kind === 'formulaWithoutValue' || cell.kind === 'boolean') {
    return cannot(cell, 'is not a date', 'Type the date itself, like 21/11/2026.')
  }
  const text = cell.text.trim()
  if (/^\d{1,6}(?:\.\d+)?$/.test(text)) {
    if (order === 'serial-1904' || order === 'serial-1900') return serialDay(Number(text), text, order === 'serial-1904' ? 1904 : 1900)
    return cannot(cell, 'is a number and not a date', 'Format the column as a date in the spreadsheet, or say that it holds Excel day numbers.')
  }
  const written = readWrittenDay(text)
  if (written === null) return cannot(cell, 'is not a date', 'Write it like 21/11/2026.')
  if (written.time.kind === 'zoned') {
    return cannot(cell, 'has a time zone, in which the day can differ from the day here', 'Export the date without a time.')
  }
  if (written.shortYear && written.kind === 'named') {
    const year = written.year + (written.year <= lastShortYear ? 2000 : 1900)
    const read = dayOr(cell, dayFromNumbers(year, written.month, written.date), written.time)
    return read.ok ? { ...read, note: `“${text.slice(0, 40)}” has a year of two digits: it was read as ${year}.` } : read
  }
  if (written.shortYear) return cannot(cell, 'has a year of two digits', 'Write the year with four digits, like 2026.')
  if (written.kind !== 'numbers') return dayOr(cell, dayFromNumbers(written.year, written.month, written.date), written.time)
  if (order === 'day-first') return dayOr(cell, dayFromNumbers(written.year, written.second, written.first), written.time)
  if (order === 'month-first') return dayOr(cell, dayFromNumbers(written.year, written.first, written.second), written.time)
  const certain = written.first > 12 || written.second > 12 || written.first === written.second
  if (!certain || order === 'mixed') return cannot(cell, 'can be read with the day first or the month first', 'Choose the order of this column.')
  const [month, date] = written.first > 12 ? [written.second, written.first] : [written.first, written.second]
  return dayOr(cell, dayFromNumbers(written.year, month, date), written.time)
}

function kindOf(cell: Cell): keyof Seen | null {
  if (cell.kind === 'date') return 'dated'
  if (cell.kind === 'error' || cell.kind === 'formulaWithoutValue' || cell.kind === 'boolean') return null
  const text = cell.text.trim()
  if (/^\d{5}(?:\.\d+)?$/.test(text)) return 'serial'
  const written = readWrittenDay(text)
  if (written === null) return null
  if (written.kind !== 'numbers') return 'iso'
  if (written.first > 12 && written.second <= 12) return 'day'
  if (written.second > 12 && written.first <= 12) return 'month'
  return written.first > 12 ? null : 'either'
}

function verdictOf(seen: Seen, dateSystem: 1900 | 1904): { order: DateOrder; evidence: string; row?: number } {
  const { day, month, either, iso, serial, dated } = seen
  const numbers = day.count + month.count + either.count
  const say = (proof: Proof | undefined) => `row ${proof?.row ?? 0} has “${proof?.text ?? ''}”`
  const found = (order: DateOrder, evidence: string, proof?: Proof) => (proof ? { order, evidence, row: proof.row } : { order, evidence })
  if (day.count > 0 && month.count > 0) {
    return found('mixed', `Some dates have the day first (${say(day.first)}) and some the month first (${say(month.first)}).`, month.first)
  }
  if (dated.count > 0 && numbers > 0) {
    const text = day.first ?? month.first ?? either.first
    const both = `Some cells are dates (${say(dated.first)}) and some are text (${say(text)})`
    return found('mixed', `${both}, which happens when a spreadsheet swaps day and month.`, text)
  }
  if (serial.count > 0 && numbers + iso.count > 0) {
    const written = day.first ?? month.first ?? either.first ?? iso.first
    return found('mixed', `Some cells are plain numbers (${say(serial.first)}) and some are dates (${say(written)}).`, serial.first)
  }
  if (day.count > 0) return found('day-first', `The day comes first: ${say(day.first)}.`, day.first)
  if (month.count > 0) return found('month-first', `The month comes first: ${say(month.first)}.`, month.first)
  if (either.count > 0) {
    const evidence = `No date has a number above 12, so day and month cannot be told apart (${say(either.first)}).`
    return found('ambiguous', evidence, either.first)
  }
  if (dated.count + serial.count > 0) {
    const proof = dated.first ?? serial.first
    const what = dated.count > 0 ? 'dates of the spreadsheet' : 'Excel day numbers'
    return found(dateSystem === 1904 ? 'serial-1904' : 'serial-1900', `The cells are ${what}: ${say(proof)}.`, proof)
  }
  if (iso.count > 0) return found('iso', `The dates can be read in one way only: ${say(iso.first)}.`, iso.first)
  return found('ambiguous', 'The column has no dates.')
}

function serialDay(serial: number, text: string, system: 1900 | 1904): ReadDay {
  if (system === 1900 && serial < FIRST_SAFE_SERIAL) {
    return {
      ok: false,
      message: `“${text}” is a day before 1 March 1900, where Excel counts a day that never was.`,
      mend: 'Type the date itself, like 21/11/2026.',
    }
  }
  const on = dayOfSerial(serial, system)
  if (on === null) {
    return {
      ok: false,
      message: `“${text}” is not a day between 1900 and 2199.`,
      mend: 'Type the date itself, like 21/11/2026.',
    }
  }
  const time = timeOfSerial(serial)
  return time === null ? { ok: true, value: on } : { ok: true, value: on, note: dropped(time, on) }
}

function dayOr(cell: Cell, on: Day | null, time: WrittenTime): ReadDay {
  if (on === null) return cannot(cell, 'is not a day of the calendar', 'Correct the day, the month or the year.')
  return time.kind === 'time' ? { ok: true, value: on, note: dropped(time.text, on) } : { ok: true, value: on }
}

function dropped(time: string, on: Day): string {
  return `The time ${time} was left off ${formatDay(on)}.`
}

function cannot(cell: Cell, why: string, mend: string): ReadDay {
  return { ok: false, message: `“${cell.text.slice(0, 40)}” ${why}.`, mend }
}
