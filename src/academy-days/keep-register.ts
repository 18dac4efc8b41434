import { auditAll } from '../access/audit.ts'
import type { Caller, Tx } from '../access/begin.ts'
import type { Day } from '../time/day.ts'
import { addPlaces } from './invite.ts'
import type { Mark } from './rules/academy-day.ts'

/** Ticks the register for the whole room: one form, one transaction. Where one row was changed meanwhile nothing is written, and the caller is told whose. */
export async function keepRegister(tx: Tx, caller: Caller, dayId: number, rows: readonly MarkedRow[]): Promise<Kept> {
  const locked = await lockRows(tx, dayId, rows)
  if (locked.kind === 'stale') return locked
  for (const { personId, mark } of rows) {
    // what was caught up belongs to a day that was missed
    await tx
      .updateTable('academy_day_place')
      .set((eb) => ({ mark, ...(mark === 'absent' ? {} : { catch_up_day_id: null, catch_up_note: null, caught_up_on: null }), version: eb('version', '+', 1), changed_by: caller.actor, changed_at: new Date() }))
      .where('academy_day_id', '=', dayId).where('person_id', '=', personId).execute()
  }
  await auditAll(tx, caller, rows.map(({ personId, mark }) => ({ action: 'academy-day-marked', subjectType: 'person', subjectId: personId, detail: { day: dayId, mark } })))
  return { kind: 'kept', count: rows.length }
}

/** Says how days that were missed are caught up: at a later day, to which the person is invited by that, or by what was done. */
export async function keepCatchUp(tx: Tx, caller: Caller, dayId: number, rows: readonly CatchUpRow[]): Promise<Kept> {
  const locked = await lockRows(tx, dayId, rows)
  if (locked.kind === 'stale') return locked
  for (const { personId, by } of rows) {
    const columns = by.kind === 'day' ? { catch_up_day_id: by.dayId, catch_up_note: null, caught_up_on: null } : by.kind === 'note' ? { catch_up_day_id: null, catch_up_note: by.note, caught_up_on: by.on } : { catch_up_day_id: null, catch_up_note: null, caught_up_on: null }
    await tx.updateTable('academy_day_place').set((eb) => ({ ...columns, version: eb('version', '+', 1), changed_by: caller.actor, changed_at: new Date() }))
      .where('academy_day_id', '=', dayId).where('person_id', '=', personId).where('mark', '=', 'absent').execute()
    if (by.kind === 'day') await addPlaces(tx, caller, by.dayId, [personId], true)
  }
  await auditAll(tx, caller, rows.map(({ personId, by }) => ({ action: 'academy-day-caught-up', subjectType: 'person', subjectId: personId, detail: { day: dayId, by: by.kind, ...(by.kind === 'day' ? { at: by.dayId } : {}) } })))
  return { kind: 'kept', count: rows.length }
}

async function lockRows(tx: Tx, dayId: number, rows: readonly { personId: number; version: number }[]): Promise<{ kind: 'locked' } | { kind: 'stale'; personIds: readonly number[] }> {
  const ids = rows.map(({ personId }) => personId)
  const held = await tx.selectFrom('academy_day_place').select(['person_id', 'version']).where('academy_day_id', '=', dayId).where('person_id', 'in', ids.length === 0 ? [0] : ids).orderBy('person_id').forUpdate().execute()
  const versions = new Map(held.map((row) => [row.person_id, row.version]))
  const personIds = rows.filter(({ personId, version }) => versions.get(personId) !== version).map(({ personId }) => personId)
  return personIds.length > 0 ? { kind: 'stale', personIds } : { kind: 'locked' }
}

export type MarkedRow = { personId: number; version: number; mark: Mark }
export type CatchUpRow = { personId: number; version: number; by: { kind: 'day'; dayId: number } | { kind: 'note'; note: string; on: Day } | { kind: 'none' } }
type Kept = { kind: 'kept'; count: number } | { kind: 'stale'; personIds: readonly number[] }
