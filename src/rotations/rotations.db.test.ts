import { afterAll, beforeAll, expect, test } from 'vitest'
import { aProgramme, type TestProgramme } from '../reviews/testing/a-programme.ts'
import { openSite, type TestSite } from '../web/testing/open-site.ts'

let world: TestProgramme
let site: TestSite
let mentor: string
let teamId: string

beforeAll(async () => {
  world = await aProgramme()
  site = await openSite(world.fresh)
  mentor = await world.signIn('Rush Sedge', 'mentor', { personId: world.people.mentor, scope: 'mentees' })
  teamId = String((await world.fresh.owner.query<{ id: number }>("insert into team (authority_id, name) values ($1, 'Court team') returning id", [world.authorityId])).rows[0]?.id)
})
afterAll(async () => {
  await site.close()
  await world.fresh.drop()
})

const rotations = () => `/academy/people/${world.enrolmentId}/rotations`
const readiness = () => `/academy/people/${world.enrolmentId}/readiness`
const run = () => `/academy/people/${world.enrolmentId}`

test('a rotation is planned with its supervisor, seen by the person, and changed; a stale version loses nothing', async () => {
  const form = { team: teamId, from: '4/1/2027', until: '12/2/2027', aim: 'See proceedings from the first hearing on', who: 'Fern Sallow' }
  expect((await site.post(rotations(), world.tokens.coordinator, form)).statusCode).toBe(303)
  for (const body of [(await site.get(run(), world.tokens.manager)).body, (await site.get('/my-academy', world.tokens.nqsw)).body]) expect([body.includes('Court team'), body.includes('Fern Sallow')]).toEqual([true, true])
  const clash = await site.post(rotations(), world.tokens.coordinator, { ...form, from: '12/2/2027', until: '20/2/2027' })
  expect([clash.statusCode, clash.body.includes('There is a rotation from 4 January 2027 to 12 February 2027 already'), clash.body.includes('See proceedings')]).toEqual([400, true, true])
  const id = /rotations\?change=(\d+)/.exec((await site.get(rotations(), world.tokens.coordinator)).body)?.[1] ?? ''
  expect((await site.get(`${rotations()}?change=${id}`, world.tokens.coordinator)).body).toContain('value="Fern Sallow"')
  expect((await site.post(rotations(), world.tokens.coordinator, { ...form, rotation: id, version: '1', until: '19/2/2027' })).statusCode).toBe(303)
  const stale = await site.post(rotations(), world.tokens.coordinator, { ...form, rotation: id, version: '1', aim: 'typed at the same time' })
  expect([stale.statusCode, stale.body.includes('typed at the same time')]).toEqual([409, true])
  const self = await site.post(rotations(), world.tokens.coordinator, { ...form, from: '1/3/2027', until: '5/3/2027', who: 'Wren Tansy' })
  expect([self.statusCode, self.body.includes('Nobody supervises themselves')]).toEqual([400, true])
})

test('of two planned at once for the same days one is kept and the other told', async () => {
  const form = { team: teamId, from: '1/6/2027', until: '30/6/2027', aim: 'x' }
  const both = await Promise.all([0, 1].map(() => site.post(rotations(), world.tokens.coordinator, form)))
  expect(both.map(({ statusCode }) => statusCode).toSorted((a, b) => a - b)).toEqual([303, 400])
})

test('a mentor decides with a reason; the person reads it; a later decision takes its place; it is never changed', async () => {
  const form = { gate: 'court', level: 'not-yet', 'decided-on': '5/10/2026', reason: 'Has not seen a contested hearing yet' }
  expect((await site.post(readiness(), mentor, form)).statusCode).toBe(303)
  expect((await site.get('/my-academy', world.tokens.nqsw)).body).toContain('Not yet, decided 5 October 2026')
  expect((await site.post(readiness(), world.tokens.manager, { ...form, level: 'co-work', 'decided-on': '9/11/2026', reason: 'Two statements written with a colleague' })).statusCode).toBe(303)
  const mine = (await site.get('/my-academy', world.tokens.nqsw)).body
  expect([mine.includes('May co-work it, since 9 November 2026'), mine.includes('Nobody has decided yet')]).toEqual([true, true])
  const bare = await site.post(readiness(), mentor, { ...form, reason: ' ' })
  expect([bare.statusCode, bare.body.includes('Enter the reason')]).toEqual([400, true])
  await expect(world.as(mentor, (tx) => tx.updateTable('readiness_decision').set({ reason: 'other' } as never).execute())).rejects.toMatchObject({ code: '42501' })
})

test('nobody decides on themselves, and HR and the data officer do not read it', async () => {
  expect((await site.post(readiness(), world.tokens.nqsw, {})).statusCode).toBe(403)
  expect((await site.post(readiness(), world.tokens.coordinator, {})).statusCode).toBe(403)
  const mentorOfSelf = await world.signIn('Wren Tansy again', 'mentor', { personId: world.people.nqsw, scope: 'authority' })
  expect((await site.post(readiness(), mentorOfSelf, { gate: 'court', level: 'hold', 'decided-on': '9/11/2026', reason: 'x' })).statusCode).toBe(404)
  for (const role of ['hr-partner', 'data-officer']) {
    const token = await world.signIn(role, role)
    expect(await world.as(token, async (tx) => (await tx.selectFrom('readiness_decision').select('id').execute()).length)).toBe(0)
    const body = (await site.get(run(), token)).body
    expect([body.includes('Rotations'), body.includes('Ready for'), body.includes('contested hearing')]).toEqual([true, false, false])
  }
})
