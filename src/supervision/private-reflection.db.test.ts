import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { isRefusal, openTable } from '../files/read-table.ts'
import { queueDigest } from '../mail/queue-digest.ts'
import { aProgramme, type TestProgramme } from '../reviews/testing/a-programme.ts'
import { day } from '../time/day.ts'
import { routes } from '../web/routes.ts'
import { openSite, type TestSite } from '../web/testing/open-site.ts'
import { constants } from '../web/testing/route-samples.ts'

/**
 * A private reflection of two people, kept and as a draft, and everybody of whom an NQSW would ask "can they read it?": every page, file,
 * search, e-mail, log line and audit row, and every table under the runtime role. Not one of them holds a word of it.
 */

const CANARY = 'canary-reflection'
const today = day('2026-11-22')
/** Asked at every address; the others are asked by direct query. */
const ASKED = ['line manager', 'academy coordinator', 'panel-member', 'hr-partner', 'administrator']
let world: TestProgramme
let site: TestSite
let reflectionId: number
const curious: Record<string, string> = {}

beforeAll(async () => {
  world = await aProgramme()
  site = await openSite(world.fresh)
  const { owner } = world.fresh
  const one = async (text: string, values: unknown[]): Promise<number> => (await owner.query<{ id: number }>(`${text} returning id`, values)).rows[0]?.id ?? 0
  const session = await one("insert into supervision_session (authority_id, person_id, supervisor_person_id, kind, planned_on, state, held_on, recorded_by, recorded_on) values ($1, $2, $3, 'reflective', '2026-11-02', 'held', '2026-11-02', 'x', '2026-11-02')", [world.authorityId, world.people.nqsw, world.people.mentor])
  for (const keptAt of [null, '2026-11-03']) {
    reflectionId = await one('insert into reflection (authority_id, session_id, person_id, supervisor_person_id, author_person_id, kept_at) values ($1, $2, $3, $4, $3, $5)', [world.authorityId, session, world.people.nqsw, world.people.mentor, keptAt])
    await owner.query('insert into reflection_text (reflection_id, authority_id, person_id, body) values ($1, $2, $3, $4)', [reflectionId, world.authorityId, world.people.nqsw, `${CANARY} ${keptAt === null ? 'draft' : 'kept'}`])
  }
  curious['line manager'] = world.tokens.manager
  curious['academy coordinator'] = world.tokens.coordinator
  for (const role of ['panel-member', 'hr-partner', 'administrator', 'head-of-service', 'principal-social-worker', 'director', 'data-officer']) curious[role] = await world.signIn(`A ${role}`, role)
})
afterAll(async () => {
  await site.close()
  await world.fresh.drop()
})

/** Every page of the service with the addresses of this world, and each list as a file and as a search for the word. */
function addresses(): string[] {
  const ids: Record<string, string> = { ...constants, person: String(world.people.nqsw), reflection: String(reflectionId), run: String(world.enrolmentId), enrolment: String(world.enrolmentId) }
  return routes.filter(({ method }) => method === 'GET').flatMap(({ path }) => {
    const filled = path.replaceAll(/:(\w+)/g, (_, name: string) => ids[name] ?? '1')
    return path.includes(':') ? [filled, `${filled}?format=csv`] : [filled, `${filled}?format=csv`, `${filled}?format=xlsx`, `${filled}?q=${CANARY}&name=${CANARY}&search=${CANARY}`]
  })
}

test('its two people read it, so that the silence of the others means something', async () => {
  const worker = await site.get(`/supervision/reflections/${reflectionId}`, world.tokens.nqsw)
  const body = worker.statusCode === 200 ? worker.body : (await Promise.all(addresses().filter((path) => path.includes('reflection')).map(async (path) => (await site.get(path, world.tokens.nqsw)).body))).join()
  expect(body).toContain(`${CANARY} kept`)
  const own = await world.as(world.tokens.nqsw, (tx) => tx.selectFrom('reflection_text').select('body').execute())
  expect(own.map(({ body: text }) => text).sort()).toEqual([`${CANARY} draft`, `${CANARY} kept`])
})

test('no page, file, search or log line holds a word of it, for anybody else', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'tl-private-'))
  const leaks: string[] = []
  let [asked, opened] = [0, 0]
  for (const [who, token] of Object.entries(curious).filter(([name]) => ASKED.includes(name))) {
    for (const path of addresses()) {
      const answer = await site.get(path, token)
      asked += 1
      opened += Number(answer.statusCode === 200)
      const isBook = String(answer.headers['content-type']).includes('spreadsheetml')
      const text = isBook ? await cellsOf(folder, answer.rawPayload) : answer.body
      // the word itself may come back in the box in which it was searched for
      if (text.includes(`${CANARY} kept`) || text.includes(`${CANARY} draft`) || (!path.includes('q=') && text.includes(CANARY))) leaks.push(`${who}: ${path}`)
    }
  }
  await rm(folder, { recursive: true, force: true })
  expect(leaks).toEqual([])
  expect(opened).toBeGreaterThan(150)
  expect(site.log.length).toBeGreaterThanOrEqual(asked)
  expect(site.log.filter((line) => line.includes(CANARY))).toEqual([])
}, 300_000)

test('no e-mail and no audit row holds a word of it', async () => {
  for (const token of [...Object.values(curious), world.tokens.nqsw, world.tokens.assessor]) await world.as(token, (tx, caller) => queueDigest(tx, caller, day('2026-11-16'), today, 'https://council.invalid'))
  const { rows: mail } = await world.fresh.owner.query<{ row: string }>('select m::text as row from mail_message m')
  const { rows: audit } = await world.fresh.owner.query<{ row: string }>('select a::text as row from audit a')
  expect([mail.length > 0, audit.length > 0]).toEqual([true, true])
  expect([...mail, ...audit].filter(({ row }) => row.includes(CANARY))).toEqual([])
})

test('under the runtime role no table says a word of it to anybody else', async () => {
  const { rows: tables } = await world.fresh.owner.query<{ name: string }>("select c.oid::regclass::text as name from pg_class c where c.relkind in ('r', 'p', 'v', 'm') and c.relnamespace in ('public'::regnamespace, 'access'::regnamespace) order by 1")
  expect(tables.map(({ name }) => name)).toContain('reflection_text')
  const leaks: string[] = []
  for (const [who, token] of Object.entries(curious)) {
    const client = await world.fresh.runtime.connect()
    try {
      await client.query('begin')
      await client.query('select access.begin($1)', [token])
      for (const { name } of tables) {
        await client.query('savepoint one')
        const found = await client.query<{ n: string }>(`select count(*) as n from ${name} t where t::text like '%${CANARY}%'`).catch(() => null)
        if (found === null) await client.query('rollback to savepoint one')
        else if (Number(found.rows[0]?.n) > 0) leaks.push(`${who}: ${name}`)
      }
    } finally {
      await client.query('rollback')
      client.release()
    }
  }
  expect(leaks).toEqual([])
})

async function cellsOf(folder: string, content: Buffer): Promise<string> {
  const path = join(folder, 'list.xlsx')
  await writeFile(path, content)
  const table = await openTable({ name: 'list.xlsx', path })
  if (isRefusal(table)) return ''
  const cells: string[] = []
  for (const sheet of table.sheets.keys()) for await (const row of table.rows(sheet)) cells.push(...row.cells.map(({ text }) => text))
  return cells.join('\n')
}
