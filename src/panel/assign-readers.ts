import { audit } from '../access/audit.ts'
import type { Caller, Tx } from '../access/begin.ts'
import { listCases, listSeats, findCase, findPanel, tiesOf } from './queries.ts'
import { conflictsOf } from './rules/conflicts.ts'
import { drawFullReads } from './rules/full-read-sample.ts'

/** Draws which portfolios are read in full, once, when they are in; a later draw would let somebody choose. */
export async function drawReads(tx: Tx, caller: Caller, panelId: number): Promise<{ kind: 'drawn'; full: number } | { kind: 'not-found' | 'drawn-already' | 'nothing-there' }> {
  const panel = await tx.selectFrom('panel').selectAll().where('id', '=', panelId).forUpdate().executeTakeFirst()
  if (!panel) return { kind: 'not-found' }
  if (panel.drawn_at !== null) return { kind: 'drawn-already' }
  const cases = await listCases(tx, panelId)
  if (cases.length === 0) return { kind: 'nothing-there' }
  const full = drawFullReads(cases.map((one) => ({ id: one.row.id, recommendation: one.recommendation?.recommends ?? null })), { seed: panel.draw_seed, share: panel.full_read_share })
  for (const { row } of cases) await tx.updateTable('panel_case').set({ is_full_read: full.has(row.id) }).where('id', '=', row.id).execute()
  await tx.updateTable('panel').set({ drawn_at: new Date(), version: panel.version + 1, changed_by: caller.actor, changed_at: new Date() }).where('id', '=', panelId).execute()
  await audit(tx, caller, { action: 'panel-reads-drawn', subjectType: 'panel', subjectId: panelId, detail: { seed: panel.draw_seed, share: panel.full_read_share, full: [...full] } })
  return { kind: 'drawn', full: full.size }
}

/** Names the two readers of a portfolio. Whoever supervises, mentors, assesses or declared a conflict is refused. */
export async function assignReaders(tx: Tx, caller: Caller, input: { caseId: number; readers: readonly [number, number]; version: number }): Promise<{ kind: 'assigned' } | ReaderRefusal> {
  const found = await findCase(tx, input.caseId)
  if (found === null || (await findPanel(tx, found.row.panel_id)) === null) return { kind: 'not-found' }
  const held = await tx.selectFrom('panel_case').select(['version', 'changed_by', 'changed_at']).where('id', '=', input.caseId).forUpdate().executeTakeFirst()
  if (!held || held.version !== input.version) return { kind: 'stale', by: held?.changed_by ?? '', at: held?.changed_at ?? new Date(0) }
  if (input.readers[0] === input.readers[1]) return { kind: 'same-twice' }
  const seats = await listSeats(tx, found.row.panel_id)
  for (const reader of input.readers) {
    const seat = seats.find((one) => one.user_id === reader)
    if (!seat) return { kind: 'not-a-member' }
    const why = conflictsOf(tiesOf(found), { userId: seat.user_id, personId: seat.member_person_id })
    if (why.length > 0) return { kind: 'conflict', name: seat.name, userId: seat.user_id, why }
  }
  const read = found.readings.filter((reading) => !input.readers.includes(reading.reader_user) && reading.handed_in_at !== null)
  if (read.length > 0) return { kind: 'has-read', name: read[0]?.reader_name ?? '' }
  await tx
    .updateTable('panel_case')
    .set({ reader_1: input.readers[0], reader_2: input.readers[1], version: held.version + 1, changed_by: caller.actor, changed_at: new Date() })
    .where('id', '=', input.caseId)
    .execute()
  await audit(tx, caller, { action: 'panel-readers-assigned', subjectType: 'person', subjectId: found.row.person_id, detail: { case: input.caseId, readers: input.readers } })
  return { kind: 'assigned' }
}

export type ReaderRefusal =
  | { kind: 'not-found' }
  | { kind: 'same-twice' | 'not-a-member' }
  | { kind: 'stale'; by: string; at: Date }
  | { kind: 'conflict'; name: string; userId: number; why: readonly string[] }
  | { kind: 'has-read'; name: string }
