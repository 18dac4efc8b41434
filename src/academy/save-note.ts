import { audit } from '../access/audit.ts'
import type { Caller, Tx } from '../access/begin.ts'

/** The academy's own word beside a person on the board; the newest stands. */
export async function saveNote(tx: Tx, caller: Caller, input: { enrolmentId: number; personId: number; note: string; now: Date }): Promise<void> {
  const values = { note: input.note, written_by: caller.actor, written_at: input.now }
  await tx
    .insertInto('enrolment_note')
    .values({ enrolment_id: input.enrolmentId, authority_id: caller.authority.id, person_id: input.personId, ...values })
    .onConflict((conflict) => conflict.column('enrolment_id').doUpdateSet((eb) => ({ ...values, version: eb('enrolment_note.version', '+', 1) })))
    .execute()
  await audit(tx, caller, { action: 'academy-note-written', subjectType: 'person', subjectId: input.personId })
}
