import type { Caller, Tx } from './begin.ts'

/**
 * Writes what happened in the transaction of the change itself: there is no change without its row, and no row without its change.
 * Who did it comes from the database's own context, not from here.
 */
export async function audit(tx: Tx, caller: Caller, entry: AuditEntry): Promise<void> {
  await auditAll(tx, caller, [entry])
}

/** The same for one act that concerns many: a row for each. */
export async function auditAll(tx: Tx, _caller: Caller, entries: readonly AuditEntry[]): Promise<void> {
  if (entries.length === 0) return
  await tx
    .insertInto('audit')
    .values(entries.map((entry) => ({ action: entry.action, subject_type: entry.subjectType, subject_id: String(entry.subjectId), detail: JSON.stringify(entry.detail ?? {}) })))
    .execute()
}

export type AuditEntry = { action: string; subjectType: string; subjectId: string | number; detail?: Record<string, unknown> }
