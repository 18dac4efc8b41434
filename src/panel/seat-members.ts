import { audit } from '../access/audit.ts'
import type { Caller, Tx } from '../access/begin.ts'
import { findPanel } from './queries.ts'
import type { Tie } from './tables.ts'

/** Who sits on a panel, and who takes the chair: one of the members, always exactly one. */
export async function seatMembers(tx: Tx, caller: Caller, panelId: number, members: readonly Member[], chairUserId: number): Promise<{ kind: 'seated' } | { kind: 'not-found' | 'no-chair' | 'reader-leaves' }> {
  if ((await findPanel(tx, panelId)) === null) return { kind: 'not-found' }
  if (!members.some((member) => member.userId === chairUserId)) return { kind: 'no-chair' }
  const users = members.map((member) => member.userId)
  const leaving = await tx.selectFrom('panel_seat').select('user_id').where('panel_id', '=', panelId).where('user_id', 'not in', users).execute()
  const readers = await tx.selectFrom('panel_case').select(['reader_1', 'reader_2']).where('panel_id', '=', panelId).execute()
  if (leaving.some(({ user_id: user }) => readers.some((row) => row.reader_1 === user || row.reader_2 === user))) return { kind: 'reader-leaves' }
  await tx.deleteFrom('panel_seat').where('panel_id', '=', panelId).where('user_id', 'not in', users).execute()
  await tx.updateTable('panel_seat').set({ is_chair: false }).where('panel_id', '=', panelId).where('user_id', '<>', chairUserId).execute()
  for (const member of members) {
    await tx
      .insertInto('panel_seat')
      .values({ panel_id: panelId, authority_id: caller.authority.id, user_id: member.userId, member_person_id: member.personId, name: member.name, is_chair: member.userId === chairUserId, is_present: null })
      .onConflict((conflict) => conflict.columns(['panel_id', 'user_id']).doUpdateSet({ is_chair: member.userId === chairUserId }))
      .execute()
  }
  await audit(tx, caller, { action: 'panel-seated', subjectType: 'panel', subjectId: panelId, detail: { members: users, chair: chairUserId } })
  return { kind: 'seated' }
}

/**
 * Who is there on the day. With it the ties of every portfolio are taken anew, so that whoever became a mentor or manager since the
 * agenda was made is in conflict on the day itself.
 */
export async function recordPresent(tx: Tx, caller: Caller, panelId: number, present: readonly number[], tiesOf: ReadonlyMap<number, readonly Tie[]>): Promise<void> {
  const seats = await tx.selectFrom('panel_seat').select('user_id').where('panel_id', '=', panelId).execute()
  for (const { user_id: user } of seats) await tx.updateTable('panel_seat').set({ is_present: present.includes(user) }).where('panel_id', '=', panelId).where('user_id', '=', user).execute()
  for (const { id, enrolment_id: enrolmentId } of await tx.selectFrom('panel_case').select(['id', 'enrolment_id']).where('panel_id', '=', panelId).execute()) {
    const ties = tiesOf.get(enrolmentId)
    if (ties !== undefined) await tx.updateTable('panel_case').set({ ties: JSON.stringify(ties) }).where('id', '=', id).execute()
  }
  await audit(tx, caller, { action: 'panel-present', subjectType: 'panel', subjectId: panelId, detail: { present } })
}

export type Member = { userId: number; personId: number | null; name: string }
