import { randomBytes } from 'node:crypto'
import { dirname, join, resolve } from 'node:path'
import { existsSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { Kysely, PostgresDialect } from 'kysely'
import { Client, type Pool, type PoolConfig } from 'pg'
import { asCaller, type Caller, type Tx } from '../access/begin.ts'
import { CannotOpen } from '../db/cannot-open.ts'
import { closeOnSignal } from '../db/close-on-signal.ts'
import type { Database } from '../db/database.ts'
import { childKeysOf, childSecretNames, type ChildKeys } from '../access/child-keys.ts'
import { withCopying, type Copy } from '../db/copying.ts'
import { ensureSecrets } from '../db/embedded/secrets.ts'
import { migrate } from '../db/migrate.ts'
import { openDatabase, type OpenDatabase } from '../db/open.ts'
import type { CommandCall, Option } from './command.ts'

/** The program's own folder: where migrations and the shipped data lie, in a checkout and in an installed package. */
export const programFolder = findProgramFolder(dirname(fileURLToPath(import.meta.url)))

export function programVersion(): string {
  return (JSON.parse(readFileSync(join(programFolder, 'package.json'), 'utf8')) as { version: string }).version
}

export const dataOption: Option = { type: 'string', value: 'DIR', about: 'the data folder; default ./throughline-data, or THROUGHLINE_DATA' }
export const jsonOption: Option = { type: 'boolean', about: 'print the result as JSON' }

/** The database of a council that was begun before; a wrong folder is said, and not filled with an empty database. */
export async function withExisting<T>(call: CommandCall, work: (open: OpenDatabase) => Promise<T>): Promise<T | null> {
  const folder = dataDirOf(call)
  if (call.environment['DATABASE_URL'] === undefined && !existsSync(join(folder, 'secrets.json'))) {
    call.say(`There is no data folder ${folder} that you may read: name yours with --data, or begin a council with "throughline init --authority NNN".`)
    return null
  }
  return await withDatabase(call, work)
}

/** Opens the data folder's database (or DATABASE_URL), brings its schema up to date, and closes it after `work`. */
export async function withDatabase<T>(call: CommandCall, work: (open: OpenDatabase) => Promise<T>): Promise<T> {
  const open = await openDatabase({
    dataDir: dataDirOf(call),
    databaseUrl: call.environment['DATABASE_URL'],
    databaseOwnerUrl: call.environment['DATABASE_OWNER_URL'],
  })
  closeOnSignal(open.interrupt, call.say)
  try {
    await bringUpToDate(open)
    return await work(open)
  } finally {
    await open.close()
  }
}

export async function bringUpToDate(open: OpenDatabase): Promise<void> {
  if (!open.ownerConfig) return
  try {
    await migrate(open.ownerConfig, { folder: join(programFolder, 'migrations'), runtimeRole: open.runtimeRole })
  } catch (error) {
    if (!isConnectionRefused(error)) throw error
    throw new CannotOpen(`The database that DATABASE_OWNER_URL names does not answer (${error.message}): check the address, the role and its password.`)
  }
}

export function dataDirOf(call: CommandCall): string {
  return resolve(call.option('data') ?? call.environment['THROUGHLINE_DATA'] ?? 'throughline-data')
}

/** The council of the data folder, opened with a command's own session; says in a sentence where there is none. */
export async function withCouncil<T>(call: CommandCall, work: (council: Council) => Promise<T>): Promise<T | null> {
  return await withExisting(call, async (open) => {
    if (!open.ownerConfig) {
      call.say('DATABASE_OWNER_URL is needed beside DATABASE_URL, so that the command line can sign in.')
      return null
    }
    const session = await openCommandSession(open.ownerConfig, call.option('authority'))
    if (typeof session === 'string') {
      call.say(session)
      return null
    }
    const db = kyselyOver(open.jobs)
    try {
      return await work({
        as: async (work_) => {
          const done = await asCaller(db, session.token, call.environment['THROUGHLINE_TODAY'] === undefined ? null : call.today, work_)
          if (done === null) throw new Error('the command line session is not in force')
          return done.value
        },
        asCopying: async (work_) =>
          await withCopying(open.jobs, async (one, copy) => {
            const done = await asCaller(one, session.token, call.environment['THROUGHLINE_TODAY'] === undefined ? null : call.today, async (tx, caller) => work_(tx, caller, copy))
            if (done === null) throw new Error('the command line session is not in force')
            return done.value
          }),
        childKeys: async (dfeNumber) => childKeysOf(await ensureSecrets(dataDirOf(call), childSecretNames), dfeNumber),
      })
    } finally {
      await withOwner(open.ownerConfig, (owner) => owner.query('update session set revoked_at = now() where id = $1', [session.id]))
    }
  })
}

export function kyselyOver(pool: Pool): Kysely<Database> {
  return new Kysely<Database>({ dialect: new PostgresDialect({ pool }) })
}

export async function withOwner<T>(config: PoolConfig, work: (owner: Client) => Promise<T>): Promise<T> {
  const owner = new Client(config)
  // A connection that breaks rejects what is running; without a listener its event would end the process too.
  owner.on('error', () => {})
  await owner.connect()
  try {
    return await work(owner)
  } finally {
    await owner.end()
  }
}

/** No server there, an unknown role or a wrong password. */
function isConnectionRefused(error: unknown): error is Error {
  return error instanceof Error && 'code' in error && /^(ECONNREFUSED|ENOTFOUND|ETIMEDOUT|EHOSTUNREACH|ENOENT|28\w{3}|3D000)$/.test(String(error.code))
}

async function openCommandSession(config: PoolConfig, dfeNumber: string | undefined): Promise<{ id: string; token: string } | string> {
  return await withOwner(config, async (owner) => {
    const { rows } = await owner.query<{ id: number; dfe_number: string; name: string }>('select id, dfe_number, name from authority order by id')
    const [chosen] = dfeNumber === undefined ? rows : rows.filter((row) => row.dfe_number === dfeNumber)
    if (!chosen) {
      return dfeNumber === undefined
        ? 'This data folder holds no council yet: begin one with "throughline init --authority NNN".'
        : `This data folder holds no authority ${dfeNumber}; it holds ${rows.map((row) => row.dfe_number).join(', ') || 'none'}.`
    }
    if (dfeNumber === undefined && rows.length > 1) return `This database holds ${rows.length} authorities: name one with --authority (${rows.map((row) => row.dfe_number).join(', ')}).`
    const token = randomBytes(32).toString('base64url')
    const session = await owner.query<{ id: string }>(
      "insert into session (authority_id, kind, token_hash, expires_at) values ($1, 'command', sha256(convert_to($2, 'UTF8')), now() + interval '12 hours') returning id",
      [chosen.id, token],
    )
    return { id: session.rows[0]?.id ?? '', token }
  })
}

function findProgramFolder(from: string): string {
  if (existsSync(join(from, 'package.json'))) return from
  const parent = dirname(from)
  if (parent === from) throw new Error(`no package.json above the program`)
  return findProgramFolder(parent)
}

export type Council = {
  /** One transaction, opened for the command's own session. */
  as: <T>(work: (tx: Tx, caller: Caller) => Promise<T>) => Promise<T>
  /** The same, with rows poured in through COPY. */
  asCopying: <T>(work: (tx: Tx, caller: Caller, copy: Copy) => Promise<T>) => Promise<T>
  /** The keys of an authority's case numbers, from the data folder's secrets. */
  childKeys: (dfeNumber: string) => Promise<ChildKeys>
}
