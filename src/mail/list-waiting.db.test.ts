import { afterAll, beforeAll, expect, test } from 'vitest'
import { arrangePanel } from '../panel/arrange-panel.ts'
import { seatMembers } from '../panel/seat-members.ts'
import { decideEvidence, submitEvidence } from '../portfolio/decide-evidence.ts'
import { addEvidence } from '../portfolio/save-evidence.ts'
import { listAccounts } from '../reviews/queries.ts'
import { aProgramme, type TestProgramme } from '../reviews/testing/a-programme.ts'
import { day, type Day } from '../time/day.ts'
import { listWaiting } from './list-waiting.ts'

/** What waits for each of the academy's people: on the first page, and in the one e-mail of the week. */

let world: TestProgramme
let member: string
const today = day('2026-12-14')

beforeAll(async () => {
  world = await aProgramme()
  member = await world.signIn('Reader Orme', 'panel-member')
})
afterAll(() => world.fresh.drop())

const linesOf = (token: string, on: Day = today) => world.as(token, async (tx, caller) => (await listWaiting(tx, caller, on)).filter(({ path }) => /^.(reviews|portfolios|my-portfolio|panels)/.test(path)).map(({ count, text, path }) => `${count} ${text}: ${path}`))

test('a review that is due waits for its manager, its assessor and the coordinator, and not for the NQSW', async () => {
  const due = ['1 review due or overdue: to book, hold or record: /reviews']
  expect([await linesOf(world.tokens.manager), await linesOf(world.tokens.assessor), await linesOf(world.tokens.coordinator), await linesOf(world.tokens.nqsw)]).toEqual([due, due, due, []])
  const other = await world.signIn('Manager Elsewhere', 'team-manager', { scope: 'authority' })
  expect(await linesOf(other)).toEqual([])
})

test('evidence waits for the assessor by name, and what was sent back for its author', async () => {
  const id = await world.as(world.tokens.nqsw, async (tx, caller) => {
    const made = await addEvidence(tx, caller, { enrolmentId: world.enrolmentId, kind: 'report', title: 'A report', onDay: today, says: 'Words.', standards: [] })
    await submitEvidence(tx, caller, { id: made, version: 1, assessor: { personId: world.people.assessor, name: 'Fern Sallow' } })
    return made
  })
  expect(await linesOf(world.tokens.assessor)).toContain('1 item of evidence to accept or send back: /portfolios')
  expect((await linesOf(world.tokens.manager)).join()).not.toContain('evidence')
  await world.as(world.tokens.assessor, (tx, caller) => decideEvidence(tx, caller, { id, version: 2, decision: 'returned', reason: 'Say more.' }))
  expect((await linesOf(world.tokens.assessor)).join()).not.toContain('evidence')
  expect(await linesOf(world.tokens.nqsw)).toEqual(['1 item of evidence that was sent back to you: /my-portfolio'])
})

test('a panel of the next four weeks is named to who arranges it and who sits on it', async () => {
  await world.as(world.tokens.coordinator, async (tx, caller) => {
    const panel = await arrangePanel(tx, caller, { heldOn: day('2027-01-11'), place: '', quorum: 2, handInWeeks: 4, fullReadShare: 25, confirms: 'panel' })
    if (panel.kind !== 'arranged') throw new Error(panel.kind)
    const accounts = (await listAccounts(tx, [], 'panel-member', today)).filter(({ name }) => name === 'Reader Orme')
    const seated = await seatMembers(tx, caller, panel.id, accounts, accounts[0]?.userId ?? 0)
    if (seated.kind !== 'seated') throw new Error(seated.kind)
  })
  const named = '1 Academy Panel on 11 January 2027: /panels/1'
  const other = await world.signIn('Reader Hale', 'panel-member')
  expect([await linesOf(member), await linesOf(other)]).toEqual([[named], []])
  expect(await linesOf(world.tokens.coordinator)).toContain(named)
  expect((await linesOf(member, day('2026-12-13'))).join()).toBe('')
  expect((await linesOf(member, day('2027-01-12'))).join()).toBe('')
})
