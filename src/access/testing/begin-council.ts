import { randomBytes } from 'node:crypto'
import { Kysely, PostgresDialect } from 'kysely'
import type { Database } from '../../db/database.ts'
import { freshDatabase } from '../../db/testing/fresh-database.ts'
import { asCaller, type Caller, type Tx } from '../begin.ts'

/** A database of its own with one empty council, opened as the command line opens it: through access.begin, under the runtime role. */
export async function beginCouncil(dfeNumber = '301'): Promise<TestCouncil> {
  const database = await freshDatabase()
  const { rows } = await database.owner.query<{ id: number }>('insert into authority (dfe_number, name) values ($1, $2) returning id', [dfeNumber, `Council ${dfeNumber}`])
  const token = randomBytes(32).toString('base64url')
  await database.owner.query(
    "insert into session (authority_id, kind, token_hash, expires_at) values ($1, 'command', sha256(convert_to($2, 'UTF8')), now() + interval '1 hour')",
    [rows[0]?.id, token],
  )
  const db = new Kysely<Database>({ dialect: new PostgresDialect({ pool: database.runtime }) })
  return {
    db,
    owner: database.owner,
    as: async (work) => {
      const done = await asCaller(db, token, null, work)
      if (done === null) throw new Error('the test session is not in force')
      return done.value
    },
    drop: () => database.drop(),
  }
}

export type TestCouncil = {
  db: Kysely<Database>
  owner: Awaited<ReturnType<typeof freshDatabase>>['owner']
  as: <T>(work: (tx: Tx, caller: Caller) => Promise<T>) => Promise<T>
  drop: () => Promise<void>
}
