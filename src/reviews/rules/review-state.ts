import { daysBetween, shortDay, type Day } from '../../time/day.ts'

import { waitingFor, type Participants, type Party } from './parties.ts'

/**
 * How a review stands on a day, in words that people use: never a colour or a score, and overdue only when its window is over
 * (users.md 2.2 and 3.1 of the research; docs/rules/reviews.md, States).
 */
export function reviewState(review: ReviewDates, on: Day): ReviewState {
  if (review.heldOn !== null) {
    const names = waitingFor(review.participants, review.signed)
    return names.length === 0 ? { kind: 'signed', words: `Signed by all, held ${shortDay(review.heldOn)}` } : { kind: 'waiting', words: `Held ${shortDay(review.heldOn)}, waiting for ${listed(names)} to sign` }
  }
  const pause = review.pauses.find((one) => one.from <= on && (one.until === null || one.until >= on))
  if (pause) return { kind: 'paused', words: 'Paused: the date moves with the pause' }
  const { bookedOn } = review
  if (bookedOn !== null && review.pauses.some((one) => one.from <= bookedOn && (one.until === null || one.until >= bookedOn))) {
    return { kind: 'book-again', words: `Book again: ${shortDay(bookedOn)} fell into a pause` }
  }
  if (on > review.window.until) return { kind: 'overdue', words: `Overdue ${inDays(daysBetween(review.due, on))}` }
  if (bookedOn !== null) return bookedOn < on ? { kind: 'not-recorded', words: `Booked for ${shortDay(bookedOn)}: say whether it was held` } : { kind: 'booked', words: `Booked for ${shortDay(bookedOn)}` }
  const left = daysBetween(on, review.due)
  if (left === 0) return { kind: 'due', words: 'Due today' }
  return { kind: left <= DUE_SOON ? 'due' : 'later', words: left < 0 ? `Due ${inDays(-left)} ago, within its window` : `Due in ${inDays(left)}` }
}

const DUE_SOON = 42

/** Overdue first, then what waits for somebody, then by date. */
export function stateRank(state: ReviewState): number {
  return ORDER.indexOf(state.kind)
}

const ORDER: readonly ReviewState['kind'][] = ['overdue', 'book-again', 'not-recorded', 'waiting', 'booked', 'due', 'paused', 'later', 'not-due', 'signed']

function inDays(days: number): string {
  return days === 1 ? '1 day' : `${days} days`
}

function listed(names: readonly string[]): string {
  return names.length < 2 ? (names[0] ?? '') : `${names.slice(0, -1).join(', ')} and ${names.at(-1) ?? ''}`
}

export type ReviewDates = {
  due: Day
  window: { from: Day; until: Day }
  bookedOn: Day | null
  heldOn: Day | null
  signed: readonly Party[]
  participants: Participants
  pauses: readonly { from: Day; until: Day | null }[]
}

export type ReviewState = { kind: 'signed' | 'waiting' | 'paused' | 'book-again' | 'overdue' | 'not-recorded' | 'booked' | 'due' | 'later' | 'not-due'; words: string }
