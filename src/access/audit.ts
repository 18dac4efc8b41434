import type { Caller, Tx } from './begin.ts'

/** Writes what happened in the transaction of the change itself: there is no change without its row, and no row without its change. */
export async function audit(tx: Tx, caller: Caller, entry: AuditEntry): Promise<void> {
  await tx
    .insertInto('audit')
    .values({
      authority_id: caller.authority.id,
      user_id: caller.user?.id ?? null,
      actor: caller.actor,
      action: entry.action,
      subject_type: entry.subjectType,
      subject_id: String(entry.subjectId),
      detail: JSON.stringify(entry.detail ?? {}),
    })
    .execute()
}

export type AuditEntry = { action: string; subjectType: string; subjectId: string | number; detail?: Record<string, unknown> }
