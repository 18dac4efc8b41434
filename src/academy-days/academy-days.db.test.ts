import { afterAll, beforeAll, expect, test } from 'vitest'
import { aProgramme, type TestProgramme } from '../reviews/testing/a-programme.ts'
import { openSite, type TestSite } from '../web/testing/open-site.ts'

let world: TestProgramme
let site: TestSite
let cohortId: number
const link = 'https://meet.invalid/canary-link'

beforeAll(async () => {
  world = await aProgramme()
  site = await openSite(world.fresh)
  cohortId = (await world.fresh.owner.query<{ id: number }>('select id from cohort')).rows[0]?.id ?? 0
})
afterAll(async () => {
  await site.close()
  await world.fresh.drop()
})

const form = (more: Record<string, string> = {}) => ({
  title: 'Court work', 'on-day-day': '13', 'on-day-month': '11', 'on-day-year': '2026', 'starts-at': '9:30', 'ends-at': '16:00', mode: 'hybrid', place: 'Room 2', link, seats: '1', resources: 'Reading list https://council.invalid/list',
  [`cohort-${cohortId}`]: 'yes', version: '0', ...more,
})

async function addDay(more: Record<string, string> = {}): Promise<string> {
  const added = await site.post('/academy/days/add', world.tokens.coordinator, form(more))
  expect([added.statusCode, added.statusCode === 303 ? '' : added.body.slice(0, 2000)]).toEqual([303, ''])
  return String(added.headers.location)
}

const mark = (personId: number, value: string, version: number) => ({ [`mark-${personId}`]: value, [`version-${personId}`]: String(version) })

test('the cohort is invited; the link is for those invited and those who keep the academy, on pages and by direct query', async () => {
  const path = await addDay()
  expect((await site.get(path, world.tokens.coordinator)).body).toContain(link)
  expect((await site.get('/my-academy/days', world.tokens.nqsw)).body).toContain('Court work')
  const manager = (await site.get(path, world.tokens.manager)).body
  expect([manager.includes('Wren Tansy'), manager.includes(link)]).toEqual([true, false])
  const links = (token: string) => world.as(token, async (tx) => (await tx.selectFrom('academy_day_link').select('link').execute()).length)
  expect([await links(world.tokens.manager), await links(world.tokens.nqsw), await links(world.tokens.coordinator)]).toEqual([0, 1, 1])
  const other = await world.signIn('Hazel Dell', 'nqsw', { personId: await world.person('Hazel Dell'), scope: 'self' })
  expect(await links(other)).toBe(0)
})

test('more than the room takes are invited, and it is said', async () => {
  const second = await world.person('Hollin Marsh')
  const path = await addDay({ title: 'Full room', [`person-${second}`]: 'yes' })
  expect((await site.get(path, world.tokens.coordinator)).body).toContain('1 of 1 places')
  await world.enrol(second, '2026-09-07')
  const page = (await site.get(path, world.tokens.coordinator)).body
  expect(page).toContain('Hollin Marsh')
  expect((await site.post(`${path}/invite`, world.tokens.coordinator, {})).statusCode).toBe(303)
  expect((await site.get(path, world.tokens.coordinator)).body).toContain('2 of 1 places: 1 more than there are')
})

test('a register in one form; a stale row writes nothing and loses nothing; a day caught up later counts once', async () => {
  const [missed, later] = [await addDay({ title: 'Missed' }), await addDay({ title: 'Later', 'on-day-day': '14', [`cohort-${cohortId}`]: '', [`person-${world.people.nqsw}`]: 'yes' })]
  const { nqsw } = world.people
  expect((await site.post(`${missed}/register`, world.tokens.coordinator, { ...mark(nqsw, 'absent', 1), rest: 'attended' })).statusCode).toBe(303)
  const stale = await site.post(`${missed}/register`, world.tokens.coordinator, mark(nqsw, 'late', 1))
  expect([stale.statusCode, stale.body.includes('nothing was saved'), /value="late" selected/.test(stale.body)]).toEqual([409, true, true])
  const wrong = await site.post(`${missed}/catch-up`, world.tokens.coordinator, { [`version-${nqsw}`]: '2', [`note-${nqsw}`]: 'Slides', [`on-${nqsw}`]: 'yesterday' })
  expect([wrong.statusCode, wrong.body.includes('must be a date'), wrong.body.includes('value="Slides"')]).toEqual([400, true, true])
  expect((await site.post(`${missed}/catch-up`, world.tokens.coordinator, { [`version-${nqsw}`]: '2', [`later-${nqsw}`]: later.split('/').at(-1) ?? '' })).statusCode).toBe(303)
  expect((await site.get('/my-academy/days', world.tokens.nqsw)).body).toContain('Catch-up planned')
  await site.post(`${later}/register`, world.tokens.coordinator, { rest: 'attended', ...mark(nqsw, '', 1) })
  expect((await site.get('/my-academy/days', world.tokens.nqsw)).body).toContain('1 by catching up')
  const { rows } = await world.fresh.owner.query<{ action: string }>("select distinct action from audit where subject_type = 'person' and subject_id = $1 and action like 'academy-day%' order by 1", [String(nqsw)])
  expect(rows.map(({ action }) => action)).toEqual(['academy-day-caught-up', 'academy-day-marked'])
})

test('one step turns a day that was had into a draft of the participant’s own, once, also where it is asked twice at once', async () => {
  const { rows: [standard] } = await world.fresh.owner.query<{ id: number }>(
    "with f as (insert into framework (authority_id, code, label) select $1, document -> 'frameworks' ->> 0, 'Standards' from programme_version limit 1 returning id) insert into framework_standard (authority_id, framework_id, code, label) select $1, id, 'S1', 'Relationships' from f returning id", [world.authorityId],
  )
  const path = await addDay({ title: 'Child development', [`standard-${standard?.id}`]: 'yes' })
  const id = path.split('/').at(-1) ?? ''
  const evidence = `/my-academy/days/${id}/evidence`
  expect((await site.post(evidence, world.tokens.nqsw, {})).statusCode).toBe(404)
  await site.post(`${path}/register`, world.tokens.coordinator, { rest: 'attended', ...mark(world.people.nqsw, '', 1) })
  const both = await Promise.all([0, 1].map(() => site.post(evidence, world.tokens.nqsw, {})))
  expect(both.map(({ statusCode }) => statusCode)).toEqual([303, 303])
  expect((await site.post(evidence, world.tokens.coordinator, {})).statusCode).toBe(403)
  const { rows } = await world.fresh.owner.query("select e.state, e.origin, e.kind, e.title, s.standard_id from evidence e left join evidence_standard s on s.evidence_id = e.id where e.origin = 'academy-day'")
  expect(rows).toEqual([{ state: 'draft', origin: 'academy-day', kind: 'learning', title: 'Academy day: Child development', standard_id: standard?.id }])
  for (const token of [world.tokens.manager, world.tokens.assessor, world.tokens.coordinator]) expect(await world.as(token, async (tx) => (await tx.selectFrom('evidence').select('id').where('origin', '=', 'academy-day').execute()).length)).toBe(0)
  expect((await site.get('/my-academy/days', world.tokens.nqsw)).body).toContain('In my portfolio')
})

test('cancelled with its reason it counts for nobody and takes no register', async () => {
  const path = await addDay({ title: 'Snowed off' })
  const cancelled = await site.post(`${path}/cancel`, world.tokens.coordinator, { reason: 'weather', version: '1' })
  expect(cancelled.statusCode).toBe(303)
  expect((await site.post(`${path}/cancel`, world.tokens.coordinator, { reason: 'too-few', version: '1' })).statusCode).toBe(409)
  expect((await site.get('/my-academy/days', world.tokens.nqsw)).body).toContain('Cancelled: weather or travel')
  expect((await site.post(`${path}/register`, world.tokens.coordinator, mark(world.people.nqsw, 'attended', 1))).statusCode).toBe(404)
})

test('nobody ticks themselves, and a mentor, manager or NQSW ticks nobody', async () => {
  const path = await addDay({ title: 'Own tick' })
  const id = Number(path.split('/').at(-1))
  for (const token of [world.tokens.nqsw, world.tokens.manager]) {
    expect((await site.post(`${path}/register`, token, mark(world.people.nqsw, 'attended', 1))).statusCode).toBe(403)
    const { numUpdatedRows } = await world.as(token, (tx) => tx.updateTable('academy_day_place').set({ mark: 'attended' }).where('academy_day_id', '=', id).executeTakeFirst())
    expect(Number(numUpdatedRows)).toBe(0)
  }
})
