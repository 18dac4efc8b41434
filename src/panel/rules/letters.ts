import { formatDay, type Day } from '../../time/day.ts'
import type { Decision } from './decisions.ts'

/**
 * The letter to the NQSW in paragraphs, for the chair to sign: what was decided, why, what follows, how to appeal. It goes out as Word,
 * so that a council puts its own words around it (docs/rules/panel.md, Letters).
 */
export function letterTo(facts: LetterFacts): string[] {
  const { decision, until } = facts
  const by = until === null ? '' : formatDay(until)
  const opening: Readonly<Record<Decision, string>> = {
    pass: `The Academy Panel of ${formatDay(facts.panelOn)} has decided that you have passed ${facts.programme}.`,
    'pass-with-amendments': facts.amendmentsSeen
      ? `The amendments that the Academy Panel of ${formatDay(facts.panelOn)} asked for have been seen by its chair: you have passed ${facts.programme}.`
      : `The Academy Panel of ${formatDay(facts.panelOn)} has decided that you pass ${facts.programme} when the amendments below are made. Please hand them in by ${by}; the chair looks at them and tells you.`,
    defer: `The Academy Panel of ${formatDay(facts.panelOn)} has put off its decision on your portfolio. It comes before the panel again after ${by}.`,
    extend: `The Academy Panel of ${formatDay(facts.panelOn)} has extended your time on ${facts.programme} to ${by}.`,
    fail: `The Academy Panel of ${formatDay(facts.panelOn)} has decided that you have not passed ${facts.programme}.`,
  }
  return [
    `Dear ${facts.name},`,
    opening[decision],
    `The panel's reasons: ${facts.reasons}`,
    ...(facts.incrementFrom === null ? [] : [`Your increment counts from ${formatDay(facts.incrementFrom)}, the day after your assessed year, whatever the day of the panel. HR has been told.`]),
    ...(facts.plan === null ? [] : [`A plan for your next years, from ${formatDay(facts.plan.from)} to ${formatDay(facts.plan.until)}, is open for you and your manager to fill.`]),
    ...(decision === 'fail' ? ['Your manager and HR will talk with you about what this means for your post.'] : []),
    ...(decision === 'pass' || facts.amendmentsSeen ? [] : ['You may appeal to the academy coordinator in writing. An appeal is decided by somebody who neither recommended nor decided.']),
    'Yours sincerely,',
    `${facts.chair}, chair of the Academy Panel`,
  ]
}

export type LetterFacts = {
  name: string
  programme: string
  panelOn: Day
  decision: Decision
  until: Day | null
  reasons: string
  amendmentsSeen: boolean
  incrementFrom: Day | null
  plan: { from: Day; until: Day } | null
  chair: string
}
