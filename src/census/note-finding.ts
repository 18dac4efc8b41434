import { sql } from 'kysely'
import { audit } from '../access/audit.ts'
import type { Caller, Tx } from '../access/begin.ts'
import { saved, type Stale } from './stale.ts'
import type { NoteState } from './tables.ts'

/** Keeps a note on a check (no row key) or on one record of it: the explanation for DfE, who deals with it, how it stands. */
export async function noteFinding(tx: Tx, caller: Caller, year: number, input: NoteInput): Promise<typeof saved | Stale> {
  const held = await tx.selectFrom('finding_note').selectAll().where('year', '=', year).where('check_id', '=', input.check).where('row_key', '=', input.rowKey).forUpdate().executeTakeFirst()
  if ((held?.version ?? 0) !== input.version) return { kind: 'stale', by: held?.changed_by ?? '', at: held?.changed_at ?? new Date(0), now: held?.note ?? '' }
  const written = await tx
    .insertInto('finding_note')
    .values({ authority_id: caller.authority.id, year, check_id: input.check, row_key: input.rowKey, note: input.note, owner: input.owner, state: input.state, changed_by: caller.actor })
    .onConflict((conflict) =>
      conflict.columns(['authority_id', 'year', 'check_id', 'row_key'])
        .doUpdateSet({ note: input.note, owner: input.owner, state: input.state, changed_by: caller.actor, changed_at: sql`now()`, version: input.version + 1 })
        .where('finding_note.version', '=', input.version),
    )
    .returning('id')
    .executeTakeFirst()
  if (!written) return { kind: 'stale', by: 'somebody else', at: new Date(0), now: 'changed this moment' }
  await audit(tx, caller, { action: 'census-finding-noted', subjectType: 'census-return', subjectId: year, detail: { check: input.check, row: input.rowKey, state: input.state, owner: input.owner } })
  return saved
}

export type NoteInput = { check: string; rowKey: string; note: string; owner: string; state: NoteState; version: number }
