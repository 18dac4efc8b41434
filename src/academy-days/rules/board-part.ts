import type { BoardPart, BoardValues } from '../../academy/rules/board.ts'
import type { Day } from '../../time/day.ts'
import type { Place } from './academy-day.ts'
import { attendanceOf, type HeldDay } from './attendance.ts'

export const daysPart: BoardPart = { columns: [{ key: 'days', title: 'Academy days', kind: 'text' }] }

/** n of N by the printed rule of docs/rules/academy-days.md, by person. */
export function daysValues(places: ReadonlyMap<number, readonly Place[]>, days: ReadonlyMap<number, HeldDay>, on: Day): ReadonlyMap<number, BoardValues> {
  return new Map([...places].map(([personId, own]) => {
    const { n, total, toCatchUp } = attendanceOf(own, days, on)
    return [personId, { days: total === 0 ? '' : `${n} of ${total}${toCatchUp === 0 ? '' : `, ${toCatchUp} to catch up`}` }]
  }))
}
