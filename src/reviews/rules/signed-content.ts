import type { Day } from '../../time/day.ts'
import { parties, type Party } from './parties.ts'
import type { ReviewFact } from './review-facts.ts'

/**
 * Everything that a signature is for, as one text: the day, the facts as they stood, what each of the three says, whether the year is on
 * track, the plan, what was agreed. Whether an action is done by now is not part of it. Changed words are unsigned words
 * (docs/rules/reviews.md, Signing).
 */
export function signedContent(review: SignedReview): string {
  return JSON.stringify([
    review.title, review.heldOn, review.facts.map((fact) => [fact.key, fact.value, fact.source, fact.on]),
    parties.map((party) => [party, review.participants[party], review.views.filter((view) => view.party === party).map((view) => view.says).sort()]),
    review.isOnTrack, review.supportPlan,
    review.actions.map((action) => [action.what, action.owner, action.dueOn]).sort((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1)),
    [...review.files].sort(),
  ])
}

export type SignedReview = {
  title: string
  heldOn: Day
  facts: readonly ReviewFact[]
  /** Person numbers of the three: another assessor signs anew. */
  participants: Readonly<Record<Party, number | null>>
  /** Shared ones only: nobody signs a draft. */
  views: readonly { party: Party; says: string }[]
  isOnTrack: boolean
  supportPlan: string | null
  actions: readonly { what: string; owner: Party; dueOn: Day }[]
  /** Hashes of the files that were added as the written review. */
  files: readonly string[]
}
