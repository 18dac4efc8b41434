import { audit } from '../access/audit.ts'
import type { Caller, Tx } from '../access/begin.ts'
import { findCase, tiesOf } from './queries.ts'
import { conflictsOf } from './rules/conflicts.ts'
import type { ReaderView, ReadingSheet } from './rules/reading-sheet.ts'

/** A reader's sheet: a draft for the reader alone until it is handed in, and then the panel's, unchanged. */
export async function saveReading(tx: Tx, caller: Caller, input: ReadingInput): Promise<{ kind: 'saved' | 'not-found' | 'not-reader' | 'handed-in' } | { kind: 'stale'; by: string; at: Date } | { kind: 'conflict'; why: readonly string[] }> {
  const found = await findCase(tx, input.caseId)
  if (found === null || caller.user === null) return { kind: 'not-found' }
  const { user } = caller
  if (found.row.reader_1 !== user.id && found.row.reader_2 !== user.id) return { kind: 'not-reader' }
  const why = conflictsOf(tiesOf(found), { userId: user.id, personId: user.personId })
  if (why.length > 0) return { kind: 'conflict', why }
  const held = found.readings.find((reading) => reading.reader_user === user.id)
  if (held !== undefined && held.handed_in_at !== null) return { kind: 'handed-in' }
  const handedInAt = input.isHandedIn ? new Date() : null
  const written = await tx
    .insertInto('panel_reading')
    .values({ case_id: found.row.id, authority_id: caller.authority.id, reader_user: user.id, reader_name: caller.actor, sheet: JSON.stringify(input.sheet), view: input.view, handed_in_at: handedInAt })
    .onConflict((conflict) => conflict.columns(['case_id', 'reader_user']).doUpdateSet({ sheet: JSON.stringify(input.sheet), view: input.view, handed_in_at: handedInAt, version: input.version + 1, changed_at: new Date() }).where('panel_reading.version', '=', input.version))
    .returning('version')
    .executeTakeFirst()
  if (!written) return { kind: 'stale', by: caller.actor, at: held?.changed_at ?? new Date(0) }
  if (input.isHandedIn) await audit(tx, caller, { action: 'panel-sheet-handed-in', subjectType: 'person', subjectId: found.row.person_id, detail: { case: found.row.id } })
  return { kind: 'saved' }
}

export type ReadingInput = { caseId: number; sheet: ReadingSheet; view: ReaderView | null; isHandedIn: boolean; version: number }
