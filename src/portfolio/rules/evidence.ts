/** What an item of a portfolio can be (GOV.UK, ASYE framework; self-assessments and plans: the templates that came with it). */
export const evidenceKinds = [
  'observation', 'child-feedback', 'professional-feedback', 'report', 'reflection', 'self-assessment-start', 'self-assessment-middle', 'self-assessment-end', 'development-plan', 'learning', 'other',
] as const
export type EvidenceKind = (typeof evidenceKinds)[number]

export const kindLabels: Readonly<Record<EvidenceKind, string>> = {
  observation: 'Direct observation',
  'child-feedback': 'Feedback from a child or young person',
  'professional-feedback': 'Feedback from another professional',
  report: 'Written report',
  reflection: 'Critical reflection',
  'self-assessment-start': 'Self-assessment at the start',
  'self-assessment-middle': 'Self-assessment in the middle',
  'self-assessment-end': 'Self-assessment at the end',
  'development-plan': 'Development plan',
  learning: 'Learning',
  other: 'Something else',
}

export type EvidenceState = 'draft' | 'submitted' | 'returned' | 'accepted'
export type EvidenceOrigin = 'own' | 'observation' | 'feedback' | 'paper' | 'academy-day'

export const stateWords: Readonly<Record<EvidenceState, string>> = { draft: 'Draft, only you', submitted: 'With the assessor', returned: 'Sent back', accepted: 'Accepted' }

/** Drafts and what was sent back belong to their author; the rest is read and not changed (docs/rules/portfolio.md, "States"). */
export function mayChange(state: EvidenceState, origin: EvidenceOrigin): boolean {
  return origin !== 'feedback' && (state === 'draft' || state === 'returned')
}
