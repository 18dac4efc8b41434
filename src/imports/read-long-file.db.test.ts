import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { makePrincipal, makeTwoAuthorities } from '../access/testing/two-authorities.ts'
import { freshDatabase, type FreshDatabase } from '../db/testing/fresh-database.ts'
import { makeFormToken } from '../web/form-token.ts'
import { cookie, openSite, type TestSite } from '../web/testing/open-site.ts'
import { LONG_FILE_BYTES } from './read-long-file.ts'

/** A long allocation file is read after the request has been answered, and the page says how far it is. */

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

/** The waiting file's own address, after its columns are chosen. */
async function begin(text: string): Promise<string> {
  const uploaded = await site.app.inject({
    method: 'POST', url: '/data/upload', headers: { 'content-type': 'multipart/form-data; boundary=b', ...cookie(token) },
    payload: `--b\r\ncontent-disposition: form-data; name="form-token"\r\n\r\n${makeFormToken(token)}\r\n--b\r\ncontent-disposition: form-data; name="kind"\r\n\r\nallocations\r\n--b\r\ncontent-disposition: form-data; name="file"; filename="allocations.csv"\r\n\r\n${text}\r\n--b--\r\n`,
  })
  const columns = String(uploaded.headers.location)
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
