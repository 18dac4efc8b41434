import type { Tx } from '../access/begin.ts'
import type { Day } from '../time/day.ts'

/** By person the day on which they started their programme, passed it, or were deferred or not passed: the last one that was not taken back. */
export async function readClockDays(tx: Tx, ...kinds: readonly ('started' | 'passed' | 'deferred' | 'failed')[]): Promise<Map<number, Day>> {
  const rows = await tx.selectFrom('enrolment_event').select(['person_id', 'on_day']).where('kind', 'in', kinds).where('retracted_at', 'is', null).orderBy('on_day').execute()
  return new Map(rows.map((row) => [row.person_id, row.on_day]))
}
