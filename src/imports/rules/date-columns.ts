import { dateOrderJudge, readDate, type DateOrderVerdict } from '../../files/date-order.ts'
import type { FileRefusal } from '../../files/refusal.ts'
import type { Cell } from '../../files/table.ts'
import type { ChosenOrder } from './mapping.ts'

/**
 * Decides the order of one column of dates: what a person chose for this file, else what the cells prove, else what was chosen
 * for an earlier file. Where nothing decides and it would matter, the column is refused until somebody says (132 of the 365
 * days of a year can be read both ways).
 */
export function dateColumn(options: { dateSystem: 1900 | 1904; chosen: ChosenOrder | null; kept: ChosenOrder | null }): DateColumn {
  const judge = dateOrderJudge({ dateSystem: options.dateSystem })
  let undecided: { row: number; text: string } | null = null
  return {
    add(row, cell) {
      judge.add(row, cell)
      if (undecided === null && isEitherWay(cell)) undecided = { row, text: cell.text.trim().slice(0, 40) }
    },
    decide() {
      const verdict = judge.verdict()
      if (options.chosen !== null) return { verdict, order: options.chosen, from: 'chosen', blocks: null }
      if (verdict.order !== 'ambiguous' && verdict.order !== 'mixed') return { verdict, order: verdict.order, from: 'proved', blocks: null }
      if (verdict.filled === verdict.notDates || (verdict.order === 'ambiguous' && undecided === null)) return { verdict, order: 'day-first', from: 'proved', blocks: null }
      if (verdict.order === 'ambiguous' && options.kept !== null) return { verdict, order: options.kept, from: 'kept', blocks: null }
      return { verdict, order: 'day-first', from: 'proved', blocks: undecided ?? { row: verdict.row ?? 0, text: '' } }
    },
  }
}

/** The refusal of a column whose dates can be read both ways, or are of both ways. */
export function refuseOrder(key: string, header: string, label: string, verdict: DateOrderVerdict, place: { row: number; text: string }, others: readonly string[]): FileRefusal {
  const hint = others.length > 0 ? ` (${others.join(' and ')} of this file ${others.length > 1 ? 'have' : 'has'} the day first)` : ''
  return {
    kind: verdict.order === 'mixed' ? 'mixed-dates' : 'ambiguous-dates',
    message: `${label}, column "${header}": ${verdict.evidence}`,
    row: verdict.row ?? place.row,
    column: header,
    value: place.text,
    mend: `Say which comes first, in the mapping: {"dates": {"${key}": "day-first"}} or "month-first"${hint}; or export the dates as 2026-10-31.`,
  }
}

function isEitherWay(cell: Cell): boolean {
  if (cell.kind === 'date') return false
  const [dayFirst, monthFirst] = [readDate(cell, 'day-first'), readDate(cell, 'month-first')]
  return dayFirst.ok && monthFirst.ok && dayFirst.value !== monthFirst.value
}

export type DateColumn = { add(row: number, cell: Cell): void; decide(): DecidedOrder }
export type DecidedOrder = { verdict: DateOrderVerdict; order: ChosenOrder; from: 'chosen' | 'proved' | 'kept'; blocks: { row: number; text: string } | null }
