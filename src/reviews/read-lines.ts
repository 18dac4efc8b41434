import type { Tx } from '../access/begin.ts'
import type { Day } from '../time/day.ts'
import { listReviewRows, listSigned, participantsOf, type ReviewRow } from './queries.ts'
import { listRuns, type Run } from './read-runs.ts'
import { partsOf } from './rules/parties.ts'
import { reviewLines, type HeldReview, type ReviewPoint } from './rules/review-lines.ts'

/** The reviews of one run, from what was booked, held and signed. */
export function linesOf(run: Run, rows: readonly ReviewRow[], signed: Awaited<ReturnType<typeof listSigned>>, today: Day): ReviewPoint[] {
  const held = rows.filter((row) => row.enrolment_id === run.enrolmentId).map((row): HeldReview => ({
    id: row.id, point: row.point, bookedOn: row.booked_on, heldOn: row.held_on, dueWhenHeld: row.due_when_held, participants: participantsOf(row), signed: signed.get(row.id) ?? [],
  }))
  return reviewLines({ reviews: run.schedule.reviews, participants: run.participants, pauses: run.pauses, endedOn: run.endedOn }, held, today)
}

/** What the caller has to do about reviews of programmes that run: as one of the three, or for everybody where `all` is asked for. */
export async function countReviewsWaiting(tx: Tx, personId: number | null, all: boolean, on: Day): Promise<{ toSign: number; toHold: number }> {
  const runs = (await listRuns(tx, on)).filter((run) => run.endedOn === null)
  const rows = await listReviewRows(tx, runs.map(({ enrolmentId }) => enrolmentId))
  const signed = await listSigned(tx, rows)
  const found = { toSign: 0, toHold: 0 }
  for (const run of runs) {
    const own = partsOf(run.participants, personId)
    for (const line of linesOf(run, rows, signed, on)) {
      const row = rows.find(({ id }) => id === line.reviewId)
      if (line.state.kind === 'waiting' && row !== undefined && partsOf(participantsOf(row), personId).some((party) => !(signed.get(row.id) ?? []).includes(party))) found.toSign += 1
      // the NQSW does not book: whoever manages or assesses does
      if (TO_HOLD.has(line.state.kind) && (all || own.includes('manager') || own.includes('assessor'))) found.toHold += 1
    }
  }
  return found
}

/** Overdue, due within six weeks, in a pause, or past without a word: to be booked, held or recorded. */
const TO_HOLD: ReadonlySet<ReviewPoint['state']['kind']> = new Set(['overdue', 'due', 'book-again', 'not-recorded'])
