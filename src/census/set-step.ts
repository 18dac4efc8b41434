import { sql } from 'kysely'
import { audit } from '../access/audit.ts'
import type { Caller, Tx } from '../access/begin.ts'
import type { Day } from '../time/day.ts'
import { saved, type Stale } from './stale.ts'
import type { StepName } from './tables.ts'

/** Sets when a step is due, and when it was done. */
export async function setStep(tx: Tx, caller: Caller, year: number, input: StepInput): Promise<typeof saved | Stale> {
  const held = await tx.selectFrom('return_step').selectAll().where('year', '=', year).where('step', '=', input.step).forUpdate().executeTakeFirst()
  if ((held?.version ?? 0) !== input.version) return { kind: 'stale', by: held?.changed_by ?? '', at: held?.changed_at ?? NEVER, now: `due ${held?.due_on ?? 'not set'}, done ${held?.done_on ?? 'not set'}` }
  const written = await tx
    .insertInto('return_step')
    .values({ authority_id: caller.authority.id, year, step: input.step, due_on: input.dueOn, done_on: input.doneOn, changed_by: caller.actor })
    .onConflict((conflict) =>
      conflict.columns(['authority_id', 'year', 'step']).doUpdateSet({ due_on: input.dueOn, done_on: input.doneOn, changed_by: caller.actor, changed_at: sql`now()`, version: input.version + 1 }).where('return_step.version', '=', input.version),
    )
    .returning('version')
    .executeTakeFirst()
  if (!written) return { kind: 'stale', by: 'somebody else', at: NEVER, now: 'changed this moment' }
  await audit(tx, caller, { action: 'census-step-set', subjectType: 'census-return', subjectId: year, detail: { step: input.step, dueOn: input.dueOn, doneOn: input.doneOn, before: held === undefined ? null : { dueOn: held.due_on, doneOn: held.done_on } } })
  return saved
}

const NEVER = new Date(0)

export type StepInput = { step: StepName; dueOn: Day | null; doneOn: Day | null; version: number }
