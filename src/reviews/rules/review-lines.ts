import type { ScheduledReview } from '../../academy/rules/schedule.ts'
import type { Day } from '../../time/day.ts'
import type { Participants, Party } from './parties.ts'
import type { Pause } from './review-dates.ts'
import { reviewState, type ReviewState } from './review-state.ts'

/**
 * The reviews of one run: each point of the programme with what people did about it. A review that was held keeps the due day that it
 * had then. An optional one that nobody booked is offered and never overdue; after the end of a programme nothing is due any more.
 */
export function reviewLines(run: RunDates, held: readonly HeldReview[], on: Day): ReviewPoint[] {
  return run.reviews.map((point) => {
    const own = held.find((one) => one.point === point.key) ?? null
    const due = own?.dueWhenHeld ?? point.meetOn
    const isOver = run.endedOn !== null && run.endedOn <= on && (own?.heldOn ?? null) === null
    const isOffered = point.isOptional && own === null
    const state: ReviewState = isOver
      ? { kind: 'not-due', words: 'Not held before the programme ended' }
      : isOffered
        ? { kind: 'not-due', words: 'Optional: book it where it is needed' }
        : reviewState({ due, window: { from: point.windowFrom, until: point.windowUntil }, bookedOn: own?.bookedOn ?? null, heldOn: own?.heldOn ?? null, signed: own?.signed ?? [], participants: own !== null && own.heldOn !== null ? own.participants : run.participants, pauses: run.pauses }, on)
    return { point: point.key, title: point.label, due, from: point.windowFrom, until: point.windowUntil, isOptional: point.isOptional, isFinal: point.isFinal, state, reviewId: own?.id ?? null, isHeld: (own?.heldOn ?? null) !== null, isBooked: (own?.bookedOn ?? null) !== null }
  })
}

export type RunDates = { reviews: readonly ScheduledReview[]; participants: Participants; pauses: readonly Pause[]; endedOn: Day | null }

export type HeldReview = { id: number; point: string; bookedOn: Day | null; heldOn: Day | null; dueWhenHeld: Day | null; participants: Participants; signed: readonly Party[] }

export type ReviewPoint = {
  point: string
  title: string
  due: Day
  from: Day
  until: Day
  isOptional: boolean
  isFinal: boolean
  state: ReviewState
  reviewId: number | null
  isHeld: boolean
  isBooked: boolean
}
