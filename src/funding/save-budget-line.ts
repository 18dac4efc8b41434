import { audit } from '../access/audit.ts'
import type { Caller, Tx } from '../access/begin.ts'
import type { BudgetLine } from './rules/budget.ts'

/** Adds a line of a year's budget or changes one (`id` and `version` as they were read; 0 for a new one). */
export async function saveBudgetLine(tx: Tx, caller: Caller, financialYear: number, line: BudgetLine): Promise<'saved' | 'changed-meanwhile' | 'same-name'> {
  const { id, kind, label, planned, actual, version } = line
  const taken = await tx.selectFrom('budget_line').select('id').where('financial_year', '=', financialYear).where('kind', '=', kind).where('label', '=', label).executeTakeFirst()
  if (taken && taken.id !== id) return 'same-name'
  if (id === 0) {
    const added = await tx
      .insertInto('budget_line')
      .values({ authority_id: caller.authority.id, financial_year: financialYear, kind, label, planned, actual })
      .onConflict((conflict) => conflict.columns(['authority_id', 'financial_year', 'kind', 'label']).doNothing())
      .returning('id')
      .executeTakeFirst()
    if (!added) return 'same-name'
  } else {
    const changed = await tx.updateTable('budget_line').set({ kind, label, planned, actual, version: version + 1 }).where('id', '=', id).where('version', '=', version).where('financial_year', '=', financialYear).returning('id').executeTakeFirst()
    if (!changed) return 'changed-meanwhile'
  }
  await audit(tx, caller, { action: 'budget-line-saved', subjectType: 'budget', subjectId: financialYear, detail: { kind, label, planned, actual } })
  return 'saved'
}
