import { sql } from 'kysely'
import { audit } from '../access/audit.ts'
import type { Caller, Tx } from '../access/begin.ts'
import type { ChildKeys } from '../access/child-keys.ts'
import type { SubjectKind } from '../caseloads/tables.ts'
import type { Day } from '../time/day.ts'
import { mayKeepNumbers } from './stage-allocations.ts'

/** Somebody gave notice and HR's next extract will say so. */
export async function expectNotice(tx: Tx, caller: Caller, notice: { personId: number; lastDay: Day; today: Day; detail?: Record<string, unknown> }): Promise<number> {
  return await expect(tx, caller, { kind: 'notice', personId: notice.personId, teamId: null, childId: null, onDay: notice.lastDay, today: notice.today, detail: notice.detail ?? {} })
}

/** Somebody was appointed and will be in HR's extract; known by the numbers that they already have. */
export async function expectStarter(tx: Tx, caller: Caller, starter: { teamId: number | null; startsOn: Day; today: Day; detail: { name?: string; registrationNumber?: string; staffNumber?: string; positionNumber?: string; basis?: 'agency' } }): Promise<number> {
  return await expect(tx, caller, { kind: 'starter', personId: null, teamId: starter.teamId, childId: null, onDay: starter.startsOn, today: starter.today, detail: starter.detail })
}

/** A child was given to a worker here, and the case system will say so. */
export async function expectAllocation(tx: Tx, caller: Caller, allocation: { childId: number; personId: number; teamId: number | null; startsOn: Day; today: Day; detail?: Record<string, unknown> }): Promise<number> {
  return await expect(tx, caller, { kind: 'allocation', personId: allocation.personId, teamId: allocation.teamId, childId: allocation.childId, onDay: allocation.startsOn, today: allocation.today, detail: allocation.detail ?? {} })
}

/**
 * The same by the case system's number, which a new child or carer household has before any file does. Refused where the record says it already: the
 * file was quicker. The number is kept as a file's is, hashed and, unless the council switched it off, sealed.
 */
export async function expectCase(tx: Tx, caller: Caller, keys: ChildKeys, entry: { subjectKind: SubjectKind; caseNumber: string; personId: number; startsOn: Day; today: Day }): Promise<'expected' | 'held-already' | 'expected-already'> {
  const hash = keys.hash(entry.subjectKind, entry.caseNumber)
  await tx.insertInto('child').values({ authority_id: caller.authority.id, subject_kind: entry.subjectKind, reference_hmac: hash }).onConflict((conflict) => conflict.columns(['authority_id', 'reference_hmac']).doNothing()).execute()
  const child = await tx.selectFrom('child').select('id').where('authority_id', '=', caller.authority.id).where('reference_hmac', '=', hash).executeTakeFirstOrThrow()
  const held = await sql`select from allocation where child_id = ${child.id} and person_id = ${entry.personId} and retracted_at is null and (ended_on is null or ended_on >= ${entry.startsOn}) limit 1`.execute(tx)
  if (held.rows.length > 0) return 'held-already'
  const waiting = await tx.selectFrom('expected').select('id').where('state', '=', 'open').where('child_id', '=', child.id).where('person_id', '=', entry.personId).executeTakeFirst()
  if (waiting) return 'expected-already'
  if (await mayKeepNumbers(tx, caller)) await tx.insertInto('child_reference').values({ child_id: child.id, authority_id: caller.authority.id, sealed: keys.seal(entry.caseNumber) }).onConflict((conflict) => conflict.column('child_id').doNothing()).execute()
  await expectAllocation(tx, caller, { childId: child.id, personId: entry.personId, teamId: null, startsOn: entry.startsOn, today: entry.today, detail: { subjectKind: entry.subjectKind } })
  return 'expected'
}

/** Takes back what was expected and will not come: the notice withdrawn, the offer declined. */
export async function withdrawExpected(tx: Tx, caller: Caller, withdrawal: { id: number; version: number; today: Day; reason: string }): Promise<'withdrawn' | 'not-found' | 'changed-meanwhile'> {
  const held = await tx.selectFrom('expected').select(['id', 'version', 'state']).where('id', '=', withdrawal.id).forUpdate().executeTakeFirst()
  if (!held) return 'not-found'
  if (held.version !== withdrawal.version || held.state !== 'open') return 'changed-meanwhile'
  await tx.updateTable('expected').set({ state: 'withdrawn', closed_on: withdrawal.today, closed_by: caller.actor, version: held.version + 1 }).where('id', '=', held.id).execute()
  await audit(tx, caller, { action: 'expected-withdrawn', subjectType: 'expected', subjectId: held.id, detail: { reason: withdrawal.reason } })
  return 'withdrawn'
}

async function expect(tx: Tx, caller: Caller, entry: Entry): Promise<number> {
  const { id } = await tx
    .insertInto('expected')
    .values({
      authority_id: caller.authority.id, kind: entry.kind, person_id: entry.personId, team_id: entry.teamId, child_id: entry.childId, on_day: entry.onDay, detail: JSON.stringify(entry.detail),
      entered_on: entry.today, entered_by: caller.actor, closed_on: null, closed_by: null, import_id: null,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  await audit(tx, caller, { action: `${entry.kind}-expected`, subjectType: 'expected', subjectId: id, detail: { onDay: entry.onDay } })
  return id
}

type Entry = { kind: 'notice' | 'starter' | 'allocation'; personId: number | null; teamId: number | null; childId: number | null; onDay: Day; today: Day; detail: Record<string, unknown> }
