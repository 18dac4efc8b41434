import { execFileSync } from 'node:child_process'
import { existsSync, statSync } from 'node:fs'
import { chown, mkdir, mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { basename, dirname, join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'

import { killServer, postmasterOf } from '../testing/postmaster.ts'
import { runProgram } from '../testing/run-program.ts'
import type { Running } from '../testing/run-program.ts'
import { isAlive } from './processes.ts'
import { findPrograms } from './programs.ts'
import { closedAncestor } from './run-as.ts'

const isRoot = process.getuid?.() === 0
const NOBODY = 65_534
const DAEMON = 1
const NAMELESS = 54_321

let open: string
let folder: string
beforeEach(async () => {
  // Two folders: one that everybody may enter, and in it the data folder.
  open = await mkdtemp(join(tmpdir(), 'tl-'))
  execFileSync('chmod', ['755', open])
  folder = join(open, 'data')
})
afterEach(async () => {
  const left = await postmasterOf(folder)
  if (left !== null && isAlive(left)) await killServer(folder)
  await rm(open, { recursive: true, force: true })
})

type Visit = { attached: boolean; role: string }
const visit = async (as = {}): Promise<Running<Visit>> => runProgram<Visit>('visit', [folder], as)
const leave = async ({ child, ended }: Running<Visit>): Promise<void> => {
  child.stdin?.end('leave\n')
  expect(await ended).toBe(0)
}
const startsInLog = async (): Promise<number> => (await readFile(join(folder, 'postgres.log'), 'utf8')).match(/starting PostgreSQL/g)?.length ?? 0

test('a data folder is made private, its server listens on a short private socket only, and nothing is left behind', async () => {
  const visitor = await visit()
  expect(visitor.said).toEqual({ attached: false, role: 'throughline_app' })
  expect((await stat(folder)).mode & 0o777).toBe(0o700)
  expect((await stat(join(folder, 'secrets.json'))).mode & 0o777).toBe(0o600)
  const pidFile = (await readFile(join(folder, 'postgres', 'postmaster.pid'), 'utf8')).split('\n')
  const socketFolder = pidFile[4] ?? ''
  expect(pidFile[5]?.trim()).toBe('')
  expect(basename(socketFolder)).toMatch(/^throughline-/)
  expect((await stat(socketFolder)).mode & 0o777).toBe(0o700)
  expect(Buffer.byteLength(join(socketFolder, '.s.PGSQL.5432'))).toBeLessThan(104)
  await leave(visitor)
  expect(existsSync(socketFolder)).toBe(false)
  expect(await postmasterOf(folder)).toBe(null)
})

test('Ctrl-C in the terminal does not reach the server: it is in a session of its own', async () => {
  const visitor = await visit()
  const postmaster = await postmasterOf(folder)
  const session = (await readFile(`/proc/${postmaster}/stat`, 'utf8')).replace(/^.*\) /s, '').split(' ')[3]
  expect(Number(session)).toBe(postmaster)
  await leave(visitor)
})

test.each(['SIGINT', 'SIGTERM'] as const)('%s stops program and server cleanly', async (signal) => {
  const visitor = await visit()
  visitor.child.kill(signal)
  expect(await visitor.ended).toBe(signal === 'SIGINT' ? 130 : 143)
  expect(await postmasterOf(folder)).toBe(null)
  expect(await readFile(join(folder, 'postgres.log'), 'utf8')).toMatch(/database system is shut down\s*$/)
})

test('two that start at once on an empty folder share one server, and the last to leave stops it', async () => {
  const both = await Promise.all([visit(), visit()])
  expect(both.filter(({ said }) => said.attached)).toHaveLength(1)
  expect(await startsInLog()).toBe(1)
  const [first, second] = both
  await leave(first)
  expect(isAlive((await postmasterOf(folder)) ?? 0)).toBe(true)
  await leave(second)
  expect(await postmasterOf(folder)).toBe(null)
})

test('the server of a killed process is found again, not started twice, and stopped by the one who found it', async () => {
  const killed = await visit()
  const postmaster = await postmasterOf(folder)
  killed.child.kill('SIGKILL')
  await killed.ended
  expect(isAlive(postmaster ?? 0)).toBe(true)
  const finder = await visit()
  expect(finder.said.attached).toBe(false)
  expect(await postmasterOf(folder)).toBe(postmaster)
  expect(await startsInLog()).toBe(1)
  await leave(finder)
  expect(await postmasterOf(folder)).toBe(null)
})

test('a command beside a running server attaches, and its end leaves the server alone', async () => {
  const server = await visit()
  const command = await visit()
  expect(command.said.attached).toBe(true)
  await leave(command)
  expect(isAlive((await postmasterOf(folder)) ?? 0)).toBe(true)
  await leave(server)
})

test('a pid file whose number now belongs to another program does not stop a start', async () => {
  await leave(await visit())
  await writeFile(join(folder, 'postgres', 'postmaster.pid'), `${process.pid}\n${join(folder, 'postgres')}\n1\n5432\n/tmp/throughline-gone\n\n`, { mode: 0o600 })
  if (isRoot) await chown(join(folder, 'postgres', 'postmaster.pid'), statSync(join(folder, 'postgres')).uid, 0)
  await leave(await visit())
})

test.runIf(isRoot)('as root, PostgreSQL runs as another user where that user can reach everything', async () => {
  const reachable = (await closedAncestor(await findPrograms(folder), NOBODY)) === null && (await closedAncestor(dirname(folder), NOBODY)) === null
  const visitor = await visit()
  expect(statSync(`/proc/${await postmasterOf(folder)}`).uid).toBe(reachable ? NOBODY : 0)
  await leave(visitor)
})

test.runIf(isRoot)('as root in a folder that only root may enter, PostgreSQL runs in a user namespace', async () => {
  execFileSync('chmod', ['700', open])
  const visitor = await visit()
  const status = await readFile(`/proc/${await postmasterOf(folder)}/uid_map`, 'utf8')
  expect(status.trim().split(/\s+/)).toEqual([String(NOBODY), '0', '1'])
  await leave(visitor)
  await leave(await visit())
})

test.runIf(isRoot)('as root in the closed folder of somebody else, PostgreSQL runs as that user', async () => {
  await chown(open, DAEMON, DAEMON)
  execFileSync('chmod', ['700', open])
  if ((await closedAncestor(await findPrograms(folder), DAEMON)) !== null) return
  const visitor = await visit()
  expect(statSync(`/proc/${await postmasterOf(folder)}`).uid).toBe(DAEMON)
  await leave(visitor)
})

test('as an ordinary user, PostgreSQL runs as that user', async () => {
  const as = isRoot ? { uid: NOBODY, gid: NOBODY } : {}
  if (isRoot && (await closedAncestor(await findPrograms(folder), NOBODY)) !== null) return
  if (isRoot) await chown(open, NOBODY, NOBODY)
  const visitor = await visit(as)
  expect(statSync(`/proc/${await postmasterOf(folder)}`).uid).toBe(isRoot ? NOBODY : process.getuid?.())
  await leave(visitor)
})

test.runIf(isRoot)('as a user id without a name, as containers give it, PostgreSQL runs in a user namespace', async () => {
  if ((await closedAncestor(await findPrograms(folder), NAMELESS)) !== null) return
  await chown(open, NAMELESS, NAMELESS)
  const visitor = await visit({ uid: NAMELESS, gid: NAMELESS })
  expect(statSync(`/proc/${await postmasterOf(folder)}`).uid).toBe(NAMELESS)
  await leave(visitor)
})

test("a folder with somebody's files is refused and left as it was", async () => {
  await mkdir(folder, { mode: 0o755 })
  await writeFile(join(folder, 'holiday.jpg'), '')
  await expect(visit()).rejects.toThrow('the program visit ended with 1')
  expect((await stat(folder)).mode & 0o777).toBe(0o755)
})
