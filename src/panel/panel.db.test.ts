import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { listAccounts } from '../reviews/queries.ts'
import { findRun } from '../reviews/read-runs.ts'
import { aProgramme, type TestProgramme } from '../reviews/testing/a-programme.ts'
import { addDays, day } from '../time/day.ts'
import { arrangePanel } from './arrange-panel.ts'
import { assignReaders, drawReads } from './assign-readers.ts'
import { bringCase } from './bring-case.ts'
import { confirmDecision, seeAmendments } from './confirm-decision.ts'
import { decideCase } from './decide-case.ts'
import { askHr, recordHrStep } from './involve-hr.ts'
import { findCase, listPayNotices } from './queries.ts'
import { declareConflict, recommend } from './recommend.ts'
import type { Decision } from './rules/decisions.ts'
import { saveReading } from './save-reading.ts'
import { recordPresent, seatMembers } from './seat-members.ts'
import type { Confirms } from './tables.ts'

const panelOn = day('2027-09-06')
let council: TestProgramme
let chair: string
let second: string
let third: string
beforeEach(async () => {
  council = await aProgramme()
  chair = await council.signIn('Chair Linnet', 'panel-member')
  second = await council.signIn('Reader Orme', 'panel-member')
  third = await council.signIn('Reader Pike', 'panel-member')
})
afterEach(() => council.fresh.drop())

describe('a decision', () => {
  test('of two at once: one wins, the other is told what was decided, and what follows is there once', async () => {
    const { caseId } = await aPanel()
    const both = await Promise.all([decide(chair, caseId, 'pass'), decide(chair, caseId, 'extend')])
    expect(both.map((one) => one.kind).sort()).toEqual(['already-decided', 'decided'])
    const won = both.find((one) => one.kind === 'decided')
    const told = both.find((one) => one.kind === 'already-decided')
    const stands = await council.as(council.tokens.coordinator, (tx) => findCase(tx, caseId))
    expect(told).toMatchObject({ decision: { decision: stands?.decision?.decision, decided_by: 'Chair Linnet' } })
    expect(won).toMatchObject({ follows: { event: stands?.decision?.decision === 'pass' ? 'passed' : 'extended' } })
    const { rows } = await council.fresh.owner.query("select kind from enrolment_event where reason = 'panel'")
    expect(rows).toHaveLength(1)
  })

  test('to pass ends the programme, tells HR of an increment from the day after the assessed year, opens a plan, at once', async () => {
    const { caseId } = await aPanel()
    expect(await decide(chair, caseId, 'pass')).toMatchObject({ kind: 'decided', follows: { event: 'passed', incrementFrom: '2027-09-01', plan: { from: '2027-09-01', until: '2031-08-31' } } })
    const run = await council.as(council.tokens.coordinator, (tx) => findRun(tx, council.enrolmentId, panelOn))
    expect(run).toMatchObject({ state: 'passed', endedOn: panelOn })
    const hr = await council.signIn('Piper Ribbonwold', 'hr-partner')
    expect(await council.as(hr, listPayNotices)).toMatchObject([{ person_name: 'Wren Tansy', effective_on: '2027-09-01', state: 'expected' }])
    const own = await council.as(council.tokens.nqsw, (tx) => findCase(tx, caseId))
    expect(own).toMatchObject({ decision: { decision: 'pass' }, careerPlan: { from_on: '2027-09-01' }, readings: [] })
  })

  test('waits for two: who recommended cannot decide, not even past the program', async () => {
    const { caseId } = await aPanel()
    const { rows } = await council.fresh.owner.query<{ id: number }>("select id from app_user where name = 'Fern Sallow'")
    const assessor = rows[0]?.id ?? 0
    await council.fresh.owner.query("insert into role_assignment (authority_id, user_id, role, scope, started_on) values ($1, $2, 'panel-member', 'authority', '2020-01-01')", [council.authorityId, assessor])
    await council.fresh.owner.query('update panel_seat set is_chair = false')
    await council.fresh.owner.query('insert into panel_seat (panel_id, authority_id, user_id, member_person_id, name, is_chair, is_present) select id, $1, $2, $3, $4, true, true from panel', [council.authorityId, assessor, council.people.assessor, 'Fern Sallow'])
    expect(await decide(council.tokens.assessor, caseId, 'pass')).toMatchObject({ kind: 'conflict', why: ['is or was the assessor'] })
    const forged = council.as(council.tokens.assessor, (tx, caller) =>
      tx.insertInto('panel_decision').values({ case_id: caseId, authority_id: caller.authority.id, person_id: council.people.nqsw, decision: 'pass', until_on: null, reasons: 'x', needs_confirmation: false, decided_on: panelOn, decided_by_user: assessor, decided_by: 'x', recommended_by_user: assessor }).execute())
    await expect(forged).rejects.toMatchObject({ constraint: 'two_people' })
    expect(await decide(second, caseId, 'pass')).toEqual({ kind: 'not-chair' })
  })

  test('with amendments counts when the chair has seen them', async () => {
    const { caseId } = await aPanel()
    expect(await decide(chair, caseId, 'pass-with-amendments')).toEqual({ kind: 'decided', follows: null })
    expect((await run())?.state).not.toBe('passed')
    const see = (token: string) => council.as(token, (tx, caller) => seeAmendments(tx, caller, { caseId, today: addDays(panelOn, 10) }))
    expect([await see(second), await see(chair), await see(chair)].map((one) => one.kind)).toEqual(['not-chair', 'done', 'already-done'])
    expect(await run()).toMatchObject({ state: 'passed', endedOn: '2027-09-16' })
  })

  test('that a head of service confirms stands when another person has, and the NQSW reads it only then', async () => {
    const { caseId } = await aPanel('head-of-service')
    expect(await decide(chair, caseId, 'pass')).toEqual({ kind: 'decided', follows: null })
    expect((await council.as(council.tokens.nqsw, (tx) => findCase(tx, caseId)))?.decision).toBeNull()
    const head = await council.signIn('Head', 'head-of-service')
    const confirm = (token: string) => council.as(token, (tx, caller) => confirmDecision(tx, caller, { caseId, today: panelOn }))
    expect((await confirm(head))).toMatchObject({ kind: 'done', follows: { event: 'passed' } })
    expect((await confirm(head)).kind).toBe('already-done')
    expect((await council.as(council.tokens.nqsw, (tx) => findCase(tx, caseId)))?.decision?.decision).toBe('pass')
  })

  test('to fail waits for HR', async () => {
    const { caseId } = await aPanel()
    expect(await decide(chair, caseId, 'fail')).toEqual({ kind: 'needs-hr-step' })
    const hr = await council.signIn('Piper Ribbonwold', 'hr-partner')
    const ask = () => council.as(council.tokens.coordinator, (tx, caller) => askHr(tx, caller, caseId))
    expect([await ask(), await ask()]).toEqual([{ kind: 'asked' }, { kind: 'asked-already' }])
    expect(await council.as(hr, (tx, caller) => recordHrStep(tx, caller, { caseId, doneOn: panelOn, note: '', version: 1 }))).toEqual({ kind: 'saved' })
    expect(await decide(chair, caseId, 'fail')).toMatchObject({ kind: 'decided', follows: { event: 'failed', incrementFrom: null } })
    expect(await run()).toMatchObject({ state: 'failed' })
  })

  test('needs a quorum without conflicts and two sheets', async () => {
    const { panelId, caseId } = await aPanel()
    await council.as(third, (tx, caller) => declareConflict(tx, caller, { caseId, says: 'we are married' }))
    expect(await decide(chair, caseId, 'pass')).toEqual({ kind: 'no-quorum', present: 2, quorum: 3 })
    await council.fresh.owner.query('update panel set quorum = 2')
    await council.fresh.owner.query('delete from panel_reading where reader_name = $1', ['Reader Orme'])
    expect(await decide(chair, caseId, 'pass')).toEqual({ kind: 'not-read', sheets: 1 })
    expect(panelId).toBeGreaterThan(0)
  })

  test('the door does what was decided and nothing else', async () => {
    const { caseId } = await aPanel()
    const knock = (token: string) => council.as(token, (tx) => import('kysely').then(({ sql }) => sql`select access.follow_panel_decision(${caseId})`.execute(tx)))
    await expect(knock(chair)).rejects.toMatchObject({ code: '42501' })
    await decide(chair, caseId, 'pass-with-amendments')
    await expect(knock(second)).rejects.toMatchObject({ code: '42501' })
    expect((await knock(chair)).rows).toEqual([{ follow_panel_decision: null }])
    expect((await council.fresh.owner.query("select from enrolment_event where reason = 'panel'")).rowCount).toBe(0)
  })
})

test('nobody reads whom they supervise, mentor, assess or declared', async () => {
  const { caseId, version } = await aCase()
  const mentor = await council.signIn('Rush Sedge', 'panel-member', { personId: council.people.mentor })
  await seat([chair, second, third, mentor])
  const users = await usersOf(second, third, mentor)
  const assign = (readers: [number, number]) => council.as(council.tokens.coordinator, (tx, caller) => assignReaders(tx, caller, { caseId, readers, version }))
  expect(await assign([users[0] ?? 0, users[2] ?? 0])).toMatchObject({ kind: 'conflict', name: 'Rush Sedge', why: ['is or was the mentor'] })
  expect(await assign([users[0] ?? 0, users[0] ?? 0])).toEqual({ kind: 'same-twice' })
  expect(await assign([users[0] ?? 0, users[1] ?? 0])).toEqual({ kind: 'assigned' })
  expect(await assign([users[1] ?? 0, users[0] ?? 0])).toMatchObject({ kind: 'stale' })
})

test('a reading sheet is its reader’s alone until it is handed in, and never the NQSW’s', async () => {
  const { caseId } = await aPanel('panel', { sheets: false })
  const write = (token: string, isHandedIn: boolean, version: number) => council.as(token, (tx, caller) => saveReading(tx, caller, { caseId, sheet: { standards: 'canary-sheet' }, view: 'pass', isHandedIn, version }))
  const readers = async () => await Promise.all([second, chair, council.tokens.coordinator, council.tokens.nqsw, council.tokens.manager].map(async (token) => (await council.as(token, (tx) => findCase(tx, caseId)))?.readings.length ?? 0))
  expect((await write(second, false, 0)).kind).toBe('saved')
  expect(await readers()).toEqual([1, 0, 0, 0, 0])
  expect((await write(second, true, 0)).kind).toBe('stale')
  expect((await write(second, true, 1)).kind).toBe('saved')
  expect(await readers()).toEqual([1, 1, 1, 0, 0])
  expect((await write(second, true, 2)).kind).toBe('handed-in')
  expect((await write(chair, false, 0)).kind).toBe('not-reader')
})

test('a draw is made once', async () => {
  const { panelId } = await aPanel()
  expect(await council.as(council.tokens.coordinator, (tx, caller) => drawReads(tx, caller, panelId))).toEqual({ kind: 'drawn-already' })
})

async function aCase(confirms: Confirms = 'panel') {
  return await council.as(council.tokens.coordinator, async (tx, caller) => {
    const panel = await arrangePanel(tx, caller, { heldOn: panelOn, place: '', quorum: 3, handInWeeks: 4, fullReadShare: 25, confirms })
    const found = await findRun(tx, council.enrolmentId, panelOn)
    if (panel.kind !== 'arranged' || found === null) throw new Error('no panel')
    const brought = await bringCase(tx, caller, { panelId: panel.id, enrolmentId: found.enrolmentId, personId: found.personId, name: found.name, teamName: found.teamName, programme: found.programme, assessor: found.participants.assessor, ties: found.ties, assessedUntil: found.schedule.endsOn })
    if (brought.kind !== 'brought') throw new Error(brought.kind)
    return { panelId: panel.id, caseId: brought.id, version: 1 }
  })
}

/** A panel that met: recommended, drawn, read by two, three present. */
async function aPanel(confirms: Confirms = 'panel', options = { sheets: true }) {
  const made = await aCase(confirms)
  await seat([chair, second, third])
  await council.as(council.tokens.assessor, (tx, caller) => recommend(tx, caller, { caseId: made.caseId, recommends: 'pass', reasons: 'Meets every standard.' }))
  await council.as(council.tokens.coordinator, (tx, caller) => drawReads(tx, caller, made.panelId))
  const [first = 0, other = 0] = await usersOf(second, third)
  await council.as(council.tokens.coordinator, (tx, caller) => assignReaders(tx, caller, { caseId: made.caseId, readers: [first, other], version: 1 }))
  if (options.sheets) for (const token of [second, third]) await council.as(token, (tx, caller) => saveReading(tx, caller, { caseId: made.caseId, sheet: {}, view: 'pass', isHandedIn: true, version: 0 }))
  const present = await usersOf(chair, second, third)
  await council.as(council.tokens.coordinator, (tx, caller) => recordPresent(tx, caller, made.panelId, present, new Map()))
  return made
}

async function seat(tokens: readonly string[]): Promise<void> {
  const users = await usersOf(...tokens)
  await council.as(council.tokens.coordinator, async (tx, caller) => {
    const accounts = (await listAccounts(tx, [], 'panel-member', panelOn)).filter((one) => users.includes(one.userId))
    const panel = await tx.selectFrom('panel').select('id').executeTakeFirstOrThrow()
    const done = await seatMembers(tx, caller, panel.id, accounts, users[0] ?? 0)
    if (done.kind !== 'seated') throw new Error(done.kind)
  })
}

async function usersOf(...tokens: readonly string[]): Promise<number[]> {
  const users: number[] = []
  for (const token of tokens) users.push(await council.as(token, async (_tx, caller) => caller.user?.id ?? 0))
  return users
}

async function decide(token: string, caseId: number, decision: Decision) {
  return await council.as(token, async (tx, caller) => {
    const found = await tx.selectFrom('panel_case').select('version').where('id', '=', caseId).executeTakeFirst()
    return await decideCase(tx, caller, { caseId, decision, until: decision === 'pass' || decision === 'fail' ? null : day('2027-12-01'), reasons: 'As discussed.', version: found?.version ?? 0, today: panelOn })
  })
}

async function run() {
  return await council.as(council.tokens.coordinator, (tx) => findRun(tx, council.enrolmentId, day('2027-10-01')))
}
