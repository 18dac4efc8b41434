import { sql, type Kysely, type Transaction } from 'kysely'
import type { Database } from '../db/database.ts'
import type { Day } from '../time/day.ts'

/**
 * Runs `work` in one transaction opened for the holder of a session token. Null where the token is not in force: nobody is
 * signed in, and nothing was run. Row-level security reads the context that access.begin wrote, and nothing else. `through` names the
 * roles that give the right to what is asked: people are reached through those alone.
 */
export async function asCaller<T>(
  db: Kysely<Database>,
  token: string,
  on: Day | null,
  work: (tx: Tx, caller: Caller) => Promise<T>,
  through: readonly string[] | null = null,
): Promise<{ value: T } | null> {
  return await db.transaction().execute(async (tx) => {
    const { rows } = await sql<CallerRow>`select * from access.begin(${token}, ${on}, ${through}::text[])`.execute(tx)
    const [row] = rows
    if (!row) return null
    return { value: await work(tx, callerOf(row)) }
  })
}

function callerOf(row: CallerRow): Caller {
  return {
    sessionId: row.session_id,
    authority: { id: row.authority_id, name: row.authority_name, dfeNumber: row.dfe_number, isDemo: row.is_demo },
    user: row.user_id === null ? null : { id: row.user_id, name: row.user_name ?? '', personId: row.person_id },
    actor: row.user_name ?? (row.kind === 'job' ? 'a job' : 'the command line'),
    kind: row.kind,
    roles: row.roles,
    reach: row.reach,
    teams: row.teams,
    seesProtected: row.sees_protected,
    mustChangePassword: row.must_change_password,
  }
}

export type Tx = Transaction<Database>

/** Who acts, as the database verified it; never made from a request's own words. */
export type Caller = {
  sessionId: string
  authority: { id: number; name: string; dfeNumber: string; isDemo: boolean }
  user: { id: number; name: string; personId: number | null } | null
  actor: string
  kind: 'browser' | 'command' | 'job'
  roles: readonly string[]
  reach: 'authority' | 'people' | 'none'
  teams: readonly number[]
  seesProtected: boolean
  /** The password was set by an administrator: nothing but changing it is open. */
  mustChangePassword: boolean
}

type CallerRow = {
  session_id: string
  authority_id: number
  authority_name: string
  dfe_number: string
  is_demo: boolean
  user_id: number | null
  person_id: number | null
  user_name: string | null
  kind: Caller['kind']
  roles: string[]
  reach: Caller['reach']
  teams: number[]
  sees_protected: boolean
  must_change_password: boolean
}
