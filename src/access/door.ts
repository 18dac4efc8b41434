import type { ClientBase } from 'pg'
import { sql, type Kysely } from 'kysely'
import type { Database } from '../db/database.ts'

/**
 * Lets this data folder's service open sessions: the database keeps the hash of its secret. Without the secret, whoever can run SQL as
 * the runtime role could sign in as anybody.
 */
export async function registerDoor(owner: ClientBase, secret: string): Promise<void> {
  await owner.query("insert into access.door (secret_hash) values (sha256(convert_to($1, 'UTF8'))) on conflict do nothing", [secret])
}

export async function isDoorOpen(db: Kysely<Database>, secret: string): Promise<boolean> {
  const { rows } = await sql<{ known: boolean }>`select access.knows_door(${secret}) as known`.execute(db)
  return rows[0]?.known === true
}
