import type { Pool, PoolConfig } from 'pg'

import { CannotOpen } from './cannot-open.ts'
import { checkServer } from './check-server.ts'
import { codeOf, messageOf } from './embedded/data-folder.ts'
import { startEmbedded } from './embedded/start.ts'
import type { EmbeddedOptions } from './embedded/start.ts'
import { JOB_LIMITS, openPool, PAGE_LIMITS } from './pool.ts'
import type { Limits } from './pool.ts'

/** The database of a data folder, or the one that `DATABASE_URL` names; refused with a sentence where it could not keep its promises. */
export async function openDatabase(where: Where): Promise<OpenDatabase> {
  const place = where.databaseUrl === undefined ? await embedded(where) : elsewhere(where.databaseUrl, where.databaseOwnerUrl)
  const runtime = openPool({ ...place.runtime, max: where.connections ?? 10 }, where.pageLimits ?? PAGE_LIMITS)
  const jobs = openPool({ ...place.runtime, max: 3 }, where.jobLimits ?? JOB_LIMITS)
  let closed: Promise<void> | undefined
  const close = (): Promise<void> => (closed ??= Promise.all([runtime.end(), jobs.end()]).then(() => place.stop()))
  try {
    await checkServer(runtime)
  } catch (error) {
    await close()
    if (error instanceof CannotOpen || where.databaseUrl === undefined) throw error
    throw new CannotOpen(`The database that DATABASE_URL names does not answer (${messageOf(error)}): check the address, the role and its password.`)
  }
  return { runtime, jobs, runtimeRole: place.runtime.user ?? '', ownerConfig: place.owner, attached: place.attached, close, interrupt: () => place.stop() }
}

async function embedded(where: Where): Promise<Place> {
  if (where.dataDir === undefined) throw new CannotOpen('Name a data folder with --data, or a database in DATABASE_URL.')
  try {
    return await startEmbedded(where.dataDir, where.embedded)
  } catch (error) {
    if (codeOf(error) !== 'ENOSPC') throw error
    throw new CannotOpen(`The disk of the data folder ${where.dataDir} is full: make room there and start again.`, { cause: error })
  }
}

function elsewhere(databaseUrl: string, databaseOwnerUrl: string | undefined): Place {
  return {
    runtime: configOf('DATABASE_URL', databaseUrl),
    owner: databaseOwnerUrl === undefined ? null : configOf('DATABASE_OWNER_URL', databaseOwnerUrl),
    attached: true,
    stop: async () => {},
  }
}

/** What `pg` makes of an address such as `postgres://user:password@host:5432/name`, or `postgres://user:password@/name?host=/socket/folder`. */
function configOf(variable: string, url: string): PoolConfig & { user: string } {
  try {
    // PostgreSQL allows an address without a host, for a socket; URL does not.
    const read = new URL(url.replace('@/', '@localhost/'))
    const user = decodeURIComponent(read.username) || read.searchParams.get('user')
    if (!/^postgres(ql)?:$/.test(read.protocol) || !user) throw new Error('incomplete')
    return { connectionString: url, user }
  } catch {
    throw new CannotOpen(`${variable} is not the address of a PostgreSQL database: write it as postgres://user:password@host:5432/name.`)
  }
}

export type Where = {
  readonly dataDir?: string | undefined
  readonly databaseUrl?: string | undefined
  readonly databaseOwnerUrl?: string | undefined
  readonly connections?: number
  readonly pageLimits?: Limits
  readonly jobLimits?: Limits
  readonly embedded?: EmbeddedOptions
}

export type OpenDatabase = {
  /** For pages: five seconds a statement. */
  readonly runtime: Pool
  /** The same role with the time that an import or a job needs. */
  readonly jobs: Pool
  readonly runtimeRole: string
  /** For migrate only; null where `DATABASE_OWNER_URL` is not set. */
  readonly ownerConfig: PoolConfig | null
  readonly attached: boolean
  readonly close: () => Promise<void>
  /** Leaves at once, without waiting for what is running: its transactions are rolled back. */
  readonly interrupt: () => Promise<void>
}

type Place = {
  readonly runtime: PoolConfig
  readonly owner: PoolConfig | null
  readonly attached: boolean
  stop(): Promise<void>
}
