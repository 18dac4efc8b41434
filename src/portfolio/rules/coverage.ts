import type { EvidenceMinima } from '../../academy/rules/programme.ts'
import { addDays, daysBetween, formatDay, later, shortDay, type Day } from '../../time/day.ts'
import type { EvidenceKind } from './evidence.ts'

/** How much there is of one kind of evidence: accepted counts, submitted waits. */
export type KindCount = { kind: EvidenceKind; state: string; n: number }

/**
 * The minima of the programme's version beside what is accepted, and what is missing in words. A guide and no verdict: assessment is
 * holistic (docs/rules/portfolio.md, "Coverage"; GOV.UK, ASYE framework).
 */
export function coverageOf(minima: EvidenceMinima, counts: readonly KindCount[], handInOn: Day, on: Day): Coverage {
  const lines = LINES.map(({ key, kinds, label, one, many, short, of }) => {
    const count = (state: string) => counts.filter((row) => row.state === state && kinds.includes(row.kind)).reduce((sum, row) => sum + row.n, 0)
    const wanted = of(minima)
    const have = count('accepted')
    const left = Math.max(0, wanted - have)
    return { key, label, short, have, of: wanted, waiting: count('submitted'), left, said: left === 0 ? null : `${left} ${left === 1 ? one : many} left` }
  }).filter((line) => line.of > 0)
  const missing = lines.flatMap((line) => {
    if (line.said === null) return []
    const waiting = line.waiting === 0 ? '' : ` (${Math.min(line.waiting, line.left)} with the assessor)`
    return [`${line.said}${waiting}, ${bookWords(line.key, line.left, handInOn, on)}`]
  })
  return { lines, missing, isComplete: missing.length === 0, handInOn }
}

/**
 * The day by which the next observation is booked so that those left can be held one after the other: spread evenly over the days until
 * two weeks before hand-in, which the report and the response need. Never a day that is past.
 */
export function bookBy(left: number, handInOn: Day, on: Day): Day {
  const last = addDays(handInOn, -14)
  return left < 1 || last <= on ? later(on, last) : addDays(on, Math.floor(daysBetween(on, last) / left))
}

function bookWords(key: string, left: number, handInOn: Day, on: Day): string {
  if (handInOn < on) return `hand-in was on ${shortDay(handInOn)}`
  if (key !== 'observations') return `in by ${shortDay(handInOn)}`
  const by = bookBy(left, handInOn, on)
  return by <= on ? `book now: hand-in is on ${shortDay(handInOn)}` : `book ${left === 1 ? '' : 'the next '}by ${shortDay(by)}`
}

/** "2 of 6": of how many minima the number is reached. */
export function saidMinima(lines: readonly CoverageLine[]): string {
  return `${lines.filter(({ left }) => left === 0).length} of ${lines.length}`
}

/** "2 observations, 1 report": what is missing in short words, for a list of many people. */
export function shortMissing(lines: readonly CoverageLine[]): string {
  if (lines.every(({ have }) => have === 0)) return 'Nothing is accepted yet'
  return lines.every(({ left }) => left === 0) ? 'Nothing' : lines.filter(({ left }) => left > 0).map(({ left, short: [one, many] }) => `${left} ${left === 1 ? one : many}`).join(', ')
}

/** "Complete", or what is missing in one sentence. */
export function describeCoverage({ isComplete, missing, handInOn }: Coverage): string {
  return isComplete ? `Complete by number. Hand-in is on ${formatDay(handInOn)}.` : `${missing.join('; ')}.`
}

const LINES: readonly { key: string; kinds: readonly EvidenceKind[]; label: string; one: string; many: string; short: readonly [one: string, many: string]; of: (minima: EvidenceMinima) => number }[] = [
  { key: 'observations', kinds: ['observation'], label: 'Direct observations', one: 'observation', many: 'observations', short: ['observation', 'observations'], of: (minima) => minima.observations },
  { key: 'child', kinds: ['child-feedback'], label: 'Feedback from children and young people', one: 'feedback from a child or young person', many: 'feedbacks from children or young people', short: ['from a child', 'from children'], of: (minima) => minima.childFeedback },
  { key: 'professional', kinds: ['professional-feedback'], label: 'Feedback from other professionals', one: 'feedback from another professional', many: 'feedbacks from other professionals', short: ['from a professional', 'from professionals'], of: (minima) => minima.professionalFeedback },
  { key: 'reports', kinds: ['report'], label: 'Written reports', one: 'written report', many: 'written reports', short: ['report', 'reports'], of: (minima) => minima.reports },
  { key: 'reflections', kinds: ['reflection'], label: 'Critical reflections', one: 'critical reflection', many: 'critical reflections', short: ['reflection', 'reflections'], of: (minima) => minima.reflectionMonths.length },
  { key: 'self', kinds: ['self-assessment-start', 'self-assessment-middle', 'self-assessment-end'], label: 'Self-assessments', one: 'self-assessment', many: 'self-assessments', short: ['self-assessment', 'self-assessments'], of: (minima) => minima.selfAssessments },
]

export type CoverageLine = { key: string; label: string; short: readonly [one: string, many: string]; have: number; of: number; waiting: number; left: number; said: string | null }
export type Coverage = { lines: readonly CoverageLine[]; missing: readonly string[]; isComplete: boolean; handInOn: Day }
