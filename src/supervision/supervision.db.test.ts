import { sql } from 'kysely'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { day } from '../time/day.ts'
import { addAction } from './agree-action.ts'
import { answerSession } from './answer-session.ts'
import { handOver } from './hand-over.ts'
import { approveOpening, askForOpening } from './open-reflection.ts'
import { planSessions } from './plan-sessions.ts'
import { listActions, listSessions, supervisionNames } from './queries.ts'
import { recordSessions } from './record-sessions.ts'
import { findReflection, listOpenings, listReflections } from './reflection-queries.ts'
import { shareReflection, withdrawShare } from './share-reflection.ts'
import { aTeam, type SupervisedTeam } from './testing/a-team.ts'
import { discardDraft, writeReflection } from './write-reflection.ts'

let team: SupervisedTeam
beforeEach(async () => {
  team = await aTeam()
})
afterEach(() => team.drop())

const today = day('2026-11-16')
const monday = day('2026-11-09')

test('a series planned twice is there once; nobody plans for somebody outside their reach, nor supervises themselves', async () => {
  const input = { personIds: [team.worker], supervisorId: team.manager, kind: 'reflective' as const, days: [monday, today], at: '09:00', minutes: 60, place: '', today: monday }
  expect(await team.as('manager', (tx, caller) => planSessions(tx, caller, input))).toEqual({ kind: 'planned', added: 2, already: 0 })
  expect(await team.as('manager', (tx, caller) => planSessions(tx, caller, input))).toEqual({ kind: 'planned', added: 0, already: 2 })
  expect(await team.as('manager', (tx, caller) => planSessions(tx, caller, { ...input, personIds: [team.manager] }))).toEqual({ kind: 'oneself' })
  await expect(team.as('manager', (tx, caller) => planSessions(tx, caller, { ...input, personIds: [team.outsider] }))).rejects.toMatchObject({ code: '42501' })
  await expect(team.as('worker', (tx, caller) => planSessions(tx, caller, input))).resolves.toMatchObject({ added: 0 })
  await expect(team.as('worker', (tx, caller) => planSessions(tx, caller, { ...input, days: [day('2026-12-01')] }))).rejects.toMatchObject({ code: '42501' })
})

test('several are recorded at once; where one was changed meanwhile nothing is written', async () => {
  const [first, second] = await plan(monday, today)
  const held = { id: first, version: 1, minutes: 50, kind: 'held' as const, on: monday }
  expect(await team.as('manager', (tx, caller) => recordSessions(tx, caller, [held, { id: second, version: 1, minutes: null, kind: 'moved', to: day('2026-11-20') }], today))).toEqual({ kind: 'recorded', count: 2 })
  const sessions = await team.as('manager', (tx) => listSessions(tx, { personId: team.worker }))
  expect(sessions.map(({ plannedOn, state, minutes, cancelReason }) => [plannedOn, state, minutes, cancelReason])).toEqual([['2026-11-09', 'held', 50, null], ['2026-11-16', 'cancelled', 60, 'moved'], ['2026-11-20', 'planned', null, null]])
  const again = sessions[2]?.id ?? 0
  expect(await team.as('manager', (tx, caller) => recordSessions(tx, caller, [{ id: again, version: 1, minutes: null, kind: 'cancelled', reason: 'urgent-work' }, held], today))).toEqual({ kind: 'stale', ids: [first] })
  expect((await team.as('manager', (tx) => listSessions(tx, { ids: [again] })))[0]?.state).toBe('planned')
})

test('two at once: one records, the other is told', async () => {
  const [first] = await plan(monday)
  const done = await Promise.all([0, 1, 2, 3].map(() => team.as('manager', (tx, caller) => recordSessions(tx, caller, [{ id: first, version: 1, minutes: null, kind: 'held', on: monday }], today))))
  expect(done.map(({ kind }) => kind).sort()).toEqual(['recorded', 'stale', 'stale', 'stale'])
})

test('“I disagree” reopens, recording anew asks anew, and only the worker answers', async () => {
  const [first] = await plan(monday)
  await team.as('manager', (tx, caller) => recordSessions(tx, caller, [{ id: first, version: 1, minutes: null, kind: 'held', on: monday }], monday))
  const answer = (who: 'worker' | 'manager', version: number) => team.as(who, (tx, caller) => answerSession(tx, caller, { sessionId: first, version, answer: 'not-held', today }))
  expect(await answer('manager', 2)).toBe('not-yours')
  expect(await answer('worker', 1)).toBe('changed-meanwhile')
  expect(await answer('worker', 2)).toBe('answered')
  expect(await answer('worker', 2)).toBe('changed-meanwhile')
  expect((await team.as('manager', (tx) => listSessions(tx, { ids: [first] })))[0]?.isReopened).toBe(true)
  await team.as('manager', (tx, caller) => recordSessions(tx, caller, [{ id: first, version: 2, minutes: null, kind: 'cancelled', reason: 'worker-away' }], today))
  expect((await team.as('worker', (tx) => listSessions(tx, { ids: [first] })))[0]).toMatchObject({ isReopened: false, state: 'cancelled' })
})

test('a reflection is read by its two people, and a draft by its author alone', async () => {
  const [first] = await plan(monday)
  const draft = await write('worker', first, false)
  for (const other of ['manager', 'head', 'psw', 'director', 'administrator', 'coordinator', 'hr', 'panel', 'officer'] as const) expect([other, await read(other, draft)]).toEqual([other, null])
  expect(await read('worker', draft)).toBe(TEXT)
  expect(await team.as('worker', (tx, caller) => writeReflection(tx, caller, { id: draft, sessionId: null, version: 1, body: 'x', isKept: false }))).toMatchObject({ kind: 'changed-meanwhile' })
  expect(await team.as('worker', (tx, caller) => writeReflection(tx, caller, { id: draft, sessionId: null, version: 2, body: TEXT, isKept: true }))).toMatchObject({ kind: 'written' })
  expect(await read('manager', draft)).toBe(TEXT)
  for (const other of ['head', 'psw', 'director', 'administrator', 'coordinator', 'hr', 'panel', 'officer', 'secondManager'] as const) expect([other, await read(other, draft)]).toEqual([other, null])
  expect(await team.as('worker', (tx, caller) => discardDraft(tx, caller, draft))).toBe(false)
  await expect(team.as('worker', (tx) => sql`update reflection_text set body = 'altered' where reflection_id = ${draft} returning 1`.execute(tx))).resolves.toMatchObject({ rows: [] })
})

test('sharing takes the worker’s consent, names one person, and is taken back', async () => {
  const [first] = await plan(monday)
  const id = await write('worker', first, true)
  const share = (who: 'worker' | 'manager', email: string) => team.as(who, (tx, caller) => shareReflection(tx, caller, { id, email }))
  expect(await share('manager', team.email('coordinator'))).toBe('not-yours')
  expect(await share('worker', 'nobody@test.invalid')).toBe('nobody')
  expect(await share('worker', team.email('manager'))).toBe('reads-already')
  expect(await share('worker', team.email('coordinator').toUpperCase())).toBe('shared')
  expect(await read('coordinator', id)).toBe(TEXT)
  expect(await read('hr', id)).toBeNull()
  const { rows } = await team.owner.query<{ id: number }>('select id from reflection_share')
  await team.as('worker', (tx, caller) => withdrawShare(tx, caller, { id, shareId: rows[0]?.id ?? 0 }))
  expect(await read('coordinator', id)).toBeNull()
})

test('two keys open, one does not; both people are told and the audit says it, whoever runs the SQL', async () => {
  const [first] = await plan(monday)
  const [draft, id] = [await write('manager', first, false), await write('worker', first, true)]
  const ask = (who: 'psw' | 'director' | 'hr', reflectionId: number) => team.as(who, (tx, caller) => askForOpening(tx, caller, { reflectionId, ground: 'court-order', reference: 'Order 12' }))
  expect(await ask('psw', draft)).toBe('not-there')
  expect(await ask('hr', id)).toBe('not-there')
  expect(await ask('psw', id)).toBe('asked')
  const opening = (await team.as('psw', (tx) => listOpenings(tx)))[0]?.id ?? 0
  expect(await read('psw', id)).toBeNull()
  expect(await team.as('psw', (tx, caller) => approveOpening(tx, caller, opening))).toBe('own-request')
  const byHand = (who: 'psw' | 'head') => team.as(who, (tx) => sql`update reflection_opening set approved_by_user = access.user_id(), approved_by = 'x', approved_at = now(), opens_until = now() + interval '1 hour' where id = ${opening} returning 1`.execute(tx))
  expect((await byHand('psw')).rows).toEqual([])
  expect((await byHand('head')).rows).toEqual([])
  await expect(team.as('director', (tx) => sql`update reflection_opening set approved_by_user = access.user_id(), approved_by = 'x', approved_at = now(), opens_until = now() + interval '4 days' where id = ${opening}`.execute(tx))).rejects.toMatchObject({ code: '42501' })
  expect(await team.as('director', (tx, caller) => approveOpening(tx, caller, opening))).toBe('opened')
  expect([await read('psw', id), await read('director', id), await read('head', id), await read('hr', id)]).toEqual([TEXT, TEXT, null, null])
  for (const who of ['worker', 'manager'] as const) expect((await team.as(who, (tx) => listOpenings(tx))).map(({ askedBy, approvedBy }) => [askedBy, approvedBy])).toEqual([['psw', 'director']])
  const { rows } = await team.owner.query<{ subject_id: string; action: string; actor: string }>("select subject_id, action, actor from audit where action like 'reflection-open%' order by id")
  expect(rows.map((row) => [row.actor, row.action, row.subject_id])).toEqual([
    ['psw', 'reflection-opening-asked', String(team.worker)], ['psw', 'reflection-opening-asked', String(team.manager)], ['director', 'reflection-opened', String(team.worker)], ['director', 'reflection-opened', String(team.manager)],
  ])
  await team.owner.query("update reflection_opening set opens_until = now() - interval '1 second'")
  expect([await read('psw', id), await read('director', id)]).toEqual([null, null])
})

test('a new supervisor gets planned sessions and open actions, and no reflection', async () => {
  const [first, second] = await plan(monday, day('2026-12-07'))
  const id = await write('worker', first, true)
  const coming = await write('worker', second, true)
  await team.as('worker', (tx, caller) => addAction(tx, caller, { sessionId: first, what: 'Shadow a colleague', owner: 'worker', dueOn: null }))
  expect(await team.as('manager', (tx, caller) => handOver(tx, caller, { personId: team.worker, toId: team.secondManager, on: today, today }))).toEqual({ kind: 'handed-over', sessions: 1, actions: 1 })
  expect((await team.as('secondManager', (tx) => listSessions(tx, { supervisorId: team.secondManager }))).map(({ plannedOn }) => plannedOn)).toEqual(['2026-12-07'])
  expect((await team.as('secondManager', (tx) => listActions(tx, team.worker))).map(({ what }) => what)).toEqual(['Shadow a colleague'])
  expect([await read('secondManager', id), await read('secondManager', coming)]).toEqual([null, null])
  expect(await read('manager', coming)).toBe(TEXT)
  expect(await team.as('secondManager', (tx) => listReflections(tx))).toEqual([])
  const nameOf = await team.as('worker', (tx) => supervisionNames(tx))
  expect(nameOf(team.secondManager)).toBe('secondManager Person')
})

test('the text is in no audit row, no key of a form, no session and no other table', async () => {
  const [first] = await plan(monday)
  await write('worker', first, true)
  const { rows: tables } = await team.owner.query<{ name: string }>("select c.oid::regclass::text as name from pg_class c join pg_namespace n on n.oid = c.relnamespace where c.relkind = 'r' and n.nspname in ('public', 'access')")
  const holding: string[] = []
  for (const { name } of tables) if ((await team.owner.query(`select from ${name} t where t::text like '%canary%'`)).rowCount) holding.push(name)
  expect(holding).toEqual(['reflection_text'])
})

test('somebody whom files no longer name can be taken away although a reflection was shared with them or an action handed over', async () => {
  const [first] = await plan(monday)
  const id = await write('worker', first, true)
  await team.as('worker', (tx, caller) => shareReflection(tx, caller, { id, email: team.email('coordinator') }))
  await team.as('worker', (tx, caller) => addAction(tx, caller, { sessionId: first, what: 'Shadow a colleague', owner: 'worker', dueOn: null }))
  await team.as('manager', (tx, caller) => handOver(tx, caller, { personId: team.worker, toId: team.outsider, on: today, today }))
  const { rows } = await team.owner.query<{ id: number }>('select person_id as id from app_user where email = $1', [team.email('coordinator')])
  const gone = [team.outsider, rows[0]?.id ?? 0]
  const deleted = await team.as('officer', (tx) => tx.deleteFrom('person').where('id', 'in', gone).executeTakeFirst())
  expect(Number(deleted.numDeletedRows)).toBe(2)
  expect((await team.as('worker', (tx) => listActions(tx, team.worker))).length).toBe(1)
})

async function plan(...days: Parameters<typeof day>[0][]): Promise<[number, number]> {
  await team.as('manager', (tx, caller) => planSessions(tx, caller, { personIds: [team.worker], supervisorId: team.manager, kind: 'reflective', days: days.map(day), at: '', minutes: 60, place: '', today: monday }))
  const [first, second] = await team.as('manager', (tx) => listSessions(tx, { personId: team.worker }))
  return [first?.id ?? 0, second?.id ?? 0]
}

async function write(who: 'worker' | 'manager', sessionId: number, isKept: boolean): Promise<number> {
  const written = await team.as(who, (tx, caller) => writeReflection(tx, caller, { id: null, sessionId, version: 0, body: TEXT, isKept }))
  if (written.kind !== 'written') throw new Error(written.kind)
  return written.id
}

async function read(who: Parameters<SupervisedTeam['as']>[0], id: number): Promise<string | null> {
  return (await team.as(who, (tx) => findReflection(tx, id)))?.body ?? null
}

const TEXT = 'canary-reflection-end'
