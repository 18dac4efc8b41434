import { chown, lstat, mkdir, mkdtemp, open, readFile, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'

import { CannotOpen } from '../cannot-open.ts'
import { codeOf } from './data-folder.ts'
import { isAlive, isPostgresIn, pidExists } from './processes.ts'
import { closedAncestor, ownerOf, spawnAs } from './run-as.ts'
import type { RunAs } from './run-as.ts'

/** The server that `postmaster.pid` speaks of: running, or `null`; `socketFolder` is where it listens or, after a crash, listened. */
export async function findPostmaster(cluster: string): Promise<{ pid: number | null; socketFolder: string | null }> {
  const lines = (await readFile(join(cluster, 'postmaster.pid'), 'utf8').catch(() => '')).split('\n')
  const pid = Number(lines[0])
  const socketFolder = lines[4]?.trim() ? lines[4].trim() : null
  return { pid: pid > 0 && isPostgresIn(pid, cluster) ? pid : null, socketFolder }
}

/**
 * Starts a server. PostgreSQL itself refuses a second one on the same files; that comes back as `false`, as does the wait for the
 * children of one that was killed.
 */
export async function spawnPostmaster(runAs: RunAs, programs: string, cluster: string, settings: Settings, logPath: string, usual: string | null): Promise<boolean> {
  const socketFolder = await makeSocketFolder(runAs, usual)
  await removeReusedPid(join(cluster, 'postmaster.pid'), cluster)
  await removeReusedPid(join(socketFolder, '.s.PGSQL.5432.lock'), cluster)
  const args = Object.entries({ ...settings, listen_addresses: '', unix_socket_directories: socketFolder, unix_socket_permissions: '0700', port: '5432' })
  const log = await openLog(logPath)
  const from = (await log.stat()).size
  const child = spawnAs(runAs, join(programs, 'postgres'), ['-D', cluster, ...args.flatMap(([name, value]) => ['-c', `${name}=${value}`])], ['ignore', log.fd, log.fd])
  const ended = new Promise<string>((resolve) => {
    child.on('error', (error) => resolve(error.message))
    child.on('exit', (code, signal) => resolve(`it ended with ${signal ?? code}`))
  })
  await log.close()
  child.unref()
  const given = new AbortController()
  const how = await Promise.race([ended, untilListening(cluster, child.pid ?? -1, given.signal)])
  given.abort()
  if (how === null) return true
  const text = (await readFile(logPath, 'utf8')).slice(from)
  if (socketFolder !== usual) await rm(socketFolder, { recursive: true, force: true })
  if (/lock file "postmaster\.pid" already exists|pre-existing shared memory block/.test(text)) return false
  throw new CannotOpen(`The database did not start: ${/(?:FATAL|PANIC): +(.*)/.exec(text)?.[1] ?? how} (more in ${logPath}).`)
}

/** Fast shutdown: open transactions are rolled back, everything is written, the socket folder goes. */
export async function stopPostmaster(cluster: string): Promise<void> {
  const { pid, socketFolder } = await findPostmaster(cluster)
  if (pid !== null) {
    for (const [signal, seconds] of [['SIGINT', 60], ['SIGQUIT', 20]] as const) {
      try {
        process.kill(pid, signal)
      } catch (error) {
        if (codeOf(error) !== 'ESRCH') throw error
      }
      const end = Date.now() + seconds * 1000
      while (isAlive(pid) && Date.now() < end) await sleep(10)
      if (!isAlive(pid)) break
    }
  }
  if (socketFolder !== null && basename(socketFolder).startsWith(PREFIX)) await rm(socketFolder, { recursive: true, force: true })
}

// PostgreSQL clears away the file of a dead server itself; it believes one whose process id was given to another program since.
async function removeReusedPid(path: string, cluster: string): Promise<void> {
  const pid = Number((await readFile(path, 'utf8').catch(() => '')).split('\n')[0])
  if (pid > 0 && pidExists(pid) && !isPostgresIn(pid, cluster)) await rm(path, { force: true })
}

async function untilListening(cluster: string, pid: number, given: AbortSignal): Promise<null> {
  while (!given.aborted) {
    const text = await readFile(join(cluster, 'postmaster.pid'), 'utf8').catch(() => '')
    if (Number(text.split('\n')[0]) === pid && /^ready/m.test(text)) return null
    await sleep(10)
  }
  return null
}

async function openLog(path: string): Promise<Awaited<ReturnType<typeof open>>> {
  const size = await stat(path).then(
    (found) => found.size,
    () => 0,
  )
  return open(path, size > LOG_LIMIT ? 'w' : 'a', 0o600)
}

/** A socket's path may have 103 bytes (107 on Linux), so it never lies in the data folder. */
async function makeSocketFolder(runAs: RunAs, usual: string | null): Promise<string> {
  const owner = ownerOf(runAs)
  if (usual !== null && (await claim(usual, owner))) return usual
  for (const base of [tmpdir(), '/tmp', '/dev/shm', process.env['XDG_RUNTIME_DIR'] ?? '/run']) {
    if (Buffer.byteLength(base) > 103 - `/${PREFIX}XXXXXX/.s.PGSQL.5432`.length) continue
    try {
      if (runAs.kind === 'user' && (await closedAncestor(base, runAs.id)) !== null) continue
      const made = await mkdtemp(join(base, PREFIX))
      if (owner !== null) await chown(made, owner, owner)
      return made
    } catch {
      continue
    }
  }
  throw new CannotOpen(`There is no folder for the database's socket: make ${tmpdir()} writable, or set TMPDIR to a folder with a short name.`)
}

// The folder of a server that crashed is used again, since those who were connected know its name, but only if nobody else can have made it.
async function claim(folder: string, owner: number | null): Promise<boolean> {
  if (!basename(folder).startsWith(PREFIX)) return false
  try {
    await mkdir(folder, { mode: 0o700 })
    if (owner !== null) await chown(folder, owner, owner)
    return true
  } catch (error) {
    if (codeOf(error) !== 'EEXIST') return false
  }
  const found = await lstat(folder)
  const mine = process.getuid?.() ?? found.uid
  if (!found.isDirectory() || (found.mode & 0o077) !== 0 || (found.uid !== mine && found.uid !== owner)) return false
  if (owner !== null && found.uid !== owner) await chown(folder, owner, owner)
  return true
}

export type Settings = Readonly<Record<string, string>>

const PREFIX = 'throughline-'
const LOG_LIMIT = 5_000_000
