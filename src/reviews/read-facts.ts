import { listAcademyDays, listPlaces } from '../academy-days/queries.ts'
import { attendanceOf } from '../academy-days/rules/attendance.ts'
import type { Caller, Tx } from '../access/begin.ts'
import { loadAgreed } from '../caseloads/queries.ts'
import { findCoverage } from '../portfolio/queries.ts'
import { listSupervised } from '../supervision/queries.ts'
import { countHeld } from '../supervision/rules/count-held.ts'
import type { Day } from '../time/day.ts'
import { loadScopedWorkforce } from '../workforce/queries.ts'
import { listActionsOf } from './queries.ts'
import type { Run } from './read-runs.ts'
import { caseloadFact, earlierActionsFact, evidenceFact, movedDaysFact, supervisionFact, trainingFact, type ReviewFact } from './rules/review-facts.ts'

/** What a review says by itself on a day. A fact that the record, or the caller's reach, cannot give is left out, not invented. */
export async function readFacts(tx: Tx, caller: Caller, asked: Asked): Promise<ReviewFact[]> {
  const facts: ReviewFact[] = []
  for (const read of READERS) {
    const fact = await read(tx, caller, asked)
    if (fact !== null) facts.push(fact)
  }
  return facts
}

/** `reviewId`: what was agreed in this review itself is no earlier action. */
type Asked = { run: Run; on: Day; reviewId: number }
type FactReader = (tx: Tx, caller: Caller, asked: Asked) => Promise<ReviewFact | null> | ReviewFact | null

/** In the order in which they stand on the page. Another fact is another line. */
const READERS: readonly FactReader[] = [
  async (tx, caller, { run, on }) => {
    const { record } = await loadScopedWorkforce(tx, caller)
    // who does not reach the person sees none of the allocations: nought children would be a wrong answer
    if (!record.employments.some(({ personId }) => personId === run.personId)) return null
    const agreed = await loadAgreed(tx, record, on, run.personId)
    const row = agreed?.rows.find(({ personId }) => personId === run.personId)
    return caseloadFact(agreed && row ? { children: row.held, asOf: agreed.on } : null, row?.agreed.children ?? null)
  },
  async (tx, caller, { run, on }) => {
    const [supervised] = await listSupervised(tx, caller, on, { personId: run.personId })
    return supervised ? supervisionFact(countHeld({ from: run.startedOn, until: on }, supervised), run.startedOn, on) : null
  },
  async (tx, _caller, { run, on }) => {
    const places = await listPlaces(tx, { personId: run.personId })
    const days = new Map((await listAcademyDays(tx, { ids: places.map(({ dayId }) => dayId) })).filter(({ onDay }) => onDay >= run.startedOn).map((day) => [day.id, day]))
    return trainingFact(attendanceOf(places, days, on), on)
  },
  async (tx, _caller, { run, on }) => evidenceFact((await findCoverage(tx, run.enrolmentId, on))?.lines ?? [], on),
  (_tx, _caller, { run, on }) => movedDaysFact(run.movedDays, on),
  async (tx, _caller, { run, on, reviewId }) => earlierActionsFact((await listActionsOf(tx, run.enrolmentId)).filter((action) => action.review_id !== reviewId).map((action) => ({ dueOn: action.due_on, doneOn: action.done_on })), on),
]
