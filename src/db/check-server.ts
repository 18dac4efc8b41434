import type { Pool } from 'pg'

import { CannotOpen } from './cannot-open.ts'

/** Refuses a server that is too old or may lose what it has confirmed, and a runtime role that row-level security would not bind. */
export async function checkServer(runtime: Pool): Promise<void> {
  const { rows } = await runtime.query<Found>(`
    SELECT current_setting('server_version_num')::int AS version, current_setting('server_version') AS version_text,
      current_setting('fsync') AS fsync, current_setting('full_page_writes') AS full_page_writes, current_setting('synchronous_commit') AS synchronous_commit,
      current_user::text AS role, rolsuper AS super, rolbypassrls AS bypass, rolcreaterole AS makes_roles,
      pg_has_role(current_user, (SELECT datdba FROM pg_database WHERE datname = current_database()), 'MEMBER')
        OR EXISTS (SELECT FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
             WHERE c.relkind IN ('r', 'p', 'v', 'm') AND n.nspname !~ '^pg_' AND n.nspname <> 'information_schema' AND pg_has_role(current_user, c.relowner, 'MEMBER')) AS owns
    FROM pg_roles WHERE rolname = current_user`)
  const found = rows[0]
  if (!found) throw new Error('the database does not know its own user')
  if (found.version < OLDEST) throw new CannotOpen(`This is PostgreSQL ${found.version_text}: Throughline needs PostgreSQL 15 or newer.`)
  for (const name of ['fsync', 'full_page_writes', 'synchronous_commit'] as const) {
    if (found[name] === 'off') {
      throw new CannotOpen(`The database's setting ${name} is off, so a power cut could lose what was saved: set ${name} = on and restart it.`)
    }
  }
  const fault = found.super ? 'is a superuser' : found.bypass ? 'has BYPASSRLS' : found.makes_roles ? 'has CREATEROLE' : found.owns ? 'owns the database or its tables' : null
  if (fault !== null) {
    throw new CannotOpen(
      `The role ${found.role} in DATABASE_URL ${fault}, so row-level security would not bind it: name a role that owns nothing there, and the owner in DATABASE_OWNER_URL.`,
    )
  }
}

const OLDEST = 150_000

type Found = {
  version: number
  version_text: string
  fsync: string
  full_page_writes: string
  synchronous_commit: string
  role: string
  super: boolean
  bypass: boolean
  makes_roles: boolean
  owns: boolean
}
