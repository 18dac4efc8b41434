import type { FileRefusal } from '../../files/refusal.ts'
import { addDays, formatDay, type Day } from '../../time/day.ts'

/**
 * A file that speaks of a day far ahead would close everything that is open today, and every later file would be older than it: a slip in
 * the year. A month ahead is let in, since files of a month's end are made before it; an establishment may be of next year.
 */
export function refuseDayAhead(asOf: Day, today: Day): FileRefusal | null {
  if (asOf <= addDays(today, MOST_AHEAD)) return null
  return {
    kind: 'day-ahead', message: `The file speaks of ${formatDay(asOf)}, which is still to come.`, value: asOf,
    mend: 'Correct the day in its name, or say the day that it speaks of; only an establishment may be of a later day.',
  }
}

const MOST_AHEAD = 31
