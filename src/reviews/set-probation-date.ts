import { audit } from '../access/audit.ts'
import type { Caller, Tx } from '../access/begin.ts'
import type { Day } from '../time/day.ts'
import { saved, type Saved, type Stale } from './stale.ts'

/** A date of probation, and later its outcome in a few words. It is the employer's, not the programme's: a review never reads it. */
export async function setProbationDate(tx: Tx, caller: Caller, input: { personId: number; what: string; on: Day; outcome: string | null; version: number }): Promise<Saved | Stale> {
  const held = await tx.selectFrom('probation_date').selectAll().where('person_id', '=', input.personId).where('what', '=', input.what).forUpdate().executeTakeFirst()
  if ((held?.version ?? 0) !== input.version) return { kind: 'stale', by: held?.changed_by ?? '', at: held?.changed_at ?? new Date(0) }
  if (held) await tx.updateTable('probation_date').set({ on_day: input.on, outcome: input.outcome, version: held.version + 1, changed_by: caller.actor, changed_at: new Date() }).where('id', '=', held.id).execute()
  else {
    const made = await tx
      .insertInto('probation_date')
      .values({ authority_id: caller.authority.id, person_id: input.personId, what: input.what, on_day: input.on, outcome: input.outcome, changed_by: caller.actor })
      .onConflict((conflict) => conflict.columns(['authority_id', 'person_id', 'what']).doNothing())
      .returning('id')
      .executeTakeFirst()
    if (!made) return { kind: 'stale', by: '', at: new Date(0) }
  }
  await audit(tx, caller, { action: 'probation-date-set', subjectType: 'person', subjectId: input.personId, detail: { what: input.what, on: input.on } })
  return saved
}
