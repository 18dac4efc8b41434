import type { AgreedRow } from '../../caseloads/rules/agreed-list.ts'
import { saidMinima, type Coverage } from '../../portfolio/rules/coverage.ts'
import type { ReviewPoint } from '../../reviews/rules/review-lines.ts'
import type { Stretch } from '../../supervision/rules/cadence.ts'
import { countHeld, type Away } from '../../supervision/rules/count-held.ts'
import type { Session } from '../../supervision/rules/session.ts'
import { addDays, type Day } from '../../time/day.ts'
import type { BoardPart, BoardValues } from './board.ts'

/** The window of the academy board (users.md 3.1). */
const WEEKS = 8

export const supervisionPart: BoardPart = {
  columns: [
    { key: 'supervision', title: `Supervision, ${WEEKS} weeks`, kind: 'text' },
    { key: 'mapping', title: 'Mapping', kind: 'day' },
  ],
}

/** n of N by the printed rule of docs/rules/supervision.md, by person. */
export function supervisionValues(people: readonly SupervisedPerson[], on: Day): ReadonlyMap<number, BoardValues> {
  return new Map(people.map((person) => {
    const held = countHeld({ from: addDays(on, 1 - WEEKS * 7), until: on }, person)
    return [person.personId, { supervision: `${held.n} of ${held.of}, ${held.reflective} reflective`, mapping: person.lastMapping }]
  }))
}

export const agreedPart: BoardPart = { columns: [{ key: 'agreed', title: 'Children, agreed', kind: 'text' }] }

/** Children held and agreed on the day of the last allocation file, by person. */
export function agreedValues(rows: readonly Pick<AgreedRow<never>, 'personId' | 'held' | 'agreed' | 'difference'>[]): ReadonlyMap<number, BoardValues> {
  return new Map(rows.map(({ personId, held, agreed, difference }) => [personId, { agreed: saidAgreed(held, agreed.children, difference) }]))
}

function saidAgreed(held: number, children: number | null, difference: number | null): string {
  if (children === null) return `${held}, none agreed`
  return difference !== null && difference > 0 ? `${held} of ${children}, over by ${difference}` : `${held} of ${children}`
}

export const reviewPart: BoardPart = {
  columns: [
    { key: 'review', title: 'Next review', kind: 'text' },
    { key: 'reviewOn', title: 'Review due', kind: 'day' },
  ],
}

/** The review that comes next, or is late: what stands out is said, a date that is only due is beside it. */
export function reviewValues(points: readonly ReviewPoint[]): BoardValues {
  const next = points.find(({ isHeld, state }) => !isHeld && state.kind !== 'not-due')
  return next === undefined ? {} : { review: `${next.title}${saidReview(next.state)}`, reviewOn: next.due }
}

function saidReview({ kind, words }: ReviewPoint['state']): string {
  if (kind === 'booked') return ', booked'
  return kind === 'due' || kind === 'later' ? '' : `: ${words.charAt(0).toLowerCase()}${words.slice(1)}`
}

export const evidencePart: BoardPart = {
  columns: [
    { key: 'evidence', title: 'Evidence', kind: 'text' },
    { key: 'observations', title: 'Observations', kind: 'text' },
    { key: 'child', title: 'From children', kind: 'text' },
    { key: 'professional', title: 'From professionals', kind: 'text' },
    { key: 'reports', title: 'Reports', kind: 'text' },
  ],
}

/** Accepted of the number asked for, of each kind; and of how many minima the number is reached. */
export function evidenceValues({ lines }: Pick<Coverage, 'lines'>): BoardValues {
  return { evidence: saidMinima(lines), ...Object.fromEntries(lines.map(({ key, have, of }) => [key, `${have}/${of}`])) }
}

type SupervisedPerson = { personId: number; stretches: readonly Stretch[]; away: readonly Away[]; sessions: readonly Session[]; lastMapping: Day | null }
