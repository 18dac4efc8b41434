import type { Caller, Tx } from '../src/access/begin.ts'
import { writeWord } from '../src/files/write-word.ts'
import { addReviewFile } from '../src/reviews/add-review-file.ts'
import { bookReview } from '../src/reviews/book-review.ts'
import { holdReview } from '../src/reviews/hold-review.ts'
import { noteFact } from '../src/reviews/note-fact.ts'
import { findReview, listAccounts } from '../src/reviews/queries.ts'
import { raiseConcern } from '../src/reviews/raise-concern.ts'
import { readFacts } from '../src/reviews/read-facts.ts'
import { listRuns, type Run } from '../src/reviews/read-runs.ts'
import { buildAgreement } from '../src/reviews/rules/agreement.ts'
import { addAction } from '../src/reviews/save-action.ts'
import { saveView } from '../src/reviews/save-view.ts'
import { setProbationDate } from '../src/reviews/set-probation-date.ts'
import { makeAgreement, signAgreement } from '../src/reviews/sign-agreement.ts'
import { signReview } from '../src/reviews/sign-review.ts'
import { addDays, day, type Day } from '../src/time/day.ts'
import type { ActAs } from './begin-return.ts'
import { demoDay } from './council.ts'

const today = day(demoDay)
const coordinator = 'academy.coordinator@demo.invalid'
const nqsw = 'nqsw@demo.invalid'
const lead = 'practice.lead@demo.invalid'

/** Reviews of the demonstration: most held and signed, some waiting for a signature, one overdue, the next ones booked; one agreement, one concern. */
export async function holdReviews(as: ActAs): Promise<void> {
  const runs = (await as(coordinator, async (tx) => listRuns(tx, today))).filter((run) => run.endedOn === null)
  const own = await as(nqsw, async (_tx, caller) => caller.user?.personId ?? 0)
  for (const [at, run] of runs.entries()) {
    const past = run.schedule.reviews.filter((review) => !review.isOptional && review.meetOn < today)
    // one in nine is left undone where its window is over, so that something is overdue
    const held = past.filter((review) => !(at % 9 === 4 && review === past.at(-1) && review.windowUntil < today && run.personId !== own))
    for (const review of held) {
      const isLast = review === held.at(-1)
      const id = await as(coordinator, (tx, caller) => hold(tx, caller, run, review, review.meetOn))
      await signAll(as, id, isLast && at % 4 === 1 ? 2 : 3, run.personId === own && isLast)
    }
    const next = run.schedule.reviews.find((review) => !review.isOptional && review.meetOn >= today && review.meetOn <= addDays(today, 45))
    if (next) await as(coordinator, (tx, caller) => book(tx, caller, run, next, next.meetOn))
  }
  const mine = runs.find((run) => run.personId === own)
  if (mine) await fill(as, mine)
}

async function book(tx: Tx, caller: Caller, run: Run, review: Run['schedule']['reviews'][number], on: Day): Promise<number> {
  const booked = await bookReview(tx, caller, { enrolmentId: run.enrolmentId, personId: run.personId, point: review.key, title: review.label, participants: run.participants, bookedOn: on, reason: null, version: 0 })
  if (!('id' in booked)) throw new Error(`a review of the demonstration was not booked: ${booked.kind}`)
  return booked.id
}

async function hold(tx: Tx, caller: Caller, run: Run, review: Run['schedule']['reviews'][number], on: Day): Promise<number> {
  const id = await book(tx, caller, run, review, on)
  await addAction(tx, caller, { reviewId: id, what: 'Observe a strategy meeting, and talk it over in supervision', owner: 'nqsw', dueOn: addDays(on, 42) })
  await holdReview(tx, caller, { id, version: 1, heldOn: on, due: review.meetOn, facts: await readFacts(tx, caller, { run, on, reviewId: id }), isOnTrack: true, supportPlan: null, participants: run.participants })
  return id
}

/** Signs as many of the three as are wanted, by their own accounts; `isMine`: the persona's, which the manager has still to sign. */
async function signAll(as: ActAs, id: number, wanted: number, isMine: boolean): Promise<void> {
  const { people, emails, shown } = await as(coordinator, async (tx) => {
    const review = await findReview(tx, id)
    const { row } = review ?? {}
    const parties = [row?.person_id, row?.assessor_person_id, row?.manager_person_id].filter((person) => person !== undefined && person !== null)
    const accounts = await listAccounts(tx, parties, null, today)
    return { people: parties, emails: accounts, shown: review?.sha256 ?? '' }
  })
  if (isMine) return
  for (const person of people.slice(0, wanted)) {
    const account = emails.find((one) => one.personId === person)
    if (account) await as(`#${account.userId}`, (tx, caller) => signReview(tx, caller, { id, shown }))
  }
}

/** The review of the persona with everything that a review can hold. */
async function fill(as: ActAs, run: Run): Promise<void> {
  const id = await as(coordinator, async (tx) => (await tx.selectFrom('review').select('id').where('enrolment_id', '=', run.enrolmentId).where('held_on', 'is not', null).orderBy('held_on', 'desc').executeTakeFirstOrThrow()).id)
  const view = (email: string, party: 'nqsw' | 'assessor', says: string, isShared: boolean) => as(email, (tx, caller) => saveView(tx, caller, { reviewId: id, party, says, isShared, version: 0 }))
  await view(nqsw, 'nqsw', 'The first months went fast. I write assessments faster than in summer, and I want more practice in court.', true)
  await view(lead, 'assessor', 'Direct work is warm and clear; analysis is growing. The next observation should be a conference.', true)
  await as(lead, async (tx, caller) => addReviewFile(tx, caller, { reviewId: id, name: 'Review, signed on paper.docx', type: 'word', content: await writeWord({ title: 'Review', paragraphs: ['As discussed on the day.'] }) }))
  const fact = await as(nqsw, async (tx) => (await findReview(tx, id))?.row.facts?.find((one) => one.key === 'moved-days'))
  if (fact) await as(nqsw, (tx, caller) => noteFact(tx, caller, { reviewId: id, fact, says: 'My induction week in the court team is not counted.' }))
  for (const email of [nqsw, lead]) await as(email, async (tx, caller) => signReview(tx, caller, { id, shown: (await findReview(tx, id))?.sha256 ?? '' }))
  const { registration } = await as(coordinator, async (tx) => ({ registration: (await tx.selectFrom('person').select('registration_number').where('id', '=', run.personId).executeTakeFirst())?.registration_number ?? null }))
  const document = buildAgreement({ ...run, practiceLead: run.practiceLead?.name ?? null, mentor: run.mentor?.name ?? null, registrationNumber: registration })
  await as(coordinator, (tx, caller) => makeAgreement(tx, caller, { enrolmentId: run.enrolmentId, personId: run.personId, document, participants: run.participants, number: 0 }))
  await as(nqsw, (tx, caller) => signAgreement(tx, caller, { enrolmentId: run.enrolmentId, number: 1 }))
  const [leader] = await as(nqsw, (tx) => listAccounts(tx, run.practiceLead === null ? [] : [run.practiceLead.personId], 'principal-social-worker', today))
  if (leader) await as(nqsw, (tx, caller) => raiseConcern(tx, caller, { to: leader, about: 'workload', says: 'Two new referrals came in the week of my court day, and I have not had my development half day since.' }))
  await as('hr.partner@demo.invalid', (tx, caller) => setProbationDate(tx, caller, { personId: run.personId, what: 'end', on: addDays(run.startedOn, 183), outcome: null, version: 0 }))
}
