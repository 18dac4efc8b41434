import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdir, mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Client } from 'pg'
import { afterEach, beforeEach, expect, test } from 'vitest'

import { startEmbedded } from './embedded/start.ts'
import type { EmbeddedServer } from './embedded/start.ts'
import { isCheckedWith } from './testing/check-with.ts'
import { killServer, postmasterOf } from './testing/postmaster.ts'
import { runProgram } from './testing/run-program.ts'

const cycles = Number(process.env['KILL_CYCLES'] ?? 5)
const TIMEOUT = 120_000 + cycles * 60_000

let folder: string
let dataFolder: string
let ledgers: string
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'tl-durability-'))
  dataFolder = join(folder, 'data')
  ledgers = join(folder, 'ledgers')
  await mkdir(ledgers)
})
afterEach(async () => rm(folder, { recursive: true, force: true }))

test(`the program killed ${cycles} times under four writers: nothing acknowledged is lost, nothing is written twice, the orphan is found again`, async () => {
  const holder = await makeTables()
  await holder.stop()
  let orphan: number | null = null
  for (let cycle = 0; cycle < cycles; cycle += 1) {
    const before = await acknowledged()
    const writer = await runProgram<{ attached: boolean }>('write', [dataFolder, ledgers])
    const postmaster = await postmasterOf(dataFolder)
    if (cycle > 0) expect(postmaster).toBe(orphan)
    orphan = postmaster
    // Each round ends somewhere else in the work.
    await expect.poll(async () => (await acknowledged()).length, { timeout: 60_000, interval: 1 }).toBeGreaterThan(before.length + 20 + ((cycle * 7) % 30))
    writer.child.kill('SIGKILL')
    await writer.ended
  }
  await checkLedger()
}, TIMEOUT)

test(`the database killed ${cycles} times under four writers: nothing acknowledged is lost, nothing is written twice, the program goes on by itself`, async () => {
  const holder = await makeTables()
  await holder.stop()
  const writer = await runProgram<{ attached: boolean }>('write', [dataFolder, ledgers])
  for (let cycle = 0; cycle < cycles; cycle += 1) {
    const before = await acknowledged()
    await expect.poll(async () => (await acknowledged()).length, { timeout: 60_000, interval: 1 }).toBeGreaterThan(before.length + 20 + ((cycle * 7) % 30))
    await killServer(dataFolder)
  }
  const after = await acknowledged()
  await expect.poll(async () => (await acknowledged()).length, { timeout: 60_000 }).toBeGreaterThan(after.length + 20)
  writer.child.kill('SIGTERM')
  expect(await writer.ended).toBe(0)
  expect(await postmasterOf(dataFolder)).toBe(null)
  await checkLedger()
}, TIMEOUT)

test.runIf(isCheckedWith('strace'))('fifty commits one after the other reach the disk at least fifty times before they are confirmed', async () => {
  const server = await makeTables()
  try {
    expect(await countSyncs(server, 'on')).toBeGreaterThanOrEqual(50)
    // The measurement itself can fail: without the promise there are fewer.
    expect(await countSyncs(server, 'off')).toBeLessThan(50)
  } finally {
    await server.stop()
  }
})

async function makeTables(): Promise<EmbeddedServer> {
  const server = await startEmbedded(dataFolder)
  await withClient(server, 'owner', async (client) => {
    await client.query(`CREATE TABLE record (key text PRIMARY KEY); CREATE TABLE record_audit (key text NOT NULL); CREATE TABLE record_count (count int NOT NULL);
      INSERT INTO record_count VALUES (0); GRANT SELECT, INSERT, UPDATE ON record, record_audit, record_count TO throughline_app`)
  })
  return server
}

async function acknowledged(): Promise<string[]> {
  const files = await Promise.all([0, 1, 2, 3].map(async (writer) => readFile(join(ledgers, `acknowledged-${writer}`), 'utf8').catch(() => '')))
  return files.flatMap((text) => text.split('\n').slice(0, -1))
}

async function checkLedger(): Promise<void> {
  const ledger = await acknowledged()
  const server = await startEmbedded(dataFolder)
  try {
    await withClient(server, 'owner', async (client) => {
      const lost = await client.query('SELECT key FROM unnest($1::text[]) AS ledger (key) WHERE key NOT IN (SELECT key FROM record)', [ledger])
      expect(lost.rows).toEqual([])
      const twice = await client.query('SELECT key FROM record_audit GROUP BY key HAVING count(*) > 1')
      expect(twice.rows).toEqual([])
      const { rows } = await client.query<{ records: number; audits: number; counter: number }>(
        'SELECT (SELECT count(*)::int FROM record) AS records, (SELECT count(*)::int FROM record_audit) AS audits, (SELECT count FROM record_count) AS counter',
      )
      const found = rows[0]
      expect([found?.audits, found?.counter]).toEqual([found?.records, found?.records])
      // Each of the four writers may have one whose outcome it never learnt.
      expect((found?.records ?? 0) - ledger.length).toBeGreaterThanOrEqual(0)
      expect((found?.records ?? 0) - ledger.length).toBeLessThanOrEqual(4)
    })
  } finally {
    await server.stop()
  }
}

async function countSyncs(server: EmbeddedServer, synchronousCommit: 'on' | 'off'): Promise<number> {
  const out = join(folder, `strace-${synchronousCommit}`)
  const client = new Client(server.runtime)
  await client.connect()
  const { rows } = await client.query<{ pid: number }>('SELECT pg_backend_pid() AS pid')
  await client.query(`SET synchronous_commit = ${synchronousCommit}`)
  const strace = spawn('strace', ['-f', '-e', 'trace=fsync,fdatasync', '-o', out, '-p', String(rows[0]?.pid)], { stdio: ['ignore', 'ignore', 'pipe'] })
  await once(strace.stderr, 'data')
  for (let commit = 0; commit < 50; commit += 1) await client.query('INSERT INTO record (key) VALUES ($1)', [`${synchronousCommit}-${commit}`])
  strace.kill('SIGINT')
  await once(strace, 'close')
  await client.end()
  return (await readFile(out, 'utf8')).match(/f(data)?sync\(\d+\)\s+= 0/g)?.length ?? 0
}

async function withClient(server: EmbeddedServer, role: 'owner' | 'runtime', work: (client: Client) => Promise<void>): Promise<void> {
  const client = new Client(server[role])
  await client.connect()
  try {
    await work(client)
  } finally {
    await client.end()
  }
}
