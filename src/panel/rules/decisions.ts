import type { Day } from '../../time/day.ts'

/** What a panel can decide (users.md 3.3 of the research; docs/rules/panel.md, Decisions). */
export const decisions = ['pass', 'pass-with-amendments', 'defer', 'extend', 'fail'] as const
export type Decision = (typeof decisions)[number]

export const decisionLabels: Readonly<Record<Decision, string>> = { pass: 'Pass', 'pass-with-amendments': 'Pass with amendments', defer: 'Defer', extend: 'Extend', fail: 'Fail' }

/** What an assessor can recommend. */
export const recommendations = ['pass', 'defer', 'extend', 'fail'] as const
export type Recommendation = (typeof recommendations)[number]


/**
 * What stands in the way of a decision, in the order in which people mend it. Two people for a decision that matters: the assessor
 * recommends, the panel decides (C093); a fail only after HR has been involved (docs/rules/panel.md, Fail).
 */
export function refusalOf(decision: ProposedDecision, facts: CaseFacts): DecisionRefusal | null {
  if (facts.panelOn > facts.on) return { kind: 'too-early' }
  if (facts.chairConflicts.length > 0) return { kind: 'conflict', why: facts.chairConflicts }
  if (facts.recommendedBy === null && !isPutOff(decision.decision)) return { kind: 'no-recommendation' }
  if (facts.recommendedBy !== null && facts.recommendedBy === facts.decidedBy) return { kind: 'same-person' }
  if (facts.present < facts.quorum) return { kind: 'no-quorum', present: facts.present, quorum: facts.quorum }
  if (facts.isFullRead && facts.sheets < 2 && !isPutOff(decision.decision)) return { kind: 'not-read', sheets: facts.sheets }
  if (decision.decision === 'fail' && !facts.hasHrStep) return { kind: 'needs-hr-step' }
  return null
}

/** Whether the decision ends the programme, or only moves it. */
export function isPutOff(decision: Decision): boolean {
  return decision === 'defer' || decision === 'extend'
}

/** Pass with amendments becomes a pass when the chair has seen them; until then nothing follows. */
export function isPassed(decision: Decision, amendmentsSeenOn: Day | null): boolean {
  return decision === 'pass' || (decision === 'pass-with-amendments' && amendmentsSeenOn !== null)
}

export type ProposedDecision = { decision: Decision; until: Day | null }

export type CaseFacts = {
  on: Day
  panelOn: Day
  recommendedBy: number | null
  decidedBy: number
  chairConflicts: readonly string[]
  /** Members present who have no conflict in this case. */
  present: number
  quorum: number
  isFullRead: boolean
  /** Reading sheets that were handed in. */
  sheets: number
  hasHrStep: boolean
}

export type DecisionRefusal =
  | { kind: 'too-early' | 'no-recommendation' | 'same-person' | 'needs-hr-step' }
  | { kind: 'conflict'; why: readonly string[] }
  | { kind: 'no-quorum'; present: number; quorum: number }
  | { kind: 'not-read'; sheets: number }
