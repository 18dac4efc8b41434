import { afterAll, beforeAll, expect, test } from 'vitest'
import { aProgramme, type TestProgramme } from '../reviews/testing/a-programme.ts'
import { makeFormToken } from '../web/form-token.ts'
import { openSite, type TestSite } from '../web/testing/open-site.ts'
import { applyFrameworks } from './apply-frameworks.ts'
import { ensureProgrammes } from './ensure-programmes.ts'
import { listFrameworks } from './framework-queries.ts'

/** Frameworks from a file, by the pages: read, looked at, applied; and what evidence points to stays as it is. */

let world: TestProgramme
let site: TestSite
let coordinator: string

beforeAll(async () => {
  world = await aProgramme()
  site = await openSite(world.fresh)
  coordinator = world.tokens.coordinator
  await world.as(coordinator, ensureProgrammes)
})
afterAll(async () => {
  await site.close()
  await world.fresh.drop()
})

async function send(name: string, text: string, token = coordinator) {
  const payload = `--b\r\ncontent-disposition: form-data; name="form-token"\r\n\r\n${makeFormToken(token)}\r\n--b\r\ncontent-disposition: form-data; name="file"; filename="${name}"\r\ncontent-type: application/octet-stream\r\n\r\n${text}\r\n--b--\r\n`
  return await site.app.inject({ method: 'POST', url: '/academy/frameworks/import', payload, headers: { 'content-type': 'multipart/form-data; boundary=b', cookie: `__Host-throughline=${token}` } })
}

const editions = async (code: string) => (await world.as(coordinator, listFrameworks)).filter((one) => one.code === code).map(({ edition, label, validTo, standards }) => ({ edition, label, validTo, standards: standards.map((one) => `${one.code} ${one.label}`) }))
const ecs = (edition: string, label: string, from = '2027-04-01') => `framework,framework_label,edition,valid_from,standard,label\r\necs-2027,Early career standards,${edition},${from},1,${label}\r\necs-2027,,${edition},,2,Law\r\n`

test('what is downloaded is read again and changes nothing, as JSON and as CSV', async () => {
  for (const format of ['frameworks.json', 'standards.csv', 'mappings.csv']) {
    const file = await site.get(`/academy/frameworks/file/${format}`, coordinator)
    expect([format, file.statusCode, file.body.length > 400]).toEqual([format, 200, true])
    const read = await send(format, file.body)
    expect([format, read.statusCode, read.statusCode === 303 ? '' : read.body.slice(0, 4_000)]).toEqual([format, 303, ''])
    const plan = (await site.get(String(read.headers.location), coordinator)).body
    expect([format, plan.includes('there is nothing to apply')]).toEqual([format, true])
  }
})

test('nothing changes before it is applied; a file is applied once, of two at once the second is told', async () => {
  const before = await editions('ecs-2027')
  const read = await send('ecs.csv', ecs('2027', 'Relationships'))
  const path = String(read.headers.location)
  expect((await site.get(path, coordinator)).body).toContain('Takes the place of edition consultation draft from 1 April 2027')
  expect(await editions('ecs-2027')).toEqual(before)
  const id = Number(path.split('/').at(-1))
  const both = await Promise.all([0, 1].map(() => world.as(coordinator, (tx, caller) => applyFrameworks(tx, caller, id))))
  expect(both.map(({ kind }) => kind).sort()).toEqual(['applied', 'settled'])
  expect(await editions('ecs-2027')).toMatchObject([{ edition: 'consultation draft', validTo: '2027-03-31' }, { edition: '2027', validTo: null, standards: ['1 Relationships', '2 Law'] }])
  const again = await site.post(path, coordinator, {})
  expect([again.statusCode, again.body.includes('has applied it meanwhile')]).toEqual([409, true])
})

test('a framework that evidence points to is superseded and never edited, by page and by direct query', async () => {
  const { rows } = await world.fresh.owner.query<{ id: number; framework_id: number }>("select s.id, s.framework_id from framework_standard s join framework f on f.id = s.framework_id where f.code = 'ecs-2027' and f.edition = '2027' order by s.sort limit 1")
  const [standard] = rows
  await world.fresh.owner.query(
    `with e as (insert into evidence (authority_id, enrolment_id, person_id, kind, title, on_day, author_user, author_name, changed_by) values ($1, $2, $3, 'other', 'x', '2026-11-01', (select id from app_user where person_id = $3), 'x', 'x') returning id)
     insert into evidence_standard (evidence_id, standard_id, authority_id, person_id) select id, $4, $1, $3 from e`, [world.authorityId, world.enrolmentId, world.people.nqsw, standard?.id],
  )
  const read = await send('ecs.csv', ecs('2027', 'Other words'))
  const plan = await site.get(String(read.headers.location), coordinator)
  expect(plan.body).toContain('1 item of evidence points to ecs-2027, edition 2027, so it is not edited')
  expect(plan.body).not.toContain('>Apply<')
  expect((await site.post(String(read.headers.location), coordinator, {})).statusCode).toBe(409)
  const edited = await world.as(coordinator, (tx) => tx.updateTable('framework_standard').set({ label: 'x' }).where('framework_id', '=', standard?.framework_id ?? 0).executeTakeFirst())
  expect(Number(edited.numUpdatedRows)).toBe(0)
  const gone = await world.as(coordinator, (tx) => tx.deleteFrom('framework_standard').where('framework_id', '=', standard?.framework_id ?? 0).executeTakeFirst())
  expect(Number(gone.numDeletedRows)).toBe(0)
  await expect(world.as(coordinator, (tx) => tx.updateTable('framework').set({ label: 'x' }).where('id', '=', standard?.framework_id ?? 0).execute())).rejects.toMatchObject({ code: '42501' })
  const next = await send('ecs.csv', ecs('2028', 'Other words', '2028-04-01'))
  expect((await site.post(String(next.headers.location), coordinator, {})).statusCode).toBe(303)
  expect(await editions('ecs-2027')).toMatchObject([{}, { edition: '2027', validTo: '2028-03-31', standards: ['1 Relationships', '2 Law'] }, { edition: '2028', standards: ['1 Other words', '2 Law'] }])
  // who began under an edition is assessed against it
  const ended = await site.get('/academy/frameworks', coordinator)
  expect(ended.body).toContain('Superseded editions')
})

test('without evidence a framework is changed in place, and its mappings are added with it', async () => {
  const read = await send('pcf.json', JSON.stringify({ frameworks: [{ code: 'dance', label: 'Dance', standards: [{ code: '1', label: 'Step' }] }], mappings: [{ from: ['dance', '1'], to: ['pcf', 'P1'] }] }))
  expect((await site.post(String(read.headers.location), coordinator, {})).statusCode).toBe(303)
  expect((await site.get('/academy/frameworks', coordinator)).body).toContain('dance 1')
  const second = await send('pcf.json', JSON.stringify({ frameworks: [{ code: 'dance', label: 'Dance', standards: [{ code: '2', label: 'Turn' }] }] }))
  const plan = (await site.get(String(second.headers.location), coordinator)).body
  expect(plan).toContain('Changed in place, no evidence points to it: adds 2; removes 1, with its mappings')
  expect((await site.post(String(second.headers.location), coordinator, {})).statusCode).toBe(303)
  expect(await editions('dance')).toMatchObject([{ standards: ['2 Turn'] }])
})

test('what is wrong is said with row, column and how to mend it, and nothing is kept', async () => {
  const before = (await world.fresh.owner.query('select from framework_import')).rowCount
  const wrong = await send('x.csv', 'framework,framework_label,standard,label\r\npcf,PCF,P1,\r\n')
  expect([wrong.statusCode, /Row 2<\/th>[\s\S]*label[\s\S]*A standard has a heading: fill it in\./.test(wrong.body)]).toEqual([400, true])
  for (const [name, text, said] of [
    ['x.json', '{"frameworks": [', 'cannot be read to the end'], ['x.csv', 'a,b\r\n1,2\r\n', 'The first row does not name'], ['x.csv', 'framework,framework_label,standard,label\r\n', 'no row below the header'],
    ['x.csv', 'framework,framework_label,standard,label\r\npcf,PCF,P1,Values, and ethics\r\n', 'more cells'], ['x.docx', 'PK\u0003\u0004 nothing', ''],
  ] as const) {
    const answer = await send(name, text)
    expect([name, answer.statusCode, answer.body.includes(said)]).toEqual([name, 400, true])
  }
  expect((await world.fresh.owner.query('select from framework_import')).rowCount).toBe(before)
  expect((await send('x.csv', 'x', world.tokens.manager)).statusCode).toBe(403)
})
