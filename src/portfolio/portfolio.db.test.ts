import { request as httpRequest } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { aProgramme, type TestProgramme } from '../reviews/testing/a-programme.ts'
import { makeFormToken } from '../web/form-token.ts'
import { openSite, type TestSite } from '../web/testing/open-site.ts'
import { feedbackHash } from './ask-feedback.ts'

let world: TestProgramme
let site: TestSite
const words = 'canary-words-of-a-draft'

beforeAll(async () => {
  world = await aProgramme()
  site = await openSite(world.fresh, { uploadBytes: 250_000_000 })
})
afterAll(async () => {
  await site.close()
  await world.fresh.drop()
})

const evidence = (more: Record<string, string> = {}) => ({ title: 'Home visit', 'on-day-day': '3', 'on-day-month': '11', 'on-day-year': '2026', kind: 'reflection', says: words, step: 'draft', version: '0', ...more })

async function send(path: string, token: string, fields: Record<string, string>, file?: { name: string; content: Buffer<ArrayBuffer> }) {
  const parts: Buffer<ArrayBuffer>[] = Object.entries({ 'form-token': makeFormToken(token), ...fields }).map(([name, value]) => Buffer.from(`--b\r\ncontent-disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`))
  if (file) parts.push(Buffer.from(`--b\r\ncontent-disposition: form-data; name="file"; filename="${file.name}"\r\ncontent-type: application/octet-stream\r\n\r\n`), file.content, Buffer.from('\r\n'))
  return await site.app.inject({ method: 'POST', url: path, payload: Buffer.concat([...parts, Buffer.from('--b--\r\n')]), headers: { 'content-type': 'multipart/form-data; boundary=b', cookie: `__Host-throughline=${token}` } })
}

async function add(more: Record<string, string> = {}, file?: { name: string; content: Buffer<ArrayBuffer> }): Promise<string> {
  const added = await send('/my-portfolio/add', world.tokens.nqsw, evidence(more), file)
  expect([added.statusCode, added.statusCode === 303 ? '' : added.body.slice(0, 3000)]).toEqual([303, ''])
  return String(added.headers.location)
}

test('a draft is its author’s alone: on pages, in lists, by direct query; submitted it is the assessor’s too', async () => {
  const path = await add()
  for (const token of [world.tokens.manager, world.tokens.assessor, world.tokens.coordinator]) {
    expect((await site.get(path, token)).statusCode).toBe(404)
    expect((await site.get(`/portfolios/${world.enrolmentId}`, token)).body).not.toContain('Home visit')
    const { rows } = await world.as(token, async (tx) => ({ rows: await tx.selectFrom('evidence').selectAll().where('state', '=', 'draft').execute() }))
    expect(rows).toEqual([])
  }
  expect((await site.get(path, world.tokens.nqsw)).body).toContain(words)
  expect((await site.post(path, world.tokens.nqsw, { version: '1' })).statusCode).toBe(303)
  expect((await site.get(path, world.tokens.assessor)).body).toContain(words)
  expect((await site.get(path, world.tokens.manager)).statusCode).toBe(404)
  expect((await site.get('/portfolios', world.tokens.assessor)).body).toContain(path)
})

test('sent back with a reason, changed, submitted, accepted; the count follows; nobody decides on their own', async () => {
  const path = await add({ step: 'submit', title: 'Reflection at 6 months' })
  const version = async () => /name="version" value="(\d+)"/.exec((await site.get(`${path}/decide`, world.tokens.assessor)).body)?.[1] ?? ''
  const shown = await version()
  const without = await site.post(`${path}/decide`, world.tokens.assessor, { decision: 'returned', reason: ' ', version: shown })
  expect([without.statusCode, without.body.includes('Say why it comes back')]).toEqual([400, true])
  expect((await site.post(`${path}/decide`, world.tokens.nqsw, { decision: 'accepted', version: shown })).statusCode).toBe(403)
  expect((await site.post(`${path}/decide`, world.tokens.assessor, { decision: 'returned', reason: 'Say what you would do otherwise', version: shown })).statusCode).toBe(303)
  const form = (await site.get(`${path}/change`, world.tokens.nqsw)).body
  expect(form).toContain('Say what you would do otherwise')
  const before = /name="version" value="(\d+)"/.exec(form)?.[1] ?? ''
  expect((await send(`${path}/change`, world.tokens.nqsw, evidence({ version: before, says: 'Now with it.', step: 'submit' }))).statusCode).toBe(303)
  expect((await send(`${path}/change`, world.tokens.nqsw, evidence({ version: before }))).statusCode).toBe(404)
  const again = await version()
  const both = await Promise.all([0, 1].map(() => site.post(`${path}/decide`, world.tokens.assessor, { decision: 'accepted', reason: '', version: again })))
  expect(both.map(({ statusCode }) => statusCode).toSorted((a, b) => a - b)).toEqual([303, 409])
  expect((await site.get('/my-portfolio', world.tokens.nqsw)).body).toContain('1 critical reflection left')
})

test('under the runtime role nobody accepts what they wrote, changes submitted words or writes another’s evidence', async () => {
  const path = await add({ step: 'submit' })
  const id = Number(path.split('/').at(-1))
  const refused = (token: string, work: Parameters<typeof world.as>[1]) => expect(world.as(token, work)).rejects.toMatchObject({ code: '42501' })
  await refused(world.tokens.assessor, async (tx) => tx.updateTable('evidence').set({ says: 'other words' }).where('id', '=', id).execute())
  const { numUpdatedRows } = (await world.as(world.tokens.nqsw, async (tx) => tx.updateTable('evidence').set({ state: 'accepted' }).where('id', '=', id).executeTakeFirst()))
  expect(Number(numUpdatedRows)).toBe(0)
  await refused(world.tokens.coordinator, async (tx, caller) =>
    tx.insertInto('evidence').values({
      authority_id: world.authorityId, enrolment_id: world.enrolmentId, person_id: world.people.nqsw, kind: 'other', title: 'x', on_day: '2026-11-03' as never, author_user: caller.user?.id ?? 0, author_name: 'x', submitted_to: null, submitted_to_name: null,
      submitted_at: null, decided_by: null, decided_at: null, reason: null, changed_by: 'x',
    }).execute())
})

test('a stale version is said, and nothing that was typed is lost', async () => {
  const path = await add()
  expect((await send(`${path}/change`, world.tokens.nqsw, evidence({ version: '1', says: 'the first' }))).statusCode).toBe(303)
  const second = await send(`${path}/change`, world.tokens.nqsw, evidence({ version: '1', says: 'typed at the same time' }))
  expect([second.statusCode, second.body.includes('This was changed while you had it open'), second.body.includes('typed at the same time')]).toEqual([409, true, true])
})

test('a file is what its content is: kept and given back byte for byte, or refused in a sentence with the form as it was', async () => {
  const pdf = Buffer.concat([Buffer.from('%PDF-1.4\n'), Buffer.alloc(600_000, 7)])
  const path = await add({ kind: 'report' }, { name: '..\\..\\report.docx', content: pdf })
  const shown = (await site.get(path, world.tokens.nqsw)).body
  expect(shown).toContain('report.pdf')
  const href = /href="(\/evidence\/\d+\/files\/\d+)"/.exec(shown)?.[1] ?? ''
  const file = await site.get(href, world.tokens.nqsw)
  expect([file.rawPayload.equals(pdf), file.headers['content-disposition'], file.headers['x-content-type-options']]).toEqual([true, 'attachment; filename="report.pdf"', 'nosniff'])
  expect((await site.get(href, world.tokens.coordinator)).statusCode).toBe(404)
  for (const [content, said] of [[Buffer.from('MZ\x90\0\x03'), 'not known'], [Buffer.from('<html><script>x</script>'), 'web page'], [Buffer.from('PK\x03\x04 no zip'), 'damaged']] as const) {
    const refused = await send('/my-portfolio/add', world.tokens.nqsw, evidence({ title: 'Kept title' }), { name: 'report.pdf', content })
    expect([refused.statusCode, refused.body.includes(said), refused.body.includes('Kept title')]).toEqual([400, true, true])
  }
})

test('200 MB are refused in a sentence, in flat memory, with the form as it was', async () => {
  await site.app.listen({ port: 0, host: '127.0.0.1' })
  const { port } = site.app.server.address() as AddressInfo
  const head = Object.entries({ 'form-token': makeFormToken(world.tokens.nqsw), title: 'Kept although too large' }).map(([name, value]) => `--b\r\ncontent-disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`).join('')
  const [chunk, count] = [Buffer.alloc(1_000_000, 32), 200]
  const start = Buffer.from(`${head}--b\r\ncontent-disposition: form-data; name="file"; filename="film.pdf"\r\n\r\n`)
  const end = Buffer.from('\r\n--b\r\ncontent-disposition: form-data; name="says"\r\n\r\nwords after the file\r\n--b--\r\n')
  const before = process.memoryUsage().rss
  let most = before
  const body = await new Promise<{ status: number; text: string }>((resolve, reject) => {
    const sent = httpRequest({ port, method: 'POST', path: '/my-portfolio/add', headers: { 'content-type': 'multipart/form-data; boundary=b', 'content-length': start.length + chunk.length * count + end.length, cookie: `__Host-throughline=${world.tokens.nqsw}` } }, (response) => {
      const parts: Buffer[] = []
      response.on('data', (part: Buffer) => parts.push(part)).on('end', () => resolve({ status: response.statusCode ?? 0, text: Buffer.concat(parts).toString('utf8') }))
    }).on('error', reject)
    sent.write(start)
    const next = (left: number): void => {
      most = Math.max(most, process.memoryUsage().rss)
      if (left === 0) sent.end(end)
      else if (sent.write(chunk)) setImmediate(next, left - 1)
      else sent.once('drain', () => next(left - 1))
    }
    next(count)
  })
  expect([body.status, body.text.includes('The file is larger than 25 MB'), body.text.includes('Kept although too large'), body.text.includes('words after the file')]).toEqual([400, true, true, true])
  expect(most - before).toBeLessThan(150_000_000)
})

test('a code and a link take one answer, of two at once too; it is evidence, word for word, and the address is told to nobody', async () => {
  const made = await site.post('/my-portfolio/feedback', world.tokens.nqsw, { audience: 'child', about: 'after the visit' })
  const link = /href="[^"]*(\/feedback\/[\w-]{43})"/.exec(made.body)?.[1] ?? ''
  const code = /Code: <strong[^>]*>([A-Z]{6})</.exec(made.body)?.[1] ?? ''
  const opened = await site.get(link, null)
  expect([opened.statusCode, opened.headers['referrer-policy'], opened.headers['set-cookie'], opened.body.includes('Tell us about Wren')]).toEqual([200, 'no-referrer', undefined, true])
  expect(opened.body).not.toContain('Tansy')
  const byCode = await site.app.inject({ method: 'POST', url: '/feedback', payload: new URLSearchParams({ code: ` ${code.toLowerCase()} ` }).toString(), headers: { 'content-type': 'application/x-www-form-urlencoded' } })
  expect(byCode.body).toContain('Tell us about Wren')
  const empty = await answer({ key: code })
  expect([empty.statusCode, empty.body.includes('Answer one question or more')]).toEqual([400, true])
  const both = await Promise.all([answer({ key: code, good: 'She plays cards' }), answer({ key: link.slice('/feedback/'.length), good: 'She plays cards' })])
  expect(both.map(({ statusCode }) => statusCode).toSorted((a, b) => a - b)).toEqual([200, 404])
  const rows = await world.as(world.tokens.assessor, async (tx) => tx.selectFrom('evidence').selectAll().where('origin', '=', 'feedback').execute())
  expect(rows.map(({ kind, state, says, author_user }) => ({ kind, state, says, author_user }))).toEqual([{ kind: 'child-feedback', state: 'accepted', says: 'What do they do well?\nShe plays cards', author_user: null }])
  expect(site.log.filter((line) => line.includes(link.slice(10)) || line.includes(code))).toEqual([])
  const audits = (await world.fresh.owner.query<{ detail: string }>('select detail::text from audit')).rows.map(({ detail }) => detail).join()
  expect(audits).not.toContain(code)
})

test('used, withdrawn, ended and never made answer alike, and guessing is stopped', async () => {
  const made = await site.post('/my-portfolio/feedback', world.tokens.nqsw, { audience: 'professional', about: '' })
  const link = /href="[^"]*(\/feedback\/[\w-]{43})"/.exec(made.body)?.[1] ?? ''
  const [id] = await world.as(world.tokens.nqsw, async (tx) => tx.selectFrom('feedback_request').select('id').orderBy('id', 'desc').limit(1).execute())
  expect((await site.post(`/my-portfolio/feedback/${id?.id ?? 0}/withdraw`, world.tokens.nqsw, {})).statusCode).toBe(303)
  const from = { remoteAddress: '192.0.2.7' }
  const withdrawn = await site.app.inject({ method: 'GET', url: link, ...from })
  const never = await site.app.inject({ method: 'GET', url: `/feedback/${'A'.repeat(43)}`, ...from })
  expect([withdrawn.statusCode, withdrawn.body]).toEqual([404, never.body])
  let tries = 2
  while (tries < 30 && (await site.app.inject({ method: 'GET', url: `/feedback/${'B'.repeat(42)}${tries % 10}`, ...from })).statusCode === 404) tries += 1
  expect(tries).toBe(20)
  expect((await site.app.inject({ method: 'GET', url: '/feedback', ...from })).statusCode).toBe(200)
})

test('hashes are not to be read, and without the door’s secret no link opens', async () => {
  await expect(world.as(world.tokens.nqsw, async (tx) => tx.selectFrom('feedback_request').selectAll().execute())).rejects.toMatchObject({ code: '42501' })
  await expect(world.fresh.runtime.query("select * from access.open_feedback('guess', $1, 'x')", [feedbackHash('guess', 'BCDFGH')])).rejects.toMatchObject({ code: '42501' })
})

async function answer(fields: Record<string, string>) {
  return await site.app.inject({ method: 'POST', url: '/feedback/answer', payload: new URLSearchParams(fields).toString(), headers: { 'content-type': 'application/x-www-form-urlencoded' } })
}
