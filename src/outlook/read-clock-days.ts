import type { Tx } from '../access/begin.ts'
import type { Day } from '../time/day.ts'

/** By person the day on which they started their programme, or passed it: the last one that was not taken back. */
export async function readClockDays(tx: Tx, kind: 'started' | 'passed'): Promise<Map<number, Day>> {
  const rows = await tx.selectFrom('enrolment_event').select(['person_id', 'on_day']).where('kind', '=', kind).where('retracted_at', 'is', null).orderBy('on_day').execute()
  return new Map(rows.map((row) => [row.person_id, row.on_day]))
}
