import { giveRelationship } from '../src/academy/give-relationship.ts'
import { listEnrolments } from '../src/academy/queries.ts'
import { recordEvent } from '../src/academy/record-event.ts'
import { arrangePanel } from '../src/panel/arrange-panel.ts'
import { assignReaders, drawReads } from '../src/panel/assign-readers.ts'
import { bringCase, handIn } from '../src/panel/bring-case.ts'
import { decideCase } from '../src/panel/decide-case.ts'
import { askHr } from '../src/panel/involve-hr.ts'
import { recordAppeal } from '../src/panel/look-again.ts'
import { findCase, listCases } from '../src/panel/queries.ts'
import { recommend } from '../src/panel/recommend.ts'
import type { Decision, Recommendation } from '../src/panel/rules/decisions.ts'
import { saveReading } from '../src/panel/save-reading.ts'
import { recordPresent, seatMembers } from '../src/panel/seat-members.ts'
import { listAccounts } from '../src/reviews/queries.ts'
import { listRuns } from '../src/reviews/read-runs.ts'
import { day, type Day } from '../src/time/day.ts'
import { addPanelEvidence } from './add-panel-evidence.ts'
import type { ActAs } from './begin-return.ts'
import { demoDay } from './council.ts'

const today = day(demoDay)
const pastPanel = day('2026-11-09')
const nextPanel = day('2026-12-14')
const coordinator = 'academy.coordinator@demo.invalid'
const lead = 'practice.lead@demo.invalid'
const [chair, ...readers] = ['panel.member@demo.invalid', 'panel.member.2@demo.invalid', 'panel.member.3@demo.invalid'] as const

/** Two panels of the demonstration: one that met a week ago and decided, one in four weeks with its papers coming in. */
export async function beginPanel(as: ActAs, folder: string): Promise<void> {
  const assessor = await as(lead, async (_tx, caller) => caller.user?.personId ?? 0)
  // whose year is over comes before the panel; the list of the academy said nothing of who assesses them
  const over = (await as(coordinator, (tx) => listRuns(tx, today))).filter((run) => run.endedOn === null && run.schedule.endsOn < today)
  for (const run of over) {
    await as(coordinator, async (tx, caller) => {
      for (const kind of ['assessor', 'practice-lead'] as const) await giveRelationship(tx, caller, { personId: run.personId, kind, withPersonId: assessor, from: run.startedOn, note: '' })
      const [held] = await listEnrolments(tx, { enrolmentId: run.enrolmentId })
      await recordEvent(tx, caller, { enrolmentId: run.enrolmentId, version: held?.version ?? 0, kind: 'ready-for-panel', onDay: run.schedule.endsOn, untilDay: null, reason: null, note: '' })
    })
  }
  const ready = (await as(coordinator, (tx) => listRuns(tx, today))).filter((run) => over.some((one) => one.enrolmentId === run.enrolmentId))
  // of the past panel one portfolio is shown; of the coming panel two, the second without its observations
  for (const [run, without] of [[ready[0], []], [ready[6], []], [ready[7], ['observation']]] as const) {
    if (run) await addPanelEvidence(as, folder, { personId: run.personId, until: run.schedule.endsOn, assessor: lead, without })
  }
  await meet(as, await call(as, pastPanel, ready.slice(0, 6)), 'past')
  await meet(as, await call(as, nextPanel, ready.slice(6, 11)), 'next')
}

async function call(as: ActAs, heldOn: Day, runs: Awaited<ReturnType<typeof listRuns>>): Promise<number> {
  return await as(coordinator, async (tx, caller) => {
    const panel = await arrangePanel(tx, caller, { heldOn, place: 'County Hall, room 2', quorum: 3, handInWeeks: 4, fullReadShare: 25, confirms: 'panel' })
    if (panel.kind !== 'arranged') throw new Error('the panel of the demonstration was not arranged')
    const members = await listAccounts(tx, [], 'panel-member', today)
    const chairUser = members.find((member) => member.name === CHAIR)
    await seatMembers(tx, caller, panel.id, members, chairUser?.userId ?? 0)
    for (const run of runs) {
      await bringCase(tx, caller, { panelId: panel.id, enrolmentId: run.enrolmentId, personId: run.personId, name: run.name, teamName: run.teamName, programme: run.programme, assessor: run.participants.assessor, ties: run.ties, assessedUntil: run.schedule.endsOn })
    }
    return panel.id
  })
}

async function meet(as: ActAs, panelId: number, which: 'past' | 'next'): Promise<void> {
  const cases = (await as(coordinator, (tx) => listCases(tx, panelId))).map((one) => one.row.id)
  for (const [at, id] of cases.entries()) {
    // of the coming panel one recommendation is still to come
    if (which === 'past' || at < cases.length - 1) await as(lead, (tx, caller) => recommend(tx, caller, { caseId: id, recommends: RECOMMENDED[which][at % 6] ?? 'pass', reasons: 'The evidence covers every standard; observations and feedback agree. Reflection has grown over the year.' }))
    if (which === 'past' || at < 3) await as(coordinator, (tx, caller) => handIn(tx, caller, { caseId: id, on: which === 'past' ? day('2026-10-09') : day('2026-11-13'), version: 1 }))
  }
  if (which === 'next') {
    const [, failing] = cases
    if (failing !== undefined) await as(coordinator, (tx, caller) => askHr(tx, caller, failing))
  }
  await as(coordinator, (tx, caller) => drawReads(tx, caller, panelId))
  for (const [at, id] of cases.entries()) await read(as, id, which === 'past' || at === 0)
  if (which === 'next') return
  await as(coordinator, async (tx, caller) => {
    const seats = await tx.selectFrom('panel_seat').select('user_id').where('panel_id', '=', panelId).execute()
    await recordPresent(tx, caller, panelId, seats.map((seat) => seat.user_id), new Map())
  })
  for (const [at, id] of cases.entries()) await decide(as, id, DECIDED[at % 6] ?? 'pass')
  const extended = await as(coordinator, async (tx) => (await listCases(tx, panelId)).find((one) => one.decision?.decision === 'extend')?.row.id)
  if (extended !== undefined) await as(coordinator, (tx, caller) => recordAppeal(tx, caller, { caseId: extended, madeOn: today, grounds: 'Two direct observations were held after the hand-in and were not read.' }))
}

/** Two readers where the draw says so; of the coming panel the first has read one. */
async function read(as: ActAs, id: number, isRead: boolean): Promise<void> {
  const found = await as(coordinator, (tx) => findCase(tx, id))
  if (!found?.row.is_full_read) return
  const users: number[] = []
  for (const reader of readers) users.push(await as(reader, async (_tx, caller) => caller.user?.id ?? 0))
  await as(coordinator, (tx, caller) => assignReaders(tx, caller, { caseId: id, readers: [users[0] ?? 0, users[1] ?? 0], version: found.row.version }))
  if (!isRead) return
  for (const reader of readers) {
    await as(reader, (tx, caller) => saveReading(tx, caller, { caseId: id, sheet: { standards: 'Each standard has at least two pieces of evidence.', observations: 'Three, of different kinds of work.', judgement: 'It follows from the evidence.' }, view: 'pass', isHandedIn: true, version: 0 }))
  }
}

async function decide(as: ActAs, id: number, decision: Decision): Promise<void> {
  const version = await as(chair, async (tx) => (await findCase(tx, id))?.row.version ?? 0)
  const until = decision === 'pass-with-amendments' ? day('2026-12-07') : decision === 'extend' ? day('2027-02-08') : null
  const done = await as(chair, (tx, caller) => decideCase(tx, caller, { caseId: id, decision, until, reasons: REASONS[decision], version, today: pastPanel }))
  if (done.kind !== 'decided') throw new Error(`the panel of the demonstration did not decide: ${done.kind}`)
}

/** The first of the three personas that sit on panels. */
const CHAIR = 'Juniper Pebblethwaite'
const RECOMMENDED: Readonly<Record<'past' | 'next', readonly Recommendation[]>> = {
  past: ['pass', 'pass', 'pass', 'extend', 'pass', 'pass'],
  next: ['pass', 'fail', 'pass', 'pass', 'pass', 'pass'],
}
const DECIDED: readonly Decision[] = ['pass', 'pass', 'pass-with-amendments', 'extend', 'pass', 'pass']
const REASONS: Readonly<Record<Decision, string>> = {
  pass: 'The panel agrees with the assessor: the portfolio shows safe, reflective practice across the standards.',
  'pass-with-amendments': 'The practice is there; one report still names a school. To be amended and shown to the chair.',
  extend: 'Two observations came after the hand-in. More time for them, with support from the practice lead.',
  defer: 'To be read again when the missing feedback is in.', fail: 'The evidence does not reach the standards.',
}
