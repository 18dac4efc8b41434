import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { randomBytes } from 'node:crypto'
import { Kysely, PostgresDialect, sql } from 'kysely'
import type { PoolClient } from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { audit } from '../access/audit.ts'
import { registerDoor } from '../access/door.ts'
import type { Database } from '../db/database.ts'
import { beginCouncil, type TestCouncil } from '../access/testing/begin-council.ts'
import { verifyAudit } from '../access/verify-audit.ts'
import { readHeads, setHeadsAside } from './audit-heads.ts'
import { sealOnce, startSealer } from './seal-audit.ts'

let council: TestCouncil
let folder: string
const token = randomBytes(32).toString('base64url')
const ROWS = 10_000

beforeAll(async () => {
  council = await beginCouncil()
  folder = await mkdtemp(join(tmpdir(), 'tl-seal-'))
  const client = await council.owner.connect()
  await registerDoor(client, 'the secret of the door')
  client.release()
  await sql`select access.open_job('the secret of the door', ${token})`.execute(council.db)
  await council.as(async (tx, caller) => {
    for (const detail of [{}, { name: 'Zoë £ 🙂 "quoted" \\ and\nlines', n: 1.50, deep: [null, true, { a: '' }] }]) await audit(tx, caller, { action: 'x:3', subjectType: '', subjectId: '1:2', detail })
    await sql`insert into audit (action, subject_type, subject_id, detail) select 'read', 'person', n::text, jsonb_build_object('n', n) from generate_series(1, ${ROWS - 2}::int) n`.execute(tx)
  })
})
afterAll(async () => {
  await rm(folder, { recursive: true, force: true })
  await council.drop()
})

const seal = () => sealOnce(council.db, token, folder)
const verify = async () => await council.as(async (tx, caller) => verifyAudit(tx, caller.authority.id, (await readHeads(folder))[caller.authority.id] ?? null))

test('ten thousand entries are chained, and the chain worked out again is the same', async () => {
  expect((await seal()).map(({ sealed }) => sealed)).toEqual([5000])
  expect((await seal()).map(({ sealed }) => sealed)).toEqual([5000])
  expect((await seal()).map(({ sealed, number }) => [sealed, number])).toEqual([[0, ROWS]])
  expect(await verify()).toEqual({ kind: 'intact', sealed: ROWS, waiting: 0, late: 0 })
  expect((await readHeads(folder))['1']?.number).toBe(ROWS)
})

test('an entry that commits late under a lower number is sealed all the same', async () => {
  const late = await council.owner.connect()
  await late.query('begin')
  const { rows } = await late.query<{ id: number }>("insert into audit (authority_id, actor, action, subject_type, subject_id) values (1, 'slow', 'late', 'x', '1') returning id")
  await council.as(async (tx, caller) => audit(tx, caller, { action: 'quick', subjectType: 'x', subjectId: 1 }))
  await seal()
  expect(await verify()).toMatchObject({ kind: 'intact', sealed: ROWS + 1 })
  await late.query('commit')
  late.release()
  expect(await verify()).toMatchObject({ waiting: 1 })
  await seal()
  expect(await verify()).toEqual({ kind: 'intact', sealed: ROWS + 2, waiting: 0, late: 0 })
  const { rows: order } = await council.owner.query<{ audit_id: number }>('select audit_id from audit_seal order by number desc limit 2')
  expect(order.map(({ audit_id }) => audit_id)).toEqual([rows[0]?.id, (rows[0]?.id ?? 0) + 1])
})

test.each([
  ['who', "update audit set actor = 'somebody else' where id = $1"],
  ['the user', 'update audit set user_id = 7 where id = $1'],
  ['when', "update audit set at = at + interval '1 microsecond' where id = $1"],
  ['what', "update audit set action = action || ' ' where id = $1"],
  ['about what', "update audit set subject_type = 'team' where id = $1"],
  ['about whom', "update audit set subject_id = subject_id || '0' where id = $1"],
  ['the detail', "update audit set detail = detail || '{\"n\": 0}' where id = $1"],
  ['two fields that read alike together', "update audit set action = left(action, -1), subject_type = right(action, 1) || subject_type where id = $1"],
  ['the number', 'update audit set id = default where id = $1'],
  ['an entry taken away', 'delete from audit where id = $1'],
  ['a seal taken away', 'delete from audit_seal where audit_id = $1'],
  ['an entry and its seal', 'with gone as (delete from audit_seal where audit_id = $1) delete from audit where id = $1'],
  ['a hash', "update audit_seal set hash = sha256('x') where audit_id = $1"],
  ['the order of two', 'update audit a set (at, subject_id, detail) = (select b.at, b.subject_id, b.detail from audit b where b.id = 2 * $1::bigint + 1 - a.id) where a.id in ($1::bigint, $1::bigint + 1)'],
  ['the tail', 'with gone as (delete from audit_seal where audit_id >= $1 returning audit_id) delete from audit where id in (select audit_id from gone)'],
  ['another authority', 'update audit set authority_id = 2 where id = $1'],
])('found: %s changed', async (_what, harm) => {
  for (const id of [1, 2, 5000, ROWS - 1]) {
    const client = await council.owner.connect()
    try {
      await client.query('begin')
      await client.query("insert into authority (id, dfe_number, name) overriding system value values (2, '302', 'b')")
      expect((await client.query(harm, [id])).rowCount).toBeGreaterThan(0)
      // the same check, as the owner, inside the transaction that is undone afterwards
      const found = await verifyAudit(overClient(client), 1, (await readHeads(folder))['1'] ?? null)
      expect([id, found.kind]).toEqual([id, 'altered'])
    } finally {
      await client.query('rollback')
      client.release()
    }
  }
})

test('a chain made anew is not the one that was written down outside, and is sealed no further', async () => {
  const heads = JSON.parse(await readFile(join(folder, 'audit-heads.json'), 'utf8')) as Record<string, { hash: string }>
  await writeFile(join(folder, 'audit-heads.json'), JSON.stringify({ 1: { ...heads['1'], hash: '0'.repeat(64) } }))
  expect(await verify()).toMatchObject({ kind: 'altered', why: expect.stringContaining('made anew') as string })
  await council.as(async (tx, caller) => audit(tx, caller, { action: 'after', subjectType: 'x', subjectId: 1 }))
  expect(await seal()).toMatchObject([{ is_broken: true, sealed: 0 }])
  await setHeadsAside(folder)
  expect(await seal()).toMatchObject([{ is_broken: false, sealed: 1 }])
  expect(await verify()).toMatchObject({ kind: 'intact', waiting: 0 })
})

test('only a job’s token seals, and a job that runs does so by itself', async () => {
  await expect(sql`select * from access.seal_audit('nonsense')`.execute(council.db)).rejects.toThrow('not allowed')
  await council.as(async (tx, caller) => audit(tx, caller, { action: 'before the job', subjectType: 'x', subjectId: 1 }))
  const said: unknown[] = []
  const sealer = startSealer(council.db, { door: 'the secret of the door', dataFolder: folder, everyMilliseconds: 20, say: (fields) => void said.push(fields) })
  await sealer.stop()
  expect(await verify()).toMatchObject({ kind: 'intact', waiting: 0 })
  expect(said).toEqual([])
})

function overClient(client: PoolClient): Parameters<typeof verifyAudit>[0] {
  return new Kysely<Database>({ dialect: new PostgresDialect({ pool: { connect: async () => Object.assign(Object.create(client), { query: client.query.bind(client), release: () => {} }) as never, end: async () => {} } }) }) as never
}
