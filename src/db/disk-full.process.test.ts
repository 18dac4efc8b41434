import { spawnSync } from 'node:child_process'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Client } from 'pg'
import { afterEach, beforeEach, expect, test } from 'vitest'

import { openDatabase } from './open.ts'
import { startEmbedded } from './embedded/start.ts'

// A small disk of its own needs root and the right to mount, which not every container gives. Of its 160 MB a new cluster takes 45.
// The ballast holds four segments of the log: a server that stopped for want of room needs two to come back, and every page
// that it touches for the first time after that is written to the log whole, by readers too.
const DISK = '160m'
const BALLAST = 64 * 1024 * 1024
let folder: string
let isMounted: boolean
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'tl-full-'))
  isMounted = process.getuid?.() === 0 && spawnSync('mount', ['-t', 'tmpfs', '-o', `size=${DISK},mode=755`, 'tmpfs', folder], { stdio: 'ignore' }).status === 0
})
afterEach(async () => {
  if (isMounted) spawnSync('umount', [folder])
  await rm(folder, { recursive: true, force: true })
})

test('a full disk loses nothing that was confirmed, and once there is room the program goes on by itself', async (context) => {
  context.skip(!isMounted, 'no right to mount a disk here')
  const dataDir = join(folder, 'data')
  const settings = { max_wal_size: '32MB', min_wal_size: '32MB', shared_buffers: '8MB', autovacuum: 'off' }
  const server = await startEmbedded(dataDir, { settings })
  const owner = new Client(server.owner)
  await owner.connect()
  await owner.query(`CREATE TABLE filler (id int PRIMARY KEY, text text NOT NULL); GRANT SELECT, INSERT ON filler TO throughline_app`)
  await owner.end()
  await writeFile(join(folder, 'ballast'), Buffer.alloc(BALLAST))

  const open = await openDatabase({ dataDir })
  try {
    const insert = async (id: number): Promise<unknown> =>
      open.runtime.query(`INSERT INTO filler SELECT $1, string_agg(md5($2 || n), '') FROM generate_series(1, 60) n`, [id, String(id)]).then(
        () => null,
        (error: unknown) => error,
      )
    const confirmed: number[] = []
    let refusal: unknown = null
    for (let id = 0; id < 50_000 && refusal === null; id += 1) {
      refusal = await insert(id)
      if (refusal === null) confirmed.push(id)
    }
    expect(refusal).toSatisfy(saysNoRoom)
    expect(confirmed.length).toBeGreaterThan(1000)
    // With the log on the same full disk PostgreSQL may stop and come back when a reader has to write a hint; so reading is only tried.
    const countKept = async (): Promise<unknown> => (await open.runtime.query('SELECT count(*) AS n FROM filler WHERE id = ANY ($1)', [confirmed])).rows
    for (let read = 0; read < 20; read += 1) await countKept().catch(() => null)

    await rm(join(folder, 'ballast'))
    // In one step: a server that is about to stop for a reader before can still answer once.
    let next = 1_000_000
    await expect.poll(async () => [await insert((next += 1)), await countKept().catch(String)], { timeout: 90_000 }).toEqual([null, [{ n: confirmed.length }]])
  } finally {
    await open.close()
    await server.stop()
  }
})

/** The disk is full for whoever writes first: this writer, or the server's own log writer, which stops the server under everybody. */
function saysNoRoom(error: unknown): boolean {
  const { code, message } = error as { code?: string; message?: string }
  return ['53100', '57P01', '57P02', '57P03'].includes(code ?? '') || /terminated unexpectedly|ECONNRE/.test(message ?? '')
}
