import type { Caller, Tx } from '../src/access/begin.ts'
import { decideFunding } from '../src/funding/decide-funding.ts'
import { makeClaim } from '../src/funding/make-claim.ts'
import { listFunding } from '../src/funding/queries.ts'
import { addDays, day } from '../src/time/day.ts'
import { openQuestionnaire } from '../src/quality/record-quality.ts'
import { readQuestions } from '../src/quality/rules/questionnaires.ts'
import { demoDay } from './council.ts'

const today = day(demoDay)

/** The academy's funding as it stands in November: whom the rules do not rule out is decided on and claimed for, but for the newest three, who wait. */
export async function addFunding(tx: Tx, caller: Caller): Promise<void> {
  const eligible = (await listFunding(tx, today)).filter((run) => run.suggestion.state !== 'not-eligible' && run.decision === null && run.startedOn !== null && run.startedOn <= today)
  const decided = eligible.sort((a, b) => ((a.startedOn ?? '') < (b.startedOn ?? '') ? -1 : 1)).slice(0, -3)
  for (const run of decided) await decideFunding(tx, caller, { enrolmentId: run.enrolmentId, state: 'eligible', reason: 'Registration and day of qualifying seen.', on: addDays(today, -20), seen: 0 })
  await makeClaim(tx, caller, { payment: 'registration', enrolmentIds: decided.map((run) => run.enrolmentId), on: addDays(today, -14) })
}

/** A questionnaire that is open this month. */
export async function addQuestionnaire(tx: Tx, caller: Caller): Promise<void> {
  await openQuestionnaire(tx, caller, {
    name: 'How the academy works for you, autumn 2026', asked: ['nqsw', 'mentor', 'practice-lead', 'team-manager', 'social-worker'],
    questions: readQuestions('I have the time that was agreed for learning\nI know whom to ask\nMy supervision helps me think\nWhat should change first? (words)'), openedOn: addDays(today, -10), closedOn: addDays(today, 18),
  })
}
