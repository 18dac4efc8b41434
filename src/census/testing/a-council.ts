import { randomBytes } from 'node:crypto'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Kysely, PostgresDialect } from 'kysely'
import { asCaller, type Caller, type Tx } from '../../access/begin.ts'
import type { Database } from '../../db/database.ts'
import { freshDatabase, type FreshDatabase } from '../../db/testing/fresh-database.ts'
import { applyImport } from '../../imports/apply-import.ts'
import { censusAdapter } from '../../imports/read-census.ts'
import { stageFile } from '../../imports/stage-file.ts'
import { day } from '../../time/day.ts'

/** A council of a test with people who sign in, on a database of its own. */
export async function aCouncil(dfeNumber = '999'): Promise<TestCouncil> {
  const fresh = await freshDatabase()
  const db = new Kysely<Database>({ dialect: new PostgresDialect({ pool: fresh.runtime }) })
  const { rows } = await fresh.owner.query<{ id: number }>('insert into authority (dfe_number, name) values ($1, $2) returning id', [dfeNumber, `Council ${dfeNumber}`])
  const authorityId = rows[0]?.id ?? 0
  const as = async <T>(token: string, work: (tx: Tx, caller: Caller) => Promise<T>): Promise<T> => {
    const done = await asCaller(db, token, null, work)
    if (done === null) throw new Error('not signed in')
    return done.value
  }
  return {
    fresh,
    authorityId,
    as,
    signIn: async (name, role, team = null) => {
      const token = randomBytes(32).toString('base64url')
      const user = await fresh.owner.query<{ id: number }>('insert into app_user (authority_id, name, email) values ($1, $2, $3) returning id', [authorityId, name, `${randomBytes(6).toString('hex')}@council.invalid`])
      await fresh.owner.query("insert into role_assignment (authority_id, user_id, role, scope, team_id, started_on) values ($1, $2, $3, $4, $5, '2020-01-01')", [authorityId, user.rows[0]?.id, role, team === null ? 'authority' : 'team', team])
      await fresh.owner.query("insert into session (authority_id, user_id, kind, token_hash, expires_at) values ($1, $2, 'browser', sha256(convert_to($3, 'UTF8')), now() + interval '1 hour')", [authorityId, user.rows[0]?.id, token])
      return token
    },
    load: async (token, text) => {
      const folder = await mkdtemp(join(tmpdir(), 'tl-return-'))
      const path = join(folder, 'return.xml')
      try {
        await writeFile(path, text)
        return await as(token, async (tx, caller) => {
          const staged = await stageFile(tx, caller, censusAdapter, { path, name: 'return.xml', mapping: null, today: day('2026-11-22') })
          if ('mend' in staged) throw new Error(staged.message)
          return await applyImport(tx, caller, staged.id, null)
        })
      } finally {
        await rm(folder, { recursive: true })
      }
    },
  }
}

export type TestCouncil = {
  fresh: FreshDatabase
  authorityId: number
  as: <T>(token: string, work: (tx: Tx, caller: Caller) => Promise<T>) => Promise<T>
  signIn: (name: string, role: string, team?: number | null) => Promise<string>
  /** Imports a return through the adapter, as the browser and the command line do. */
  load: (token: string, text: string) => Promise<unknown>
}
