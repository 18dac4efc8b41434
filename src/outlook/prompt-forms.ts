import { choice } from '../fields/choices.ts'
import { dayInThreeParts } from '../fields/days.ts'
import { readFields } from '../fields/read-fields.ts'
import { addDays, type Day } from '../time/day.ts'

/** What the list of conversations sends: the rows that were ticked, and what came of them. */
export function readPromptsForm(fields: Readonly<Record<string, string>>, today: Day) {
  const ticked = Object.keys(fields).filter((name) => name.startsWith(TICKED)).map((name) => name.slice(TICKED.length))
  if (fields['outcome'] === 'open-again') return { ticked, read: { ok: true as const, value: { outcome: 'open-again' as const, on: today } } }
  return { ticked, read: readFields({ outcome: choice('what came of it', ['held', 'declined']), on: dayInThreeParts('the day', { from: addDays(today, -366), until: today }) }, fields) }
}

export const TICKED = 'row '
