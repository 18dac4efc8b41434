import type { Day } from '../../time/day.ts'

/** Work that is done with somebody experienced first, and held alone after a decision (C128). */
export const gates = ['child-protection', 'court'] as const
export type Gate = (typeof gates)[number]
export const gateLabels: Readonly<Record<Gate, string>> = { 'child-protection': 'Child protection work', court: 'Court work' }

export const levels = ['not-yet', 'co-work', 'hold'] as const
export type Level = (typeof levels)[number]
export const levelLabels: Readonly<Record<Level, string>> = { 'not-yet': 'Not yet', 'co-work': 'May co-work it', hold: 'May hold it' }

/** The decision in force on a day: the newest by its day, of one day the one that was written last (docs/rules/rotations.md, "Readiness"). */
export function decisionOn(decisions: readonly Decision[], gate: Gate, on: Day): Decision | null {
  return decisions.reduce<Decision | null>((found, one) => (one.gate === gate && one.decidedOn <= on && (found === null || one.decidedOn > found.decidedOn || (one.decidedOn === found.decidedOn && one.id > found.id)) ? one : found), null)
}

/** "May co-work it, since 2 October 2026", or that nobody has decided. */
export function saidReadiness(decision: Decision | null, shown: (day: Day) => string): string {
  if (decision === null) return 'Nobody has decided yet'
  return `${levelLabels[decision.level]}, ${decision.level === 'not-yet' ? 'decided' : 'since'} ${shown(decision.decidedOn)}`
}

export type Decision = { id: number; gate: Gate; level: Level; decidedOn: Day; reason: string; decidedBy: string }
