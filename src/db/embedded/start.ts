import { join as joinPath } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { Client } from 'pg'
import type { PoolConfig } from 'pg'

import { CannotOpen } from '../cannot-open.ts'
import { ensureCluster, SUPERVISOR } from './cluster.ts'
import { clusterFolder, codeOf, messageOf, prepareDataFolder } from './data-folder.ts'
import { withFileLock } from './file-lock.ts'
import { join, leave } from './membership.ts'
import { findPostmaster, spawnPostmaster, stopPostmaster } from './postmaster.ts'
import type { Settings } from './postmaster.ts'
import { findPrograms } from './programs.ts'
import { DATABASE, ensureRoles, OWNER, RUNTIME } from './roles.ts'
import { chooseRunAs } from './run-as.ts'
import { ensureSecrets } from './secrets.ts'

/**
 * The PostgreSQL of a data folder: made, started, or found running and joined. It is started again where it dies under us; the last
 * process that leaves stops it, so a command may come and go beside a running server, and an orphan of a killed process is adopted.
 */
export async function startEmbedded(folder: string, options: EmbeddedOptions = {}): Promise<EmbeddedServer> {
  const dataFolder = await prepareDataFolder(folder)
  const passwords = await ensureSecrets(dataFolder, ['supervisorPassword', 'ownerPassword', 'runtimePassword'])
  const account = { user: SUPERVISOR, password: passwords.supervisorPassword }
  const place: Place = { dataFolder, cluster: clusterFolder(dataFolder), settings: { ...SETTINGS, ...options.settings }, account, options }

  let seat = await takeSeat(place, null)
  await ensureRoles(seat.supervisor, { owner: passwords.ownerPassword, runtime: passwords.runtimePassword })

  const leaving = new AbortController()
  let returning: Promise<void> = Promise.resolve()
  const keepSeat = (): void => {
    seat.supervisor.once('end', () => {
      if (leaving.signal.aborted) return
      options.log?.('The database stopped; starting it again.')
      returning = (async () => {
        for (let wait = 50; !leaving.signal.aborted; wait = Math.min(wait * 2, 5000)) {
          try {
            seat = await takeSeat(place, seat.socketFolder)
            keepSeat()
            options.log?.('The database runs again.')
            return
          } catch (error) {
            options.log?.(messageOf(error))
            await sleep(wait)
          }
        }
      })()
    })
  }
  keepSeat()

  const config = (user: string, password: string): PoolConfig => ({ host: seat.socketFolder, port: 5432, user, password, database: DATABASE, ssl: false })
  return {
    attached: seat.attached,
    owner: config(OWNER, passwords.ownerPassword),
    runtime: config(RUNTIME, passwords.runtimePassword),
    admin: config(SUPERVISOR, passwords.supervisorPassword),
    stop: async () => {
      if (leaving.signal.aborted) return
      leaving.abort()
      await returning
      const last = await leave(seat.supervisor).catch(() => true)
      if (!last) await seat.supervisor.end()
      // Without the lock file: a full disk must not keep the server from stopping.
      else await stopPostmaster(place.cluster)
    },
  }
}

/** A connection of the supervisor to a running server, counted among those who use it. */
async function takeSeat(place: Place, lastSocketFolder: string | null): Promise<Seat> {
  const until = Date.now() + (place.options.startSeconds ?? 120) * 1000
  let started = false
  for (;;) {
    const seat = await sitDown(place)
    if (seat !== null) return { ...seat, attached: !started && seat.others > 0 }
    if (Date.now() > until) throw new CannotOpen(`The database in ${place.dataFolder} neither starts nor stops: see ${logOf(place)}.`)
    if ((await findPostmaster(place.cluster)).pid === null) started = await withFileLock(joinPath(place.dataFolder, 'start.lock'), () => start(place, lastSocketFolder))
    else await sleep(50)
  }
}

async function sitDown(place: Place): Promise<Omit<Seat, 'attached'> | null> {
  const { pid, socketFolder } = await findPostmaster(place.cluster)
  if (pid === null || socketFolder === null) return null
  const supervisor = new Client({ ...place.account, host: socketFolder, port: 5432, database: 'postgres', ssl: false, application_name: 'throughline supervisor' })
  // A connection that breaks says so in 'end' too; without a listener 'error' would end the process.
  supervisor.on('error', () => {})
  try {
    await supervisor.connect()
    const joined = await join(supervisor)
    if (joined !== null) return { supervisor, socketFolder, others: joined.others }
    await supervisor.end()
  } catch (error) {
    await supervisor.end().catch(() => {})
    if (codeOf(error)?.startsWith('28')) {
      throw new CannotOpen(`The database in ${place.dataFolder} does not know the password in secrets.json: put back the secrets.json that belongs to it.`)
    }
    if (!isPassing(error)) throw error
  }
  await sleep(50)
  return null
}

async function start(place: Place, lastSocketFolder: string | null): Promise<boolean> {
  const { pid, socketFolder } = await findPostmaster(place.cluster)
  if (pid !== null) return false
  const programs = await findPrograms(place.dataFolder, place.options.programs)
  const runAs = await chooseRunAs(programs, place.dataFolder)
  await ensureCluster(runAs, programs, place.dataFolder, place.account.password)
  const started = await spawnPostmaster(runAs, programs, place.cluster, place.settings, logOf(place), lastSocketFolder ?? socketFolder)
  // The children of a server that was killed need a moment to notice.
  if (!started) await sleep(200)
  return started
}

// Starting, stopping, crashed a moment ago, or too many connections: worth another look.
function isPassing(error: unknown): boolean {
  return ['ENOENT', 'ECONNREFUSED', 'ECONNRESET', 'EPIPE', '57P01', '57P02', '57P03', '53300'].includes(codeOf(error) ?? '') || /terminated unexpectedly/.test(messageOf(error))
}

function logOf(place: Place): string {
  return joinPath(place.dataFolder, 'postgres.log')
}

/** Statements and their values hold personal data, so the log has the server's own events only. */
const SETTINGS: Settings = {
  max_connections: '60',
  shared_buffers: '128MB',
  effective_cache_size: '1GB',
  work_mem: '16MB',
  maintenance_work_mem: '128MB',
  max_wal_size: '2GB',
  wal_compression: 'on',
  random_page_cost: '1.1',
  jit: 'off',
  max_parallel_workers_per_gather: '1',
  timezone: 'UTC',
  log_timezone: 'UTC',
  log_statement: 'none',
  log_min_duration_statement: '-1',
  log_parameter_max_length: '0',
  log_parameter_max_length_on_error: '0',
  log_min_messages: 'log',
  log_min_error_statement: 'panic',
  log_error_verbosity: 'terse',
  log_checkpoints: 'off',
  password_encryption: 'scram-sha-256',
}

export type EmbeddedOptions = {
  /** PostgreSQL settings that replace ours. */
  readonly settings?: Settings
  /** Folder of `initdb` and `postgres`; otherwise `THROUGHLINE_POSTGRES_BIN`, otherwise the package's. */
  readonly programs?: string
  readonly startSeconds?: number
  readonly log?: (line: string) => void
}

export type EmbeddedServer = {
  /** Another live process used the database when this one came. */
  readonly attached: boolean
  /** Changes the schema; for migrations only. */
  readonly owner: PoolConfig
  /** Reads and writes rows, owns nothing. */
  readonly runtime: PoolConfig
  /** The superuser: for backup, restore and tests of the database itself. */
  readonly admin: PoolConfig
  /** Leaves; the last process to leave stops the server. */
  stop(): Promise<void>
}

type Place = {
  readonly dataFolder: string
  readonly cluster: string
  readonly settings: Settings
  readonly account: { user: string; password: string }
  readonly options: EmbeddedOptions
}

type Seat = { readonly supervisor: Client; readonly socketFolder: string; readonly others: number; readonly attached: boolean }
