import type { Day } from '../../time/day.ts'
import { agreedCaseload, type AgreedCaseload, type PersonalAgreement } from './agreed-caseload.ts'
import { caseloadSteps, inForce, type HeldStep, type WorkloadPeriod } from './held-steps.ts'
import { overSpells, type OverSettings, type OverSpell } from './over-agreed.ts'

/** What was said of a stretch over the agreed caseload. */
export type OverAnswer = { id: number; personId: number; onDay: Day; reason: string; kind: 'plan' | 'exception'; plan: string | null; untilDay: Day; answeredBy: string }

/** What is known of one worker: where, how much of full time, what is held, what was agreed, what was said of being over. */
export type AgreedFactsOf<Answer extends { onDay: Day }> = {
  personId: number
  teamId: number | null
  fteOn: (on: Day) => number | null
  fteChanges: readonly Day[]
  held: readonly HeldStep[]
  agreements: readonly PersonalAgreement[]
  periods: readonly WorkloadPeriod[]
  answers: readonly Answer[]
}

export type AgreedRow<Answer extends { onDay: Day; untilDay: Day }> = {
  personId: number
  teamId: number | null
  /** The programme's phase, or null for a number agreed with the person. */
  stage: string | null
  held: number
  agreed: AgreedCaseload
  /** Above nought: over; below: room. Null where nothing is agreed. */
  difference: number | null
  spells: readonly StretchOf<Answer>[]
  /** The stretch that lasts, if it has become a record. */
  record: StretchOf<Answer> | null
}

export type StretchOf<Answer> = OverSpell & { answer: Answer | null; isAnswerPast: boolean }

/**
 * One worker's agreed caseload on the day of the last allocation file, with every stretch over it that became a record or still lasts.
 * An answer belongs to the stretch that holds its day; it is past when its own last day is.
 */
export function agreedRow<Answer extends { onDay: Day; untilDay: Day }>(facts: AgreedFactsOf<Answer>, on: Day, rules: { fullCaseload: number | null; over: OverSettings }): AgreedRow<Answer> {
  const { personId, teamId, agreements, periods, fteOn, fteChanges } = facts
  const held = facts.held.filter((step) => step.from <= on).at(-1)?.held ?? 0
  const period = inForce(periods, on)
  const agreed = agreedCaseload({ personal: inForce(agreements, on), rule: period?.rule ?? null, fte: fteOn(on), fullCaseload: rules.fullCaseload })
  const steps = caseloadSteps({ held: facts.held, agreements, periods, fteOn, fteChanges, fullCaseload: rules.fullCaseload }, on)
  const spells = overSpells(steps, on, rules.over).filter((spell) => spell.openedOn !== null || spell.endedOn === null).map((spell) => withAnswer(spell, facts.answers, on))
  return {
    personId, teamId, stage: period?.label ?? null, held, agreed,
    difference: agreed.children === null ? null : held - agreed.children,
    spells,
    record: spells.find((spell) => spell.openedOn !== null && spell.endedOn === null) ?? null,
  }
}

function withAnswer<Answer extends { onDay: Day; untilDay: Day }>(spell: OverSpell, answers: readonly Answer[], on: Day): StretchOf<Answer> {
  const answer = answers.filter((one) => one.onDay >= spell.overSince && (spell.endedOn === null || one.onDay <= spell.endedOn)).at(-1) ?? null
  return { ...spell, answer, isAnswerPast: answer !== null && answer.untilDay < on }
}

/** Over without an answer first, then over by most, then least room; who has no agreed number last. */
export function byUrgency<Answer extends { onDay: Day; untilDay: Day }>(a: AgreedRow<Answer>, b: AgreedRow<Answer>): number {
  return rank(a) - rank(b) || (b.difference ?? -Infinity) - (a.difference ?? -Infinity) || a.personId - b.personId
}

function rank({ record, difference }: AgreedRow<{ onDay: Day; untilDay: Day }>): number {
  if (record !== null) return record.answer === null || record.isAnswerPast ? 0 : 1
  return difference === null ? 3 : 2
}
