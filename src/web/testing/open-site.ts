import { createHash, randomBytes } from 'node:crypto'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { FastifyInstance, InjectOptions, LightMyRequestResponse } from 'fastify'
import { Kysely, PostgresDialect } from 'kysely'
import type { Pool, PoolClient } from 'pg'
import { childKeysOf } from '../../access/child-keys.ts'
import type { Database } from '../../db/database.ts'
import type { FreshDatabase } from '../../db/testing/fresh-database.ts'
import { day } from '../../time/day.ts'
import { makeFormToken } from '../form-token.ts'
import { FORM_TOKEN } from '../layout/form.tsx'
import type { Route } from '../route.ts'
import { buildServer, type ServerOptions } from '../server.ts'
import { SESSION_COOKIE } from '../session-cookie.ts'

/** The whole service over a test's own database, asked without a network, its log kept. */
export async function openSite(database: FreshDatabase, options: SiteOptions = {}): Promise<TestSite> {
  const folder = await mkdtemp(join(tmpdir(), 'tl-site-'))
  await writeFile(join(folder, 'manifest.json'), JSON.stringify({ css: 'app.css', js: 'app.js' }))
  await Promise.all([writeFile(join(folder, 'app.css'), 'main { color: black }'), writeFile(join(folder, 'app.js'), '')])
  const door = randomBytes(32).toString('base64url')
  await database.owner.query("insert into access.door (secret_hash) values (sha256(convert_to($1, 'UTF8')))", [door])
  const undo = { isOn: false }
  const jobsPool = undoing(database.runtime, undo)
  const db = new Kysely<Database>({ dialect: new PostgresDialect({ pool: jobsPool }) })
  const log: string[] = []
  const app = await buildServer({
    site: {
      pages: db, jobs: db, jobsPool, childKeys: (dfeNumber) => childKeysOf({ 'child-reference-hash': 'aGFzaA', 'child-reference-seal': 'c2VhbA' }, dfeNumber), isDemoSignInOpen: false, today: () => day('2026-11-22'), pretendedToday: null, uploadFolder: join(folder, 'uploads'), ownHost: null,
      secret: (name) => (name === 'door' ? door : createHash('sha256').update(name).digest('base64url')),
      signIn: { personas: [], provider: null, hasPasswords: true },
      ...options.site,
    },
    assetsFolder: folder,
    ...(options.routes ? { routes: options.routes } : {}),
    trustedProxies: [],
    uploadBytes: options.uploadBytes ?? 100_000,
    log: true,
    logTo: { write: (line) => void log.push(line) },
    isReady: async () => true,
    perMinute: options.perMinute ?? 10_000_000,
    inFlight: options.inFlight ?? 64,
    isDraining: options.isDraining ?? (() => false),
  })
  return {
    app, log, door, undo,
    get: (path, token) => app.inject({ method: 'GET', url: path, headers: cookie(token) }),
    post: (path, token, fields, form = {}) =>
      app.inject({
        method: 'POST', url: path,
        headers: { 'content-type': 'application/x-www-form-urlencoded', ...cookie(token), ...form.headers },
        payload: new URLSearchParams({ ...(form.token === null ? {} : { [FORM_TOKEN]: form.token ?? makeFormToken(token ?? '') }), ...fields }).toString(),
        ...(form.remoteAddress ? { remoteAddress: form.remoteAddress } : {}),
      }),
    close: async () => {
      await app.close()
      await rm(folder, { recursive: true, force: true })
    },
  }
}

/** The session that an answer set; null where it set none, or only the text that binds a sign-in form. */
export function sessionOf(response: LightMyRequestResponse): string | null {
  const set = response.cookies.find(({ name }) => name === SESSION_COOKIE)
  return set && set.value !== '' && !set.value.startsWith('before-') ? set.value : null
}

export function cookie(token: string | null): Record<string, string> {
  return token === null ? {} : { cookie: `${SESSION_COOKIE}=${token}` }
}

/** While it is on, what a transaction did is undone at its end: one request never changes what the next one finds. */
function undoing(pool: Pool, undo: { isOn: boolean }): Pool {
  const wrap = (client: PoolClient): PoolClient =>
    new Proxy(client, {
      get(target, name) {
        if (name === 'query') {
          return (...given: unknown[]) => {
            const [text, ...rest] = given
            const run = target.query.bind(target) as (...values: unknown[]) => unknown
            return text === 'commit' && undo.isOn ? run('rollback', ...rest) : run(text, ...rest)
          }
        }
        const value: unknown = Reflect.get(target, name)
        return typeof value === 'function' ? (value.bind(target) as unknown) : value
      },
    })
  return { connect: async () => wrap(await pool.connect()), end: async () => {} } as unknown as Pool
}

export type TestSite = {
  app: FastifyInstance
  log: string[]
  door: string
  undo: { isOn: boolean }
  get: (path: string, token: string | null) => Promise<LightMyRequestResponse>
  /** `token: null` leaves the form's own token out. */
  post: (path: string, token: string | null, fields: Record<string, string>, form?: { token?: string | null; headers?: InjectOptions['headers'] & object; remoteAddress?: string }) => Promise<LightMyRequestResponse>
  close: () => Promise<void>
}

type SiteOptions = {
  site?: Partial<ServerOptions['site']>
  routes?: readonly Route[]
  uploadBytes?: number
  perMinute?: number
  inFlight?: number
  isDraining?: () => boolean
}
