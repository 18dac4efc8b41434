import { sql } from 'kysely'
import { audit } from '../access/audit.ts'
import type { Caller, Tx } from '../access/begin.ts'
import { saved, type Stale } from './stale.ts'

/** Writes DfE's number of a rule beside our id, from DfE's own document, which was not available when this was made. */
export async function setRuleNumber(tx: Tx, caller: Caller, input: { check: string; dfe: string; version: number }): Promise<typeof saved | Stale> {
  const held = await tx.selectFrom('rule_number').selectAll().where('check_id', '=', input.check).forUpdate().executeTakeFirst()
  if ((held?.version ?? 0) !== input.version) return { kind: 'stale', by: held?.changed_by ?? '', at: held?.changed_at ?? new Date(0), now: held?.dfe ?? '' }
  const written = await tx
    .insertInto('rule_number')
    .values({ authority_id: caller.authority.id, check_id: input.check, dfe: input.dfe, changed_by: caller.actor })
    .onConflict((conflict) =>
      conflict.columns(['authority_id', 'check_id']).doUpdateSet({ dfe: input.dfe, changed_by: caller.actor, changed_at: sql`now()`, version: input.version + 1 }).where('rule_number.version', '=', input.version),
    )
    .returning('version')
    .executeTakeFirst()
  if (!written) return { kind: 'stale', by: 'somebody else', at: new Date(0), now: 'changed this moment' }
  await audit(tx, caller, { action: 'census-rule-number-set', subjectType: 'census-check', subjectId: input.check, detail: { dfe: input.dfe, before: held?.dfe ?? null } })
  return saved
}
