import { sql } from 'kysely'
import type { Day } from '../time/day.ts'
import type { Tx } from './begin.ts'

export async function listUsers(tx: Tx): Promise<UserRow[]> {
  const users = await tx.selectFrom('app_user').select(['id', 'name', 'email', 'is_disabled', 'person_id', 'oidc_subject', 'version']).orderBy('name').orderBy('id').execute()
  const roles = await listRoles(tx)
  return users.map((user) => userOf(user, roles))
}

export async function findUser(tx: Tx, id: number): Promise<UserRow | null> {
  if (!Number.isSafeInteger(id) || id > 2_147_483_647) return null
  const user = await tx.selectFrom('app_user').select(['id', 'name', 'email', 'is_disabled', 'person_id', 'oidc_subject', 'version']).where('id', '=', id).executeTakeFirst()
  return user ? userOf(user, await listRoles(tx, id)) : null
}

export async function listRoles(tx: Tx, userId?: number): Promise<RoleRow[]> {
  const rows = await tx
    .selectFrom('role_assignment as r')
    .leftJoin('team as t', 't.id', 'r.team_id')
    .leftJoin('service as s', 's.id', 'r.service_id')
    .select(['r.id', 'r.user_id', 'r.role', 'r.scope', 'r.started_on', 'r.ended_on', 'r.version', sql<string | null>`coalesce(t.name, s.name)`.as('place')])
    .$if(userId !== undefined, (query) => query.where('r.user_id', '=', userId ?? 0))
    .orderBy('r.started_on')
    .orderBy('r.id')
    .execute()
  return rows.map((row) => ({ id: row.id, userId: row.user_id, role: row.role, scope: row.scope, place: row.place, startedOn: row.started_on, endedOn: row.ended_on, version: row.version }))
}

/** The places that a role can be given for. */
export async function listPlaces(tx: Tx): Promise<{ teams: { id: number; name: string }[]; services: { id: number; name: string }[] }> {
  return {
    services: await tx.selectFrom('service').select(['id', 'name']).orderBy('name').execute(),
    teams: await tx.selectFrom('team').select(['id', 'name']).orderBy('name').execute(),
  }
}

/** Entries of the audit, newest first; one more than a page holds says that there is another page. */
export async function listAudit(tx: Tx, filter: AuditFilter, size: number): Promise<AuditRow[]> {
  let query = tx
    .selectFrom('audit')
    .select(['id', 'at', 'actor', 'action', 'subject_type', 'subject_id'])
    .orderBy('id', 'desc')
    .limit(size + 1)
  if (filter.action !== null) query = query.where('action', '=', filter.action)
  if (filter.actor !== null) query = query.where('actor', 'ilike', `%${filter.actor.replaceAll(/[\\%_]/g, '\\$&')}%`)
  if (filter.subjectType !== null) query = query.where('subject_type', '=', filter.subjectType)
  if (filter.subjectId !== null) query = query.where('subject_id', '=', filter.subjectId)
  if (filter.from !== null) query = query.where('at', '>=', sql<Date>`${filter.from}::date::timestamp at time zone 'Europe/London'`)
  if (filter.until !== null) query = query.where('at', '<', sql<Date>`(${filter.until}::date + 1)::timestamp at time zone 'Europe/London'`)
  if (filter.before !== null) query = query.where('id', '<', filter.before)
  const rows = await query.execute()
  return rows.map((row) => ({ id: row.id, at: row.at, actor: row.actor, action: row.action, subjectType: row.subject_type, subjectId: row.subject_id }))
}

export async function listAuditActions(tx: Tx): Promise<string[]> {
  const { rows } = await sql<{ action: string }>`select distinct action from audit order by action`.execute(tx)
  return rows.map(({ action }) => action)
}

/** Every row of every table that is about the caller, by table: what is held about them, found from the catalogue so that no table is forgotten. */
export async function listHeldAboutMe(tx: Tx, personId: number | null): Promise<HeldTable[]> {
  if (personId === null) return []
  const { rows: tables } = await sql<{ name: string; column: string }>`
    select c.relname as name, a.attname as column from pg_class c join pg_namespace n on n.oid = c.relnamespace join pg_attribute a on a.attrelid = c.oid
     where n.nspname = 'public' and c.relkind = 'r' and not a.attisdropped and has_table_privilege(c.oid, 'select')
       and ((c.relname = 'person' and a.attname = 'id') or (a.attname = 'person_id' and c.relname <> 'app_user'))
     order by c.relname <> 'person', c.relname`.execute(tx)
  const held: HeldTable[] = []
  for (const { name, column } of tables) {
    const { rows } = await sql<{ row: Record<string, unknown> }>`select to_jsonb(t) as row from ${sql.table(name)} t where ${sql.ref(`t.${column}`)} = ${personId} limit 500`.execute(tx)
    if (rows.length > 0) held.push({ table: name, rows: rows.map(({ row }) => row) })
  }
  return held
}

function userOf(row: { id: number; name: string; email: string; is_disabled: boolean; person_id: number | null; oidc_subject: string | null; version: number }, roles: readonly RoleRow[]): UserRow {
  return {
    id: row.id, name: row.name, email: row.email, isDisabled: row.is_disabled, hasPerson: row.person_id !== null, hasProvider: row.oidc_subject !== null, version: row.version,
    roles: roles.filter((role) => role.userId === row.id),
  }
}

export type UserRow = { id: number; name: string; email: string; isDisabled: boolean; hasPerson: boolean; hasProvider: boolean; version: number; roles: readonly RoleRow[] }
export type RoleRow = { id: number; userId: number; role: string; scope: string; place: string | null; startedOn: Day; endedOn: Day | null; version: number }
export type AuditRow = { id: number; at: Date; actor: string; action: string; subjectType: string; subjectId: string }
export type AuditFilter = { action: string | null; actor: string | null; subjectType: string | null; subjectId: string | null; from: Day | null; until: Day | null; before: number | null }
export type HeldTable = { table: string; rows: readonly Record<string, unknown>[] }
