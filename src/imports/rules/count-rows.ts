import { readDay, type Day } from '../../time/day.ts'
import { holderOf, type Holder } from './holders.ts'

/** One line of a counts-only file: how many children, and families, somebody holds on a day. */
export function countRowOf(values: Readonly<Record<string, string | number | null>>, asOf: Day): { row: CountRow } | { column: string; value: string; problem: string } {
  const text = (key: string): string | null => (values[key] === null || values[key] === undefined ? null : String(values[key]))
  const holder = holderOf({ registrationNumber: text('registrationNumber'), staffNumber: text('staffNumber'), email: text('email'), worker: text('worker'), team: text('team') })
  if (holder === null) return { column: 'worker', value: '', problem: 'The row names neither a worker nor a team. It is left out.' }
  const children = values['children']
  if (typeof children !== 'number') return { column: 'children', value: '', problem: 'The row has no number of children that could be read. It is left out.' }
  const families = typeof values['families'] === 'number' ? values['families'] : null
  if (!Number.isInteger(children) || (families !== null && !Number.isInteger(families))) return { column: 'children', value: String(children), problem: 'Children and families are whole numbers. The row is left out.' }
  if (families !== null && families > children) return { column: 'families', value: String(families), problem: `There are more families (${families}) than children (${children}). The row is left out; check whether the two are swapped.` }
  return { row: { holder, team: text('team'), onDay: readDay(text('onDay') ?? '') ?? asOf, children, families } }
}

export type CountRow = { holder: Holder; team: string | null; onDay: Day; children: number; families: number | null }
