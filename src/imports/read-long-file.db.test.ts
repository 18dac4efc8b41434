import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { makePrincipal, makeTwoAuthorities } from '../access/testing/two-authorities.ts'
import { freshDatabase, type FreshDatabase } from '../db/testing/fresh-database.ts'
import { makeFormToken } from '../web/form-token.ts'
import { cookie, openSite, type TestSite } from '../web/testing/open-site.ts'
import { LONG_FILE_BYTES } from './telling-rows.ts'

/** A long file of any kind is read after the request has been answered, and the page says how far it is. */

let database: FreshDatabase
let site: TestSite
let token: string

beforeAll(async () => {
  database = await freshDatabase()
  const [place] = (await makeTwoAuthorities(database.owner)).places
  if (!place) throw new Error('no place')
  token = (await makePrincipal(database.owner, place, 'officer', [{ role: 'data-officer', scope: 'authority', teamId: null, serviceId: null, isInForce: true }])).token
  site = await openSite(database, { uploadBytes: 20_000_000 })
})
afterAll(async () => {
  await site.close()
  await database.drop()
})

/** Where an upload leads to. */
async function upload(kind: string, name: string, text: string): Promise<string> {
  const uploaded = await site.app.inject({
    method: 'POST', url: '/data/upload', headers: { 'content-type': 'multipart/form-data; boundary=b', ...cookie(token) },
    payload: `--b\r\ncontent-disposition: form-data; name="form-token"\r\n\r\n${makeFormToken(token)}\r\n--b\r\ncontent-disposition: form-data; name="kind"\r\n\r\n${kind}\r\n--b\r\ncontent-disposition: form-data; name="file"; filename="${name}"\r\n\r\n${text}\r\n--b--\r\n`,
  })
  expect(uploaded.statusCode).toBe(303)
  return String(uploaded.headers.location)
}

/** The waiting file's own address, after its columns are chosen. */
async function begin(text: string, kind = 'allocations'): Promise<string> {
  const columns = await upload(kind, `${kind}.csv`, text)
  expect(columns).toMatch(/^\/data\/imports\/\d+\/columns$/)
  const chosen = await site.post(columns, token, { 'as-of-day': '21', 'as-of-month': '11', 'as-of-year': '2026' })
  expect(chosen.statusCode).toBe(303)
  expect(chosen.headers.location).toBe(columns.replace('/columns', ''))
  return String(chosen.headers.location)
}

const HEAD = 'Case reference,Worker,Staff number,Team,Start date,Case type'
const rows = (many: number) => Array.from({ length: many }, (_, at) => `C${at},Worker ${at % 300},9${at % 300},Families First Riverside and Quayside,2026-01-05,Child in need of help and protection in ${'long words '.repeat(3)}`)
const LONG = 48_000

test('a long file says how far it is, looks again by itself until told not to, and then shows what would change', async () => {
  const text = [HEAD, ...rows(LONG)].join('\n')
  expect(text.length).toBeGreaterThan(LONG_FILE_BYTES)
  const path = await begin(text)
  const first = await site.get(path, token)
  expect(first.statusCode).toBe(200)
  expect(first.body).toMatch(/Reading has begun|rows read so far/)
  expect(first.headers['refresh']).toBe('5')
  expect((await site.get(`${path}?still=yes`, token)).headers['refresh']).toBeUndefined()
  await vi.waitFor(async () => expect((await site.get(path, token)).body).toContain('What would change'), { timeout: 50_000, interval: 500 })
  const done = await site.get(path, token)
  expect(done.headers['refresh']).toBeUndefined()
  expect(done.body).toContain(LONG.toLocaleString('en-GB'))
  const { rows: held } = await database.owner.query<{ count: number }>('select count(*)::integer as count from allocation')
  expect(held[0]?.count).toBeLessThan(LONG)
})

test('a long file that is refused is said on the page of files, and leaves nothing', async () => {
  // a birth date among the columns: refused, whichever row it is found in
  const path = await begin([`${HEAD},Date of birth`, ...rows(LONG).map((row) => `${row},2019-03-0${1 + (row.length % 9)}`)].join('\n')).catch(() => null)
  if (path === null) throw new Error('the file was refused before it was read, so that nothing was tested')
  await vi.waitFor(async () => expect((await site.get(path, token)).headers.location).toMatch(/^\/data\?refused=/), { timeout: 50_000, interval: 500 })
  expect((await site.get(path, token)).statusCode).toBe(404)
})

const HEADS: Readonly<Record<string, string>> = {
  people: 'Staff number,Team,Job title,FTE,Start date', agency: 'Worker ID,Agency,Placement start,Team,Role', absence: 'Staff number,First day,Last day,Type of absence', establishment: 'Position number,Team,Post title,Funded FTE',
}
const FEW = 6_000
const longRows = (cells: (at: number) => string) => Array.from({ length: FEW }, (_, at) => `${cells(at)},${'not read '.repeat(95)}`)

test.each([
  ['people', (at: number) => `${300_000 + at},North,Social Worker,1,2026-01-05`],
  ['agency', (at: number) => `AW${300_000 + at},Brightside,2026-01-05,North,Social Worker`],
  ['absence', (at: number) => `${300_000 + at},2026-01-05,2026-01-06,Sickness`],
  ['establishment', (at: number) => `P${300_000 + at},North,Social Worker,1`],
] as const)('so is a long file of %s', async (kind, cells) => {
  const text = [`${HEADS[kind]},Remarks`, ...longRows(cells)].join('\n')
  expect(text.length).toBeGreaterThan(LONG_FILE_BYTES)
  const path = await begin(text, kind)
  expect((await site.get(path, token)).body).toMatch(/Reading has begun|rows read so far/)
  await vi.waitFor(async () => expect((await site.get(path, token)).body).toContain(FEW.toLocaleString('en-GB')), { timeout: 50_000, interval: 500 })
  expect((await site.get(path, token)).body).toContain('Apply')
  // the file that waited has become the one that is planned, and was told of on the way
  const { rows: kept } = await database.owner.query('select state, header ? $2 as waits from import where id = $1', [Number(path.split('/').at(-1)), 'upload'])
  expect(kept).toEqual([{ state: 'planned', waits: false }])
})

test('a long return, which has no columns to choose, is read in the same way, and can be begun again', async () => {
  const workers = Array.from({ length: FEW }, (_, at) => `<CSWWWorker><AgencyWorker>0</AgencyWorker><SWENo>SW${100_000 + at}</SWENo><FTE>1.0</FTE><Note>${'not known '.repeat(80)}</Note></CSWWWorker>`)
  const text = `<Message><Header><CollectionDetails><Collection>CSWW</Collection><Year>2025</Year><ReferenceDate>2025-09-30</ReferenceDate></CollectionDetails><Source><LEA>${await ownNumber()}</LEA></Source></Header><LALevelVacancies><NumberOfVacancies>1</NumberOfVacancies></LALevelVacancies>${workers.join('')}</Message>`
  expect(text.length).toBeGreaterThan(LONG_FILE_BYTES)
  const path = await upload('census', 'csww-2025.xml', text)
  expect(path).toMatch(/^\/data\/imports\/\d+$/)
  const id = Number(path.split('/').at(-1))
  await vi.waitFor(async () => expect((await site.get(path, token)).body).not.toMatch(/Reading has begun|rows read so far/), { timeout: 50_000, interval: 500 })
  const { rows: read } = await database.owner.query('select state, counts from import where id = $1', [id])
  expect(read).toMatchObject([{ state: 'planned', counts: { rows: FEW } }])

  await database.owner.query(`update import set state = 'read', header = jsonb_build_object('upload', gen_random_uuid(), 'progress', jsonb_build_object('rows', 5000, 'at', now() - interval '6 minutes')) where id = $1`, [id])
  const stopped = await site.get(path, token)
  expect(stopped.body).toContain('Reading stopped after 5,000 rows')
  expect(stopped.body).toContain(`action="${path}/columns"`)
  expect((await site.get(`${path}/columns`, token)).statusCode).toBe(404)
  const again = await site.post(`${path}/columns`, token, {})
  expect(again.headers.location).toBe(path)
  // its kept upload is gone here, which must be said as well
  await vi.waitFor(async () => expect((await site.get(path, token)).body).toContain('Reading stopped after 0 rows'), { timeout: 10_000, interval: 200 })
})

async function ownNumber(): Promise<string> {
  const { rows: found } = await database.owner.query<{ dfe_number: string }>("select a.dfe_number from authority a join session s on s.authority_id = a.id where s.token_hash = sha256(convert_to($1, 'UTF8'))", [token])
  return found[0]?.dfe_number ?? ''
}

test('a reading that has said nothing for five minutes can be begun again', async () => {
  const { rows: made } = await database.owner.query<{ id: number }>(
    `insert into import (authority_id, kind, file_name, file_hash, file_bytes, state, header, created_by)
     select u.authority_id, 'allocations', 'cut-short.csv', '', 9000000, 'read', jsonb_build_object('upload', gen_random_uuid(), 'progress', jsonb_build_object('rows', 20000, 'at', now() - interval '6 minutes')), 'test'
       from app_user u join session s on s.user_id = u.id where s.token_hash = sha256(convert_to($1, 'UTF8')) returning id`, [token])
  const stopped = await site.get(`/data/imports/${made[0]?.id}`, token)
  expect(stopped.body).toContain('Reading stopped after 20,000 rows')
  expect(stopped.body).toContain('Read it again')
  expect(stopped.headers['refresh']).toBeUndefined()
})
