import { afterAll, beforeAll, expect, test } from 'vitest'
import { aProgramme, type TestProgramme } from '../reviews/testing/a-programme.ts'
import { openSite, type TestSite } from '../web/testing/open-site.ts'

let world: TestProgramme
let site: TestSite

beforeAll(async () => {
  world = await aProgramme()
  site = await openSite(world.fresh)
  const { owner } = world.fresh
  await owner.query(
    "insert into supervision_session (authority_id, person_id, supervisor_person_id, kind, planned_on, planned_at, minutes, place, recorded_by, recorded_on) values ($1, $2, $3, 'reflective', current_date + 3, '14:30', 90, 'https://meet.invalid/canary-supervision', 'x', current_date)",
    [world.authorityId, world.people.nqsw, world.people.manager],
  )
  const { rows } = await owner.query<{ id: number }>("insert into academy_day (authority_id, title, on_day, starts_at, ends_at, mode, place, changed_by) values ($1, 'Court work', current_date + 9, '09:30', '16:00', 'hybrid', 'Room 2', 'x') returning id", [world.authorityId])
  await owner.query("insert into academy_day_link (academy_day_id, authority_id, link) values ($1, $2, 'https://meet.invalid/canary-day')", [rows[0]?.id, world.authorityId])
  await owner.query("insert into academy_day_place (academy_day_id, authority_id, person_id, changed_by) values ($1, $2, $3, 'x')", [rows[0]?.id, world.authorityId, world.people.nqsw])
  await owner.query("insert into absence (authority_id, person_id, started_on, category, source) values ($1, $2, current_date, 'canary-absence', 'test')", [world.authorityId, world.people.nqsw])
})
afterAll(async () => {
  await site.close()
  await world.fresh.drop()
})

async function makeAddress(token: string): Promise<string> {
  const made = await site.post('/account/calendar', token, {})
  expect(made.statusCode).toBe(200)
  const path = /\/calendar\/[\w-]{43}\/dates\.ics/.exec(made.body)?.[0] ?? ''
  expect(path).not.toBe('')
  return path
}

test('the feed holds the holder’s own dates: no child, no reason, no link to join, others by their initials', async () => {
  const path = await makeAddress(world.tokens.nqsw)
  const feed = await site.get(path, null)
  expect([feed.statusCode, feed.headers['content-type'], feed.headers['cache-control'], feed.headers['set-cookie']]).toEqual([200, 'text/calendar; charset=utf-8', 'no-store', undefined])
  const text = feed.body.replaceAll('\r\n ', '')
  expect(text).toContain('SUMMARY:Supervision with A.B.')
  expect(text).toMatch(/DTSTART;TZID=Europe\/London:\d{8}T143000\r\nDTEND;TZID=Europe\/London:\d{8}T160000/)
  expect(text).toContain('SUMMARY:Academy day: Court work')
  expect(text).toContain('LOCATION:Room 2')
  expect(text).toContain('Decision of the panel')
  expect(text).not.toMatch(/canary|Bramble|Wren|Tansy/)
  const manager = (await site.get(await makeAddress(world.tokens.manager), null)).body
  expect([manager.includes('Supervision with W.T.'), manager.includes('Court work')]).toEqual([true, false])
})

test('it is shown once, kept as a hash, and its session is taken away again', async () => {
  const secret = (await makeAddress(world.tokens.nqsw)).split('/')[2] ?? ''
  expect((await site.get('/account/calendar', world.tokens.nqsw)).body).not.toContain(secret)
  await site.get(`/calendar/${secret}/dates.ics`, null)
  const { rows } = await world.fresh.owner.query<{ held: string; n: number }>("select (select string_agg(a::text, ' ') from calendar_address a) as held, (select count(*)::int from session where expires_at <= created_at + interval '1 minute') as n")
  expect([rows[0]?.held.includes(secret), rows[0]?.n]).toEqual([false, 0])
  expect(site.log.filter((line) => line.includes(secret))).toEqual([])
  expect((await site.get('/account/calendar', world.tokens.nqsw)).body).toContain('A calendar last asked for it')
  await expect(world.as(world.tokens.nqsw, (tx) => tx.selectFrom('calendar_address').selectAll().execute())).rejects.toMatchObject({ code: '42501' })
})

test('replaced, ended, of a disabled account or of one without a role: the same 404 as an address that never was', async () => {
  const first = await makeAddress(world.tokens.nqsw)
  const second = await makeAddress(world.tokens.nqsw)
  const status = async (path: string) => (await site.get(path, null)).statusCode
  expect([await status(first), await status(second), await status(`/calendar/${'x'.repeat(43)}/dates.ics`)]).toEqual([404, 200, 404])
  expect((await site.post('/account/calendar/end', world.tokens.nqsw, {})).statusCode).toBe(303)
  expect(await status(second)).toBe(404)
  const third = await makeAddress(world.tokens.assessor)
  const user = "(select user_id from session where token_hash = sha256(convert_to($1, 'UTF8')))"
  await world.fresh.owner.query(`update role_assignment set ended_on = current_date - 2 where user_id = ${user}`, [world.tokens.assessor])
  expect(await status(third)).toBe(404)
  await world.fresh.owner.query(`update role_assignment set ended_on = null where user_id = ${user}`, [world.tokens.assessor])
  expect(await status(third)).toBe(200)
  await world.fresh.owner.query(`update app_user set is_disabled = true where id = ${user}`, [world.tokens.assessor])
  expect(await status(third)).toBe(404)
  expect((await site.get(third, null)).body).toBe((await site.get(`/calendar/${'y'.repeat(43)}/dates.ics`, null)).body)
})

test('of two made at once one is in force', async () => {
  const [one, other] = await Promise.all([makeAddress(world.tokens.manager), makeAddress(world.tokens.manager)])
  const statuses = await Promise.all([one, other].map(async (path) => (await site.get(path, null)).statusCode))
  expect(statuses.toSorted((a, b) => a - b)).toEqual([200, 404])
})
