import { escapeIdentifier, escapeLiteral } from 'pg'
import type { Client } from 'pg'

/** The database and the two roles beside the supervisor's: `owner` changes the schema, `app` reads and writes rows and owns nothing. */
export const DATABASE = 'throughline'
export const OWNER = 'throughline_owner'
export const RUNTIME = 'throughline_app'

/** Makes what is missing of roles and database; safe to repeat after a crash at any point. */
export async function ensureRoles(supervisor: Client, passwords: { owner: string; runtime: string }): Promise<void> {
  const { rows } = await supervisor.query<{ complete: boolean }>(
    `SELECT (SELECT count(*) FROM pg_roles WHERE rolname IN ($1, $2)) = 2
        AND EXISTS (SELECT FROM pg_database WHERE datname = $3 AND NOT datacl IS NULL) AS complete`,
    [OWNER, RUNTIME, DATABASE],
  )
  if (rows[0]?.complete === true) return
  await supervisor.query('SELECT pg_advisory_lock($1)', [SET_UP_LOCK])
  try {
    await ensureRole(supervisor, OWNER, passwords.owner)
    await ensureRole(supervisor, RUNTIME, passwords.runtime)
    const there = await supervisor.query('SELECT FROM pg_database WHERE datname = $1', [DATABASE])
    if (there.rowCount === 0) await supervisor.query(`CREATE DATABASE ${DATABASE} OWNER ${OWNER}`)
    await supervisor.query('REVOKE ALL ON DATABASE postgres, template1 FROM PUBLIC')
    await closeDatabase(supervisor, DATABASE)
  } finally {
    await supervisor.query('SELECT pg_advisory_unlock($1)', [SET_UP_LOCK])
  }
}

/** Only the owner and the application may connect; an import stages its rows in a temporary table. */
export async function closeDatabase(supervisor: Client, name: string): Promise<void> {
  const database = escapeIdentifier(name)
  await supervisor.query(`REVOKE ALL ON DATABASE ${database} FROM PUBLIC; GRANT CONNECT, TEMPORARY ON DATABASE ${database} TO ${RUNTIME}`)
}

async function ensureRole(supervisor: Client, role: string, password: string): Promise<void> {
  const there = await supervisor.query('SELECT FROM pg_roles WHERE rolname = $1', [role])
  const verb = there.rowCount === 0 ? 'CREATE' : 'ALTER'
  await supervisor.query(`${verb} ROLE ${role} LOGIN NOSUPERUSER NOBYPASSRLS NOCREATEDB NOCREATEROLE NOREPLICATION PASSWORD ${escapeLiteral(password)}`)
}

const SET_UP_LOCK = 7_461_002
