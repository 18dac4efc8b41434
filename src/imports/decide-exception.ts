import { audit } from '../access/audit.ts'
import type { Caller, Tx } from '../access/begin.ts'
import type { Day } from '../time/day.ts'
import { isEmptyPlan } from '../workforce/rules/plan-record.ts'
import { writePlan } from './apply-import.ts'
import { matchHolders } from './match-holders.ts'
import { planChange } from './plan-import.ts'
import { lockRecord, moveMark } from './record-lock.ts'
import type { ExceptionKind } from './rules/exceptions.ts'

/**
 * Keeps what a person decided about one exception, or about several that are alike; it outlasts every file. A decision about who
 * is who folds the record again.
 */
export async function decideExceptions(tx: Tx, caller: Caller, decisions: readonly ExceptionDecision[]): Promise<DecideOutcome> {
  const missing = decisions.find((decision) => decision.answer === 'ignore' && decision.reason.trim() === '')
  if (missing) return { kind: 'reason-missing' }
  await lockRecord(tx, caller)
  let identity = false
  for (const decision of decisions) {
    const row = rowOf(decision)
    identity ||= row.kind === 'identity'
    const detail = JSON.stringify(row.detail)
    const values = { answer: row.answer, detail, until: row.until, reason: row.reason, decided_by: caller.actor }
    await tx
      .insertInto('decision')
      .values({ authority_id: caller.authority.id, kind: row.kind, subject: row.subject, ...values })
      .onConflict((conflict) => conflict.columns(['authority_id', 'kind', 'subject']).doUpdateSet(values))
      .execute()
    await audit(tx, caller, { action: 'exception-decided', subjectType: 'decision', subjectId: `${row.kind}:${row.subject}`.slice(0, 300), detail: { exception: decision.exception, answer: decision.answer, ...row.detail, ...(row.reason === null ? {} : { reason: row.reason }) } })
  }
  if (identity) {
    const plan = await planChange(tx, {})
    if (!isEmptyPlan(plan.record)) {
      await writePlan(tx, caller, plan)
      await moveMark(tx, caller)
    }
  }
  const matched = await matchHolders(tx)
  return { kind: 'decided', count: decisions.length, matched }
}

function rowOf(decision: ExceptionDecision): DecisionRow {
  switch (decision.answer) {
    case 'person':
      return { kind: 'holder', subject: decision.subject, answer: 'person', detail: { identifier: decision.identifier }, until: null, reason: null }
    case 'not-a-person':
    case 'not-social-worker':
      return { kind: 'holder', subject: decision.subject, answer: decision.answer, detail: {}, until: null, reason: null }
    case 'same':
    case 'different': {
      const [left = '', right = ''] = decision.subject.split('|')
      return { kind: 'identity', subject: left, answer: decision.answer, detail: { other: right }, until: null, reason: null }
    }
    case 'ignore':
      return { kind: 'ignore', subject: `${decision.exception}:${decision.subject}`, answer: 'ignore', detail: {}, until: decision.until, reason: decision.reason }
  }
}

type DecisionRow = { kind: 'holder' | 'identity' | 'ignore'; subject: string; answer: string; detail: Record<string, unknown>; until: Day | null; reason: string | null }

/** `subject` is the exception's own; `identifier` is the person's strongest number, "swe:SW1234" or "staff:00871". */
export type ExceptionDecision = { exception: ExceptionKind; subject: string } & (
  | { answer: 'person'; identifier: string }
  | { answer: 'not-a-person' | 'not-social-worker' | 'same' | 'different' }
  | { answer: 'ignore'; until: Day | null; reason: string }
)
export type DecideOutcome = { kind: 'decided'; count: number; matched: number } | { kind: 'reason-missing' }
