/** The stages of a direct observation, in their order, and whose each is (Skills for Care, direct observation: plan, reflection, report, response). */
export const stages = ['plan', 'reflection', 'report', 'response'] as const
export type Stage = (typeof stages)[number]

export const stageFacts: Readonly<Record<Stage, { label: string; whose: 'nqsw' | 'observer'; ask: string; points: readonly string[] }>> = {
  plan: { label: 'Plan', whose: 'nqsw', ask: 'What will be observed, and what do you want feedback on?', points: ['The setting and the purpose of the contact', 'Which standards it can show', 'How the child or family agreed to it'] },
  reflection: { label: 'NQSW’s reflection', whose: 'nqsw', ask: 'How did it go?', points: ['What went well and why', 'What you would do differently', 'What theory, research or law you drew on'] },
  report: { label: 'Observer’s report', whose: 'observer', ask: 'What did you see?', points: ['What was done and said, and its effect', 'Which standards it showed', 'Strengths, and what to develop'] },
  response: { label: 'NQSW’s response', whose: 'nqsw', ask: 'What do you take from the report?', points: ['What you agree and disagree with', 'What you will do next'] },
}

/** The label inside a sentence: "observer’s report", "NQSW’s response". */
export function stageInSentence(stage: Stage): string {
  return stageFacts[stage].label.replace(/^[A-Z](?![A-Z])/, (letter) => letter.toLowerCase())
}

/** Which stages can be written now: the plan first; reflection and report independently of each other; the response after both (docs/rules/portfolio.md, "Observations"). */
export function openStages(signed: ReadonlySet<Stage>): Stage[] {
  if (!signed.has('plan')) return ['plan']
  const middle = (['reflection', 'report'] as const).filter((stage) => !signed.has(stage))
  if (middle.length > 0) return [...middle]
  return signed.has('response') ? [] : ['response']
}

/** Whether everything is signed, so that the observation is evidence. */
export function isWhole(signed: ReadonlySet<Stage>): boolean {
  return stages.every((stage) => signed.has(stage))
}
