import { audit } from '../access/audit.ts'
import type { Caller, Tx } from '../access/begin.ts'
import type { Day } from '../time/day.ts'
import type { ClosedPrompt, Prompt, PromptRule } from './rules/prompts.ts'

/** Notes that conversations were held or declined, each once; who was quicker stands. How many were noted. */
export async function closePrompts(tx: Tx, caller: Caller, prompts: readonly Prompt[], input: { outcome: 'held' | 'declined'; onDay: Day }): Promise<number> {
  let noted = 0
  for (const { personId, rule, dueOn } of prompts) {
    const added = await tx
      .insertInto('stay_conversation')
      .values({ authority_id: caller.authority.id, person_id: personId, rule, due_on: dueOn, outcome: input.outcome, on_day: input.onDay, recorded_by: caller.actor })
      .onConflict((conflict) => conflict.doNothing())
      .returning('id')
      .executeTakeFirst()
    if (!added) continue
    noted += 1
    await audit(tx, caller, { action: 'stay-conversation-closed', subjectType: 'person', subjectId: personId, detail: { rule, dueOn, ...input } })
  }
  return noted
}

/** Takes back what was noted by mistake: the conversation is due again. */
export async function reopenPrompts(tx: Tx, caller: Caller, prompts: readonly { personId: number; rule: PromptRule; dueOn: Day }[]): Promise<void> {
  for (const { personId, rule, dueOn } of prompts) {
    const gone = await tx.deleteFrom('stay_conversation').where('person_id', '=', personId).where('rule', '=', rule).where('due_on', '=', dueOn).returning(['outcome', 'on_day']).executeTakeFirst()
    if (gone) await audit(tx, caller, { action: 'stay-conversation-reopened', subjectType: 'person', subjectId: personId, detail: { rule, dueOn, was: gone.outcome, onDay: gone.on_day } })
  }
}

export async function listClosed(tx: Tx): Promise<ClosedPrompt[]> {
  const rows = await tx.selectFrom('stay_conversation').select(['person_id', 'rule', 'due_on', 'outcome', 'on_day']).orderBy('on_day', 'desc').orderBy('id', 'desc').execute()
  return rows.map((row) => ({ personId: row.person_id, rule: row.rule, dueOn: row.due_on, outcome: row.outcome, onDay: row.on_day }))
}
