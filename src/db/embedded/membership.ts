import type { Client } from 'pg'

/**
 * Every process that uses the server holds this lock in shared mode, on a connection that ends when the process does, however it
 * ends. The last one out gets it alone and stops the server; nobody has to remember who started it.
 */
export async function join(supervisor: Client): Promise<{ others: number } | null> {
  const { rows } = await supervisor.query<{ joined: boolean }>('SELECT pg_try_advisory_lock_shared($1) AS joined', [MEMBERS])
  if (rows[0]?.joined !== true) return null
  const held = await supervisor.query<{ others: number }>(
    `SELECT count(*)::int AS others FROM pg_locks WHERE locktype = 'advisory' AND objid = $1 AND granted AND pid <> pg_backend_pid()`,
    [MEMBERS],
  )
  return { others: held.rows[0]?.others ?? 0 }
}

/** Whether the process that leaves was the last; then nobody can join any more. */
export async function leave(supervisor: Client): Promise<boolean> {
  await supervisor.query('SELECT pg_advisory_unlock_shared($1)', [MEMBERS])
  const { rows } = await supervisor.query<{ last: boolean }>('SELECT pg_try_advisory_lock($1) AS last', [MEMBERS])
  return rows[0]?.last === true
}

const MEMBERS = 7_461_001
