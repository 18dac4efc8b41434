import type { Tx } from '../access/begin.ts'
import type { Day } from '../time/day.ts'
import { listActionsOf } from './queries.ts'
import type { Run } from './read-runs.ts'
import { earlierActionsFact, movedDaysFact, type ReviewFact } from './rules/review-facts.ts'

/** What a review says by itself on a day. A fact that the record cannot give is left out, not invented. */
export async function readFacts(tx: Tx, run: Run, on: Day): Promise<ReviewFact[]> {
  const facts: ReviewFact[] = []
  for (const read of READERS) {
    const fact = await read(tx, run, on)
    if (fact !== null) facts.push(fact)
  }
  return facts
}

type FactReader = (tx: Tx, run: Run, on: Day) => Promise<ReviewFact | null> | ReviewFact | null

/** In the order in which they stand on the page. Another fact is another line. */
const READERS: readonly FactReader[] = [
  (_tx, run, on) => movedDaysFact(run.movedDays, on),
  async (tx, run, on) => earlierActionsFact((await listActionsOf(tx, run.enrolmentId)).map((action) => ({ dueOn: action.due_on, doneOn: action.done_on })), on),
]
